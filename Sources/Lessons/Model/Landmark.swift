package import Autodiff

/// A spot of a lesson by its names, which is found again when the lesson was changed.
package struct Landmark: Sendable {
  /// A step by what it computes.
  private struct StepName: Hashable, Sendable {
    let pass: Pass
    let node: String
    /// The line that a gradient comes from.
    let use: String?

    init(_ step: Step, in graph: Graph) {
      pass = step.pass
      node = graph.nodes[step.node].name
      if case .reverse(let reverse) = step {
        use = reverse.use.map { graph.nodes[$0].name }
      } else {
        use = nil
      }
    }
  }

  private let spot: Spot
  private let partTitle: String?
  /// Nil at the start.
  private let step: StepName?

  package init(_ spot: Spot, of lesson: Lesson, _ trace: Trace) {
    self.spot = spot
    partTitle = lesson.graphs[spot.part].title
    step = trace.step(at: spot.position).map { StepName($0, in: trace.graph) }
  }

  /// The part that has its title, else its number.
  package func part(in lesson: Lesson) -> Spot {
    var found = Spot(part: spot.part, iteration: spot.iteration)
    let titles = lesson.graphs.map(\.title)
    if let partTitle, !titles.indices.contains(spot.part) || titles[spot.part] != partTitle {
      found.part = titles.firstIndex(of: partTitle) ?? spot.part
    }
    return found
  }

  /// The step that computes the same, or what is most like it.
  package func position(in trace: Trace) -> Int {
    guard let step else { return 0 }
    let names = trace.steps.map { StepName($0, in: trace.graph) }
    let index =
      names.firstIndex(of: step)
      ?? names.firstIndex { ($0.pass, $0.node) == (step.pass, step.node) }
      ?? names.firstIndex { $0.node == step.node }
    return index.map { $0 + 1 } ?? min(spot.position, trace.steps.count)
  }
}
