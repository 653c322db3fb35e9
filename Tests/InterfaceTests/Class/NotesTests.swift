import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// The teacher's second screen.
@Suite struct Notes {
  private func notes(_ size: Size = Size(80, 24), of state: AppState) throws -> AppState {
    var notes = AppState(size: size, glyphs: .unicode, hasColor: true, menu: nil)
    notes.beginFollowing(hasNotes: true, trouble: "Waiting for a class.")
    try tell(&notes, of: state)
    return notes
  }

  private func tell(_ notes: inout AppState, of state: AppState) throws {
    let lesson = try #require(state.openLesson)
    notes.follow(state.classHour, followers: 3)
    notes.follow(try #require(state.classStep), of: lesson)
    notes.finish()
  }

  @Test func theComingQuestionStandsThereWithItsAnswerAndSlips() throws {
    var state = AppState.inClass("toy-function", at: "backward f2")
    let notes = try notes(Size(100, 40), of: state)
    let text = notes.frame.text
    #expect(text.contains("Asked after"), "\(text)")
    let distance = try #require(notes.following?.ahead?.distance)
    state.goToQuestion()
    let question = try #require(state.classQuestion)
    #expect(!question.isSettled && state.beat?.isAsking == true)
    let ahead = try #require(notes.following?.ahead?.question)
    #expect(
      ahead.id == question.id && ahead.isSettled && ahead.options.count == question.options.count)
    for option in ahead.options {
      #expect(text.contains(option.text.text))
      #expect(option.isRight || option.why != nil, "a slip is named")
    }
    #expect(
      text.contains("✓")
        && text.contains(ahead.options.first(where: \.isRight)?.text.text ?? "none"))
    var asked = AppState.inClass("toy-function", at: "backward f2")
    asked.click(.pageDown, distance)
    #expect(asked.beat == state.beat, "so many times Next leads to it")
  }

  @Test func theHelpOfTheNotesKeepsWhatHasTheWords() throws {
    var notes = try notes(of: AppState.inClass("toy-function"))
    notes.press("?", "/")
    #expect(notes.context == .filter)
    notes.type(keys: "quit")
    #expect(notes.frame.text.contains("/quit"), "\(notes.frame.text)")
    notes.press(.escape, .escape)
    #expect(notes.context == .notes)
  }

  @Test func theQuestionThatIsPutIsAskedNowAndItsHandsAreSeen() throws {
    var state = AppState.inClass("toy-function")
    state.goToQuestion()
    for key in ["1", "2", "2"] as [Key] { state.click(key) }
    let notes = try notes(Size(100, 40), of: state)
    #expect(notes.frame.text.contains("Asked now"))
    #expect(notes.frame.text.contains("██████████ 2"))
    #expect(state.settled.isEmpty && notes.settled.isEmpty, "looking ahead answers nothing")
  }

  /// The note has its numbers even where they are asked for, and the picture has not.
  @Test func theNoteHasItsNumbersFilledIn() throws {
    let text = """
      format: 1
      id: noted
      title: Noted
      graph: "l = (w * x - y)^2"
      given: {x: 2, y: 3, w: 1}
      learn: [w]
      steps:
        - at: backward w
          teacher: "It is {grad(w)}, for the slope is downhill."
          ask: {id: slope, type: number, prompt: "What is the gradient of w?", answer: grad(w)}
      """
    let lesson = try #require(LessonFile.read(text: text, path: "noted.yaml").lesson)
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(lesson)
    state.go(to: try lesson.stage("backward w").get())
    state.present()
    let notes = try notes(of: state)
    #expect(
      notes.frame.text.contains("It is −4, for the slope is downhill."), "\(notes.frame.text)")
    #expect(!state.frame.text.contains("−4"))
  }

  @Test func nextAndWhereItLeadsAreSaid() throws {
    var state = AppState.inClass("toy-function", at: "forward h1")
    var notes = try notes(Size(120, 40), of: state)
    #expect(notes.frame.text.contains("Next: the next line"))
    #expect(notes.frame.text.contains("then Step 3 of 24, forward: f₁"))
    state.click()
    try tell(&notes, of: state)
    #expect(notes.frame.text.contains("Next: goes on"))
    #expect(notes.frame.text.contains("3 follow"))
  }

  @Test func nextBringsTheBlankScreenBack() throws {
    var state = AppState.inClass("toy-function", at: "forward h1")
    let distance = try #require(try notes(of: state).following?.ahead?.distance)
    state.click(".")
    let notes = try notes(Size(120, 40), of: state)
    #expect(notes.frame.text.contains("Next: the picture again"), "\(notes.frame.text)")
    #expect(notes.following?.ahead?.distance == distance + 1)
  }

  @Test func theEndIsSaidWhereItComes() throws {
    var state = try Hours.state("first-hour")
    var words: [String] = []
    state.goThrough { state in
      let end = state.presentation?.hour?.end
      if state.standpoint == end, state.beats.last == state.beat { words.append(state.nextWord) }
    }
    #expect(words == Array(repeating: "the next item", count: 3) + ["the end page"])
    state.click(.pageUp)
    let told = try notes(Size(120, 40), of: state).frame.text
    #expect(told.contains("Next: the end page") && !told.contains("then Step"), "\(told)")
    var lesson = AppState.inClass("toy-function")
    lesson.goThrough { _ in }
    lesson.click(.pageUp)
    #expect(try notes(of: lesson).frame.text.contains("Next: the end page"))
  }

  @Test func theTimeStandsBesideThePlan() throws {
    let lesson = try #require(ShippedLessons.lesson("toy-function"))
    func item(_ from: String, _ to: String, _ note: String?) throws -> ClassPlan.Item {
      ClassPlan.Item(
        lesson: lesson, start: try lesson.stage(from).get(), end: try lesson.stage(to).get(),
        minutes: 10, note: note)
    }
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.present(
      ClassPlan(
        title: "Two", minutes: 20,
        items: [
          try item("start", "forward h1", "Ask them first."),
          try item("backward h2", "end", nil),
        ]))
    var notes = try notes(of: state)
    #expect(notes.pause == nil, "the clock stands until the first Next")
    #expect(notes.frame.text.contains("0 of 20 min, here to 10"))
    #expect(notes.frame.text.contains("Ask them first."))
    #expect(notes.frame.text.contains("Nothing is asked before the end of this item."))
    #expect(notes.frame.text.contains("from backward h₂"))
    state.click()
    try tell(&notes, of: state)
    #expect(notes.pause == 60_000)
    notes.elapse(11 * 60_000)
    #expect(notes.frame.text.contains("11 of 20 min, 1 behind"))
    state.elapse(12 * 60_000)
    state.click(.pageDown, 10)
    #expect(state.presentation?.hour?.index == 1)
    try tell(&notes, of: state)
    #expect(notes.frame.text.contains("12 of 20 min, here to 20"))
    #expect(!notes.frame.text.contains("after this item"))
  }

  @Test func itsKeysDriveTheClass() throws {
    var notes = try notes(of: AppState.inClass("toy-function"))
    let drives: [(Key, ClassDrive)] = [
      ("n", .next), (.pageDown, .next), (.right, .next), ("p", .back), (.pageUp, .back),
      ("b", .blank),
    ]
    for (key, drive) in drives { #expect(notes.receive(.key(key)) == .drive(drive)) }
    #expect(notes.receive(.key("x")) == nil && notes.message?.contains("n, p and b") == true)
    #expect(notes.receive(.key("?")) == nil)
    #expect(notes.frame.text.contains("Keys in the notes of a class"))
    #expect(notes.receive(.key(.escape)) == nil && notes.pages.isEmpty)
    #expect(notes.receive(.key("q")) == .quit)
  }

  @Test func theRoomIsSeenInLittle() throws {
    var state = AppState.inClass("toy-function", at: "backward f1")
    state.click(.pageDown, 2)
    let small = try notes(of: state)
    let room = try #require(NotesView.room(in: Size(80, 24)))
    var alone = state
    alone.resize(to: Size(room.columns, room.rows + 1))
    for row in 0..<room.rows {
      let line = alone.frame.line(row)
      #expect(small.frame.line(row + 2).contains(line.trimmingTrailing), "\(small.frame.text)")
    }
    state.click(".")
    let blank = try notes(of: state)
    #expect(blank.frame.text.contains("The screen is blank."))
  }

  /// However small the window, and however long the note.
  @Test func itFitsEveryWindow() throws {
    var state = AppState.inClass("toy-function")
    state.goToQuestion()
    for size in [
      Size(20, 5), Size(24, 6), Size(40, 12), Size(80, 24), Size(132, 50), Size(200, 60),
    ] {
      var notes = try notes(size, of: state)
      let first = notes.frame
      if size == Size(20, 5) {
        #expect(first.text.contains("Backstep needs"))
        continue
      }
      #expect(first.size == size && first.text.contains("The toy"))
      for _ in 0..<60 { _ = notes.receive(.key(.down)) }
      let last = notes.frame
      let view = try #require(notes.notesView)
      #expect((view.lastTop > 0) == (first.text != last.text))
      for _ in 0..<60 { _ = notes.receive(.key(.up)) }
      #expect(notes.frame == first)
    }
  }
}

extension String {
  fileprivate var trimmingTrailing: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
