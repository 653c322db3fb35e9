import Autodiff
import Lessons
import Screen
import Support
import Testing

@testable import Experiments
@testable import Interface
@testable import Study

/// Somebody who goes through a lesson by its keys at 80×24, answers whatever it asks, wrongly before
/// rightly, does whatever it sets, and finds every screen whole.
struct Learner {
  private(set) var state = AppState(
    size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
  /// Where the boxes were looked at last.
  private var seen: Spot?
  private let lesson: Lesson

  init(_ lesson: Lesson) {
    self.lesson = lesson
    state.show(lesson)
    state.finish()
    look()
  }

  /// → from the start to the end page.
  mutating func play() throws {
    for _ in 0..<Self.mostKeys where state.pages.isEmpty {
      while let question = pending { try answer(question) }
      try doTasks()
      press(.right)
    }
  }
  private static let mostKeys = 5000

  mutating func press(_ key: Key) {
    _ = state.receive(.key(key))
    state.finish()
    look()
  }

  /// Every screen is whole, and has the numbers of the step in its boxes.
  private mutating func look() {
    let faults = state.faults
    #expect(faults.isEmpty, "\(lesson.id): \(faults)\n\(state.frame.text)")
    guard state.context == .stepper, let stepper = state.stepper, stepper.spot != seen else {
      return
    }
    seen = stepper.spot
    // Its layers of 40 units have no room.
    guard lesson.id != "train-network" else { return }
    // At those that the lesson does not speak of the numbers may be a thousand times smaller.
    let spoken = lesson.graphs[stepper.spot.part].notes.map(\.stage.iteration)
    guard ([0] + spoken).contains(stepper.spot.iteration) else { return }
    let boxes = BoxReader(stepper, state.size)
    for symbol in stepper.moment.step?.touched ?? [] where !boxes.isReplaced(symbol) {
      let missing = boxes.unreadable(symbol, decimals: stepper.pen.digits)
      #expect(missing == 0, "\(lesson.id) \(stepper.spot): \(symbol)\n\(state.frame.text)")
    }
  }

  // MARK: Questions

  private var pending: Question? {
    state.experiment == nil
      ? state.stepper?.moment.pending?.question : state.experiment?.study.pending?.question
  }

  func record(_ id: String) -> AnswerRecord? {
    state.experiment == nil ? state.stepper?.records[id] : state.experiment?.study.answers[id]
  }

  private func answers(to question: Question) throws -> TypedAnswers {
    if let study = state.experiment?.study {
      return try #require(TypedAnswers(to: question, in: study))
    }
    let study = try #require(state.stepper).study
    return try #require(TypedAnswers(to: question, in: study))
  }

  private mutating func answer(_ question: Question) throws {
    let answers = try answers(to: question)
    press(.enter)
    #expect(state.context.answers)
    expectShown(question.prompt)
    expectNothingTold()
    for wrong in answers.wrong {
      type(wrong)
      #expect(record(question.id)?.state == .open, "\(question.id): \(wrong.line)")
      #expect(state.frame.text.contains("Not yet"), "\(wrong.line)\n\(state.frame.text)")
      wrong.remark.map(expectShown)
      // How many of those that were picked are wrong is told on purpose.
      if field?.picks != .any { expectNothingTold() }
    }
    type(answers.right)
    #expect(
      record(question.id)?.state == .answered,
      "\(question.id): \(answers.right.line)\n\(state.frame.text)")
    #expect(state.frame.text.contains("✓ Right: "), "\(state.frame.text)")
    let why = question.options?.filter(\.isRight).compactMap(\.why) ?? []
    for prose in why + (question.right.map { [$0] } ?? []) { read(prose) }
  }

  /// What the lesson writes stands there, or where the text is turned with →.
  private mutating func read(_ prose: Prose) {
    while let (page, pages) = state.stepper?.shownText(state.size), state.experiment == nil,
      !isShown(prose), page < pages.count - 1
    {
      press(.right)
    }
    expectShown(prose)
  }

  /// What the lesson writes stands there whole.
  private func expectShown(_ prose: Prose) {
    #expect(isShown(prose), "\(lesson.id), \(prose.place):\n\(state.frame.text)")
  }

