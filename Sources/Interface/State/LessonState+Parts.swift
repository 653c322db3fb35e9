import Autodiff
import Lessons
import Screen

// Through the parts of a lesson and the iterations of a part.

extension LessonState {
  /// A place in the lesson; what is shown follows from it and from the answers.
  struct Spot: Hashable, Sendable {
    /// Counted from 0.
    var part = 0
    var iteration = 0
    /// 0 is the start.
    var position = 0
  }

  var spot: Spot {
    Spot(part: parts?.index ?? 0, iteration: parts?.iteration ?? 0, position: position)
  }

  var isAtEnd: Bool { position == trace.steps.count }

  /// Whether this is the end of the last part.
  var isDone: Bool { isAtEnd && !hasPart(after: 1) }

  /// Goes to a place, or to the one nearest to it.
  mutating func go(to spot: Spot, size: Size) {
    let before = self.spot
    parts?.go(to: spot.part, iteration: spot.iteration)
    show(at: spot.position, before: before, size: size)
  }

  mutating func go(to stage: PlacedStage, size: Size) {
    var iteration = 0
    if case .iteration(let number) = stage.stage { iteration = number }
    go(to: Spot(part: stage.part, iteration: iteration), size: size)
    move(to: stage.stage.position(in: trace) ?? 0)
  }

  // MARK: Steps

  /// A step on; from the end of a part to the start of the next.
  mutating func next(size: Size) {
    if isAtEnd, hasPart(after: 1) { return go(byParts: 1, size: size) }
    move(to: position + 1)
  }

  /// A step back; from the start of a part to the end of the one before.
  mutating func back(size: Size) {
    if position == 0, hasPart(after: -1) { return go(byParts: -1, toEnd: true, size: size) }
    move(to: position - 1)
  }

  mutating func nextPass(size: Size) {
    if isAtEnd { return next(size: size) }
    move(to: trace.nextPass(after: position))
  }

  mutating func previousPass(size: Size) {
    if position == 0 { return back(size: size) }
    move(to: trace.previousPass(before: position))
  }

  // MARK: Parts

  /// Whether there is a part that many parts on.
  func hasPart(after change: Int) -> Bool { parts.map { $0.isPart($0.index + change) } ?? false }

  /// To the start of another part, or to its end, at the iteration at which it was left.
  mutating func go(byParts change: Int, toEnd: Bool = false, size: Size) {
    guard hasPart(after: change), let index = parts?.index else { return }
    let before = spot
    parts?.go(to: index + change)
    show(at: toEnd ? .max : 0, before: before, size: size)
  }

  // MARK: Iterations

  /// The iteration that is shown and the last one; nil where nothing is trained.
  var iterations: (shown: Int, last: Int)? {
    guard let parts, let last = parts.lastIteration else { return nil }
    return (parts.iteration, last)
  }

  func hasIteration(after change: Int) -> Bool {
    iterations.map { (0...$0.last).contains($0.shown + change) } ?? false
  }

  /// To another iteration; the step stays.
  mutating func go(byIterations change: Int, size: Size) {
    guard hasIteration(after: change) else { return }
    var spot = spot
    spot.iteration += change
    go(to: spot, size: size)
  }

  /// To the end of the update; from there, to the end of the next one.
  mutating func update(size: Size) {
    guard iterations != nil else { return }
    if isAtEnd { go(byIterations: 1, size: size) }
    move(to: trace.steps.count)
  }

  private mutating func show(at position: Int, before: Spot, size: Size) {
    guard var parts else { return move(to: position) }
    guard spot.part != before.part || spot.iteration != before.iteration else {
      return move(to: position)
    }
    let digits = parts.part.digits - parts.lesson.parts[before.part].digits
    if spot.part != before.part { choose(nil) }
    leaveScene(part: before.part, for: spot.part)
    let scene = parts.scene()
    self.parts = parts
    show(scene, at: position, digits: digits, size: size)
  }
}

extension LessonState {
  /// What leads nowhere from here.
  var idleTravel: Set<Action> {
    var idle: Set<Action> = []
    if !hasPart(after: 1) { idle.insert(.nextPart) }
    if !hasPart(after: -1) { idle.insert(.previousPart) }
    if !hasIteration(after: 1) { idle.insert(.nextIteration) }
    if !hasIteration(after: -1) { idle.insert(.previousIteration) }
    if iterations == nil || isAtEnd && !hasIteration(after: 1) { idle.insert(.update) }
    return idle
  }
}
