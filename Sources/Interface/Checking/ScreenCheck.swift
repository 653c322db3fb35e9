import Autodiff
package import Lessons
import Screen
import Study

/// Whether everything that a lesson says and works out is whole on a screen of 80×24.
///
/// The views that show a lesson are asked, with its numbers filled in and its questions open,
/// answered, and missed.
package struct ScreenCheck {
  static let size = Size(80, 24)
  /// So many lines a lesson of the course says at once.
  private static let mostCourseLines = 5
  private static let mostSteps = 2000
  /// Of more parts that say nothing, as many are looked at, evenly.
  private static let mostSilentParts = 500
  /// So many questions are looked at that are put one after the other at one place.
  private static let mostPrompts = 50

  private let isCourse: Bool
  private let part: GraphLessonPart
  private var study: Study
  /// The same with nothing hidden: a value that a question asks for takes as much room as it will
  /// when it is seen.
  private var open: Study
  private let pen: Pen
  private let panes: Panes
  private(set) var problems: [Problem] = []

  /// What does not fit. Text that is cut is an error, a step of which a part is left out a warning.
  ///
  /// - Parameter isCourse: whether text that is longer than the course's counts as well.
  package static func problems(of lesson: Lesson, isCourse: Bool = false) -> [Problem] {
    guard let start = Study(lesson) else { return [] }
    return partsLookedAt(start.course.parts).flatMap { index in
      var study = start
      study.perform(.travel(.spot(Spot(part: index))))
      var check = ScreenCheck(study, isCourse)
      check.checkSteps()
      check.checkIterations()
      return check.problems
    }
  }

  /// All that say something, and of the others as many as a reader could wait for, evenly.
  static func partsLookedAt(_ parts: [GraphLessonPart]) -> [Int] {
    let silent = parts.indices.filter { parts[$0].notes.isEmpty }
    let stride = 1 + silent.count / mostSilentParts
    let passedOver = silent.enumerated().filter { !$0.offset.isMultiple(of: stride) }
    return Set(parts.indices).subtracting(passedOver.map(\.element)).sorted()
  }

  private init(_ study: Study, _ isCourse: Bool) {
    self.study = study
    self.isCourse = isCourse
    open = study.revealed
    let stepper = Stepper(study, pen: Pen(glyphs: .unicode))
    part = study.moment.part
    pen = stepper.pen
    panes = stepper.panes(Self.size)
    checkTables()
  }

  /// A table that is wider than the screen cannot be wrapped.
  private mutating func checkTables() {
    let text = Wording(moment: open.moment, pen: pen)
    let room = panes.narration.width
    for prose in part.notes.flatMap({ [$0.say, $0.after].compactMap { $0 } }) {
      let columns = text.tableColumns(prose)
      if columns > room { report(.tableTooWide(columns: columns, room: room), prose.place) }
    }
  }

  private mutating func checkSteps() {
    var reported = Set<Node.ID>()
    // Of very many steps as many as a reader could wait for are worked out, evenly.
    let stride = 1 + study.moment.lastPosition / Self.mostSteps
    let said = study.placesOfNotes
    let steps = (0...study.moment.lastPosition).filter {
      $0 % stride == 0 || said.contains(.step($0))
    }.map { Spot(part: study.spot.part, position: $0) }
    let end = part.endsApart ? [Travel.last] : []
    for travel in steps.map(Travel.spot) + end {
      study.perform(.travel(travel))
      open.perform(.travel(travel))
      checkNarration()
      for prompt in study.moment.prompts.prefix(Self.mostPrompts) { checkSheet(prompt.question) }
      if study.moment.position % stride == 0, let line = study.moment.step?.line,
        !reported.contains(line),
        let problem = derivation
      {
        reported.insert(line)
        report(problem, part.content.place(of: line), .warning)
      }
    }
  }

  /// What is said at an iteration is measured with its numbers.
  private mutating func checkIterations() {
    for note in part.notes {
      guard case .iteration(let number) = note.stage, number > 0, let say = note.say else {
        continue
      }
      var study = study
      study.perform(.travel(.spot(Spot(part: study.spot.part, iteration: number))))
      guard study.spot.iteration == number else { continue }
      let text = Wording(moment: study.revealed.moment, pen: pen)
      if let problem = narration(rows(of: text.paragraphs(say))) { report(problem, say.place) }
    }
  }

  private mutating func report(
    _ problem: ScreenProblem, _ place: Place?, _ severity: Severity = .error
  ) {
    let problem = Problem(place ?? .start, severity, problem.sentence)
    // What is said of the update stands at each of its steps.
    if !problems.contains(problem) { problems.append(problem) }
  }

  /// How many rows lines take where the narration stands.
  private func rows(of lines: [StyledLine]) -> Int {
    lines.wrapped(to: panes.narration.width, pen.glyphs).count
  }
}

