import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// Next and Back in front of a class.
@Suite struct ClassWay {
  static let ids = ShippedLessons.all.map(\.id)

  /// On a small screen the number of a page takes no word of it.
  @Test(arguments: [Size(40, 12), Size(40, 8), Size(60, 10), Size(30, 20)])
  func noWordIsLostBetweenPages(size: Size) throws {
    var state = ShippedLessons.state("toy-function", size)
    state.present()
    var turned = 0
    for _ in 0..<400 {
      var seen: Set<Substring> = []
      let said = try #require(state.stepper).text.said
      let place = state.standpoint
      for page in 0..<40 {
        guard case .said = state.beat, state.standpoint == place else { break }
        if page > 0 { turned += 1 }
        seen.formUnion(state.frame.text.split(whereSeparator: \.isWhitespace))
        state.click()
      }
      let words = said.flatMap { $0.text.split(separator: " ") }
      #expect(seen.isEmpty || seen.isSuperset(of: words), "\(Set(words).subtracting(seen))")
      if seen.isEmpty { state.click() }
    }
    #expect(turned > 0)
  }

  /// Every question of every lesson is put, answered on the next screen and passed, with the keys of a
  /// clicker alone, and Back takes back each screen of it.
  @Test(arguments: ids) func nextAloneLeadsThroughEverything(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    var state = AppState.inClass(id)
    var frames: [Frame] = []
    var (asked, revealed, solved, restored): ([String], [String], [String], [String]) = (
      [], [], [], []
    )
    state.goThrough { state in
      // A clicker is never swallowed: each time there is something new to be read.
      let isNew = frames.last?.text != state.frame.text
      #expect(isNew, "\(state.shown)\n\(state.frame.text)")
      frames.append(state.frame)
      switch state.beat {
      case .asked(let question, page: 0):
        asked.append(question)
        #expect(!state.settled.contains(question), "\(question) is answered before it is put")
      case .revealed(let question, page: 0):
        revealed.append(question)
        #expect(asked.last == question && state.settled.contains(question))
      case .solved(let task): solved.append(task)
      case .restored(let task):
        restored.append(task)
        #expect(state.stepper?.moment.triedTask == nil)
      default: break
      }
      #expect(!state.context.takesText)
    }
    let notes = lesson.parts.flatMap(\.notes)
    #expect(Set(asked) == Set(notes.flatMap(\.questions).map(\.id)))
    #expect(asked == revealed && Set(asked).count == asked.count)
    #expect(Set(solved) == Set(notes.compactMap(\.task).map(\.id)) && solved == restored)
    // The page of the end stands, whatever leads on; what leads back closes it and does nothing else.
    #expect(state.pages.map(\.page) == [.end])
    for key in [Key.right, " ", "n", .pageDown, .end] {
      state.click(key)
      #expect(state.pages.map(\.page) == [.end])
    }
    state.click(.pageUp)
    #expect(state.pages.isEmpty && state.message == nil)
    state.click()
    state.click("q")
    #expect(state.presentation?.isLeaving == true && state.pages.isEmpty)
    state.click(.escape)
    for frame in frames.reversed() {
      let isSame = state.frame.text == frame.text
      try #require(isSame, "\(state.shown)\n\(state.frame.text)\n\(frame.text)")
      state.click(.pageUp)
    }
    #expect(state.message == "This is the start.")
    #expect(state.settled.isEmpty)
  }

  @Test func eachKeyOfAClickerLeadsOnAndBack() {
    for (next, back) in [(Key.right, Key.left), (.pageDown, .pageUp), (" ", "p"), ("n", "h")] {
      var state = AppState.inClass("toy-function")
      let start = state.frame
      state.click(next)
      #expect(state.beat == .line(0))
      state.click(next)
      #expect(state.beat == .said(0))
      state.click(back, 2)
      #expect(state.frame == start)
    }
  }

  @Test func theDerivationComesLineByLineAndItsResultWithTheLast() {
    var state = AppState.inClass("toy-function", at: "backward f1")
    #expect(state.beat == .line(0))
    #expect(state.frame.text.contains("∂ℓ/∂f₁ = ∂h₂/∂f₁ · ∂ℓ/∂h₂"))
    #expect(!state.frame.text.contains("= h₂ · ∂ℓ/∂h₂") && !state.frame.text.contains("17.06"))
    state.click()
    #expect(state.frame.text.contains("= h₂ · ∂ℓ/∂h₂"))
    #expect(!state.frame.text.contains("17.06") && !state.frame.text.contains("− 1 7 . 0 6"))
    state.click()
    #expect(state.frame.text.contains("5.068 · (−3.366) = −17.06"), "\(state.frame.text)")
    #expect(state.frame.text.contains("− 1 7 . 0 6") && state.frame.text.contains("×5.068"))
    #expect(state.frame.text.contains("and that value is stored"))
  }

