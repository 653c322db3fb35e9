import Autodiff
import Experiments
import Lessons
import Notation
import Screen
import Study

/// An experiment: its plots, its parameters, and what is said and asked.
struct ExperimentView {
  let stepper: ExperimentStepper
  /// What was typed for the next key.
  var ahead = ""
  var habits = Habits()
  /// What is not to be offered, whatever the experiment says.
  var unavailable: [Action] = [.classroom(.followAgain)]
  /// What leaving is called: where it leads to.
  var leave = "menu"
  /// Columns at the right of the header that something else has.
  var reserved = 0
  /// Whether what is asked and set stands below what is said.
  var asks = true

  private var study: ExperimentStudy { stepper.study }
  var pen: Pen { stepper.pen }

  func draw(into frame: inout Frame, context: Context) {
    let panes = ExperimentPanes(self, frame.size)
    let (plots, width) = (panes.plots, panes.plots.width)
    drawHeader(into: &frame)
    if let missing = panes.missing ?? (stepper.plots.panels.isEmpty ? nothing : nil) {
      frame.put(
        pen.glyphs.fit(missing, to: width), row: plots.row + (plots.height > 2 ? 1 : 0),
        column: plots.height > 2 ? 2 : 1, style: .muted, within: plots)
    } else {
      stepper.plots.draw(current: stepper.panel, into: &frame, in: plots)
    }
    for row in [plots.endRow, plots.endRow + 2, frame.size.rows - 2] {
      frame.horizontalRule(
        row: row, column: 0, width: frame.size.columns, glyph: pen.glyphs.cell("─"))
    }
    frame.put(
      parameters(columns: width).spelled(pen.glyphs).fitted(to: width, glyphs: pen.glyphs),
      row: plots.endRow + 1,
      column: 1)
    let text = Rect(
      row: plots.endRow + 3, column: 1, width: width, height: panes.text.count)
    frame.put(panes.text, in: text, pen.glyphs)
    hintBar(context, frame.size).draw(into: &frame)
  }

  func hintBar(_ context: Context, _ size: Size) -> HintBar {
    let disabled = hasOnePlot(in: size) ? [Action.experiment(.nextPlot)] : []
    return HintBar(
      context: context, glyphs: pen.glyphs, disabled: stepper.disabled + disabled + unavailable,
      ahead: ahead, leave: leave, habits: habits, typed: typed,
      isTextCut: ExperimentPanes(self, size).isCut)
  }

  /// The line of a goal or of a search.
  private var typed: StyledLine? {
    stepper.line.map { line in
      FieldView(line.field, pen.glyphs).line(line.kind == .find ? "/" : ":")
    }
  }

  /// Whether there is no other plot to be drawn in place of what is.
  func hasOnePlot(in size: Size) -> Bool { ExperimentPanes(self, size).hasOnePlot }

  /// Why there is no curve.
  private var nothing: String {
    if study.position == 0 { return study.isWorking ? "Computing." : "→ brings the first series." }
    return study.isWorking && !study.isHiding
      ? "Computing." : "A question waits: what it asks about is seen once it is settled."
  }

  private func drawHeader(into frame: inout Frame) {
    let columns = max(0, frame.size.columns - reserved)
    let (title, right) = header(columns: max(0, columns - 4))
    frame.put(title, row: 0, column: 1, style: .title)
    frame.put(right, row: 0, column: columns - right.columns - 1)
    let done = frame.size.columns * study.position / max(1, study.lastPosition)
    for column in 0..<frame.size.columns {
      let glyph = pen.glyphs.cell(column < done ? "━" : "─")
      frame.put(
        glyph, at: Position(row: 1, column: column), style: column < done ? .forward : .rule)
    }
  }

  /// The title, and beside it the part and the step, with as many words as leave room for the title
  /// of the part, or for some of it.
  private func header(columns: Int) -> (title: String, right: StyledLine) {
    let count = study.experiment.experiment.outlines.count
    let place =
      study.position == 0
      ? "start" : study.position > count ? "end" : "series \(study.position) of \(count)"
    let (part, parts) = (study.number + 1, study.lesson.parts.count)
    let words = parts < 2 ? [""] : ["part \(part) of \(parts)   ", "part \(part)/\(parts)  "]
    let forms = words.map {
      (StyledLine((study.isWorking ? "computing   " : "") + $0, .muted) + StyledLine(place))
        .spelled(pen.glyphs)
    }
    let short = study.part.title ?? study.title
    let needed = ColumnWidth.columns(of: pen.glyphs.spell(short))
    let right = forms.first { $0.columns + needed <= columns } ?? forms[forms.count - 1]
    let room = max(0, columns - right.columns)
    let hasRoom = ColumnWidth.columns(of: pen.glyphs.spell(study.title)) <= room
    return (pen.glyphs.fit(hasRoom ? study.title : short, to: room), right)
  }

