import Autodiff
import Study

/// Which given value `e` edits, or a sentence that says which can be.
enum EditTarget: Hashable, Sendable {
  case value(Node.ID)
  case refusal(String)

  /// - Parameters:
  ///   - chosen: the node that the user chose; nothing else is edited in its place.
  ///   - step: what is shown; a value that it uses is edited.
  init(chosen: Node.ID?, step: StepOutline?, in graph: Graph, pen: Pen) {
    if let node = chosen ?? step?.node, graph.nodes[node].kind != .computed {
      self = .value(node)
    } else if chosen == nil, let used = Self.used(by: step, in: graph) {
      self = .value(used)
    } else if let node = chosen ?? step?.node {
      let name = pen.name(node, in: graph)
      let near = graph.nearestGiven(to: node).map { pen.name($0, in: graph) }
      self = .refusal(
        near.map { "\(name) is computed; Tab to a given value, such as \($0), then e." }
          ?? "\(name) is computed, and nothing here is given.")
    } else {
      self = .refusal("Nothing here is given.")
    }
  }

  /// In a task: what it names, and nothing else.
  init(chosen: Node.ID?, last: Node.ID?, among edit: [Node.ID], in graph: Graph, pen: Pen) {
    if let chosen, graph.nodes[chosen].kind != .computed, !edit.contains(chosen) {
      let names = edit.map { pen.name($0, in: graph) }.joined(separator: ", ")
      self = .refusal("This task lets you edit \(names) only.")
    } else if let node = chosen.flatMap({ edit.contains($0) ? $0 : nil }) ?? last ?? edit.first {
      self = .value(node)
    } else {
      self = .refusal("Nothing here is given.")
    }
  }

  /// The first value that a step uses; at the start, that the first line uses.
  private static func used(by step: StepOutline?, in graph: Graph) -> Node.ID? {
    switch step {
    case .forward(_, let formula): graph.given(in: formula).first
    case .seed: nil
    case .reverse(let step): graph.given(in: step.formula).first
    case .update(let parameter, _): parameter
    case nil:
      graph.computed.lazy.compactMap { $0.formula.flatMap { graph.given(in: $0).first } }.first
    }
  }
}
