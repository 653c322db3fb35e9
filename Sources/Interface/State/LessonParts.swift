import Autodiff
import Lessons

/// The parts of a lesson, the iterations of those that train, and which of them is shown.
struct LessonParts: Sendable {
  let lesson: Lesson
  private let asks: Bool
  /// Counted from 0.
  private(set) var index = 0
  /// The iteration that each part was left at.
  private var iterations: [Int]
  private var runs: [TrainingRun?]
  private var traces = TraceCache()

  /// Nil if there are no parts.
  init?(_ lesson: Lesson, asks: Bool) {
    guard !lesson.parts.isEmpty else { return nil }
    self.lesson = lesson
    self.asks = asks
    iterations = lesson.parts.map { _ in 0 }
    runs = lesson.parts.map { try? $0.run() }
  }

  var count: Int { lesson.parts.count }
  var part: LessonPart { lesson.parts[index] }
  /// The state after that many updates.
  var iteration: Int { iterations[index] }
  /// The iteration at which the training of the part ends; nil if it does not train.
  var lastIteration: Int? { runs[index]?.lastIteration }

  func isPart(_ index: Int) -> Bool { lesson.parts.indices.contains(index) }

  /// Goes to a part, as far as there is one, and to an iteration of it.
  /// - Parameter iteration: nil for the one at which the part was left.
  mutating func go(to index: Int, iteration: Int? = nil) {
    self.index = max(0, min(index, count - 1))
    guard let iteration else { return }
    iterations[self.index] = max(0, min(iteration, lastIteration ?? 0))
  }

  /// The scene of the part and iteration.
  mutating func scene() -> Scene {
    let before = iteration > 0 ? trace(at: iteration - 1) : nil
    return Scene(
      part, of: lesson, trace: trace(at: iteration), iteration: iteration,
      lossBefore: before.map { $0.values[$0.graph.loss].elements[0] }, asks: asks)
  }

  private mutating func trace(at iteration: Int) -> Trace {
    let key = TraceCache.Key(part: index, iteration: iteration)
    if let kept = traces[key] { return kept }
    // The values were checked when the lesson was read: a run that cannot begin has no iterations.
    let trace = (try? runs[index]?.trace(at: iteration)) ?? part.trace()
    traces.keep(trace, as: key)
    return trace
  }
}

/// Traces that were made, the latest ones, as many as do not need too much memory.
private struct TraceCache: Sendable {
  struct Key: Hashable, Sendable {
    let part: Int
    let iteration: Int
  }

  private static let most = 64
  private static let numbers = 1_000_000
  private var kept: [Key: Trace] = [:]
  /// From the one that was made first.
  private var order: [Key] = []

  subscript(key: Key) -> Trace? { kept[key] }

  mutating func keep(_ trace: Trace, as key: Key) {
    let size = trace.graph.nodes.reduce(1) { $0 + 4 * $1.shape.rows * $1.shape.columns }
    kept[key] = trace
    order.append(key)
    while order.count > max(2, min(Self.most, Self.numbers / size)) {
      kept[order.removeFirst()] = nil
    }
  }
}
