import Autodiff
package import Lessons
import Screen

/// Whether everything that a lesson says and works out is whole on a screen of 80×24.
///
/// The views that show a lesson are asked, with its numbers filled in and its questions open,
/// answered, and missed.
package struct ScreenCheck {
  static let size = Size(80, 24)

  private let part: LessonPart
  private let start: LessonState
  private(set) var problems: [Problem] = []

  /// What does not fit. Text that is cut is an error, a step of which a part is left out a warning.
  package static func problems(of lesson: Lesson) -> [Problem] {
    lesson.parts.flatMap { part in
      var check = ScreenCheck(lesson, part)
      check.checkSteps()
      check.checkIterations()
      return check.problems
    }
  }

  private init(_ lesson: Lesson, _ part: LessonPart) {
    self.part = part
    start = LessonState(
      lesson, part: part, pen: Pen(glyphs: .unicode, digits: part.digits), size: Self.size)
  }

  private mutating func checkSteps() {
    var reported = Set<Node.ID>()
    for position in 0...start.trace.steps.count {
      var state = start
      state.move(to: position)
      checkNarration(state)
      for placed in state.questions where placed.position == position { checkSheet(placed, state) }
      if let node = state.step?.line, !reported.contains(node),
        let problem = Self.problem(withDerivationAt: position, state)
      {
        reported.insert(node)
        report(problem, part.place(of: node), .warning)
      }
    }
  }

  private mutating func report(
    _ problem: ScreenProblem, _ place: Place?, _ severity: Severity = .error
  ) {
    problems.append(Problem(place ?? .start, severity, problem.sentence))
  }
}

// Beside the numbers.
extension ScreenCheck {
  private mutating func checkNarration(_ state: LessonState) {
    let room = state.panes.narration.height
    // A value that a question asks for takes as much room as it will when it is seen.
    var open = state
    for placed in open.questions { open.settle(placed, .skipped) }
    let said = open.rows(of: open.narration[state.position] ?? [])
    if said > room {
      return report(.narrationTooLong(rows: said, room: room), placeOfText(at: state.position))
    }
    var state = state
    while let placed = state.pending {
      let rows = said + state.rows(of: state.asked)
      if rows > room {
        return report(.promptTooLong(rows: rows, room: room), placed.question.prompt.place)
      }
      state.settle(placed, .right)
      let settled = said + state.rows(of: state.asked)
      if state.pending == nil, settled > room {
        report(.verdictTooLong(rows: settled, room: room), placed.question.prompt.place)
      }
    }
  }

  /// Of the last text that stands there.
  private func placeOfText(at position: Int) -> Place? {
    part.notes.last { $0.say != nil && $0.stage.position(in: start.trace) == position }?.say?.place
  }
}

// After updates.
extension ScreenCheck {
  /// What is said at an iteration is measured with its numbers.
  private mutating func checkIterations() {
    guard let training = try? part.run() else { return }
    var run = training
    for note in part.notes {
      guard case .iteration(let number) = note.stage, let say = note.say,
        let trace = try? run.trace(at: number)
      else { continue }
      let state = LessonState(
        id: start.id, title: start.title, trace: trace, about: [], pen: start.pen, size: Self.size
      ) { trace, pen, veil in
        [0: ProseText(trace: trace, pen: pen, veil: veil).paragraphs(say)]
      }
      let rows = state.rows(of: state.narration[0] ?? [])
      let room = state.panes.narration.height
      if rows > room { report(.narrationTooLong(rows: rows, room: room), say.place) }
    }
  }
}

// Where a question is answered.
extension ScreenCheck {
  private mutating func checkSheet(_ placed: PlacedQuestion, _ state: LessonState) {
    let question = placed.question
    let size = state.panes.sheet.size
    var sheet = AnswerSheet(
      question: question, field: AnswerField(question), record: QuestionRecord(),
      text: QuestionText(trace: state.trace, pen: state.pen))
    let field = sheet.rows(size)
    if field.prompt + field.answer > size.rows {
      let rows = field.prompt + field.answer
      return report(.fieldTooLong(rows: rows, room: size.rows), question.prompt.place)
    }
    if case .choice(let options) = question.kind {
      let wide = zip(options, sheet.fieldLines(size)).filter { $1.columns > size.columns }
      for (option, line) in wide {
        report(.optionTooWide(columns: line.columns, room: size.columns), option.text.place)
      }
      // A reply repeats the option.
      if !wide.isEmpty { return }
    }
    for (answer, remark) in question.slips(in: state.trace) {
      sheet.field.reply = sheet.text.reply(to: answer, question, misses: 1)
      let rows = sheet.rows(size).aroundPrompt
      if rows > size.rows { report(.replyTooLong(rows: rows, room: size.rows), remark.place) }
    }
    sheet.field.reply = []
    for (index, hint) in question.textHints.enumerated() {
      sheet.record.hintsShown = index + 1
      let rows = sheet.rows(size).aroundPrompt
      guard rows > size.rows else { continue }
      return report(.hintsTooLong(rows: rows, room: size.rows), hint.place)
    }
  }
}

// The working.
extension ScreenCheck {
  private static func problem(
    withDerivationAt position: Int, _ state: LessonState
  ) -> ScreenProblem? {
    let derivation = Derivation(
      trace: state.trace, position: position, pen: state.pen, size: state.panes.derivation.size)
    return switch derivation.cut {
    case .line: .derivationCut(step: position)
    case .matrix: .matrixCut(step: position)
    case nil: nil
    }
  }
}

extension Step {
  /// The line whose formula is behind the step; of an update the parameter.
  fileprivate var line: Node.ID {
    switch self {
    case .forward(let step): step.node
    case .reverse(let step): step.use ?? step.target
    case .update(let step): step.parameter
    }
  }
}

extension LessonState {
  /// How many rows lines take where the narration stands.
  fileprivate func rows(of lines: [StyledLine]) -> Int {
    lines.reduce(0) { $0 + $1.spelled(pen.glyphs).wrapped(to: panes.narration.width).count }
  }
}
