import Lessons
import Notation
import Screen
import Study

// What a class sees.

extension AppState {
  /// What Next shows here one after the other.
  var beats: [Beat] {
    if let experiment {
      return ClassExperiment(stepper: experiment, beat: .said(0), hands: hands).counts(size).beats
    }
    return stepper.map { ClassView(stepper: $0, beat: .said(0), hands: hands).counts(size).beats }
      ?? [.said(0)]
  }

  /// The question that is put or answered here.
  var classQuestion: ClassQuestion? {
    guard let id = presentation?.beat.question else { return nil }
    if let experiment {
      return experiment.study.prompts.first { $0.question.id == id }
        .map { ClassQuestion($0.question, in: experiment) }
    }
    return stepper.flatMap { stepper in
      stepper.moment.prompts.first { $0.question.id == id }
        .map { ClassQuestion($0.question, in: stepper, working: []) }
    }
  }

  func drawClass(into frame: inout Frame) {
    guard let beat = presentation?.beat else { return }
    let clock = clock(columns: frame.size.columns)
    let reserved = clock.map { $0.columns + 2 } ?? 0
    if let experiment {
      ClassExperiment(stepper: experiment, beat: beat, hands: hands)
        .draw(into: &frame, reserved: reserved, context: context)
    } else if let stepper {
      let view = ClassView(stepper: stepper, beat: beat, hands: hands)
      view.draw(into: &frame)
      let header = header(of: stepper)
      let area = view.panes(frame.size).header
      header.draw(
        into: &frame,
        at: Rect(
          row: area.row, column: area.column, width: area.width - reserved, height: area.height))
      if let row = view.panes(frame.size).rules.first {
        header.drawProgress(into: &frame, row: row)
      }
    }
    if let clock {
      frame.put(clock, row: 0, column: frame.size.columns - 1 - clock.columns)
    }
    frame.fill(Rect(row: frame.size.rows - 1, column: 0, width: frame.size.columns, height: 1))
    if isFollowing {
      drawFollowingLine(into: &frame)
    } else {
      classHints?.draw(into: &frame)
    }
  }

  private func header(of stepper: Stepper) -> StepperHeader {
    let parts = stepper.study.lesson.parts.count
    return StepperHeader(
      title: stepper.study.title, moment: stepper.moment, pen: stepper.pen, mark: stepper.mark,
      parts: parts > 1 ? parts : nil, part: stepper.study.number + 1,
      lastIteration: stepper.study.lastIteration)
  }

  /// The time and the plan; in few columns where the window is not wide.
  private func clock(columns: Int) -> StyledLine? {
    presentation?.hour.map {
      ($0.clock.line.columns * 4 <= columns ? $0.clock.line : $0.clock.short).spelled(pen.glyphs)
    }
  }

  // MARK: The last line

  var classHints: HintBar? {
    guard let presentation else { return nil }
    let context = context
    var bar = HintBar(
      context: context, glyphs: pen.glyphs, ahead: ahead, leave: leaveWord, next: nextWord,
      habits: habits)
    if let line = presentation.line {
      bar.typed = FieldView(line, pen.glyphs).line(":")
    } else if let draft = stepper?.draft, stepper?.field == .find {
      bar.typed = FieldView(draft.field, pen.glyphs).line("/")
    }
    guard case .classroom(let place) = context else {
      bar.disabled = disabled
      return bar
    }
    let wanted: Set<Action> =
      place.isAsking
      ? [
        .classroom(.next), .classroom(.back), .classroom(.raise), .classroom(.lower),
        .classroom(.countAgain), .stepper(.answer), .experiment(.answer), .classroom(.ask),
        .page(.help),
      ]
      : [
        .classroom(.next), .classroom(.back), .classroom(.blank), .classroom(.note),
        .classroom(.goTo), .classroom(.ask), .classroom(.toStepper), .classroom(.toMenu),
        .classroom(.stay), .value(.leave), .value(.restore), .stepper(.showNumbers), .page(.help),
      ]
    let disabled = disabled
    bar.disabled =
      disabled
      + KeyTable.bindings(in: context).map(\.action).filter { !wanted.contains($0) }
    return bar
  }

  /// What Next does here, in a word or two.
  var nextWord: String {
    guard let beat = presentation?.beat else { return "next" }
    let beats = beats
    let place = beats.place(of: beat) + 1
    guard beats.indices.contains(place) else { return wayOn }
    switch beats[place] {
    case .line: return "the next line"
    case .said(let page): return page == 0 ? "the next line" : "more"
    case .asked(_, let page): return page == 0 ? "asks" : "more"
    case .revealed(_, let page): return page == 0 ? "reveals" : "more"
    case .after(let page): return page == 0 ? "what follows" : "more"
    case .aim: return "a task"
    case .solved: return "solves it"
    case .restored: return "restores"
    }
  }

  /// What Next does where all is shown.
  private var wayOn: String {
    if let hour = following?.hour ?? classHour {
      return hour.end == standpoint ? hour.onward ?? "goes on" : "goes on"
    }
    return (experiment?.study.isBeforeEndPage ?? stepper?.study.isBeforeEndPage ?? false)
      ? Self.endPageWord : "goes on"
  }

  static var endPageWord: String { "the end page" }

  /// What would do nothing in front of a class.
  var disabledInClass: [Action] {
    // Of the page of the end, which leads to what is next in a class of its own.
    var disabled: [Action] = [.app(.nextLesson), .app(.startOver), .app(.openQuestion)]
    if teacherNotes.isEmpty { disabled += [.classroom(.note), .page(.open(.teacher))] }
    if presentation?.beat.isAsking == true {
      // There the digits are hands.
      disabled.append(.app(.count))
      if classQuestion?.options.isEmpty ?? true {
        disabled += [.classroom(.raise), .classroom(.lower), .classroom(.countAgain)]
      }
    }
    return disabled
  }

  var leavingClassLine: StyledLine? {
    presentation?.isLeaving == true
      ? StyledLine("Leave the class? F5 goes on with it later.", .warning) : nil
  }

  /// What the teacher is told here: by the running order, then by the lesson.
  var teacherNotes: [StyledLine] {
    let plan =
      presentation?.hour?.item.note.map { [StyledLine($0, .plain.bold), StyledLine()] } ?? []
    if let experiment {
      let notes = experiment.study.teacherNotes.flatMap(experiment.text.paragraphs)
      return plan + notes
    }
    return plan
      + (stepper.map { $0.moment.teacherNotes.flatMap($0.text.paragraphs) } ?? [])
  }
}
