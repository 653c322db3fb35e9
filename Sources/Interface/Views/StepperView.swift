import Autodiff
import Lessons
import Screen
import Study

/// The stepper: header, graph, derivation, narration, hints.
struct StepperView {
  let stepper: Stepper
  let panes: Panes
  /// What was typed for the next key.
  var ahead = ""
  var habits = Habits()
  /// What is not to be offered, whatever the stepper says.
  var unavailable: [Action] = [.classroom(.followAgain)]
  /// What leaving is called: where it leads to.
  var leave = "menu"

  private var moment: Moment { stepper.moment }
  private var pen: Pen { stepper.pen }

  func draw(into frame: inout Frame) {
    for row in panes.rules {
      frame.horizontalRule(
        row: row, column: 0, width: frame.size.columns, glyph: pen.glyphs.cell("─"))
    }
    let parts = stepper.study.lesson.parts.count
    let header = StepperHeader(
      title: stepper.study.title, moment: moment, pen: pen, mark: stepper.mark,
      parts: parts > 1 ? parts : nil, part: stepper.study.number + 1,
      lastIteration: stepper.study.lastIteration)
    header.draw(into: &frame, at: panes.header)
    if let row = panes.rules.first { header.drawProgress(into: &frame, row: row) }
    drawGraph(into: &frame)
    drawLegend(into: &frame)
    if panes.ledger.height > 0 {
      Ledger(moment: moment, chosen: stepper.marked, pen: pen)
        .draw(into: &frame, at: panes.ledger)
    }
    if panes.curve.height > 0 {
      CurveView(moment: moment, pen: pen).draw(into: &frame, at: panes.curve)
    }
    if panes.steps.height > 0 {
      StepList(moment: moment, pen: pen).draw(into: &frame, at: panes.steps)
    }
    if panes.inspector.height > 0 {
      let id = stepper.marked ?? moment.step?.node ?? moment.graph.loss
      InspectorView(moment: moment, node: id, pen: pen).draw(into: &frame, at: panes.inspector)
    }
    let derivation = Derivation(
      moment: moment, pen: pen, size: panes.derivation.size, example: stepper.example)
    if let (area, lines) = sheet(derivation) {
      frame.fill(
        Rect(row: area.row, column: 0, width: frame.size.columns, height: area.height))
      frame.put(lines.map { $0.fitted(to: area.width, glyphs: pen.glyphs) }, in: area, pen.glyphs)
    } else {
      drawWorking(derivation, into: &frame)
      drawText(into: &frame)
    }
    if panes.hasHints || typed != nil || !ahead.isEmpty {
      hintBar.draw(into: &frame)
    }
  }

  /// How the step is worked out, on the right of what is pinned.
  private func drawWorking(_ derivation: Derivation, into frame: inout Frame) {
    let pane = panes.derivation
    guard let pinned = stepper.pinned, pane.width >= 30 else {
      frame.put(derivation.lines, in: pane, pen.glyphs)
      return
    }
    let half = (pane.width - 3) / 2
    let left = Rect(row: pane.row, column: pane.column, width: half, height: pane.height)
    let right = Rect(
      row: pane.row, column: left.endColumn + 3, width: pane.width - half - 3, height: pane.height)
    for (moment, area) in [(pinned, left), (self.moment, right)] {
      let working = Derivation(moment: moment, pen: pen, size: area.size, example: stepper.example)
      frame.put(working.lines, in: area, pen.glyphs)
    }
    if panes.rules.contains(pane.row - 1) {
      frame.put(
        StyledLine(" pinned: \(place(of: pinned)) ", .muted), row: pane.row - 1,
        column: pane.column, within: left.inset(rows: -1))
    }
    frame.verticalRule(
      row: pane.row, column: left.endColumn + 1, height: pane.height, glyph: pen.glyphs.cell("│"))
  }

  /// `step 5, iteration 2, edited`.
  private func place(of pinned: Moment) -> String {
    let iteration = pinned.spot.iteration > 0 ? ", iteration \(pinned.spot.iteration)" : ""
    return "step \(pinned.spot.position)\(iteration)" + (pinned.isEdited ? ", edited" : "")
  }

  var hintBar: HintBar {
    HintBar(
      context: stepper.context, glyphs: pen.glyphs, disabled: disabled + unavailable, ahead: ahead,
      leave: leave, habits: habits, typed: typed,
      isTextCut: Narration(text: stepper.text).isCut(panes.narration.size))
  }

  /// The page of the text that is open; that there are more stands on the rule above it, or beside
  /// its last line.
  private func drawText(into frame: inout Frame) {
    let pane = panes.narration
    let (page, pages) = stepper.shownText(frame.size)
    guard pages.indices.contains(page) else { return }
    frame.put(pages[page], in: pane, pen.glyphs)
    if pages.count == 1 { return }
    let isLast = page == pages.count - 1
    let arrow = isLast ? "" : "→"
    guard panes.rules.contains(pane.row - 1) else {
      frame.put(pen.glyphs.spell(arrow), row: pane.endRow - 1, column: pane.endColumn, style: .key)
      return
    }
    let mark =
      StyledLine(" \(page + 1) of \(pages.count) ", .muted)
      + StyledLine(isLast ? "" : pen.glyphs.spell(arrow) + " ", .key)
    frame.put(
      mark, row: pane.row - 1, column: pane.endColumn - mark.columns, within: Rect(frame.size))
  }

