import Notation
import Screen
import Study

/// Going on by itself: a step each so many milliseconds.
struct Autoplay: Hashable, Sendable {
  /// Between two steps.
  var delay: Int
  /// Until the next.
  var left: Int

  static let usualDelay = 3000

  static let delays = 500...20_000

  mutating func change(by factor: Double) {
    delay = min(max(Int(Double(delay) * factor), Self.delays.lowerBound), Self.delays.upperBound)
    left = min(left, delay)
  }
}

extension AppState {
  /// Milliseconds until something changes by itself; nil where nothing does.
  package var pause: Int? {
    // The bar that shows the time left moves.
    let step = autoplay.map { min($0.left, max(100, $0.delay / Self.barSteps)) }
    let clock = presentation?.hour?.clock ?? following?.hour.map(HourClock.init)
    return [step, clock?.pause].compactMap(\.self).min()
  }

  private static let barSteps = 20

  /// So much time has passed.
  package mutating func elapse(_ milliseconds: Int) {
    letClockRun(milliseconds)
    guard var auto = autoplay else { return }
    auto.left -= milliseconds
    if auto.left > 0 {
      autoplay = auto
      return
    }
    auto.left = auto.delay
    autoplay = auto
    message = nil
    let onward: Action = experiment == nil ? .travel(.next) : .experiment(.next)
    _ = perform(presentation == nil ? onward : .classroom(.next))
    // A question, the border of a part and the end are for the learner.
    let isAsked =
      presentation.map(\.beat.isAsking)
      ?? (experiment?.study.pending != nil || stepper?.moment.pending != nil)
    if message != nil || !pages.isEmpty || isAsked { autoplay = nil }
  }

  mutating func playByItself() { autoplay = Autoplay(delay: pace, left: pace) }

  private mutating func changePace(by factor: Double) {
    autoplay?.change(by: factor)
    pace = autoplay?.delay ?? pace
  }

  /// While it goes on by itself + and − change how fast; any other key stops it.
  ///
  /// - Returns: whether the key was for this.
  mutating func controlsAutoplay(_ key: Key) -> Bool {
    guard autoplay != nil else { return false }
    switch key {
    case "+": changePace(by: 2.0 / 3)
    case "-", "−": changePace(by: 1.5)
    default:
      autoplay = nil
      message = "Stopped; a goes on by itself."
    }
    return true
  }

  /// `▶ by itself, a step each 3 s  ━━━━────  + faster  − slower  any key stops`.
  var autoplayLine: StyledLine? {
    guard let auto = autoplay else { return nil }
    let cells = 10
    let full = cells * max(0, auto.left) / max(1, auto.delay)
    let seconds = pen.numbers.significant(Double(auto.delay) / 1000, 2)
    // What is said first has room on a small screen too.
    let isNarrow = size.columns < 76
    let words = isNarrow ? "▶ each \(seconds) s  " : "▶ by itself, a step each \(seconds) s  "
    let bar =
      StyledLine(words, .forward) + StyledLine(String(repeating: "━", count: full), .forward)
      + StyledLine(String(repeating: "─", count: cells - full), .rule)
    if isNarrow { return bar + StyledLine("  + −", .key) + StyledLine(" pace", .muted) }
    return bar + StyledLine("  +", .key) + StyledLine(" faster  ", .muted)
      + StyledLine("−", .key) + StyledLine(" slower  any key stops", .muted)
  }
}
