package import Screen

extension AppState {
  /// What the terminal shows: a pure function of the state.
  package var frame: Frame {
    let rows = findingRows
    guard rows > 0, let findingsView else { return content }
    var frame = Frame(size: window)
    frame.draw(content, at: Position(row: rows, column: 0))
    findingsView.draw(into: &frame, rows: rows)
    return frame
  }

  /// The lesson, the menu or a page.
  private var content: Frame {
    var frame = Frame(size: size)
    if watched != nil, lesson == nil, page == nil {
      HintBar(context: .menu, glyphs: pen.glyphs, idle: [.up, .open, .help]).draw(
        into: &frame,
        at: Rect(row: size.rows - 1, column: 1, width: max(0, size.columns - 2), height: 1))
      return frame
    }
    guard size.columns >= Panes.smallest.columns, size.rows >= Panes.smallest.rows else {
      drawTooSmall(into: &frame)
      return frame
    }
    if page != nil, !isEditing {
      drawPage(into: &frame)
    } else if let lesson {
      StepperView(lesson: lesson).draw(into: &frame)
    } else if let menu {
      MenuView(menu: menu, pen: pen).draw(into: &frame)
    }
    drawMessage(into: &frame)
    return frame
  }

  private func drawTooSmall(into frame: inout Frame) {
    let needed = "\(Panes.smallest.columns)×\(Panes.smallest.rows)"
    let text = pen.glyphs.spell("Backstep needs \(needed) cells. Make the window larger.")
    for (row, line) in ColumnWidth.wrap(text, to: size.columns).enumerated() {
      frame.put(line, row: row, column: 0)
    }
  }

  private func drawPage(into frame: inout Frame) {
    let title = lesson?.title ?? "Backstep"
    let mark = lesson?.editedMark.map { pen.glyphs.fit($0, to: size.columns / 2) } ?? ""
    let room = size.columns - 2 - (mark.isEmpty ? 0 : ColumnWidth.columns(of: mark) + 2)
    frame.put(pen.glyphs.fit(title, to: room), row: 0, column: 1, style: .title)
    frame.put(
      mark, row: 0, column: size.columns - 1 - ColumnWidth.columns(of: mark), style: .changed)
    for row in [1, size.rows - 2] {
      frame.horizontalRule(row: row, column: 0, width: size.columns, glyph: pen.glyphs.cell("─"))
    }
    let lines = pageLines
    let rect = pageRect
    for (offset, line) in lines.dropFirst(scroll).prefix(rect.height).enumerated() {
      frame.put(line, row: rect.row + offset, column: rect.column, within: rect)
    }
    if lines.count > rect.height {
      let end = min(lines.count, scroll + rect.height)
      let place = " \(end * 100 / lines.count)% "
      frame.put(
        place, row: size.rows - 2, column: size.columns - place.count - 1, style: .muted)
    }
    HintBar(context: context, glyphs: pen.glyphs, idle: lesson?.idle ?? []).draw(
      into: &frame, at: Rect(row: size.rows - 1, column: 1, width: size.columns - 2, height: 1))
  }

  private func drawMessage(into frame: inout Frame) {
    guard let message else { return }
    let row = size.rows - 1
    frame.fill(Rect(row: row, column: 0, width: size.columns, height: 1))
    frame.put(
      pen.glyphs.fit(message, to: size.columns - 2), row: row, column: 1, style: .warning)
  }
}
