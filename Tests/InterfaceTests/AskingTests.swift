import Autodiff
import Lessons
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// What a question shows, hides and keeps.
@Suite struct Asking {
  private static let two = """
    format: 1
    id: two-parts
    title: Two parts
    parts:
      - title: First
        graph: |
          f = w @ x
          h = relu(f)
          l = sum(h)
        given: {w: [[1, 2], [3, 4]], x: [1, 2]}
        learn: [w]
        train: {optimizer: sgd, rate: 0.1, steps: 3}
        steps:
          - {at: start, say: Begin.}
          - at: forward f
            ask: {id: shape-f, type: shape, prompt: Which shape?, answer: f}
          - at: forward h
            ask: {id: open-h, type: cells, of: h, prompt: Which are open?, answer: h > 0}
          - at: backward w
            ask: {id: grad-w, type: matrix, prompt: Which gradient?, answer: grad(w)}
      - title: Second
        graph: |
          f = w @ x
          l = sum(f)
        given: {w: [[1, 2], [3, 4]], x: [1, 2]}
        learn: [w]
    """

  private func study(_ learner: String? = nil) throws -> Study {
    try #require(Study(try TaskLesson.lesson(Self.two).drawn(for: learner)))
  }

  private func node(_ name: String, _ study: Study) throws -> Node.ID {
    try #require(study.moment.graph.node(named: name)).id
  }

