import Autodiff
import Lessons
import Screen

/// A place in a lesson by its names, which is found again when the lesson was changed.
struct Landmark: Hashable, Sendable {
  /// A step by what it computes.
  private struct StepName: Hashable, Sendable {
    let pass: Pass
    let node: String
    /// The line that a gradient comes from.
    let use: String?
  }

  private let part: Int
  private let partTitle: String?
  private let iteration: Int
  private let position: Int
  /// Nil at the start.
  private let step: StepName?

  init(_ lesson: LessonState) {
    part = lesson.spot.part
    partTitle = lesson.parts?.part.title
    iteration = lesson.spot.iteration
    position = lesson.position
    step = lesson.step.map { Self.name($0, in: lesson.trace.graph) }
  }

  private static func name(_ step: Step, in graph: Graph) -> StepName {
    var use: String?
    if case .reverse(let reverse) = step { use = reverse.use.map { graph.nodes[$0].name } }
    return StepName(pass: step.pass, node: graph.nodes[step.node].name, use: use)
  }

  /// Goes there, or to what is most like it.
  func find(in lesson: inout LessonState, size: Size) {
    let titles = lesson.parts?.lesson.parts.map(\.title) ?? []
    var spot = LessonState.Spot(part: part, iteration: iteration)
    if let partTitle, !titles.indices.contains(part) || titles[part] != partTitle {
      spot.part = titles.firstIndex(of: partTitle) ?? part
    }
    lesson.go(to: spot, size: size)
    lesson.move(to: position(in: lesson.trace))
  }

  private func position(in trace: Trace) -> Int {
    guard let step else { return 0 }
    let names = trace.steps.map { Self.name($0, in: trace.graph) }
    let index =
      names.firstIndex(of: step)
      ?? names.firstIndex { ($0.pass, $0.node) == (step.pass, step.node) }
      ?? names.firstIndex { $0.node == step.node }
    return index.map { $0 + 1 } ?? min(position, trace.steps.count)
  }
}