  private func isShown(_ prose: Prose) -> Bool {
    let lines = state.experiment?.text.paragraphs(prose) ?? state.stepper?.text.paragraphs(prose)
    let shown = state.frame.joined
    return lines?.allSatisfy { shown.contains($0.text.joined) } ?? false
  }

  /// Whatever the numbers are that must not be seen, the screen is the same.
  private func expectNothingTold() {
    var others: [AppState] = []
    if let study = state.experiment?.study {
      var other = state
      for index in study.untold {
        let name = study.own.series[index].name
        other.experiment?.study.own.series[index] = Series(name, x: [1, 2], y: [-8765, 4321])
      }
      others.append(other)
    } else if let study = state.stepper?.study {
      for disguise in Disguise.allCases {
        var other = state
        other.stepper?.study = study.disguised(disguise)
        others.append(other)
      }
    }
    for other in others {
      #expect(other.frame == state.frame, "\(state.frame.text)\n\(other.frame.text)")
    }
  }

  // MARK: What is typed

  private var field: Field? {
    state.experiment == nil ? state.stepper?.draft?.field : state.experiment?.field
  }

  /// Into the open field, and submits it.
  private mutating func type(_ answer: TypedAnswer) {
    guard let field else { return }
    switch field.picks {
    case .one:
      // Which submits it.
      for number in answer.cells { press(.character(Character(number))) }
      return
    case .any:
      let wanted = Set(answer.cells.compactMap { Int($0) }.map { $0 - 1 })
      for place in wanted.symmetricDifference(field.picked).sorted() {
        go(to: place)
        press(" ")
      }
    case nil:
      for (cell, text) in answer.cells.enumerated() {
        go(to: cell)
        for character in text { press(.character(character)) }
      }
    }
    press(.enter)
  }

  /// To a cell, an option or an entry.
  private mutating func go(to cell: Int) {
    for _ in 0..<100 {
      guard let current = field?.current, current != cell else { return }
      press(current < cell ? .tab : .backTab)
    }
  }

  // MARK: Tasks

  private mutating func doTasks() throws {
    while let task = state.experiment?.study.openTask {
      nudge(to: task)
      expectDone(task)
      press("r")
    }
    while state.experiment == nil, let task = state.stepper?.moment.openTask?.task {
      press("e")
      press(.escape)
      state.putIn(task) { #expect($0.faults.isEmpty, "\($0.faults)\n\($0.frame.text)") }
      look()
      expectDone(task)
      press(.escape)
      #expect(state.stepper?.moment.isEdited == false)
    }
  }

  private func expectDone(_ task: TryTask) {
    #expect(
      record(task.id)?.state == .answered, "\(lesson.id), \(task.id):\n\(state.frame.text)")
    #expect(state.frame.text.contains("✓ Done: "), "\(task.id)\n\(state.frame.text)")
  }

  /// One parameter after the other towards the solution, until it is done.
  private mutating func nudge(to task: TryTask) {
    for (parameter, value) in task.solution.sorted(by: { $0.key < $1.key }) {
      for (entry, wanted) in value.elements.enumerated() {
        let start = number(parameter, entry)
        for _ in 0..<Self.mostNudges where record(task.id)?.isSettled != true {
          let now = number(parameter, entry)
          // Past it by a step at most.
          if now == wanted || (now < wanted) != (start < wanted) { break }
          choose(parameter, entry)
          press(now < wanted ? "+" : "-")
        }
      }
    }
  }
  private static let mostNudges = 60

  private func number(_ parameter: Int, _ entry: Int) -> Double {
    switch state.experiment?.study.experiment.parameters[parameter].value {
    case .number(let number): number
    case .numbers(let list): list[entry]
    case .word, .words, nil: .nan
    }
  }

  private mutating func choose(_ parameter: Int, _ entry: Int) {
    for _ in 0..<(state.experiment?.nudgeable.count ?? 0) {
      guard let nudged = state.experiment?.nudged,
        nudged.parameter != parameter || nudged.entry ?? 0 != entry
      else { return }
      press(.down)
    }
  }
}
