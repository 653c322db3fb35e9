package import Autodiff
import Lessons

/// What a learner does to given values.
package enum ValueAction: Hashable, Sendable {
  /// Puts a value of the node's shape in, as one edit.
  case set(Node.ID, Tensor)
  /// Another learning rate than the lesson's, where a task lets it be changed.
  case setRate(Double)
  case undo, redo
  /// Takes the values of one of the lesson's variants, counted from 1, as one edit.
  case variant(Int)
  /// All values back to the lesson's own; this too can be taken back.
  case restore
  /// Begins the task that stands here, on a copy of the values.
  case begin
  /// Leaves the task and restores what was before it.
  case leave
}

/// The values that were put in for a lesson's own, in each part, and the copy that a task is tried
/// on.
struct Values: Sendable {
  private var edits: [Int: ValueEdits] = [:]
  private(set) var sandbox: Sandbox?

  /// A copy of the values for a task: leaving it throws it away.
  struct Sandbox: Sendable {
    let task: TryTask
    fileprivate(set) var edits = ValueEdits()
    /// The value that was edited last, to be edited again.
    fileprivate(set) var last: Node.ID?
  }

  /// The edits that are shown in a part.
  func edits(inPart part: Int) -> ValueEdits { sandbox?.edits ?? edits[part] ?? ValueEdits() }

  mutating func begin(_ task: TryTask) { sandbox = Sandbox(task: task) }

  /// The task ends; false if none was tried.
  mutating func leave() -> Bool {
    defer { sandbox = nil }
    return sandbox != nil
  }

  /// Puts a value in; one that is the lesson's own is no edit.
  mutating func set(_ id: Node.ID, to value: Tensor, own: Tensor, inPart part: Int) {
    sandbox?.last = id
    change(part) { edits in
      var values = edits.values
      values[id] = value.isSame(as: own) ? nil : value
      edits.put(values, rate: edits.rate)
    }
  }

  mutating func put(_ values: [Node.ID: Tensor], rate: Double? = nil, inPart part: Int) {
    change(part) { $0.put(values, rate: rate) }
  }

  mutating func set(rate: Double?, inPart part: Int) {
    change(part) { $0.put($0.values, rate: rate) }
  }

  mutating func undo(inPart part: Int) { change(part) { $0.undo() } }
  mutating func redo(inPart part: Int) { change(part) { $0.redo() } }

  private mutating func change(_ part: Int, _ change: (inout ValueEdits) -> Void) {
    guard var copy = sandbox else { return change(&edits[part, default: ValueEdits()]) }
    change(&copy.edits)
    sandbox = copy
  }
}

/// Values put in for a lesson's own, with the states before and after to go to.
struct ValueEdits: Sendable {
  /// So many states can be undone.
  static let longest = 200

  private struct State: Equatable, Sendable {
    var values: [Node.ID: Tensor] = [:]
    var rate: Double?
  }

  private var states = [State()]
  private var index = 0

  /// What differs from the lesson's own values.
  var values: [Node.ID: Tensor] { states[index].values }
  /// The learning rate, where it is not the lesson's own.
  var rate: Double? { states[index].rate }
  var isEmpty: Bool { values.isEmpty && rate == nil }
  var canUndo: Bool { index > 0 }
  var canRedo: Bool { index < states.count - 1 }

  /// Another state, from which what was undone cannot be reached any more.
  mutating func put(_ values: [Node.ID: Tensor], rate: Double? = nil) {
    let state = State(values: values, rate: rate)
    guard state != states[index] else { return }
    states.removeLast(states.count - 1 - index)
    states.append(state)
    if states.count > Self.longest { states.removeFirst() }
    index = states.count - 1
  }

  mutating func undo() { index = max(0, index - 1) }
  mutating func redo() { index = min(states.count - 1, index + 1) }
}
