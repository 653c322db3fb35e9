import Autodiff
import Lessons
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// What is asked and what is said to an answer is read whole, on small screens too.
@Suite struct ReadWhole {
  /// Without the ends of its lines.
  private func words(_ state: AppState) -> String {
    state.frame.text.split { " \n".contains($0) }.joined(separator: " ")
  }

  /// Every wrong option of every choice in the first parts that ship, and the right one.
  @Test(arguments: ["logistic-regression", "toy-function"], [Size(80, 24), Size(40, 12)])
  func whyAnOptionIsWrongOrRightIsReadWhole(_ id: String, _ size: Size) throws {
    let start = ShippedLessons.state(id, size)
    let stepper = try #require(start.stepper)
    for placed in stepper.questions {
      guard case .choice(let options) = placed.item.kind else { continue }
      for (index, option) in options.enumerated() {
        var state = start
        state.stepper?.move(to: placed.placement)
        let moment = try #require(state.stepper?.moment)
        let text = try #require(state.stepper?.text)
        let key = try #require(moment.order(ofOptionsOf: placed.item).firstIndex(of: index))
        state.press(.enter)
        state.type(keys: "\(key + 1)")
        var said = words(state)
        if option.isRight, let message = state.message {
          #expect(message == "i shows all that is said here.")
          let page = state.content(of: OpenPage(page: .about))
          said = page.lines(0..<page.count).map(\.text).joined(separator: " ")
        } else if option.isRight, let pages = state.stepper?.shownText(size).pages {
          said = pages.joined().map(\.text).joined(separator: " ")
        }
        for paragraph in option.why.map(text.paragraphs) ?? [] {
          #expect(said.contains(paragraph.text), "\(state.frame.text)")
        }
        if option.isRight {
          #expect(said.contains("✓ Right: \(text.option(index, of: placed.item).text)."))
        } else {
          #expect(said.contains("Not yet."), "\(state.frame.text)")
        }
      }
    }
  }

  /// Beside the prompt, or on a line of its own; never broken, and never behind a list.
  @Test func theKeyThatAnswersIsNamedWhole() throws {
    let lesson = try Questions.lesson()
    let study = try #require(Study(lesson))
    let text = Wording(moment: study.moment, pen: Pen())
    for question in lesson.graphs.flatMap(\.notes).flatMap(\.questions) {
      for columns in 14...90 {
        let lines = text.invitation(question, columns: columns).map(\.text)
        #expect(lines.last?.hasSuffix("Enter answers.") == true, "\(lines)")
        #expect(lines.allSatisfy { $0.count <= columns })
        #expect(lines.last == "Enter answers." || lines.last?.contains("?  Enter") == true)
      }
    }
    let listed = try TaskLesson.lesson(
      Questions.text.replacing(
        "prompt: Which is larger?", with: "prompt: \"Which?\\n\\n- a\\n- b\"")
    )
    let question = try #require(
      listed.graphs.flatMap(\.notes).flatMap(\.questions).first { $0.id == "choice-b" })
    #expect(
      text.invitation(question, columns: 80).map(\.text)
        == ["? Which?", "• a", "• b", "Enter answers."])
  }

  @Test func aMessageThatIsTooLongGoesOnInTheRowAbove() {
    var state = ShippedLessons.state("toy-function", Size(40, 12))
    state.say("One two three four five six seven eight nine ten.")
    #expect(words(state).hasSuffix("seven eight nine ten."))
  }

  /// Behind all steps, in the state in which the passes are done.
  @Test(arguments: [Size(80, 24), Size(40, 12), Size(24, 6)])
  func theEndIsNoStep(_ size: Size) {
    var state = ShippedLessons.state("logistic-regression", size)
    state.press(.end)
    let head = state.frame.text.prefix(size.columns)
    #expect(head.contains("the end") && !head.contains("8"), "\(head)")
    state.press(.end)
    #expect(state.message == "This is the end of the part.")
    let study = state.study
    #expect(study?.resumed() == "You were at the end; Home goes to the start.")
  }

  /// A moved number is spelled as in its box.
  @Test func whatMovedIsSpelledAsInItsBox() throws {
    var state = ShippedLessons.state("deep-relu", asks: false)
    let stepper = try #require(state.stepper)
    for node in stepper.trace.graph.given where node.kind == .parameter {
      state.stepper?.choose(node.id)
      state.press(.character("e"))
      state.type(keys: "0.37")
      state.press(.enter)
      state.stepper?.choose(nil)
      for position in 1...stepper.trace.steps.count {
        state.stepper?.move(to: position)
        let now = try #require(state.stepper)
        guard case .known(let number, _?) = now.moment.made else { continue }
        let line = now.text.movedLine.text
        guard let moved = line.split(separator: "Moved: ").last, number.shape.count <= 4 else {
          continue
        }
        let format = now.pen.format
        let entries = number.elements.map { format.text($0, format.scale(of: number)) }
        let spelled = number.isScalar ? [format.inline(number)] : entries
        #expect(spelled.contains { moved.contains($0) }, "\(line) of \(spelled)")
      }
      state.press(.character("r"))
    }
  }
}
