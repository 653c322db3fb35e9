import Autodiff
import Notation
import Screen
import Study

/// The passes of a part, with the place in the current one: `forward ✓  ◀ backward #1  6 of 8  backward #2`,
/// or shorter `✓ · ◀ backward #1 6/8 · #2`, or `✓ · ◀ #1 6/8 · #2`.
struct PassMap {
  /// From the most words to the fewest.
  enum Length { case words, signs, short }

  private let passes: [(pass: Pass, steps: ClosedRange<Int>)]
  private let glyphs: Glyphs

  init(_ moment: Moment, _ glyphs: Glyphs) {
    passes = moment.passes
    self.glyphs = glyphs
  }

  /// - Parameter position: nil behind all steps.
  func line(at position: Int?, _ length: Length) -> StyledLine {
    guard let position else { return StyledLine("the end", .muted) }
    var line = StyledLine(position == 0 ? "start" : "", .muted)
    for (pass, steps) in passes {
      guard let text = text(of: pass, steps, at: position, length) else { continue }
      if !line.isEmpty { line.append(length == .words ? "  " : " · ", .muted) }
      line.append(text, steps.contains(position) ? pass.style.bold : .muted)
    }
    return line.spelled(glyphs)
  }

  /// The widest of all positions.
  func widest(_ length: Length) -> StyledLine {
    let places = [0] + passes.map(\.steps.upperBound)
    let lines = places.map { line(at: $0, length) }
    return lines.max { $0.columns < $1.columns } ?? StyledLine()
  }

  /// Nil of a pass of which nothing is said.
  private func text(
    of pass: Pass, _ steps: ClosedRange<Int>, at position: Int, _ length: Length
  ) -> String? {
    let inWords = length == .words
    if steps.contains(position) {
      let (place, count) = (position - steps.lowerBound + 1, steps.count)
      let name = length == .short ? pass.shortName : pass.name
      return (name == pass.sign ? name : "\(pass.sign) \(name)")
        + (inWords ? "  \(place) of \(count)" : " \(place)/\(count)")
    }
    if position < steps.lowerBound { return inWords ? pass.name : pass.shortName }
    // In ASCII a tick would look like a cross.
    if glyphs.isASCII { return inWords ? "\(pass.name) done" : nil }
    return inWords ? "\(pass.name) ✓" : "✓"
  }
}

extension Pass {
  /// The way it goes.
  var sign: String {
    switch self {
    case .forward: "▶"
    case .backward1, .backward2: "◀"
    case .update: "↻"
    }
  }

  fileprivate var shortName: String {
    switch self {
    case .forward: name
    case .backward1: "#1"
    case .backward2: "#2"
    case .update: sign
    }
  }
}