  @Test func aTaskIsAimedAtSolvedAndRestored() throws {
    var state = AppState.inClass("toy-function", at: "end")
    for _ in 0..<20 where state.beat?.task == nil { state.click() }
    #expect(state.beat == .aim("lower-loss"))
    #expect(state.frame.text.contains("Try: Change β₁ alone so that the loss falls below 0.02."))
    state.click()
    #expect(state.beat == .solved("lower-loss"))
    #expect(state.frame.text.contains("β₁ = 2.01") && state.stepper?.moment.isEdited == true)
    state.click()
    #expect(state.beat == .restored("lower-loss"))
    #expect(state.stepper?.moment.isEdited == false)
    state.click(.pageUp)
    #expect(state.beat == .solved("lower-loss") && state.stepper?.moment.isEdited == true)
    state.click(.pageUp)
    #expect(state.beat == .aim("lower-loss") && state.stepper?.moment.isEdited == false)
    #expect(!state.settled.contains("lower-loss"))
  }

  /// What somebody types is an answer like any other, and Next passes it.
  @Test func enterOpensTheField() {
    var state = AppState.inClass("toy-function")
    state.goToQuestion()
    state.click(.enter)
    #expect(state.context == .answer(.typing))
    for character in "-3.366" { state.click(.character(character)) }
    state.click(.enter)
    #expect(state.beat == .revealed("bracket", page: 0))
    state.click()
    #expect(state.beat == .line(0))
  }

  /// The text stays, and the clicker is not lost.
  @Test func aClickerLeadsOutOfAField() {
    var state = AppState.inClass("toy-function")
    state.goToQuestion()
    state.click(.enter)
    state.click(.character("3"))
    state.click(.pageDown)
    #expect(state.beat?.isAsking == true && !state.context.takesText)
    state.click(.pageDown)
    #expect(state.beat == .revealed("bracket", page: 0))
  }

  @Test func anotherWayBeginsAPlaceAnew() throws {
    var state = AppState.inClass("toy-function")
    state.click(.pageDown, 3)
    let here = state.standpoint
    for key in ":b f3" { state.click(.character(key)) }
    state.click(.enter)
    #expect(state.beat == .line(0) && state.presentation?.trail.isEmpty == true)
    #expect(state.frame.text.contains("∂ℓ/∂f₃ ="))
    state.click("'")
    #expect(state.standpoint == here)
    state.click("]")
    #expect(state.standpoint != here && state.beat != nil)
  }

  /// A class begins with nothing answered, and leaves the learner's answers alone.
  @Test func whatALearnerHasAnsweredStaysTheirs() throws {
    var state = ShippedLessons.state("toy-function")
    while state.stepper?.moment.pending == nil { state.press(.right) }
    let spot = state.stepper?.spot
    state.showAnswer()
    state.press(.function(5))
    #expect(state.isPresenting && state.stepper?.spot == spot)
    #expect(state.settled.isEmpty, "it is asked again")
    for _ in 0..<12 { state.click() }
    let there = state.stepper?.spot
    state.click("q")
    #expect(state.context == .classroom(.leaving))
    state.click("s")
    #expect(!state.isPresenting && state.stepper?.spot == there && state.settled == ["bracket"])
  }

  /// What was asked before the place where a class begins is shown.
  @Test func aClassThatBeginsLaterKnowsWhatWasAskedBefore() {
    let state = AppState.inClass("toy-function", at: "backward f1")
    #expect(state.settled == ["bracket"])
    #expect(state.frame.text.contains("− 3 . 3 6 6"))
  }

  @Test(arguments: [Size(24, 6), Size(40, 12), Size(60, 18), Size(120, 40), Size(200, 60)])
  func itIsShownAtEverySize(_ size: Size) {
    for id in ["toy-function", "mlp-batch3", "deep-signal"] {
      var state = AppState.inClass(id, size)
      var steps = 0
      state.goThrough { state in
        steps += 1
        #expect(state.frame.size == size)
        // A frame measured anew shows what the way has counted.
        #expect(state.beats.contains { $0 == state.beat }, "\(id): \(state.shown)")
      }
      #expect(steps > 20)
    }
  }
}
