import Autodiff
import Lessons
import Screen

/// The stepper: header, graph, derivation, narration, hints.
struct StepperView {
  let lesson: LessonState

  func draw(into frame: inout Frame) {
    let panes = lesson.panes
    let pen = lesson.pen
    for row in panes.rules {
      frame.horizontalRule(
        row: row, column: 0, width: frame.size.columns, glyph: pen.glyphs.cell("─"))
    }
    let header = StepperHeader(
      title: lesson.title, trace: lesson.trace, position: lesson.position, pen: pen,
      mark: lesson.editedMark,
      part: lesson.parts.flatMap { $0.count > 1 ? ($0.index + 1, $0.count) : nil },
      partTitle: lesson.parts?.part.title,
      iteration: lesson.iterations.map { ($0.shown, $0.last) })
    header.draw(into: &frame, at: panes.header)
    if let row = panes.rules.first { header.drawProgress(into: &frame, row: row) }
    drawGraph(into: &frame)
    if panes.ledger.height > 0 {
      Ledger(
        trace: lesson.trace, position: lesson.position, chosen: lesson.marked, pen: pen,
        veil: lesson.veil, moved: lesson.moved
      ).draw(into: &frame, at: panes.ledger)
    }
    let derivation = Derivation(
      trace: lesson.trace, position: lesson.position, pen: pen, size: panes.derivation.size,
      example: lesson.example, veil: lesson.veil, moved: lesson.moved)
    let sheet =
      lesson.editSheet?.lines(panes.sheet.size)
      ?? lesson.sheet?.lines(derivation: derivation.lines, size: panes.sheet.size)
    if let sheet {
      let area = panes.sheet
      frame.fill(
        Rect(row: area.row, column: 0, width: frame.size.columns, height: area.height))
      write(sheet.map { $0.fitted(to: area.width, glyphs: pen.glyphs) }, in: area, into: &frame)
    } else {
      write(derivation.lines, in: panes.derivation, into: &frame)
      write(narration, in: panes.narration, into: &frame)
    }
    HintBar(
      context: lesson.editing.editor != nil ? .edit : lesson.isAnswering ? .answer : .stepper,
      glyphs: pen.glyphs,
      idle: lesson.idle.isSuperset(of: [.answer, .tryTask])
        ? lesson.idle : lesson.idle.union([.inspect])
    )
    .draw(into: &frame, at: panes.hints)
  }

  private var narration: [StyledLine] {
    let columns = lesson.panes.narration.width
    let glyphs = lesson.pen.glyphs
    func wrapped(_ lines: [StyledLine]) -> [StyledLine] {
      lines.flatMap { $0.spelled(glyphs).wrapped(to: columns) }
    }
    if lesson.editing.sandbox != nil {
      return lesson.taskLines(fitting: lesson.panes.narration.size)
    }
    let asked = wrapped(lesson.asked)
    let said = wrapped(lesson.editedLines + (lesson.narration[lesson.position] ?? []))
    let room = max(0, lesson.panes.narration.height - asked.count)
    guard !asked.isEmpty, said.count > room else { return said + asked }
    // A question is seen in any case.
    var cut = Array(said.prefix(room))
    if let last = cut.popLast() {
      cut.append(
        (last + StyledLine(String(repeating: " ", count: columns))).fitted(
          to: columns, glyphs: glyphs))
    }
    return cut + asked
  }

  private func write(_ lines: [StyledLine], in pane: Rect, into frame: inout Frame) {
    for (offset, line) in lines.prefix(pane.height).enumerated() {
      frame.put(line, row: pane.row + offset, column: pane.column, within: pane)
    }
    guard lines.count > pane.height, pane.height > 0 else { return }
    let more = lesson.pen.glyphs.spell("…")
    frame.put(more, row: pane.endRow - 1, column: pane.endColumn - more.count, within: pane)
  }

  private func drawGraph(into frame: inout Frame) {
    let panes = lesson.panes
    let (origin, offset) = panes.viewport(around: lesson.focus)
    let view = GraphView(
      picture: panes.picture, trace: lesson.trace, position: lesson.position,
      chosen: lesson.marked, pen: lesson.pen, veil: lesson.veil, moved: lesson.moved)
    frame.draw(
      view.frame,
      at: Position(row: origin.row - offset.row, column: origin.column - offset.column),
      clippedTo: panes.graph)
    markWhatIsOutside(offset, into: &frame)
  }

  /// Arrows at the edges of the pane beyond which the graph goes on.
  private func markWhatIsOutside(_ offset: Position, into frame: inout Frame) {
    let pane = lesson.panes.graph
    let size = lesson.panes.picture.size
    let glyphs = lesson.pen.glyphs
    func mark(_ glyph: Unicode.Scalar, _ row: Int, _ column: Int) {
      frame.put(
        String(Character(glyphs.cell(glyph))), row: row, column: column, style: .key, within: pane)
    }
    if offset.column > 0 { mark("◂", pane.row, pane.column) }
    if offset.column + pane.width < size.columns { mark("▸", pane.row, pane.endColumn - 1) }
    if offset.row > 0 { mark("▴", pane.row, pane.endColumn - 2) }
    if offset.row + pane.height < size.rows { mark("▾", pane.endRow - 1, pane.endColumn - 1) }
  }
}
