public import Autodiff

/// A task on a copy of the values: change something until a condition holds.
public struct TryTask: Sendable {
  public let id: String
  public let idPlace: Place
  public let prompt: Prose
  /// What may be changed.
  public let edit: [Node.ID]
  /// Whether the learning rate may be changed too.
  public let editsRate: Bool
  /// All of them.
  public let conditions: [LiveExpression]
  /// What is wanted, in the author's words.
  public let sayWhen: Prose?
  /// Values that reach it.
  public let solution: [Node.ID: Tensor]
  /// A learning rate that reaches it, beside the values; nil for the lesson's own.
  public let solutionRate: Double?
  public let solutionPlace: Place
  public let hints: [Hint]

  public func isDone(in trace: Trace) -> Bool { conditions.allSatisfy { $0.holds(in: trace) } }
}
