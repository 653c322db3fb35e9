import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// Symbols only: the same screen, letter by letter, whatever its numbers are.
@Suite struct SymbolsOnly {
  @Test(arguments: ShippedLessons.ids, [Size(80, 24), Size(200, 60), Size(40, 12)])
  func noScreenDependsOnANumber(_ id: String, _ size: Size) throws {
    var state = ShippedLessons.state(id, size, asks: false)
    state.press(.character("s"))
    for _ in 0..<ShippedLessons.steps(id) {
      state.press(.right)
      guard state.pages.isEmpty, state.experiment == nil else { break }
      let study = try #require(state.stepper?.study)
      for disguise in Disguise.allCases {
        var other = state
        other.stepper?.study = study.disguisedWholly(disguise)
        #expect(other.frame == state.frame, "\(state.frame.text)\n\(other.frame.text)")
        for page in [Page.inspector, .about, .hints] {
          let (shown, others) = (page.content(state, 70), page.content(other, 70))
          #expect(shown.lines(0..<shown.count) == others.lines(0..<others.count))
        }
      }
    }
  }

  private func state(_ stage: String, _ size: Size = Size(80, 24)) throws -> AppState {
    var state = ShippedLessons.state("toy-function", size, asks: false)
    let lesson = try #require(state.study?.lesson)
    state.go(to: try lesson.stage(stage).get())
    return state
  }

  @Test func theDerivationKeepsItsFormulasAndTheArrowTheirs() throws {
    var state = try state("backward f1")
    #expect(state.frame.text.contains("×5.068"))
    let before = state.frame
    state.press(.character("s"))
    let text = state.frame.text
    #expect(text.contains("Symbols only: every number is a ?; s or Esc brings them back."))
    #expect(text.contains("symbols only "), "the header says so too")
    #expect(text.contains("∂ℓ/∂f₁ = ∂h₂/∂f₁ · ∂ℓ/∂h₂"))
    #expect(text.contains("= h₂ · ∂ℓ/∂h₂") && text.contains("= ?") && text.contains("×h₂"))
    #expect(!text.contains("5.068") && !text.contains("3.366"), "\(text)")
    state.press(.character("s"))
    #expect(state.frame == before, "\(state.frame.text)")
  }

  @Test func escapeBringsTheNumbersBackAndLeavesWhatIsChosen() throws {
    var state = try state("backward f1")
    state.press(.tab)
    let before = state.frame
    state.press(.character("s"), .right, .left)
    #expect(state.frame.text.contains("Esc numbers"))
    state.press(.escape)
    #expect(state.frame == before, "\(state.frame.text)")
    #expect(state.stepper?.chosen != nil)
  }

  @Test func whatIsEditedIsNamedWithoutItsNumber() throws {
    var state = try state("backward f1", Size(120, 40))
    state.press(.character("e"), .character("7"), .enter, .character("s"), .right, .left)
    #expect(state.frame.text.contains("; symbols only"), "\(state.frame.text)")
    #expect(!state.frame.text.contains("→ 7"), "\(state.frame.text)")
    state.press(.character("s"))
    #expect(state.frame.text.contains("→ 7"))
  }

  /// A question is judged as ever; what was right is told once the numbers are back.
  @Test func aQuestionIsAnsweredWithoutThem() throws {
    var state = ShippedLessons.state("toy-function")
    while state.stepper?.moment.pending == nil { state.press(.right) }
    let id = try #require(state.stepper?.moment.pending?.question.id)
    state.press(.character("s"), .enter)
    state.type(keys: "-3.366")
    state.press(.enter)
    #expect(state.stepper?.records[id]?.state == .answered)
    #expect(state.frame.text.contains("✓ Right.") && !state.frame.text.contains("3.366"))
    state.press(.character("s"))
    #expect(state.frame.text.contains("✓ Right: −3.366"))
  }

  @Test func theExamplesWaitForTheNumbers() throws {
    var state = ShippedLessons.state("mlp-batch3", asks: false)
    while state.stepper?.moment.exampleCount == nil { state.press(.right) }
    state.press(.character("s"), .character("x"))
    #expect(state.message == AppState.symbolsOnly)
    #expect(!state.frame.text.contains("x shows each"))
  }
}
