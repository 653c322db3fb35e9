import Autodiff
import Lessons

/// What becomes of other values than the lesson's own.
struct Evaluation: Sendable {
  /// What the lesson gives, before any update.
  let given: [Node.ID: Tensor]
  /// The trace of these values, one for everything that is given.
  let trace: @Sendable ([Node.ID: Tensor]) -> Trace
  /// The trace at an iteration beyond the first, where the lesson begins with these values; nil at
  /// iteration 0.
  let replay: (@Sendable ([Node.ID: Tensor]) -> Trace)?

  /// Of a trace by itself.
  init(_ own: Trace) {
    given = own.givenValues
    trace = { [graph = own.graph] in Trace(graph, given: $0) }
    replay = nil
  }

  init(_ part: LessonPart, iteration: Int) {
    given = part.values
    trace = { part.trace(given: $0) }
    guard iteration > 0 else {
      replay = nil
      return
    }
    replay = { part.trace(given: $0, iteration: iteration) }
  }
}

extension Trace {
  /// The values of all that is given.
  var givenValues: [Node.ID: Tensor] {
    Dictionary(uniqueKeysWithValues: graph.given.map { ($0.id, values[$0.id]) })
  }
}
