import Autodiff
import Screen
import Study

/// The passes of a part, with the place in the current one: `forward ✓  ◀ backward #1  6 of 8  backward #2`,
/// or shorter `✓ · ◀ backward #1 6/8 · #2`.
struct PassMap {
  fileprivate struct Stretch {
    let pass: Pass
    /// The number of its first step, and how many it has.
    let first: Int
    var count = 1
  }

  private var stretches: [Stretch] = []
  private let glyphs: Glyphs

  init(_ moment: Moment, _ glyphs: Glyphs) {
    self.glyphs = glyphs
    for number in 1...max(1, moment.lastPosition) {
      guard let pass = moment.pass(ofStep: number) else { continue }
      if stretches.last?.pass == pass {
        stretches[stretches.count - 1].count += 1
      } else {
        stretches.append(Stretch(pass: pass, first: number))
      }
    }
  }

  /// In words where all of them have room.
  ///
  /// - Parameter position: nil behind all steps.
  func line(at position: Int?, inWords: Bool) -> StyledLine {
    guard let position else { return StyledLine("the end", .muted) }
    var line = StyledLine(position == 0 ? "start" : "", .muted)
    for stretch in stretches {
      var text = stretch.text(at: position, inWords: inWords)
      if stretch.isDone(at: position) {
        // In ASCII a tick would look like a cross.
        let tick = glyphs.isASCII ? inWords ? "done" : "" : "✓"
        text = [text, tick].filter { !$0.isEmpty }.joined(separator: " ")
        if text.isEmpty { continue }
      }
      if !line.isEmpty { line.append(inWords ? "  " : " · ", .muted) }
      line.append(text, stretch.style(at: position))
    }
    return line.spelled(glyphs)
  }

  /// The widest of all positions.
  func widest(inWords: Bool) -> StyledLine {
    let places = [0] + stretches.map { $0.first + $0.count - 1 }
    let lines = places.map { line(at: $0, inWords: inWords) }
    return lines.max { $0.columns < $1.columns } ?? StyledLine()
  }
}

extension PassMap.Stretch {
  private func isCurrent(at position: Int) -> Bool { (first..<first + count).contains(position) }

  fileprivate func text(at position: Int, inWords: Bool) -> String {
    let place = position - first + 1
    if isCurrent(at: position) {
      let lead = "\(pass.sign) \(pass.name)"
      return inWords ? "\(lead)  \(place) of \(count)" : "\(lead) \(place)/\(count)"
    }
    return inWords ? pass.name : isDone(at: position) ? "" : pass.shortName
  }

  fileprivate func isDone(at position: Int) -> Bool { position >= first + count }

  fileprivate func style(at position: Int) -> Style {
    isCurrent(at: position) ? pass.style.bold : .muted
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

  /// In words.
  var name: String {
    switch self {
    case .forward: "forward"
    case .backward1: "backward #1"
    case .backward2: "backward #2"
    case .update: "update"
    }
  }

  fileprivate var shortName: String {
    switch self {
    case .forward: "forward"
    case .backward1: "#1"
    case .backward2: "#2"
    case .update: "↻"
    }
  }
}
