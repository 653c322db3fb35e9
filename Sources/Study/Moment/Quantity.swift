package import Autodiff
import Lessons

/// What may be seen of a value or a gradient at a moment.
package enum Quantity: Sendable {
  /// Not computed yet.
  case absent
  /// A question asks for it: a `?` in its place.
  case secret
  /// - Parameter was: what it is with the lesson's own values, where an edit has moved it.
  case known(Tensor, was: Tensor?)

  /// The number, where it may be seen.
  package var tensor: Tensor? {
    if case .known(let tensor, _) = self { tensor } else { nil }
  }

  /// What it was before an edit moved it; nil where none did.
  package var was: Tensor? {
    if case .known(_, let was) = self { was } else { nil }
  }

  package var isSecret: Bool {
    if case .secret = self { true } else { false }
  }

  package var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }

  /// - Parameter own: with the lesson's own values; nil while these are shown.
  init(_ tensor: Tensor?, own: Tensor? = nil, isSecret: Bool) {
    guard let tensor else {
      self = .absent
      return
    }
    let isMoved =
      own.map { $0.shape != tensor.shape || !tensor.entriesMoved(from: $0).isEmpty } ?? false
    self = isSecret ? .secret : .known(tensor, was: isMoved ? own : nil)
  }
}

// What is given, and what was put in for it.

/// A given value that was edited.
package struct EditedValue: Sendable {
  package let node: Node.ID
  package let was: Tensor
  package let now: Tensor
}

extension Moment {
  /// Whether other values than the lesson's own are shown.
  package var isEdited: Bool { scene.edited != nil }

  /// What was put in for what, in the order of the graph.
  package var edits: [EditedValue] {
    graph.given.compactMap { node in
      guard let now = scene.edits[node.id], let was = scene.given[node.id] else { return nil }
      return EditedValue(node: node.id, was: was, now: now)
    }
  }

  /// The learning rate of the lesson; nil where nothing trains.
  package var ownRate: Double? {
    part.content.training.map { $0.rate ?? $0.optimizer.usualRate }
  }

  /// The learning rate that was put in for it.
  package var editedRate: Double? { scene.rate }

  /// A given value, to be edited: as the lesson has it, and as it is now. Nil of what is computed.
  package func given(_ id: Node.ID) -> EditedValue? {
    scene.given[id].map { EditedValue(node: id, was: $0, now: scene.edits[id] ?? $0) }
  }

  /// What edits have moved of what is known here, in the order of the computation: values forwards,
  /// gradients from the loss back.
  package var moved: [Symbol] {
    guard isEdited else { return [] }
    let computed = graph.computed.map(\.id)
    let gradients = computed.reversed() + graph.parametersFromTheLossBack
    let learned = spot.iteration > 0 ? graph.parametersFromTheLossBack.reversed() : []
    return ((learned + computed).map(Symbol.value) + gradients.map(Symbol.gradient))
      .filter { self[$0].was != nil }
  }
}