  /// mlp-batch3 shows shades at 80×24 and shapes at 40×12.
  @Test(arguments: [Size(80, 24), Size(40, 12)])
  func theNumbersThatAreNeededStandBesideTheQuestion(_ size: Size) throws {
    var state = ShippedLessons.state("mlp-batch3", size)
    let stepper = try #require(state.stepper)
    let placed = try #require(
      stepper.questions.first { if case .matrix = $0.item.kind { true } else { false } })
    state.stepper?.move(to: placed.position)
    let moment = try #require(state.stepper).moment
    state.press(.enter)
    let text = state.frame.text
    let pen = Pen(digits: moment.part.digits)
    for name in moment.atHand(for: placed.item) {
      let tensor = try #require(moment[name].tensor)
      if tensor.isScalar { continue }
      #expect(
        text.split { $0.isWhitespace }.joined(separator: " ").contains(pen.format.inline(tensor)),
        "\(name)\n\(text)")
    }
    #expect(text.contains("f₀ = ["), "\(text)")
    let asked = try #require(placed.item.key?.expression.symbol)
    #expect(!moment.atHand(for: placed.item).contains(asked))
  }

  @Test func aShapeThatIsAskedForIsHidden() throws {
    var state = try TaskLesson.state(text: Self.two)
    for _ in 0...1 {
      #expect(!state.frame.text.contains("f 2×1"), "\(state.frame.text)")
      #expect(!state.frame.text.contains("h 2×1"), "\(state.frame.text)")
      state.press(.right)
    }
    state.stepper?.move(to: 1)
    state.press(.enter)
    state.type(keys: "2x1")
    state.press(.enter)
    #expect(state.stepper?.records["shape-f"]?.state == .answered)
    #expect(state.frame.text.contains("f 2×1"), "\(state.frame.text)")
  }

  /// At every iteration, and in another part that has the same line.
  @Test func aShapeThatIsAskedForIsHiddenEverywhere() throws {
    var state = try TaskLesson.state(text: Self.two)
    state.press(.end)
    state.type(keys: "2>")
    #expect(state.stepper?.spot.iteration == 2)
    #expect(!state.frame.text.contains("f 2×1"), "\(state.frame.text)")
    state.press(.character("}"))
    #expect(state.frame.text.contains("Second") && !state.frame.text.contains("f 2×1"))
  }

  @Test func cellsArePointedAt() throws {
    var state = try TaskLesson.state(text: Self.two)
    state.stepper?.move(to: 2)
    state.press(.enter)
    #expect(state.frame.text.contains("[ ]"), "\(state.frame.text)")
    state.press(.character(" "), .enter)
    #expect(state.frame.text.contains("Not yet: something is missing."), "\(state.frame.text)")
    state.press(.down, .character(" "), .enter)
    #expect(state.stepper?.records["open-h"]?.state == .answered)
    var plain = try #require(PlainLesson(try TaskLesson.lesson(Self.two), glyphs: .unicode))
    _ = plain.lines(at: 2)
    #expect(
      plain.lines.contains { $0.contains("by their numbers, as in 1 3; there are 2; 0 is none.") })
    for typed in ["3", "a", "1,2,9", ""] {
      #expect(
        plain.answer(typed) == ["Type entries by their numbers, as in 1 3; there are 2; 0 is none."]
      )
    }
    #expect(plain.answer("2 1").contains("✓ Right: 1 2."))
  }

  @Test func anotherPartDoesNotTellWhatOneStillAsks() throws {
    var study = try study()
    study.perform(.travel(.last))
    let (w, there) = (try node("w", study), study.moment.spot.part)
    #expect(there == 0 && study.moment[.gradient(w)].isSecret)
    study.perform(.travel(.parts(1)))
    study.perform(.travel(.last))
    let moved = try node("w", study)
    #expect(study.moment[.gradient(moved)].isSecret, "the same number as in the part before")
    let text = Wording(moment: study.moment, pen: Pen())
    #expect(text.waiting?.text == "What is ? here waits for an answer in another part.")
    study.perform(.travel(.parts(-1)))
    study.perform(.travel(.last))
    study.perform(.answer(.showAll))
    study.perform(.travel(.parts(1)))
    study.perform(.travel(.last))
    #expect(study.moment[.gradient(moved)].tensor != nil)
  }

  @Test func atAnIterationItIsSaidWhatIsWaitedFor() throws {
    var study = try study()
    study.perform(.travel(.last))
    study.perform(.travel(.iterations(1)))
    let text = Wording(moment: study.moment, pen: Pen())
    #expect(
      text.waiting?.text.hasPrefix("What is ? here waits for the answer at step ") == true,
      "\(String(describing: text.waiting))")
  }

  @Test func atTheEndOfAPartAllAnswersCanBeSeen() throws {
    var state = try TaskLesson.state(text: Self.two)
    state.press(.end)
    #expect(state.stepper?.moment.openCount == 3 && state.stepper?.moment.pending == nil)
    #expect(
      state.frame.text.contains("3 questions are still open; Ctrl-R shows all 3 answers."),
      "\(state.frame.text)")
    state.press(.control("r"))
    #expect(state.stepper?.moment.openCount == 0)
    #expect(state.stepper?.records["shape-f"]?.state == .revealed)
    var plain = try #require(PlainLesson(try TaskLesson.lesson(Self.two), glyphs: .unicode))
    _ = plain.lines(at: 0)
    plain.go(to: try TaskLesson.lesson(Self.two).stage("end").get())
    #expect(plain.stillOpen == "3 questions are still open; answers shows all.")
    #expect(
      plain.showAll() == [
        "Which shape? Answer: 2×1.", "Which are open? Answer: 1 2.",
        "Which gradient? Answer: [1 2; 1 2].",
      ])
    #expect(plain.stillOpen == nil)
  }

  /// A question that is another one now is open, and its old record is history.
  @Test func anAnswerToAnotherQuestionIsNotRestored() throws {
    var study = try study()
    study.perform(.travel(.last))
    study.perform(.answer(.showAll))
    let kept = study.kept
    #expect(kept.count == 3 && kept.values.allSatisfy { $0.digest != nil })
    let changed = Self.two.replacing("answer: h > 0", with: "answer: h > 5")
    var again = try #require(Study(try TaskLesson.lesson(changed)))
    again.restore(kept)
    #expect(again.kept.keys.sorted() == ["grad-w", "shape-f"])
    let text = Self.two.replacing("Which are open?", with: "Which gates are open?")
    var reworded = try #require(Study(try TaskLesson.lesson(text)))
    reworded.restore(kept)
    #expect(reworded.kept.count == 3, "a prompt may be written anew")
  }

  @Test func theOrderOfOptionsIsTheLearners() throws {
    let lesson = try TaskLesson.lesson(SeveralQuestions.text)
    let orders = try ["Ada", "Bob", "Cem", "Dua", "Eve"].map { learner in
      let study = try #require(Study(lesson.drawn(for: learner)))
      let question = try #require(study.lesson.parts[0].notes[0].questions.dropFirst().first)
      return study.moment.order(ofOptionsOf: question)
    }
    #expect(Set(orders).count > 1)
  }

  @Test func variantsAreEditsLikeOthers() throws {
    let text = Self.two.replacing(
      "    train:", with: "    variants: [{title: nothing, given: {x: [0, 0]}}]\n    train:")
    var plain = try #require(PlainLesson(try TaskLesson.lesson(text), glyphs: .unicode))
    #expect(plain.lines(at: 0).contains("Variants: 1 nothing. Type variant and its number."))
    #expect(plain.edit("variant 2") == ["Variants: 1 nothing."])
    #expect(plain.edit("variant 1")?.first == "Edited: x [1; 2] → [0; 0].")
    _ = plain.edit("undo")
    #expect(plain.study.moment.isEdited == false)
    var state = try TaskLesson.state(text: text)
    #expect(state.frame.text.contains("Variants: 1 nothing. Its number, then Enter, takes one."))
    #expect(!state.frame.text.contains("Enter variant"))
    state.type(keys: "1")
    #expect(state.frame.text.contains("Enter variant"))
    state.press(.enter)
    #expect(state.message?.hasPrefix("Edited: x.") == true)
    state.press(.character("U"))
    state.type(keys: "2")
    state.press(.enter)
    #expect(state.message == "There is one variant, 1." && state.pages.isEmpty)
    state.press(.enter)
    #expect(state.stepper?.moment.isEdited == false, "without a number Enter takes none")
  }

  /// One key does what the last line says of it.
  @Test func theFooterSaysHowAnswersAreGiven() throws {
    var state = ShippedLessons.state("toy-function")
    func footer() -> String { state.frame.text.split(separator: "\n").last.map(String.init) ?? "" }
    state.press(.end)
    while state.stepper?.moment.pending?.question.id != "silent-value" { state.press(.left) }
    state.press(.enter)
    #expect(footer().contains("1–9 choose") && footer().contains("Enter submit"))
    #expect(footer().contains("Ctrl-X leave"))
    let moment = try #require(state.stepper?.moment)
    let question = try #require(moment.pending?.question)
    let right = try #require(question.options?.firstIndex { $0.isRight })
    let number = try #require(moment.order(ofOptionsOf: question).firstIndex(of: right))
    state.type(keys: "\(number + 1)")
    #expect(state.stepper?.records["silent-value"]?.state == .answered, "a digit chooses at once")
    state = try TaskLesson.state(text: Self.two)
    state.stepper?.move(to: 2)
    state.press(.enter)
    #expect(footer().contains("Space mark") && !footer().contains("choose"))
    state.stepper?.move(to: 1)
    state.press(.enter)
    #expect(!footer().contains("mark") && footer().contains("Enter submit"))
  }

  /// What is hidden since it is made of what is asked for is not said to be asked for.
  @Test func theInspectorSaysWhyANumberIsHidden() throws {
    var state = ShippedLessons.state("toy-function", Size(80, 40))
    state.press(.end)
    func page(_ name: String) throws -> String {
      try state.choose(name)
      let page = Page.inspector.content(state, 78)
      return page.lines(0..<page.count).map(\.text).joined(separator: "\n")
    }
    #expect(try page("h2").contains("∂ℓ/∂h₂ = ?   step 13 asks for it"))
    #expect(try page("f1").contains("∂ℓ/∂f₁ = ?   it waits for the answer at step 13"))
    state = ShippedLessons.state("zero-init", Size(80, 40))
    state.press(.end)
    state.press(.character("}"), .end)
    let elsewhere = "it waits for an answer in another part"
    let gradient = try page("β1")
    #expect(gradient.contains("∂L/∂β₁ = ?   \(elsewhere)"), "\(gradient)")
    // A step of another part is not taken for one of this.
    for _ in 0..<40 where state.stepper?.spot.part == 1 {
      #expect(!state.frame.text.contains("is asked for at step"), "\(state.frame.text)")
      state.press(.left)
    }
  }

  /// What an update has made in one part tells what another part asks for, when it began alike.
  @Test func noIterationOfAnotherPartTellsIt() throws {
    let second = """
        - title: Second
          graph: |
            f = w @ x
            h = relu(f)
            l = sum(h)
          given: {w: [[1, 2], [3, 4]], x: [1, 2]}
          learn: [w]
          train: {optimizer: sgd, rate: 0.1, steps: 3}
      """
    let end = try #require(Self.two.firstRange(of: "  - title: Second")).lowerBound
    let text = String(Self.two.prefix(upTo: end)) + second
    var study = try #require(Study(try TaskLesson.lesson(text)))
    study.perform(.travel(.last))
    study.perform(.travel(.parts(1)))
    for iteration in 1...3 {
      study.perform(.travel(.spot(Spot(part: 1, iteration: iteration, position: 3))))
      let w = try node("w", study)
      #expect(study.moment[.value(w)].isSecret, "\(iteration)")
      #expect(study.moment.finalLoss.isSecret, "\(iteration)")
    }
  }
}
