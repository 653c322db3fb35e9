import Screen

/// The lessons by section, and a preview of the chosen one.
struct MenuView {
  let menu: MenuState
  let pen: Pen

  private enum Row {
    case section(String)
    case entry(Int)
  }

  private var rows: [Row] {
    var rows: [Row] = []
    for (index, entry) in menu.entries.enumerated() {
      if index == 0 || menu.entries[index - 1].section != entry.section {
        rows.append(.section(entry.section))
      }
      rows.append(.entry(index))
    }
    return rows
  }

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
    HintBar(context: .menu, glyphs: pen.glyphs).draw(
      into: &frame,
      at: Rect(row: size.rows - 1, column: 1, width: size.columns - 2, height: 1))
  }

  /// `5 lessons, 2 done`.
  private var count: String {
    let lessons = menu.entries.count == 1 ? "1 lesson" : "\(menu.entries.count) lessons"
    let done = menu.entries.filter { $0.status == .done }.count
    return lessons + (done > 0 ? ", \(done) done" : "")
  }

  private func drawList(_ list: Rect, into frame: inout Frame) {
    let top = top(list)
    for (offset, row) in rows.dropFirst(top).prefix(list.height).enumerated() {
      let line = list.row + offset
      switch row {
      case .section(let name):
        frame.put(
          pen.glyphs.fit(name, to: list.width - 2), row: line, column: 1, style: .title,
          within: list)
      case .entry(let index):
        drawEntry(index, row: line, in: list, into: &frame)
      }
    }
    if menu.entries.isEmpty {
      let text = "There are no lessons here. backstep --lessons FOLDER names a folder of them."
      for (offset, line) in ColumnWidth.wrap(text, to: list.width - 2).enumerated() {
        frame.put(line, row: list.row + 1 + offset, column: 1, within: list)
      }
    }
  }

  private func drawEntry(_ index: Int, row: Int, in list: Rect, into frame: inout Frame) {
    let entry = menu.entries[index]
    let isChosen = index == menu.chosen
    let style: Style = isChosen ? .chosen : entry.problem == nil ? .plain : .muted
    let minutes = entry.minutes.map { "\($0) min" } ?? ""
    let mark = isChosen ? "▶" : entry.problem == nil ? " " : "!"
    frame.put(pen.glyphs.spell(mark), row: row, column: 1, style: style, within: list)
    var column = 3
    if let status = entry.status {
      let sign = entry.problem == nil ? sign(status) : " "
      frame.put(pen.glyphs.spell(sign), row: row, column: column, style: style, within: list)
      column += 2
    }
    let room = list.width - column - 2 - (minutes.isEmpty ? 0 : minutes.count + 2)
    frame.put(
      pen.glyphs.fit(entry.title, to: room), row: row, column: column, style: style, within: list)
    frame.put(
      minutes, row: row, column: list.width - minutes.count - 2, style: .muted, within: list)
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
    var row = area.row
    for line in preview {
      for part in line.spelled(pen.glyphs).wrapped(to: min(area.width, 72)) {
        frame.put(part, row: row, column: area.column, within: area)
        row += 1
      }
    }
  }

  private var preview: [StyledLine] {
    guard let entry = menu.entry else { return [] }
    var facts = entry.minutes.map { ["\($0) min"] } ?? []
    if !entry.after.isEmpty { facts.append("after " + entry.after.joined(separator: ", ")) }
    if entry.problem == nil {
      switch entry.status {
      case .done: facts.append("done")
      case .begun: facts.append("begun")
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
    }
    return lines
  }
}
