import Experiments
import Lessons
import Notation
import Screen
import Study

/// An experiment on the screen: what a learner does with it, and how it is looked at.
struct ExperimentStepper {
  var study: ExperimentStudy
  let pen: Pen
  /// What is typed as an answer; nil while no field is open.
  private(set) var field: Field?
  /// What is typed of where to go, or of what is looked for; nil while neither line is open.
  private(set) var line: (kind: OpenField, field: Field)?
  /// What was said to the last answer.
  private(set) var reply: [StyledLine] = []
  /// What was chosen to be nudged, and beside which task.
  private var chosen: (target: (parameter: Int, entry: Int?), task: String?)?
  /// The plot that was chosen here.
  private(set) var plot: Int?
  /// The point that is read off: of a series, from the first.
  private(set) var cursor: (series: Int, point: Int)?

  init(_ study: ExperimentStudy, pen: Pen) {
    self.study = study
    var pen = pen
    pen.digits = study.part.digits
    self.pen = pen
  }

  var text: ExperimentWording { ExperimentWording(study: study, pen: pen) }

  /// What can be nudged here: in a task what it names.
  var nudgeable: [Nudgeable] {
    let all = study.experiment.nudgeable(pen.numbers)
    guard let task = study.task?.task else { return all }
    return all.filter { task.edit.contains($0.parameter) }
  }

  /// What was chosen, else what the task names, else the first.
  var nudged: Nudgeable? {
    let all = nudgeable
    let named = study.entryOfTask.map { ($0.parameter, Optional($0.entry)) }
    let here = chosen.flatMap { $0.task == study.task?.task.id ? $0.target : nil }
    let target = here ?? named
    return all.first { $0.parameter == target?.0 && $0.entry == target?.1 } ?? all.first
  }

  private mutating func choose(_ change: Int) {
    let all = nudgeable
    guard let place = all.firstIndex(where: { $0 == nudged }) else { return }
    let next = all[(place + change + all.count) % all.count]
    chosen = ((next.parameter, next.entry), study.task?.task.id)
  }

  /// What is seen, as plots.
  var plots: PlotView {
    var view = PlotView(study.experiment, study.shown, glyphs: pen.glyphs)
    view.cursor = cursor
    view.keptBack = study.hidden
    return view
  }

  /// The plot that is drawn where not all have room: the one in which a point is read off, or that was
  /// chosen, else what the question or the task is about, else what the step brought.
  var panel: Int? {
    let view = plots
    let topics =
      (cursor.map { [$0.series] } ?? []).compactMap(view.panel) + (plot.map { [$0] } ?? [])
      + study.subject.sorted().compactMap(view.panel)
    let seen = view.panels
    return topics.first(where: seen.contains)
      ?? (study.current ?? study.shown.indices.last).flatMap(view.panel)
  }

  private mutating func showNextPlot() {
    let seen = plots.panels
    guard !seen.isEmpty else { return }
    let place = panel.flatMap(seen.firstIndex) ?? 0
    plot = seen[(place + 1) % seen.count]
  }

  /// What would do nothing here, and is not to be offered.
  var disabled: [Action] {
    var disabled: [Action] = []
    if study.pending == nil { disabled.append(.experiment(.answer)) }
    if !study.canReveal { disabled += [.experiment(.reveal), .answer(.reveal)] }
    // Where a task waits its solution comes first.
    let offersAll = study.canShowAll && (study.openTask == nil || study.isAtBorder)
    if !offersAll { disabled.append(.experiment(.showAll)) }
    if !study.isChanged { disabled.append(.experiment(.restore)) }
    if nudgeable.count < 2 { disabled += [.experiment(.choose(1)), .experiment(.choose(-1))] }
    if nudgeable.isEmpty { disabled += [.experiment(.nudge(1)), .experiment(.nudge(-1))] }
    if cursor == nil, firstPoint == nil { disabled.append(.experiment(.focus)) }
    for change in [-1, 1] where !study.lesson.parts.indices.contains(study.number + change) {
      disabled.append(.experiment(.parts(change)))
    }
    return disabled
  }

  /// Where keys work.
  var context: Context {
    if let line { return line.kind == .find ? .find : .goTo }
    return field != nil
      ? .answer(Answering(study.pending?.question)) : cursor != nil ? .plot : .experiment
  }

  // MARK: What happens

  /// - Returns: what is to be said of it.
  mutating func perform(_ action: ExperimentAction) -> Sentence? {
    if case .step(let position) = action, position > study.lastPosition {
      return "There are steps 0 to \(study.lastPosition)."
    }
    if action.isTravel {
      closeField()
      closeLine()
      plot = nil
    }
    switch action {
    case .next:
      if case .border(let border, let open) = study.goOn() {
        return Wording.sentence(border, open: open)
      }
    case .back: study.go(to: study.position - 1)
    case .first: study.go(to: 0)
    case .last: study.go(to: study.lastPosition)
    case .step(let position): study.go(to: position)
    case .parts: break
    case .answer: openField()
    case .hint: say(study.hint())
    case .leaveOpen:
      let said = study.leaveOpen()
      closeField()
      return said == nil ? nil : "Left open: → goes on, Enter comes back to it."
    case .reveal: say(study.reveal())
    case .showAll: study.showAll()
    case .choose(let change): choose(change)
    case .nextPlot: showNextPlot()
    case .nudge(let steps): return nudge(steps)
    case .restore:
      study.restore()
      if field == nil { reply = [] }
      return "The lesson's parameters are restored."
    case .focus: cursor = cursor == nil ? firstPoint : nil
    case .point(let points, let series): move(points, series)
    }
    return nil
  }

