import Autodiff

/// Values put in for a lesson's own, with the states before and after to go to.
struct ValueEdits: Sendable {
  /// So many states can be undone.
  static let longest = 200

  private var states: [[Node.ID: Tensor]] = [[:]]
  private var index = 0

  /// What differs from the lesson's own values.
  var values: [Node.ID: Tensor] { states[index] }
  var isEmpty: Bool { values.isEmpty }
  var canUndo: Bool { index > 0 }
  var canRedo: Bool { index < states.count - 1 }

  /// Another state, from which what was undone cannot be reached any more.
  mutating func put(_ values: [Node.ID: Tensor]) {
    guard values != self.values else { return }
    states.removeLast(states.count - 1 - index)
    states.append(values)
    if states.count > Self.longest { states.removeFirst() }
    index = states.count - 1
  }

  mutating func undo() { index = max(0, index - 1) }
  mutating func redo() { index = min(states.count - 1, index + 1) }
}
