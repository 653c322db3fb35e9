public import Autodiff

/// A task on a copy of the values: change something until a condition holds.
public struct TryTask: Sendable {
  public let id: String
  public let idPlace: Place
  public let prompt: Prose
  /// What may be changed.
  public let edit: [Node.ID]
  public let doneWhen: LiveExpression
  /// Values that reach it.
  public let solution: [Node.ID: Tensor]
  public let solutionPlace: Place
  public let hints: [Hint]
}
