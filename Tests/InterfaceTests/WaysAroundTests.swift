import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// What leads to another place or another view, and back.
@Suite struct WaysAround {
  private func state(_ id: String = "toy-function", asks: Bool = false) -> AppState {
    ShippedLessons.state(id, Size(80, 24), asks: asks)
  }

  private func type(_ text: String, into state: inout AppState) {
    for character in text { _ = state.receive(.key(.character(character))) }
  }

  @Test func aNodeIsFoundAsTheLessonOrTheScreenWritesIt() {
    for name in ["h1", "h₁", "H1"] {
      var state = state()
      state.press("/")
      #expect(state.context == .find)
      type(name, into: &state)
      state.press(.enter)
      #expect(state.context == .stepper)
      #expect(state.stepper?.chosen == state.stepper?.moment.graph.node(named: "h1")?.id)
      #expect(state.message?.hasPrefix("h₁ is chosen; t runs to its step, o inspects it.") == true)
    }
  }

  /// From where one stands, and around again.
  @Test func wordsAreFoundOneAfterTheOther() throws {
    var state = state("mlp-batch3")
    state.press("}", .right, .right)
    var places: [Standpoint] = []
    for turn in 0..<40 {
      state.press("/")
      if turn == 0 { type("THE", into: &state) }
      state.press(.enter)
      let here = try #require(state.standpoint)
      if here == places.first { break }
      places.append(here)
    }
    #expect(places.count > 4 && Set(places).count == places.count)
    #expect(places[0].part == 1, "not back to the first part")
    let rise = zip(places, places.dropFirst()).count { $0.comes(before: $1) }
    #expect(rise == places.count - 2, "once around")
    #expect(state.message?.contains(" of \(places.count) places that say it") == true)
  }

  @Test func aNumberThatIsSeenIsFound() {
    for (words, said) in [
      ("5.068", "h₂ has that number."), ("-17.06", "∂ℓ/∂β₁ and ∂ℓ/∂f₁ have that number."),
    ] {
      var state = state()
      state.press(.end, "/")
      type(words, into: &state)
      state.press(.enter)
      #expect(state.message == said && state.stepper?.chosen != nil)
    }
    var early = state()
    early.press("/")
    type("-17.06", into: &early)
    early.press(.enter)
    #expect(early.message?.hasSuffix("has that number.") == false, "it is not computed yet")
  }