  private mutating func nudge(_ steps: Int) -> Sentence? {
    guard let nudged else { return "Nothing can be nudged here." }
    // What was said is of the parameters before.
    if field == nil { reply = [] }
    switch study.experiment.nudged(nudged, by: steps) {
    case .success(let part): study.change(to: part)
    case .failure(let error):
      return AnswerReader.Unreadable(finding: error.problem.sentence).sentence
    }
    return nil
  }

  private mutating func closeField() {
    field = nil
    reply = []
  }

  private mutating func openField() {
    guard let question = study.pending?.question else { return }
    field =
      switch question.kind {
      case .choice(let options): Field(options: options.count, picks: .one)
      case .several(let options): Field(options: options.count, picks: .any)
      case .number, .matrix, .shape, .sign, .formula, .cells: Field([""])
      }
  }

  /// Opens the line in which is typed where to go, or what is looked for.
  mutating func openLine(_ kind: OpenField) { line = (kind, Field([""])) }

  mutating func closeLine() { line = nil }

  mutating func type(_ text: String) {
    if line == nil { field?.insert(text) } else { line?.field.insert(text) }
  }

  mutating func perform(_ action: FieldAction) {
    switch action {
    case .edit(let edit) where line != nil: line?.field.edit(edit)
    case .close where line != nil: closeLine()
    case .submit where line != nil: break
    case .edit(let edit): field?.edit(edit)
    case .close: closeField()
    case .submit, .choose: submit()
    case .mark: type(" ")
    }
  }

  private mutating func submit() {
    guard let typed = field?.typed.first, let question = study.pending?.question else { return }
    do throws(AnswerReader.Unreadable) {
      say(study.submit(try study.answer(typed: typed, to: question)))
    } catch {
      reply = [StyledLine(error.sentence, .warning)]
    }
    if study.pending?.question.id != question.id { closeField() }
  }

  private mutating func say(_ said: Said?) {
    switch said {
    case .missed(let miss):
      reply =
        [StyledLine(miss.isRepeated ? "Not yet, as before." : "Not yet.", .warning)]
        + (miss.remark.map(text.paragraphs) ?? [])
      field?.refresh()
    case .hint(let number, let item): reply = text.hint(of: item, number - 1)
    case .noMoreHints: reply = ["There are no more hints."]
    case .solution: reply = [StyledLine("A solution; r restores.", .muted)]
    case .refusal(.stillComputing): reply = [StyledLine(Wording.stillComputing, .warning)]
    case .settled, nil: closeField()
    case .leftOpen, .edited, .ownValuesAgain, .restored, .task, .close, .rightForEdits, .taskLeft,
      .refusal,
      .border, .ended:
      reply = []
    }
  }

  // MARK: The cursor

  private var firstPoint: (series: Int, point: Int)? {
    study.shown.indices.last { !study.shown[$0].x.isEmpty }.map { ($0, 0) }
  }

  /// As somebody else looks at it; a point that is not there is none.
  mutating func look(atPlot plot: Int?, reading: PlotPoint?) {
    self.plot = plot
    let shown = study.shown
    cursor = reading.flatMap { reading in
      guard shown.indices.contains(reading.series),
        shown[reading.series].x.indices.contains(reading.point)
      else { return nil }
      return (reading.series, reading.point)
    }
  }

  private mutating func move(_ points: Int, _ series: Int) {
    guard let cursor else { return }
    let shown = study.shown
    let seen = shown.indices.filter { !shown[$0].x.isEmpty }
    guard let place = seen.firstIndex(of: cursor.series) else {
      self.cursor = firstPoint
      return
    }
    let next = seen[(place + series + seen.count) % seen.count]
    let last = shown[next].x.count - 1
    self.cursor = (next, max(0, min(last, cursor.point + points)))
  }
}

/// What a user does with an experiment.
enum ExperimentAction: Hashable, Sendable {
  case next, back, first, last
  /// To the step with that number.
  case step(Int)
  /// So many parts on.
  case parts(Int)
  case answer, hint, leaveOpen, reveal
  /// At the end of the part, all answers to what it asks and is still open.
  case showAll
  /// So many on among what can be nudged.
  case choose(Int)
  /// Where not all plots have room.
  case nextPlot
  case nudge(Int)
  case restore
  /// Numbers are read off, or no more.
  case focus
  /// So many points to the right, so many series on.
  case point(Int, Int)

  var isTravel: Bool {
    switch self {
    case .next, .back, .first, .last, .step, .parts: true
    case .answer, .hint, .leaveOpen, .reveal, .showAll, .choose, .nextPlot, .nudge, .restore,
      .focus, .point:
      false
    }
  }
}