  /// The line of a goal or of a search.
  private var typed: StyledLine? {
    let signs: [OpenField: String] = [.goTo: ":", .find: "/"]
    guard let field = stepper.field, let sign = signs[field], let draft = stepper.draft else {
      return nil
    }
    return FieldView(draft.field, pen.glyphs).line(sign)
  }

  /// Where Enter answers or tries, it does not inspect.
  private var disabled: [Action] {
    var disabled = stepper.disabled
    // The field of the question offers them.
    if stepper.field == nil, moment.triedTask == nil {
      disabled += [.answer(.hint), .answer(.leaveOpen), .answer(.reveal)]
    }
    // Where a question stands Enter answers it, with a count too.
    if moment.part.content.variants.isEmpty || moment.pending != nil {
      disabled.append(.value(.variant(1)))
    }
    let inspects = disabled.contains(.stepper(.answer)) && disabled.contains(.stepper(.tryTask))
    return inspects ? disabled : disabled + [.page(.open(.inspector))]
  }

  /// The open field, over the derivation and the narration.
  private func sheet(_ derivation: Derivation) -> (area: Rect, lines: [StyledLine])? {
    if let sheet = stepper.editSheet { return (panes.sheet, sheet.lines(panes.sheet.size)) }
    guard stepper.isAnswering, let draft = stepper.draft, let prompt = moment.pending else {
      return nil
    }
    let sheet = AnswerSheet(
      question: prompt.question, draft: draft, hintsShown: prompt.record.hintsShown,
      tried: prompt.record.wrong, unseen: unseen(prompt.question), text: stepper.text)
    let area = panes.sheet(rows: sheet.rows(columns: panes.sheet.width))
    return (area, sheet.lines(derivation: derivation.lines, said: said, size: area.size))
  }

  /// What the lesson says, in whose words a question is put; nothing of other values than are shown.
  private var said: [StyledLine] { moment.isEdited ? [] : stepper.text.said }

  /// All that a question is answered from, if the picture does not show each of these matrices with
  /// all of its digits.
  private func unseen(_ question: Question) -> [Symbol] {
    let matrices = moment.atHand(for: question)
      .filter { $0.node.map { !moment.graph.nodes[$0].shape.isScalar } ?? false }
    let isSeen = matrices.compactMap(\.node).allSatisfy {
      panes.picture.showsWholeNumbers(of: $0)
    }
    let isWhole =
      panes.picture.size.rows <= panes.graph.height
      && panes.picture.size.columns <= panes.graph.width
    return isSeen && isWhole ? [] : matrices
  }

  private func drawGraph(into frame: inout Frame) {
    let (origin, offset) = panes.viewport(around: stepper.focus)
    let view = GraphView(
      picture: panes.picture, moment: moment, chosen: stepper.marked, pen: pen,
      hasHeat: pen.hasColor && Panes.isLarge(frame.size))
    let pane = panes.graph
    // With the rows above it and the columns on its left, in which something may stand out.
    let visible = Rect(
      row: offset.row - (origin.row - pane.row),
      column: offset.column - (origin.column - pane.column), width: pane.width, height: pane.height)
    frame.draw(view.frame(of: visible), at: Position(row: pane.row, column: pane.column))
    markWhatIsOutside(offset, into: &frame)
  }

  /// What is lit, else what shades mean, on the line below the graph.
  private func drawLegend(into frame: inout Frame) {
    guard panes.rules.count > 1 else { return }
    let way = moment.way.map { pen.legend($0, moment) }
    guard let line = way ?? (panes.picture.hasShades ? shades : nil) else { return }
    let row = panes.rules[1]
    let column = frame.size.columns - line.columns - 1
    guard column > frame.size.columns / 3 || way != nil && stepper.pinned == nil else { return }
    frame.put(
      [line], in: Rect(row: row, column: column, width: line.columns, height: 1), pen.glyphs)
  }

  private var shades: StyledLine {
    let shades = zip(Shade.allCases, ["░", "▒", "▓"].map(pen.glyphs.spell))
    var line = StyledLine(" positive ", .muted)
    for (shade, block) in shades { line.append(block, Style(.positive(shade))) }
    line.append("  negative ", .muted)
    if pen.hasColor {
      for (shade, block) in shades { line.append(block, Style(.negative(shade))) }
    } else {
      line.append(pen.glyphs.spell("−"))
    }
    return line + " "
  }

  /// Arrows at the edges of the pane beyond which the graph goes on.
  private func markWhatIsOutside(_ offset: Position, into frame: inout Frame) {
    let pane = panes.graph
    let size = panes.picture.size
    let glyphs = pen.glyphs
    func mark(_ glyph: Unicode.Scalar, _ row: Int, _ column: Int) {
      let place = Position(row: row, column: column)
      frame.put(glyphs.cell(glyph), at: place, style: .key, within: pane)
    }
    if offset.column > 0 { mark("◂", pane.row, pane.column) }
    if offset.column + pane.width < size.columns { mark("▸", pane.row, pane.endColumn - 1) }
    if offset.row > 0 { mark("▴", pane.row, pane.endColumn - 2) }
    if offset.row + pane.height < size.rows { mark("▾", pane.endRow - 1, pane.endColumn - 1) }
  }
}
