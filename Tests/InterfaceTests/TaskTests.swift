import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// `try`: a task on a copy of the values.
@Suite struct Tasks {
  private func atTheEnd(_ size: Size = Size(80, 24)) throws -> AppState {
    var state = try TaskLesson.state(size)
    state.press(.end)
    return state
  }

  private func record(_ state: AppState, _ id: String = "kill-unit") -> AnswerRecord? {
    state.stepper?.records[id]
  }

  @Test func thePromptStandsBelowTheNarration() throws {
    let state = try atTheEnd()
    #expect(
      state.frame.text.contains(
        "Try: Change β0 so that no example reaches Ω0.  e edits β₀."), "\(state.frame.text)")
    #expect(state.frame.text.contains("Enter try"))
    var none = try TaskLesson.state(asks: false)
    none.press(.end)
    #expect(!none.frame.text.contains("Try:"))
  }

  @Test func aTaskIsTriedUntilItIsDoneAndThenTheValuesComeBack() throws {
    var state = try atTheEnd()
    let before = try #require(state.stepper?.trace.values)
    state.press(.enter)
    #expect(state.context == .editor)
    #expect(state.frame.text.contains("max[abs[∂L/∂Ω₀]] is 1.333; it should be 0."))
    state.type(keys: "−9")
    state.press(.enter)
    #expect(state.frame.text.contains("max[abs[∂L/∂Ω₀]] is 2.667; it should be 0."))
    #expect(state.frame.text.contains("trying: β₀"))
    #expect(record(state)?.misses == 1)
    #expect(record(state)?.state == .open)
    state.press(.enter, .tab)
    state.type(keys: "-9")
    state.press(.enter)
    #expect(state.frame.text.contains("✓ Done: max[abs[∂L/∂Ω₀]] is 0."))
    #expect(record(state)?.state == .answered)
    state.press(.escape)
    #expect(state.frame.text.contains("You left the task; the lesson's values are back."))
    #expect(state.stepper?.trace.values == before)
    state.press(.left, .right)
    #expect(state.frame.text.contains("✓ Done: with your values max[abs[∂L/∂Ω₀]] was 0."))
    #expect(!state.frame.text.contains("trying"))
  }

  @Test func onlyTheNamedValuesCanBeEdited() throws {
    var state = try atTheEnd()
    try state.choose("Ω0")
    state.press(.character("e"))
    #expect(state.context == .stepper)
    #expect(state.frame.text.contains("This task lets you edit β₀ only."))
    state.stepper?.choose(nil)
    state.press(.character("e"))
    #expect(state.frame.text.contains("Edit β₀[1, 1] (2×1)"))
  }

  @Test func ofSeveralNamedValuesTheChosenOneIsEditedElseTheLastOne() throws {
    var state = try TaskLesson.state()
    state.stepper?.move(to: 3)
    state.press(.enter)
    #expect(state.frame.text.contains("Edit β₁"))
    state.press(.escape)
    try state.put("0", into: "Ω1")
    state.stepper?.choose(nil)
    state.press(.character("e"))
    #expect(state.frame.text.contains("Edit Ω₁"))
    state.press(.escape, .enter)
    #expect(state.frame.text.contains("Edit β₁"), "Enter goes on to the next, in a ring")
  }

  @Test func theTaskStaysOpenWhileOneSteps() throws {
    var state = try atTheEnd()
    state.press(.enter)
    state.type(keys: "−9")
    state.press(.enter, .home, .right)
    #expect(state.frame.text.contains("Try: Change β0"))
    #expect(state.frame.text.contains("f₀ 2×3*"))
    #expect(try state.value("β0") == [-9, -1])
  }

  /// Beside the mark, where the title of the lesson has no room.
  @Test func theTitleOfThePartStaysWhole() throws {
    var state = ShippedLessons.state("scalar-graph")
    state.press(.end, .character("e"))
    #expect(
      state.frame.text.hasPrefix(" Three kinds of steps   trying: z"), "\(state.frame.text)")
  }

  @Test func qLeavesTheTaskBeforeTheLesson() throws {
    var state = try atTheEnd()
    state.press(.enter, .escape, .character("q"))
    #expect(state.stepper?.moment.triedTask == nil)
    #expect(state.stepper != nil)
    #expect(state.receive(.key(.character("q"))) == .quit)
  }

  @Test func whatWasEditedBeforeTheTaskComesBackAfterIt() throws {
    var state = try TaskLesson.state()
    try state.put("7", into: "β1")
    state.stepper?.choose(nil)
    state.press(.end, .enter)
    #expect(try state.value("β1") == [0.5], "a task begins with the lesson's own values")
    state.type(keys: "1")
    state.press(.enter)
    state.press(.escape)
    #expect(state.frame.text.contains("the values are as you had edited them before"))
    #expect(try state.value("β1") + state.value("β0") == [7, 0, -1])
    state.press(.character("U"))
    #expect(try state.value("β1") == [0.5])
  }

  @Test func undoAndRevertStayInsideTheTask() throws {
    var state = try atTheEnd()
    state.press(.enter)
    state.type(keys: "−9")
    state.press(.enter, .character("U"))
    #expect(try state.value("β0") == [0, -1])
    #expect(record(state)?.misses == 1, "what is undone is no second miss")
    state.press(.character("R"), .character("r"))
    #expect(try state.value("β0") == [0, -1])
    #expect(state.stepper?.moment.triedTask != nil)
    #expect(record(state)?.misses == 1)
  }

  @Test func hintsComeOneByOne() throws {
    var state = try atTheEnd()
    state.press(.control("t"))
    #expect(record(state)?.hintsShown ?? 0 == 0, "the task is not begun yet")
    state.press(.enter, .control("t"))
    #expect(state.frame.text.contains("Hint 1: A large negative bias shuts a ReLU."))
    state.press(.escape, .function(1))
    #expect(state.frame.text.contains("Hint 2: Every entry of f₀ must be negative."))
    state.press(.control("t"))
    #expect(state.frame.text.contains("There are no more hints."))
    state.press(.character("H"))
    #expect(state.frame.text.contains("Hint 2: Every entry"))
  }

  @Test func threeMissesOfferASolutionWhichIsPutIn() throws {
    var state = try atTheEnd()
    for text in ["1", "2", "3"] {
      #expect(!state.frame.text.contains("look at a solution"))
      state.press(.enter)
      state.type(keys: text)
      state.press(.enter)
    }
    #expect(record(state)?.misses == 3)
    #expect(state.frame.text.contains("You may look at a solution now."), "\(state.frame.text)")
    state.press(.control("r"))
    #expect(record(state)?.state == .revealed)
    #expect(try state.value("β0") == [-9, -9])
    #expect(state.frame.text.contains("This solves it: β₀ = [−9; −9]."))
    state.press(.escape, .left, .right)
    #expect(state.frame.text.contains("Shown, not found: β₀ = [−9; −9]."))
  }

  @Test func aHintThatRevealsPutsTheSolutionIn() throws {
    var state = try TaskLesson.state()
    state.stepper?.move(to: 3)
    state.press(.enter, .control("t"))
    #expect(record(state, "small-loss")?.state == .revealed)
    #expect(state.context == .stepper)
    #expect(try state.value("Ω1") == [0, 0])
  }

  @Test func aTaskIsLeftOpen() throws {
    var state = try atTheEnd()
    state.press(.enter, .control("x"))
    #expect(record(state)?.isSettled != true)
    #expect(state.stepper?.moment.triedTask == nil)
    state.press(.left, .right)
    #expect(!state.frame.text.contains("A solution is"))
    state.press(.enter)
    #expect(state.stepper?.moment.triedTask != nil, "Enter tries it again")
  }

  @Test func aQuestionIsAnsweredBeforeATaskIsTriedByEnter() throws {
    let text = TaskLesson.text.replacing(
      "at: end\n",
      with: "at: end\n    ask: {id: q, type: sign, prompt: Whose sign?, answer: L}\n")
    var state = try TaskLesson.state(text: text)
    state.press(.end, .enter)
    #expect(state.context.answers)
    state.press(.escape, .character("e"))
    #expect(state.stepper?.moment.triedTask != nil)
    state.press(.escape, .enter)
    #expect(state.context == .editor, "a task is open: no answer now")
  }

  @Test(arguments: [Size(24, 6), Size(30, 9), Size(40, 12), Size(80, 24), Size(200, 60)])
  func howFarItIsStaysInSight(_ size: Size) throws {
    var state = try atTheEnd(size)
    state.press(.enter)
    state.type(keys: "−9")
    state.press(.enter)
    #expect(state.frame.text.contains("max[abs[∂L/∂Ω₀]] is"), "\(state.frame.text)")
    #expect(state.frame.text.prefix(size.columns).contains("trying"))
    state.press(.enter, .tab)
    state.type(keys: "−9")
    state.press(.enter)
    #expect(state.frame.text.contains("✓ Done:"), "\(state.frame.text)")
  }

  /// The solution typed cell by cell does every task of the first parts that ship.
  @Test(arguments: ShippedLessons.ids, [Size(80, 24), Size(40, 12)])
  func everyTaskOfALessonIsDoneByItsSolution(_ id: String, _ size: Size) throws {
    var state = ShippedLessons.state(id, size, glyphs: .ascii, hasColor: false)
    // What an open question hides, a task does not tell either.
    let revealed = try #require(state.stepper).study.revealed
    state.stepper?.study = revealed
    for placed in try #require(state.stepper).tasks {
      state.stepper?.move(to: placed.placement)
      state.press(.character("e"), .escape)
      state.putIn(placed.item) { #expect($0.frame.isASCII) }
      #expect(record(state, placed.item.id)?.state == .answered, "\(placed.item.id)")
      #expect(state.frame.text.contains("Done: "), "\(state.frame.text)")
      state.press(.escape)
      #expect(state.stepper?.moment.isEdited == false)
    }
  }

  /// The words for each way to compare, from its two sides.
  @Test(arguments: [
    ("max(abs(grad(Ω0))) == 0", "max[abs[∂L/∂Ω₀]] is 1.333; it should be 0."),
    ("L < 0.3", "L is 0.5; it should be below 0.3."),
    ("L <= 1/4", "L is 0.5; it should be at most 1/4."),
    ("L > 0.50001", "L is 0.5; it should be above 0.50001."),
    ("L >= 2 * β1", "L is 0.5; it should be at least 2β₁, which is 1."),
    ("β0[1, 1] != 0", "β₀[1, 1] is 0; it should not be 0."),
    ("β0[1, 1] < -2", "β₀[1, 1] is 0; it should be below −2."),
    ("h1 == 0", "3 of 6 entries of h₁ are 0; all of them should be."),
    ("f0 < 0", "3 of 6 entries of f₀ are below 0; all of them should be."),
    ("β0 != 0", "1 of 2 entries of β₀ is other than 0; all of them should be."),
  ])
  func progressIsSaidInWords(_ condition: String, _ sentence: String) throws {
    let text = TaskLesson.text.replacing(
      "done_when: max(abs(grad(Ω0))) == 0", with: "done_when: \"\(condition)\"")
    var study = try #require(Study(try TaskLesson.lesson(text)))
    study.perform(.travel(.last))
    study = study.revealed
    let task = try #require(study.moment.openTask)
    #expect(Wording(moment: study.moment, pen: Pen()).progress(task.progress) == sentence)
  }

  @Test func progressDoesNotTellWhatAQuestionAsksFor() throws {
    let text = TaskLesson.text.replacing(
      "at: end\n",
      with:
        "at: backward Ω0\n    ask: {id: g, type: matrix, prompt: Which?, answer: grad(Ω0)}\n  - at: end\n"
    )
    var study = try #require(Study(try TaskLesson.lesson(text)))
    study.perform(.travel(.last))
    let task = try #require(study.moment.openTask)
    #expect(
      Wording(moment: study.moment, pen: Pen()).progress(task.progress)
        == "max[abs[∂L/∂Ω₀]] is ?: step 14 asks for it. It should be 0.")
  }
}
