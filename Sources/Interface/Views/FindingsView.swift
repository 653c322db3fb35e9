import Lessons
import Screen

/// What is wrong with the file that is watched: the first findings, above the lesson.
struct FindingsView {
  let file: WatchedFile
  /// Whether a lesson is shown below.
  let hasLesson: Bool
  let glyphs: Glyphs

  /// How many rows it takes of a window: none where nothing is wrong.
  func rows(in window: Size) -> Int {
    guard !file.findings.isEmpty else { return 0 }
    guard hasLesson else { return max(0, window.rows - 1) }
    let most = max(1, window.rows / 3)
    return min(most, shown(in: Size(window.columns, most - 1)).lines.count + 1)
  }

  func draw(into frame: inout Frame, rows: Int) {
    let size = Size(frame.size.columns, rows - 1)
    let shown = shown(in: size)
    let rect = Rect(row: 0, column: 1, width: max(0, size.columns - 2), height: max(0, size.rows))
    frame.put(shown.lines, in: rect, glyphs)
    guard rows > 0 else { return }
    frame.horizontalRule(
      row: rows - 1, column: 0, width: frame.size.columns, glyph: glyphs.cell("━"))
    let note = glyphs.fit(
      glyphs.spell(" \(summary(hidden: shown.hidden)) "), to: max(0, frame.size.columns - 4))
    frame.put(note, row: rows - 1, column: 2, style: .warning)
  }

  /// As many whole findings as fit; of the first one in any case what fits.
  private func shown(in size: Size) -> (lines: [StyledLine], hidden: Int) {
    var lines: [StyledLine] = []
    let findings = file.ordered
    for (index, finding) in findings.enumerated() {
      let columns = max(1, size.columns - 2)
      let wrapped =
        line(finding).spelled(glyphs).wrapped(to: columns, indent: 2)
        + sourceLine(finding, columns - 2)
      guard index == 0 || lines.count + wrapped.count <= size.rows else {
        return (lines, findings.count - index)
      }
      lines += wrapped
    }
    return (Array(lines.prefix(max(0, size.rows))), 0)
  }

  /// `lesson.yaml:12:9: sentence`, with the file as it is called in its folder.
  private func line(_ finding: Finding) -> StyledLine {
    let name = finding.file.split(separator: "/").last.map(String.init) ?? finding.file
    var line = StyledLine("\(name):\(finding.place): ", .key)
    line.append(
      "\(finding.severity.rawValue): ", finding.severity == .error ? .error : .warning)
    line.append(finding.sentence)
    return line
  }

  /// What stands there, and a caret below the place; nothing where there is no such line.
  private func sourceLine(_ finding: Finding, _ columns: Int) -> [StyledLine] {
    guard columns > 8, let excerpt = finding.excerpt(columns: columns - 2) else { return [] }
    return [(excerpt.text, Style.muted), (excerpt.caret, .error)].map { text, style in
      StyledLine(glyphs.spell("  " + text.replacing("\t", with: " ")), style)
    }
  }

  private func summary(hidden: Int) -> String {
    let more = hidden > 0 ? "and \(hidden) more; " : ""
    if !hasLesson { return more + "there is no lesson to show yet: mend this and save the file" }
    return more + (file.isBehind ? "below: the lesson as it was before" : "below: the lesson")
  }
}
