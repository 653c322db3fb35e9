import Autodiff
import Screen
import Study

@testable import Interface
@testable import Lessons

/// Graphs to draw, written in the equation language.
enum Samples {
  static func trace(
    _ equations: String, _ given: [String: Tensor], learn: [String], examples: Axis? = nil
  ) throws -> Trace {
    let compiled = Equations.compile(
      PlacedText(equations),
      given: given.sorted { $0.key < $1.key }.map { Equations.Given($0.key, $0.value) },
      learn: learn.map { Equations.PlacedName($0) }, examples: examples)
    guard let graph = compiled.graph else { throw Problems(problems: compiled.problems) }
    return Trace(graph, given: compiled.values)
  }

  struct Problems: Error { let problems: [Problem] }

  static func toy() throws -> Trace {
    try trace(
      """
      f0 = β0 + ω0 * x
      h1 = sin(f0)
      f1 = β1 + ω1 * h1
      h2 = exp(f1)
      f2 = β2 + ω2 * h2
      h3 = cos(f2)
      f3 = β3 + ω3 * h3
      l = (f3 - y)^2
      """,
      [
        "x": Tensor(2.3), "y": Tensor(2), "β0": Tensor(1), "ω0": Tensor(0.1), "β1": Tensor(2),
        "ω1": Tensor(-0.4), "β2": Tensor(-3), "ω2": Tensor(2), "β3": Tensor(0.4),
        "ω3": Tensor(3),
      ], learn: ["β0", "ω0", "β1", "ω1", "β2", "ω2", "β3", "ω3"])
  }

  static func batch() throws -> Trace {
    try trace(
      """
      f0 = β0 + Ω0 @ x
      h1 = relu(f0)
      f1 = β1 + Ω1 @ h1
      l = (f1 - y)^2
      L = mean(l)
      """,
      [
        "x": Tensor(Shape(2, 3), [1, 2, -1, 2, 1, 1]), "y": Tensor(Shape(1, 3), [0, 1, 1]),
        "β0": Tensor(Shape(2, 1), [0, -1]), "Ω0": Tensor(Shape(2, 2), [1, -1, 0.5, 1]),
        "β1": Tensor(0.5), "Ω1": Tensor(Shape(1, 2), [2, -1]),
      ], learn: ["β0", "Ω0", "β1", "Ω1"], examples: .columns)
  }

  static func fork() throws -> Trace {
    try trace(
      "a = x * y\nf = a + x\nl = f^2", ["x": Tensor(3), "y": Tensor(-4)], learn: ["x", "y"])
  }

  /// A lesson that says nothing, about the graph and the values of a trace.
  static func lesson(_ trace: Trace, training: Training? = nil) -> Lesson {
    let given = Dictionary(
      uniqueKeysWithValues: trace.graph.given.map { ($0.id, trace.values[$0.id]) })
    let content = GraphPart(
      graph: trace.graph,
      given: given.sorted { $0.key < $1.key }.map {
        GivenValue(node: $0.key, value: $0.value, draw: nil, choices: [], place: .start)
      },
      run: training.flatMap { try? TrainingRun(trace.graph, given: given, $0) },
      expectations: [], elsewhere: [], variants: [], names: .incomplete, linePlaces: [:])
    let part = LessonPart(title: nil, digits: 3, content: .graph(content), notes: [])
    return Lesson(
      header: LessonHeader(
        id: "sample", title: "A sample", summary: nil, section: nil, minutes: nil,
        language: nil, prerequisites: [], goals: []),
      references: [], imprint: Lesson.Imprint(), parts: [part], idPlace: .start)
  }

  /// What is seen of it after so many steps.
  static func moment(_ trace: Trace, training: Training? = nil, at position: Int) -> Moment {
    var study = study(trace, training)
    study.perform(.travel(.spot(Spot(position: position))))
    return study.moment
  }

  /// The lesson on the screen.
  static func stepper(_ trace: Trace, training: Training? = nil) -> Stepper {
    Stepper(study(trace, training), pen: Pen())
  }

  private static func study(_ trace: Trace, _ training: Training?) -> Study {
    guard let study = Study(lesson(trace, training: training)) else {
      preconditionFailure("a sample is a graph")
    }
    return study
  }
}
