import Autodiff
import Lessons
import Screen

@testable import Interface

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

  static func lesson(
    _ trace: Trace, _ size: Size, glyphs: Glyphs = .unicode, hasColor: Bool = true,
    narration: [Int: [StyledLine]] = [:]
  ) -> LessonState {
    LessonState(
      id: "sample", title: "A sample", trace: trace, about: [],
      pen: Pen(glyphs: glyphs, hasColor: hasColor), size: size, narrate: { _, _, _ in narration })
  }
}
