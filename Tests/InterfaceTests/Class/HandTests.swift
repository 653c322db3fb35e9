import Screen
import Testing

@testable import Interface

/// Hands that go up for the options of a question.
@Suite struct HandsTests {
  private func asking() -> AppState {
    var state = AppState.inClass("toy-function")
    state.goToQuestion()
    return state
  }

  private func counts(_ state: AppState, round: Int = 0) -> [Int] {
    state.hands.counts(ofRound: round, options: 5)
  }

  @Test func digitsRaiseAndBackspaceLowers() {
    var state = asking()
    for key in "1222" { state.click(.character(key)) }
    #expect(counts(state) == [1, 3, 0, 0, 0])
    #expect(state.frame.text.contains("██████████ 3"), "\(state.frame.text)")
    state.click(.backspace)
    #expect(counts(state) == [1, 2, 0, 0, 0])
    for _ in 0..<3 { state.click(.backspace) }
    #expect(state.hands.isEmpty)
    state.click(.backspace)
    #expect(state.message == "No hand is up.")
    state.click("9")
    #expect(state.message == "There are options A to E: keys 1 to 5.")
    #expect(state.beat?.isAsking == true)
  }

  @Test func theyAreSetInTheLine() {
    var state = asking()
    for key in ":hands 4 17 2" { state.click(.character(key)) }
    state.click(.enter)
    #expect(counts(state) == [4, 17, 2, 0, 0])
    #expect(state.context == .classroom(.graph(isAsking: true)))
    for wrong in ["hands", "hands x", "hands 1 2 3 4 5 6", "hands -1", "hands 1000"] {
      for key in ":" + wrong { state.click(.character(key)) }
      state.click(.enter)
      #expect(
        state.message
          == "Write how many raised a hand for each option, as in hands 4 17 2; there are 5.")
      state.click(.escape)
      state.click(.escape)
    }
    #expect(counts(state) == [4, 17, 2, 0, 0])
  }

  @Test func aSecondTimeStandsBesideTheFirst() {
    var state = asking()
    state.click("=")
    #expect(state.message == "Hands are counted once before they are counted again.")
    state.click("1")
    state.click("=")
    for key in "22" { state.click(.character(key)) }
    #expect(counts(state) == [1, 0, 0, 0, 0] && counts(state, round: 1) == [0, 2, 0, 0, 0])
    #expect(state.hands.roundCount == 2)
    state.click("=")
    #expect(state.message == "Hands were counted twice already; Backspace goes back.")
    for _ in 0..<3 { state.click(.backspace) }
    #expect(state.hands.roundCount == 1 && counts(state) == [1, 0, 0, 0, 0])
  }

  /// They stay with their question, and are seen with its answer.
  @Test func theyStayWithTheirQuestion() {
    var state = asking()
    state.click("3")
    state.click()
    #expect(state.frame.text.contains("██████████ 1"))
    state.click("3")
    #expect(counts(state) == [0, 0, 1, 0, 0], "the answer is known")
    state.click()
    state.goToQuestion()
    #expect(state.hands.isEmpty)
  }

  @Test func noMoreAreCountedThanThereIsRoomFor() {
    var hands = Hands()
    for _ in 0..<Hands.most {
      let isRaised = hands.raise(0)
      #expect(isRaised)
    }
    let isOver = !hands.raise(0)
    #expect(isOver)
    hands.set([1, 2])
    #expect(hands.counts(ofRound: 0, options: 3) == [1, 2, 0])
    #expect(hands.counts(ofRound: 7, options: 3) == [0, 0, 0])
  }
}