  @Test func whatIsNotFoundCanBeCorrected() {
    var state = state()
    state.press("/")
    type("zyx", into: &state)
    state.press(.enter)
    #expect(
      state.message
        == "No node is called so, and no words of the lesson are these; correct it, or Esc.")
    #expect(state.context == .find)
    state.press(.escape)
    #expect(state.context == .stepper)
  }

  /// No hint and no option is looked through: it would tell where the answer is.
  @Test func whatIsStillHiddenIsNotFound() throws {
    let lesson = try TaskLesson.lesson(
      """
      format: 1
      id: hidden
      title: Hidden
      graph: "l = w^2"
      given: {w: 3}
      steps:
        - at: end
          ask: {id: q, type: choice, prompt: Which?, hints: [kangaroo, reveal],
                options: [{text: wombat, correct: true, why: koala}, {text: b, why: no}]}
          after: platypus
      """)
    for word in ["kangaroo", "wombat", "koala", "platypus"] {
      #expect(lesson.stages(saying: word).isEmpty)
    }
    #expect(lesson.stages(saying: "WHICH").count == 1)
  }

  @Test func aJumpIsUndoneAndDoneAgain() {
    var state = state()
    state.press("'")
    #expect(state.message == "There was no jump yet; : and / make one.")
    state.press(.right, .right)
    let before = state.standpoint
    state.press(.end)
    let after = state.standpoint
    #expect(before != after)
    state.press("'")
    #expect(state.standpoint == before)
    state.press("'")
    #expect(state.standpoint == after)
  }

  @Test func fromAnExperimentOneGetsBackToTheGraph() throws {
    var state = try ExperimentWay.state()
    state.press(.right)
    let before = state.standpoint
    state.press("}")
    #expect(state.experimentStudy != nil)
    state.press("'")
    #expect(state.standpoint == before && state.experimentStudy == nil)
    state.press("'")
    #expect(state.experimentStudy?.number == 1)
  }

  /// An editor shows what it begins with.
  @Test func whatIsNotShownIsNotEdited() throws {
    var state = state()
    state.press("s", "e")
    #expect(state.context == .stepper && state.message == AppState.symbolsOnly)
    let lesson = try TaskLesson.lesson(
      """
      format: 1
      id: given
      title: Given
      graph: "l = w^2"
      given: {w: 37}
      steps:
        - at: start
          ask: {id: q, type: number, prompt: What is w?, answer: w, hints: [reveal]}
      """)
    var asking = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    asking.show(lesson)
    for key in ["e", "+"] as [Key] {
      asking.press(key)
      #expect(
        !asking.frame.text.contains("37") && asking.context == .stepper, "\(asking.frame.text)")
    }
  }

  // MARK: By itself

  @Test func itGoesOnByItselfAtThePaceThatIsSet() {
    var state = state()
    #expect(state.pause == nil)
    state.press("a")
    #expect(state.frame.text.contains("▶ by itself, a step each 3 s  ━━━━━━━━━━"))
    state.elapse(1500)
    #expect(state.frame.text.contains("━━━━━─────") && state.study?.spot.position == 0)
    state.elapse(1500)
    let first = state.study?.spot.position ?? 0
    #expect(first > 0 && state.pause != nil)
    state.press("+")
    #expect(state.frame.text.contains("a step each 2 s"))
    state.elapse(2000)
    #expect(state.study?.spot.position ?? 0 > first)
    let second = state.study?.spot
    state.press(.right)
    #expect(state.autoplay == nil && state.study?.spot == second, "the key only stops it")
    state.elapse(60_000)
    #expect(state.study?.spot == second)
    state.press("a")
    #expect(state.frame.text.contains("a step each 2 s"), "the pace stays")
  }

  @Test(arguments: [Size(40, 12), Size(80, 24), Size(24, 6)])
  func itsBarTakesOneRow(_ size: Size) {
    var state = ShippedLessons.state("toy-function", size, asks: false)
    let before = state.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    state.press("a")
    let after = state.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(before.prefix(size.rows - 1) == after.prefix(size.rows - 1))
    #expect(after[size.rows - 1].contains("▶ "))
  }

  @Test func itStopsWhereALearnerIsAskedAndAtTheEnd() throws {
    for asks in [true, false] {
      var state = state(asks: asks)
      state.press("a")
      var steps = 0
      while state.autoplay != nil, steps < 500 {
        state.elapse(3000)
        steps += 1
      }
      #expect(state.autoplay == nil)
      #expect(asks == (state.stepper?.moment.pending != nil))
      if !asks { #expect(state.message != nil || state.pages.last?.page == .end) }
    }
  }

  // MARK: Copies

  @Test func aNumberIsCopiedAsItCanBeTyped() throws {
    var state = state("mlp-batch3")
    #expect(state.receive(.key("y")) == nil)
    #expect(state.message == "There is no number yet; → makes a step.")
    state.press(.right)
    guard case .copy(let text) = state.receive(.key("y")) else {
      Issue.record("nothing is copied")
      return
    }
    let shown = try #require(state.stepper?.moment.made.tensor)
    #expect(try ValueText.read(PlacedText(text)).get() == shown)
    #expect(state.message?.hasSuffix("is copied, if the terminal allows it.") == true)
    guard case .copy(let step) = state.receive(.key("Y")) else {
      Issue.record("nothing is copied")
      return
    }
    #expect(step.hasPrefix("f₀ = β₀ + Ω₀ x") && !step.contains(" \n"), "\(step)")
  }

  /// Line by line what is seen, at any size.
  @Test(arguments: [Size(80, 24), Size(120, 40), Size(40, 12)])
  func theStepIsCopiedAsItIsSeen(_ size: Size) throws {
    var state = ShippedLessons.state("mlp-batch3", size, asks: false)
    state.press(.right, .right, .right)
    let before = state.frame.text
    guard case .copy(let step) = state.receive(.key("Y")) else {
      Issue.record("nothing is copied")
      return
    }
    let lines = step.split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines { #expect(before.contains(line), "\(line)") }
  }

  @Test func nothingThatIsAskedForIsCopied() throws {
    var state = state(asks: true)
    for _ in 0..<40 where state.stepper?.moment.made.isSecret != true { state.press(.right) }
    try #require(state.stepper?.moment.made.isSecret == true)
    #expect(state.receive(.key("y")) == nil)
    #expect(state.message?.hasSuffix("is not shown yet.") == true)
    if case .copy(let step) = state.receive(.key("Y")) { #expect(step.contains("?")) }
  }

  // MARK: Views

  @Test func everyViewSaysWhatItIsAndEscLeavesIt() {
    for (key, title) in [
      ("z", "Unfolded"), ("c", "Gradient check"), ("f", "Forward mode"),
    ] as [(Key, String)] {
      var state = state()
      let before = state.frame
      state.press("m")
      #expect(state.frame.text.contains("Other views"))
      state.press(key)
      #expect(state.pages.count == 1 && state.frame.text.contains(title))
      state.press(.escape)
      #expect(state.frame == before)
    }
  }

  @Test func theGradientCheckCompares() {
    var state = state()
    state.press("c")
    let page = state.pages.last?.kept
    let text = page.map { $0.lines(0..<$0.count).map(\.text).joined(separator: "\n") } ?? ""
    #expect(text.contains("analytic") && text.contains("numeric"), "\(text)")
  }

  /// While anything of the part is asked, the views of the whole graph keep its numbers back.
  @Test func noViewAnswersWhatIsAsked() {
    for key in ["z", "c", "f"] as [Key] {
      var state = state(asks: true)
      state.press(key)
      let page = state.pages.last?.kept
      let text = page.map { $0.lines(0..<$0.count).map(\.text).joined(separator: " ") } ?? ""
      #expect(text.contains("they are seen once its questions are settled"), "\(text)")
      #expect(!text.contains("analytic") && !text.contains("5.068") && !text.contains("0.05"))
    }
  }

  @Test func theValueThatMovesIsChosen() throws {
    var state = state()
    state.press("f")
    let first = state.frame.text
    #expect(first.contains("forward mode: β₀ moves"), "\(first)")
    state.press(.tab)
    #expect(state.frame.text.contains("forward mode: ω₀ moves"), "\(state.frame.text)")
    state.press(.backTab, .backTab)
    #expect(state.frame.text.contains("forward mode: ω₃ moves"), "\(state.frame.text)")
  }

  // MARK: The mouse

  private func click(_ row: Int, _ column: Int, in state: inout AppState) -> Effect? {
    state.receive(.mouse(MousePress(.left, at: Position(row: row, column: column))))
  }

  @Test func everyHintCanBeClicked() throws {
    var state = state()
    let hints = try #require(state.frame.text.split(separator: "\n").last).map(String.init)
    let line = hints.joined()
    #expect(line.hasPrefix(" → next  ← back"))
    _ = click(23, 2, in: &state)
    #expect(state.study?.spot.position ?? 0 > 0)
    _ = click(23, 11, in: &state)
    #expect(state.study?.spot.position == 0)
    _ = click(23, 8, in: &state)
    #expect(state.study?.spot.position == 0, "between two hints is nothing")
    let help = try #require((0..<75).first { line.dropFirst($0).hasPrefix("? help") })
    _ = click(23, help, in: &state)
    #expect(state.pages.last?.page.isHelp == true)
  }

  /// What is said covers the hints, which are not clicked through it.
  @Test func whatIsNotSeenIsNotClicked() {
    for key in ["W", "a"] as [Key] {
      var state = state()
      state.press(key)
      for column in 0..<80 {
        var other = state
        #expect(click(23, column, in: &other) == nil)
        #expect(other.pages.isEmpty && other.standpoint == state.standpoint)
      }
    }
  }

  @Test func aNodeIsInspectedByASecondClick() throws {
    var state = state()
    let size = state.size
    let place = try #require(
      (0..<size.rows).lazy.flatMap { row in
        (0..<size.columns).map { Position(row: row, column: $0) }
      }.first { state.stepper?.node(at: $0, size) != nil })
    _ = click(place.row, place.column, in: &state)
    #expect(state.stepper?.chosen != nil && state.pages.isEmpty)
    _ = click(place.row, place.column, in: &state)
    #expect(state.pages.last?.page == .inspector)
  }

  @Test func theLineOfThePassesAndTheListLeadToTheirSteps() throws {
    var state = ShippedLessons.state("toy-function", Size(200, 60), asks: false)
    let last = try #require(state.stepper?.moment.lastPosition)
    _ = click(1, 199, in: &state)
    #expect(state.study?.spot.position == last)
    _ = click(1, 99, in: &state)
    #expect(state.study?.spot.position == last / 2)
    let steps = try #require(state.stepper?.panes(state.size).steps)
    try #require(steps.height > 0)
    let rows = state.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(
      (steps.row..<steps.endRow).first { rows[$0].suffix(49).contains("  1  f₀") })
    _ = click(row, steps.column + 5, in: &state)
    #expect(state.study?.spot.position == 1)
    state.press("'")
    #expect(state.study?.spot.position == last / 2)
  }

  // MARK: The menu

  @Test func aLessonIsStartedOverOnceItWasAsked() {
    var begun = MenuEntry(id: "one", title: "One", summary: "", section: "S", minutes: nil)
    begun.status = .done
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: [begun])
    #expect(state.receive(.key("s")) == nil)
    #expect(
      state.message == "s again forgets what you answered in 'One'; any other key keeps it.")
    #expect(state.receive(.key("s")) == .openAnew("one"))
    for key in [Key.down, .escape, "n", "5", .function(5)] {
      #expect(state.receive(.key("s")) == nil)
      state.press(key)
      #expect(state.receive(.key("s")) == nil, "\(key) was in between")
      state.press(.home)
    }
  }
}
