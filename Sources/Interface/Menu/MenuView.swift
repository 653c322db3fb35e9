import Lessons
import Screen

/// The lessons by section, and a preview of the chosen one.
struct MenuView {
  let menu: MenuState
  let pen: Pen
  var habits = Habits()
  var context = Context.menu
  /// What is typed to filter the list, or as equations.
  var typed: StyledLine?

  private var rows: [MenuState.Row] { menu.rows }

  private func list(_ size: Size) -> Rect {
    let hasPreview = size.columns >= 60
    return Rect(
      row: 2, column: 0, width: hasPreview ? min(52, size.columns / 2 + 1) : size.columns,
      height: max(0, size.rows - 4))
  }

  /// The first visible row, so that the chosen lesson is seen, with its section where that fits.
  private func top(_ list: Rect) -> Int {
    let chosen = rows.firstIndex { if case .entry(menu.chosen) = $0 { true } else { false } } ?? 0
    return max(0, min(chosen - list.height / 2, rows.count - list.height))
  }

  /// The lesson at a cell of the screen.
  func entry(at position: Position, size: Size) -> Int? {
    let list = list(size)
    guard list.contains(position) else { return nil }
    let index = position.row - list.row + top(list)
    guard rows.indices.contains(index), case .entry(let entry) = rows[index] else { return nil }
    return entry
  }

  /// Whether a cell is where equations of one's own are asked for.
  func isOwn(at position: Position, size: Size) -> Bool {
    let list = list(size)
    let index = position.row - list.row + top(list)
    return list.contains(position) && rows.indices.contains(index) && rows[index] == .own
  }

  func draw(into frame: inout Frame) {
    let size = frame.size
    let count = pen.glyphs.spell(count)
    frame.put("Backstep", row: 0, column: 1, style: .title)
    frame.put(count, row: 0, column: size.columns - ColumnWidth.columns(of: count) - 1)
    for row in [1, size.rows - 2] {
      frame.horizontalRule(
        row: row, column: 0, width: size.columns, glyph: pen.glyphs.cell("─"))
    }
    let list = list(size)
    drawList(list, into: &frame)
    if list.width < size.columns { drawPreview(beside: list, into: &frame) }
    hintBar.draw(into: &frame)
  }

  var hintBar: HintBar {
    HintBar(
      context: context.takesText ? context : .menu, glyphs: pen.glyphs,
      disabled: [.field(.edit(.nextCell))] + (menu.words.isEmpty ? [.app(.dropFilter)] : []),
      habits: habits, typed: typed)
  }

  /// The mark of the chosen lesson.
  func placeOfChosen(_ size: Size) -> Position? {
    let list = list(size)
    return list.rows.map { Position(row: $0, column: list.column + 1) }
      .first { entry(at: $0, size: size) == menu.chosen }
  }

  /// `5 lessons, 2 done`.
  private var count: String {
    if !menu.words.isEmpty { return "\(menu.kept.count) of \(menu.entries.count) lessons" }
    let known = menu.entries.count + menu.unread
    let lessons = known == 1 ? "1 lesson" : "\(known) lessons"
    let done = menu.entries.filter { $0.status == .done }.count
    return lessons + (done > 0 ? ", \(done) done" : "")
  }

  private func drawList(_ list: Rect, into frame: inout Frame) {
    let lines = rows.dropFirst(top(list)).prefix(list.height).map { row in
      switch row {
      case .section(let name):
        StyledLine(" ") + StyledLine(pen.glyphs.fit(name, to: list.width - 2), .title)
      case .entry(let index): line(index, list.width)
      case .own:
        StyledLine(" ") + StyledLine("+", .key)
          + StyledLine(pen.glyphs.fit(" Try your own equation", to: list.width - 3))
      }
    }
    frame.put(lines, in: list, pen.glyphs)
    markWhatIsOutside(list, into: &frame)
    if rows.isEmpty {
      let text =
        !menu.entries.isEmpty
        ? "No lesson has these words; Esc brings all of them back."
        : "There are no lessons here. backstep --lessons FOLDER names a folder of them."
      for (offset, line) in ColumnWidth.wrap(text, to: list.width - 2).enumerated() {
        frame.put(line, row: list.row + 1 + offset, column: 1, within: list)
      }
    }
  }