  /// What can be nudged, the chosen one marked, or the point that is pointed at. Where not all of it
  /// fits, what is around the chosen one.
  private func parameters(columns: Int) -> StyledLine {
    if let cursor = stepper.cursor, study.shown.indices.contains(cursor.series) {
      let series = study.shown[cursor.series]
      guard series.x.indices.contains(cursor.point) else { return StyledLine() }
      let outline = study.experiment.experiment.outlines[cursor.series]
      let (x, y) = (series.x[cursor.point], series.y[cursor.point])
      return StyledLine("\(series.name)  ", .title)
        + StyledLine(
          "\(outline.x) \(pen.numbers.significant(x, 4)): \(pen.numbers.significant(y, 4))")
    }
    let chosen = stepper.nudged
    let items = stepper.nudgeable
    let focus = items.firstIndex { $0 == chosen } ?? 0
    func joined(_ range: Range<Int>) -> StyledLine {
      let left = items.count - range.count
      let line = range.reduce(StyledLine()) { line, index in
        let target = items[index]
        let mark = index == focus ? "▸" : " "
        // The name of a list stands before the first of its entries.
        let entry = target.entry.map { "\($0 + 1) \(target.text)" }
        let follows = index > range.lowerBound && items[index - 1].parameter == target.parameter
        let text = follows ? entry ?? target.text : "\(target.name) \(target.text)"
        return line + StyledLine("\(mark)\(text)  ", index == focus ? .chosen : .muted)
      }
      return left == 0 ? line : line + StyledLine(" + \(left) more", .muted)
    }
    var range = 0..<items.count
    while range.count > 1, joined(range).columns > columns {
      range =
        range.upperBound - 1 > focus
        ? range.lowerBound..<range.upperBound - 1 : range.lowerBound + 1..<range.upperBound
    }
    return joined(range)
  }

  /// What is said, before what is asked.
  var said: [StyledLine] {
    let text = stepper.text
    var lines = study.said.flatMap(text.paragraphs)
    if study.isChanged {
      let note =
        lines.isEmpty
        ? "The picture shows your values; r restores."
        : "The text is about the lesson's values; the picture shows yours; r restores."
      lines.insert(StyledLine(note, .muted), at: 0)
    }
    if study.position == 0 { lines.append(StyledLine(study.experiment.experiment.remark, .muted)) }
    if let waiting = text.waiting { lines.append(StyledLine(waiting, .muted)) }
    return lines + (asks ? study.prompts.flatMap(text.verdict) : [])
  }

  /// What is asked and set, and the field.
  var prompts: [StyledLine] {
    asks ? (study.pending.map { prompts($0.question) } ?? []) + task : []
  }

  var saidAfter: [StyledLine] { study.saidAfter.flatMap(stepper.text.paragraphs) }

  private func prompts(_ question: Question) -> [StyledLine] {
    var lines = stepper.text.paragraphs(question.prompt).map { $0.styled(\.bold) }
    if !lines.isEmpty {
      lines[0] = StyledLine("? ", Style.key.bold) + lines[0]
      if stepper.field == nil { lines[lines.count - 1].append("  Enter answers.", .muted) }
    }
    let picks = OptionList(
      order: study.order(ofOptionsOf: question), field: stepper.field,
      tried: study.pending?.record.wrong ?? [])
    lines += picks.lines { index in
      (question.options?[index]).map(stepper.text.option) ?? StyledLine()
    }
    if let field = stepper.field, field.picks == nil {
      lines += FieldView(field, pen.glyphs).lines(Size(40, 1))
    }
    if stepper.field != nil, !lines.isEmpty, let tolerance = pen.tolerance(of: question) {
      lines[lines.count - 1].append("  " + tolerance, .muted)
    }
    return lines + stepper.reply
  }

  private var task: [StyledLine] {
    let text = stepper.text
    var lines = study.tasksSoFar.flatMap {
      text.prompt($0.task) + text.standing($0.task, $0.record)
    }
    if study.openTask != nil, !study.isWorking, !lines.isEmpty {
      lines[lines.count - 1].append("  + and − nudge.", .muted)
    }
    return lines + (study.pending == nil ? stepper.reply : [])
  }
}
