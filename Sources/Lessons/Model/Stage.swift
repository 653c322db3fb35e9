public import Autodiff

/// A named place in a lesson, which stays where it is when steps are added.
public enum Stage: Hashable, Sendable {
  case start
  case forward(Node.ID)
  case backward(Node.ID)
  /// The step of one path, where several lines use a value.
  case path(Node.ID, through: Node.ID)
  case update
  /// The state after that many updates; 0 is the given values.
  case iteration(Int)
  /// Of an experiment: that series, counted from 0.
  case series(Int)
  case end

  /// The position in a trace on which the stage's narration stands: the step that computes a
  /// value, the first of the steps that compute a gradient. Nil for stages of other traces.
  public func position(in trace: Trace) -> Int? {
    switch self {
    case .start: 0
    case .forward(let node): trace.forwardPosition(of: node)
    case .backward(let node): trace.backwardPositions(of: node).first
    case .path(let node, let use): trace.backwardPosition(of: node, through: use)
    case .update: trace.firstUpdatePosition
    case .iteration(let number): number == 0 ? 0 : nil
    case .series: nil
    case .end: trace.steps.count
    }
  }

  /// As a lesson writes it: `forward h1`.
  public func text(in graph: Graph) -> String {
    switch self {
    case .start: "start"
    case .forward(let node): "forward \(graph.nodes[node].name)"
    case .backward(let node): "backward \(graph.nodes[node].name)"
    case .path(let node, let use):
      "backward \(graph.nodes[node].name) through \(graph.nodes[use].name)"
    case .update: "update"
    case .iteration(let number): "iteration \(number)"
    case .series(let index): "series \(index + 1)"
    case .end: "end"
    }
  }
}

extension Stage {
  /// The iteration that it belongs to.
  package var iteration: Int {
    switch self {
    case .iteration(let number): number
    case .start, .forward, .backward, .path, .update, .series, .end: 0
    }
  }
}