  /// Arrows at the edge of the list beyond which it goes on.
  private func markWhatIsOutside(_ list: Rect, into frame: inout Frame) {
    func mark(_ glyph: Unicode.Scalar, _ row: Int) {
      let place = Position(row: row, column: list.endColumn - 1)
      frame.put(pen.glyphs.cell(glyph), at: place, style: .key, within: list)
    }
    if top(list) > 0 { mark("▴", list.row) }
    if top(list) + list.height < rows.count { mark("▾", list.endRow - 1) }
  }

  private func line(_ index: Int, _ columns: Int) -> StyledLine {
    let entry = menu.entries[index]
    let isChosen = index == menu.chosen
    let style: Style = isChosen ? .chosen : entry.problem == nil ? .plain : .muted
    let minutes = entry.minutes.map { "\($0) min" } ?? ""
    let mark = isChosen ? "▶" : entry.problem == nil ? " " : "!"
    var line = StyledLine(" ") + StyledLine(mark, style)
    line = line + (isChosen && entry.problem != nil ? "!" : " ")
    if let status = entry.status {
      line = line + StyledLine(entry.problem == nil ? sign(status) : " ", style) + " "
    }
    line = line.spelled(pen.glyphs)
    let room = columns - line.columns - 2 - (minutes.isEmpty ? 0 : minutes.count + 2)
    line.append(pen.glyphs.fit(entry.title, to: room), style)
    let gap = columns - line.columns - minutes.count - 2
    return line + StyledLine(String(repeating: " ", count: max(0, gap)))
      + StyledLine(minutes, .muted)
  }

  private func sign(_ status: LessonStatus) -> String {
    switch status {
    case .fresh: "○"
    case .begun: "◐"
    case .done: "✓"
    }
  }

  private func drawPreview(beside list: Rect, into frame: inout Frame) {
    frame.verticalRule(
      row: list.row, column: list.width, height: list.height, glyph: pen.glyphs.cell("│"))
    let area = Rect(
      row: list.row, column: list.width + 2, width: frame.size.columns - list.width - 4,
      height: list.height)
    frame.put(
      preview(min(area.width, 72)).cut(to: area.height, pen.glyphs), in: area, pen.glyphs)
  }

  private func preview(_ columns: Int) -> [StyledLine] {
    guard let entry = menu.entry else { return [] }
    var facts = entry.minutes.map { ["\($0) min"] } ?? []
    if !entry.after.isEmpty { facts.append("after " + entry.after.joined(separator: ", ")) }
    if entry.problem == nil {
      switch entry.status {
      case .done: facts.append("done")
      case .begun: facts.append("begun" + (entry.place.map { ", left \($0)" } ?? ""))
      case .fresh, nil: break
      }
    }
    var lines = [StyledLine(entry.title, .title)]
    if !facts.isEmpty { lines.append(StyledLine(facts.joined(separator: " · "), .muted)) }
    lines.append(StyledLine())
    if let problem = entry.problem {
      lines.append(StyledLine("This lesson cannot be opened:", .warning))
      lines.append(StyledLine(problem))
    } else {
      lines.append(StyledLine(entry.summary))
      if !entry.goals.isEmpty {
        lines += [StyledLine(), StyledLine("You will be able to", .title)]
        lines += entry.goals.flatMap { goal in
          StyledLine("• \(goal)").spelled(pen.glyphs).wrapped(to: columns, indent: 2)
        }
      }
    }
    return lines.wrapped(to: columns, pen.glyphs)
  }
}
