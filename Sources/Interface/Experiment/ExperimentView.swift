import Autodiff
import Experiments
import Lessons
import Notation
import Screen
import Study

/// An experiment: its plots, its parameters, and what is said and asked.
struct ExperimentView {
  let stepper: ExperimentStepper
  /// What leaving is called: where it leads to.
  var leave = "menu"

  private var study: ExperimentStudy { stepper.study }
  private var pen: Pen { stepper.pen }

  func draw(into frame: inout Frame, context: Context) {
    let width = max(0, frame.size.columns - 2)
    let below = below.wrapped(to: width, pen.glyphs)
    // A header, four rules, the parameters and the hints.
    let room = frame.size.rows - 7
    let height = min(max(1, below.count), max(3, room / 2))
    let plots = Rect(row: 2, column: 1, width: width, height: max(0, room - height))
    drawHeader(into: &frame)
    var view = PlotView(study.experiment, study.shown, glyphs: pen.glyphs)
    view.cursor = stepper.cursor
    view.draw(
      current: (study.current ?? study.shown.indices.last).flatMap(view.panel), into: &frame,
      in: plots)
    if view.panels.isEmpty {
      frame.put(pen.glyphs.fit(nothing, to: width), row: 3, column: 2, style: .muted)
    }
    for row in [plots.endRow, plots.endRow + 2, frame.size.rows - 2] {
      frame.horizontalRule(
        row: row, column: 0, width: frame.size.columns, glyph: pen.glyphs.cell("─"))
    }
    frame.put(
      parameters(columns: width).spelled(pen.glyphs).fitted(to: width, glyphs: pen.glyphs),
      row: plots.endRow + 1,
      column: 1)
    let text = Rect(row: plots.endRow + 3, column: 1, width: width, height: height)
    frame.put(below.cut(to: height, pen.glyphs), in: text, pen.glyphs)
    HintBar(context: context, glyphs: pen.glyphs, disabled: stepper.disabled, leave: leave)
      .draw(into: &frame)
  }

  /// Why there is no curve.
  private var nothing: String {
    study.isHiding
      ? "A question waits: what it asks about is seen once it is settled."
      : study.isWorking ? "Computing." : "→ brings the first series."
  }

  private func drawHeader(into frame: inout Frame) {
    let count = study.experiment.experiment.outlines.count
    let place =
      study.position == 0
      ? "start" : study.position > count ? "end" : "series \(study.position) of \(count)"
    let right = StyledLine(study.isWorking ? "computing   " : "", .muted) + StyledLine(place)
    let room = frame.size.columns - right.columns - 4
    frame.put(pen.glyphs.fit(study.title, to: room), row: 0, column: 1, style: .title)
    frame.put(right.spelled(pen.glyphs), row: 0, column: frame.size.columns - right.columns - 1)
    let done = frame.size.columns * study.position / max(1, study.lastPosition)
    for column in 0..<frame.size.columns {
      let glyph = pen.glyphs.cell(column < done ? "━" : "─")
      frame.put(
        glyph, at: Position(row: 1, column: column), style: column < done ? .forward : .rule)
    }
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
    let items = stepper.nudgeable.map { target in
      let isChosen = target == chosen
      let text = "\(isChosen ? "▸" : " ")\(target.name) \(target.text)  "
      return StyledLine(text, isChosen ? .chosen : .muted)
    }
    let focus = stepper.nudgeable.firstIndex { $0 == chosen } ?? 0
    func joined(_ range: Range<Int>) -> StyledLine {
      let left = items.count - range.count
      let line = items[range].reduce(StyledLine()) { $0 + $1 }
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

  private var below: [StyledLine] {
    let text = stepper.text
    var lines = study.said.flatMap(text.paragraphs)
    if study.isChanged {
      let about = lines.isEmpty ? "" : "The text is about the lesson's parameters; "
      lines.insert(StyledLine(about + "the picture shows yours; r restores.", .muted), at: 0)
    }
    if study.position == 0 { lines.append(StyledLine(study.experiment.experiment.remark, .muted)) }
    lines += study.prompts.flatMap(verdict)
    if let pending = study.pending { lines += asked(pending.question) }
    lines += task
    return lines + study.saidAfter.flatMap(text.paragraphs)
  }

  private func asked(_ question: Question) -> [StyledLine] {
    var lines = stepper.text.paragraphs(question.prompt).map { $0.styled(\.bold) }
    if !lines.isEmpty { lines[0] = StyledLine("? ", Style.key.bold) + lines[0] }
    let picks = OptionList(
      order: study.order(ofOptionsOf: question), field: stepper.field,
      tried: study.pending?.record.wrong ?? [])
    lines += picks.lines { index in
      (question.options?[index].text).map { Self.line($0, stepper.text) } ?? StyledLine()
    }
    if let field = stepper.field {
      if field.picks == nil { lines += FieldView(field, pen.glyphs).lines(Size(40, 1)) }
    } else if !lines.isEmpty {
      lines[lines.count - 1].append("  Enter answers.", .muted)
    }
    return lines + stepper.reply
  }

  private func verdict(_ prompt: Prompt) -> [StyledLine] {
    let answer = Self.answer(to: prompt.question, study, pen)
    switch prompt.record.state {
    case .open: return []
    case .answered:
      return [StyledLine("✓ Right: \(answer).", .good)]
        + (prompt.question.right.map(stepper.text.paragraphs) ?? [])
    case .skipped: return [StyledLine("Skipped. The answer is \(answer).", .muted)]
    case .revealed: return [StyledLine("Shown, not answered: \(answer).", .muted)]
    }
  }

  /// What is right, in words.
  static func answer(to question: Question, _ study: ExperimentStudy, _ pen: Pen) -> String {
    switch question.kind {
    case .number(let key), .matrix(let key):
      study.answer(to: key).map { pen.numbers.significant($0, 4) } ?? "?"
    case .sign(let key):
      study.answer(to: key).map {
        ["negative", "zero", "positive"][AnswerKey.sign(of: $0) + 1]
      } ?? "?"
    case .shape(let key): pen.shape(key.expression.shape)
    case .formula(let key, _): key.expression.text
    case .cells(_, let condition): condition.text
    case .choice(let options), .several(let options):
      study.order(ofOptionsOf: question).filter { options[$0].isRight }
        .map { line(options[$0].text, ProseText(pen: pen) { study.value(of: $0) }).text }
        .joined(separator: "; ")
    }
  }

  /// An option on one line.
  static func line(_ prose: Prose, _ text: ProseText) -> StyledLine {
    text.paragraphs(prose).reduce(StyledLine()) { $0.isEmpty ? $1 : $0 + " " + $1 }
  }

  private var task: [StyledLine] {
    guard let (task, record) = study.task else { return [] }
    var lines = stepper.text.paragraphs(task.prompt).map { $0.styled(\.bold) }
    if !lines.isEmpty { lines[0] = StyledLine("Task: ", Style.key.bold) + lines[0] }
    if let sides = study.sides, let condition = task.conditions.first,
      let compared = condition.compared
    {
      let left = sides.left.scalar.map { pen.numbers.significant($0, 4) } ?? "?"
      lines.append(
        record.state == .answered
          ? StyledLine("✓ Done. \(compared.left.text) is \(left) now.", .good)
          : StyledLine("\(condition.text): now \(left).  + and − nudge.", .warning))
    }
    if study.sides == nil, !study.isWorking, record.state == .open,
      let condition = task.conditions.first
    {
      lines.append(StyledLine("\(condition.text): now ?, which a question asks for.", .warning))
    }
    return lines + (study.pending == nil ? stepper.reply : [])
  }
}
