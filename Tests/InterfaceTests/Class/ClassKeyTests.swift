import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// What keys do in front of a class besides Next and Back.
@Suite struct ClassKeys {
  @Test(arguments: [Key.character("."), .character("b")])
  func theKeyThatEndsTheBlankDoesNothingElse(_ blank: Key) {
    var state = AppState.inClass("toy-function")
    let before = state.frame
    for key in [Key.pageDown, .escape, .function(5), "q", "e", .enter, blank] {
      state.click(blank)
      #expect(state.frame == Frame(size: Size(80, 24)))
      state.click(key)
      #expect(state.frame == before, "\(key)")
    }
    state.click(blank)
    _ = state.receive(.mouse(MousePress(.wheelDown, at: Position(row: 5, column: 5))))
    #expect(state.frame == before)
  }

  /// Clickers send them in turn.
  @Test(arguments: [Key.escape, .function(5)])
  func f5AndEscapeCloseWhatIsOpenAndNeverLeave(_ key: Key) {
    var state = AppState.inClass("toy-function", at: "backward h2")
    let before = state.frame
    for open in ["?", "i", ":", "/", "q", .tab, .enter, "e"] as [Key] {
      state.click(open)
      #expect(state.frame != before, "\(open)")
      state.click(key)
      #expect(state.isPresenting && state.pages.isEmpty && !state.context.takesText, "\(open)")
      state.click(key)
      state.click(key)
      #expect(state.isPresenting)
    }
    #expect(state.study != nil)
  }

  /// Each Next brings one thing: what is open is closed, and what lies under it stands as it was.
  @Test(arguments: [Key.pageDown, .pageUp]) func aClickerClosesWhatIsOpenFirst(_ key: Key) {
    for open in ["?", "i", "N", ":", "/", "q", "e"] as [Key] {
      var state = AppState.inClass("toy-function", at: "forward l")
      state.click()
      let before = (state.shown, state.frame)
      state.click(open)
      if state.frame == before.1 { continue }
      state.click(key)
      #expect(state.pages.isEmpty && !state.context.takesText, "\(open)")
      #expect(state.shown == before.0 && state.frame == before.1, "\(open)\n\(state.frame.text)")
      state.click(key)
      #expect(state.shown != before.0, "\(open)")
    }
  }

  @Test func theTeachersNoteStandsUntilAKey() {
    var state = AppState.inClass("toy-function")
    let before = state.frame
    state.click("N")
    #expect(state.frame.text.contains("Write the nested formula on the board before stepping."))
    state.click("x")
    #expect(state.frame == before)
    state.click()
    state.click("N")
    #expect(state.message == "There is no note for a teacher here.")
  }

  @Test func itIsAskedWhereToGo() {
    var state = AppState.inClass("toy-function")
    state.click("q")
    #expect(state.frame.text.contains("Leave the class?"), "\(state.frame.text)")
    #expect(state.frame.text.contains("s to the stepper") && state.frame.text.contains("Esc stay"))
    state.click("q")
    #expect(state.isPresenting && state.context == .classroom(.graph(isAsking: false)))
    state.click("q")
    let effect = state.receive(.key("m"))
    #expect(effect == nil && state.study == nil && !state.isPresenting)
  }

  /// A task that was tried before does not hold it up.
  @Test func theMenuIsReachedFromATaskToo() throws {
    var state = try TaskLesson.state()
    state.press(.enter)
    state.press(.escape)
    state.press(.function(5))
    state.click("q")
    let effect = state.receive(.key("m"))
    #expect(!state.isPresenting && (effect == .quit || state.study == nil))
  }

  /// Also where a lesson or an order was named; of an order F5 there goes on.
  @Test func theMenuIsThereHoweverTheClassBegan() throws {
    let entry = MenuEntry(
      id: "toy-function", title: "The toy function", summary: "", section: "S", minutes: nil)
    var lesson = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    lesson.show(try #require(ShippedLessons.lesson("toy-function")))
    lesson.present()
    for state in [lesson, try Hours.state("first-hour")] {
      var state = state
      state.stock([entry])
      state.click(.pageDown, 4)
      let (there, isHour) = (state.shown, state.presentation?.hour != nil)
      state.click("q")
      #expect(state.frame.text.contains("m menu"))
      #expect(state.receive(.key("m")) == nil)
      #expect(!state.isPresenting && state.study == nil && state.hasMenu)
      #expect(state.frame.text.contains("The toy function"), "\(state.frame.text)")
      state.click(.function(5))
      #expect(state.isPresenting == isHour && (!isHour || state.shown == there))
    }
  }

  @Test func tabDimsAllButTheChosenNode() throws {
    var state = AppState.inClass("toy-function", at: "backward f1")
    state.click(.tab)
    let frame = state.frame
    let chosen = try #require(state.stepper?.chosen)
    #expect(chosen == state.stepper?.moment.graph.node(named: "h2")?.id)
    let roles = Set((0..<24).flatMap { frame[row: $0].map(\.style.role) })
    #expect(roles.contains(.chosen) && frame.text.contains("[h₂]"), "\(frame.text)")
    let dim = (0..<24).flatMap { Array(frame[row: $0]) }.count {
      $0.style.attributes.contains(.dim)
    }
    #expect(dim > 20)
  }

  /// Keys of the stepper that a class needs.
  @Test func editsAreSeenByTheClass() {
    var state = AppState.inClass("toy-function", at: "forward f0")
    state.click()
    state.click("e")
    #expect(state.frame.text.contains("Edit β₀"), "\(state.frame.text)")
    for key in "1.5" { state.click(.character(key)) }
    state.click(.enter)
    #expect(state.frame.text.contains("1 . 7 3"), "\(state.frame.text)")
    state.click(.escape)
    #expect(state.frame.text.contains("Edited: β₀ 1 → 1.5."), "\(state.frame.text)")
  }

  @Test func everyKeyIsLegalEverywhere() {
    let keys = (KeyTable.ofClass + KeyTable.bindings).flatMap(\.keys) + ["1", "2", "3"]
    for (seed, id) in ["toy-function", "mlp-batch3", "deep-signal", "zero-init"].enumerated() {
      var random = SystemLikeRandom(state: UInt64(seed) &* 7919 &+ 17)
      var state = AppState.inClass(id)
      for _ in 0..<300 {
        let key = keys[Int(random.next() % UInt64(keys.count))]
        if state.receive(.key(key)) == .quit || state.study == nil && state.experimentStudy == nil {
          state = .inClass(id)
        }
        #expect(state.frame.size == state.size)
        // An option may be the hidden number on purpose.
        guard state.isPresenting, state.beat?.question == nil, let stepper = state.stepper,
          state.experiment == nil, !stepper.secrets.isEmpty
        else { continue }
        var other = state
        other.stepper?.study = stepper.study.disguised(.spread)
        #expect(other.frame == state.frame, "\(state.frame.text)\n\(other.frame.text)")
      }
    }
  }

  @Test func theHelpOfAClassNamesEachKeyOnce() {
    for place in [
      ClassPlace.graph(isAsking: true), .graph(isAsking: false), .experiment(isAsking: true),
    ] {
      let bindings = KeyTable.bindings(in: .classroom(place))
      let own = bindings.filter { if case .classroom = $0.action { true } else { false } }
      let others = bindings.filter { if case .classroom = $0.action { false } else { true } }
      #expect(Set(own.flatMap(\.keys)).isDisjoint(with: others.flatMap(\.keys)))
      #expect(!own.contains { $0.action == .classroom(.enter) })
    }
  }
}