// Beside the numbers.
extension ScreenCheck {
  private mutating func checkNarration() {
    let room = panes.roomForText
    let said = rows(of: Wording(moment: open.moment, pen: pen).said)
    if let problem = narration(said) { return report(problem, placeOfText) }
    var study = study
    for _ in 0..<Self.mostPrompts {
      guard let prompt = study.moment.pending else { return }
      let rows = said + self.rows(of: questionLines(study.moment))
      if rows > room {
        return report(.tooLong(.prompt, rows: rows, room: room), prompt.question.prompt.place)
      }
      study.settle(prompt.question)
      let settled = said + self.rows(of: questionLines(study.moment))
      if study.moment.pending == nil, settled > room {
        report(.tooLong(.verdict, rows: settled, room: room), prompt.question.prompt.place)
      }
    }
  }

  /// What is wrong with a text of so many rows.
  private func narration(_ rows: Int) -> ScreenProblem? {
    let room = panes.roomForText
    if rows > room { return .tooLong(.text, rows: rows, room: room) }
    return isCourse && rows > Self.mostCourseLines
      ? .longerThanTheCourse(rows: rows, most: Self.mostCourseLines) : nil
  }

  private func questionLines(_ moment: Moment) -> [StyledLine] {
    Narration(text: Wording(moment: moment, pen: pen)).prompts(panes.narration.width)
  }

  /// Of the last text that stands here.
  private var placeOfText: Place? {
    for case .prose(let prose) in study.moment.said.reversed() { return prose.place }
    return nil
  }
}

// Where a question is answered.
extension ScreenCheck {
  private mutating func checkSheet(_ question: Question) {
    let size = panes.roomForSheet
    let text = Wording(moment: open.moment, pen: pen)
    let demands = AnswerSheet.demands(of: question, text, size)
    if let options = question.options, demands[0].rows <= size.rows {
      let sheet = AnswerSheet(
        question: question, draft: Draft(question, text.moment), hintsShown: 0, text: text)
      let order = open.moment.order(ofOptionsOf: question)
      let wide = zip(order.map { options[$0] }, sheet.options).filter {
        $1.columns > size.columns
      }
      for (option, line) in wide {
        report(.optionTooWide(columns: line.columns, room: size.columns), option.text.place)
      }
      // A reply repeats the option.
      if !wide.isEmpty { return }
    }
    for (demand, rows) in demands where rows > size.rows {
      switch demand {
      case .field:
        return report(.tooLong(.field, rows: rows, room: size.rows), question.prompt.place)
      case .reply(let miss):
        report(.tooLong(.reply, rows: rows, room: size.rows), miss.remark?.place)
      case .hint(let hint):
        return report(.tooLong(.hints, rows: rows, room: size.rows), hint.place)
      }
    }
  }

  /// What is wrong with the working of this step.
  private var derivation: ScreenProblem? {
    let moment = open.moment
    return switch Derivation(moment: moment, pen: pen, size: panes.derivation.size).cut {
    case .line: .derivationCut(step: moment.position)
    case .matrix: .matrixCut(step: moment.position)
    case nil: nil
    }
  }
}
