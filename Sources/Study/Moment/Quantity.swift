package import Autodiff

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
    let isMoved = own.map { !$0.isSame(as: tensor) } ?? false
    self = isSecret ? .secret : .known(tensor, was: isMoved ? own : nil)
  }
}
