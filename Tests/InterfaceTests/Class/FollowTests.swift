import Autodiff
import Lessons
import Room
import Screen
import Study
import Support
import Testing

@testable import Interface

/// A screen that follows a class shows what the room sees, and nothing that the room does not.
@Suite struct Follow {
  private static func follower(
    _ size: Size = Size(80, 24), hasNotes: Bool = false
  ) -> AppState {
    var state = AppState(size: size, glyphs: .unicode, hasColor: true, menu: nil)
    state.beginFollowing(hasNotes: hasNotes, trouble: "Waiting for a class.")
    return state
  }

  /// Every row but the last, in which each has keys of its own.
  private static func seen(_ state: AppState) -> [String] {
    (0..<state.size.rows - 1).map(state.frame.line)
  }

  @Test func itSaysThatThereIsNoClassYet() {
    var state = Self.follower()
    #expect(
      state.frame.text.contains("Waiting for a class.") && state.frame.text.contains("q quit"))
    #expect(state.receive(.key("x")) == nil)
    #expect(state.frame.text.contains("q leaves."))
    #expect(state.receive(.key("q")) == .quit)
  }

  /// Through all lessons, by messages as they are sent.
  @Test(arguments: ShippedLessons.all.map(\.id))
  func everyScreenOfAClassIsFollowed(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    var state = AppState.inClass(id)
    var follower = Self.follower()
    var count = 0
    state.goThrough { state in
      guard let follower = Self.told(state, lesson, &follower) else { return }
      count += 1
      if Self.seen(follower) != Self.seen(state) {
        Issue.record("\(state.shown)\n\(state.frame.text)\n\(follower.frame.text)")
      }
    }
    #expect(count > 5)
    // And back: nothing of what was answered stays.
    for _ in 0..<count {
      state.click(.pageUp)
      state.message = nil
      let follower = try #require(Self.told(state, lesson, &follower))
      try #require(Self.seen(follower) == Self.seen(state), "\(state.shown)")
    }
    #expect(follower.settled.isEmpty && state.settled.isEmpty)
  }

  /// By a line as it is sent.
  private static func told(
    _ state: AppState, _ lesson: Lesson, _ follower: inout AppState
  ) -> AppState? {
    guard let step = state.classStep,
      case .step(let read)? = try? ClassMessage(
        line: Array(ClassMessage.step(step).line.dropLast()))
    else {
      Issue.record("no step is told")
      return nil
    }
    #expect(read == step)
    follower.follow(read, of: lesson)
    follower.finish()
    return follower
  }

  /// Whatever is done to values, parameters, hands and the look.
  @Test(arguments: 0..<12) func whateverAClassDoesIsFollowed(_ seed: UInt64) throws {
    let ids = ShippedLessons.all.map(\.id)
    let id = ids[Int(seed) % ids.count]
    let lesson = try #require(ShippedLessons.lesson(id))
    var numbers = RandomNumbers(seed: seed)
    var state = AppState.inClass(id)
    var follower = Self.follower()
    let keys: [Key] = [
      .pageDown, .pageDown, .pageDown, .pageDown, .pageUp, "+", "+", "-", "r", "s", "x", .tab,
      .escape,
      "1", "2", "3", "=", .backspace, "]", "[", "}", "{", ">", "<", ".", "G", "g", "U", "m",
    ]
    for _ in 0..<150 {
      state.click(numbers.element(keys))
      // What is typed, said or opened is the class's own.
      guard state.pages.isEmpty, !state.context.takesText, state.presentation?.isLeaving == false
      else { continue }
      state.message = nil
      state.autoplay = nil
      let follower = try #require(Self.told(state, lesson, &follower))
      if state.presentation?.isBlank == true {
        #expect(follower.frame.text.contains("The class looks elsewhere."))
        continue
      }
      try #require(
        Self.seen(follower) == Self.seen(state),
        "\(id): \(state.shown)\n\(state.frame.text)\n\(follower.frame.text)")
    }
  }

  @Test func eachHasASizeOfItsOwn() throws {
    let lesson = try #require(ShippedLessons.lesson("toy-function"))
    var state = AppState.inClass("toy-function", at: "backward f1")
    state.click(.pageDown, 2)
    for size in [Size(24, 6), Size(60, 20), Size(120, 40), Size(20, 5)] {
      var follower = Self.follower(size)
      _ = Self.told(state, lesson, &follower)
      let alone = AppState.inClass("toy-function", at: "backward f1", size)
      #expect(follower.frame.size == size)
      if size == Size(120, 40) {
        #expect(follower.frame.text.contains("that value is stored"))
        #expect(alone.beat == .line(0))
      }
      _ = follower.receive(.resized(Size(80, 24)))
      #expect(Self.seen(follower) == Self.seen(state))
    }
  }

  // MARK: One's own way

  @Test func anyKeyLetsGoAndFFollowsAgain() throws {
    let lesson = try #require(ShippedLessons.lesson("toy-function"))
    var state = AppState.inClass("toy-function", at: "backward f1")
    var follower = Self.follower()
    for key in [Key.right, .pageDown, "x", .enter, .escape, "q", .function(5)] {
      _ = Self.told(state, lesson, &follower)
      #expect(follower.frame.text.contains("any key lets go"))
      #expect(follower.receive(.key(key)) == nil)
      #expect(!follower.isFollowing && !follower.isPresenting)
      #expect(follower.message == "On your own; following again: F")
      #expect(follower.frame.text.contains("step 14 of 24"))
      #expect(follower.receive(.key("F")) == nil)
      #expect(follower.isFollowing && Self.seen(follower) == Self.seen(state))
    }
    _ = follower.receive(.key("n"))
    _ = follower.receive(.key("n"))
    #expect(follower.frame.text.contains("F follow"), "it is offered as long as one is alone")
    state.click(.pageDown, 9)
    _ = Self.told(state, lesson, &follower)
    #expect(follower.standpoint != state.standpoint, "the class goes on elsewhere")
    _ = follower.receive(.key("F"))
    #expect(Self.seen(follower) == Self.seen(state))
  }

  @Test func aPasteOrTheMouseLetsNothingGo() throws {
    let lesson = try #require(ShippedLessons.lesson("toy-function"))
    let state = AppState.inClass("toy-function")
    var follower = Self.follower()
    _ = Self.told(state, lesson, &follower)
    _ = follower.receive(.paste("q"))
    _ = follower.receive(.mouse(MousePress(.left, at: Position(row: 5, column: 5))))
    #expect(follower.isFollowing)
    #expect(follower.receive(.interrupt) == .interrupt && follower.receive(.hangup) == .hangup)
    #expect(follower.receive(.key(.control("z"))) == .suspend)
  }

  @Test func answersAreKeptApart() throws {
    let lesson = try #require(ShippedLessons.lesson("toy-function"))
    var state = AppState.inClass("toy-function")
    state.goToQuestion()
    var follower = Self.follower()
    _ = Self.told(state, lesson, &follower)
    let question = try #require(state.beat?.question)
    // The learner reveals it alone; the class does not see that, nor does what is followed.
    _ = follower.receive(.key("z"))
    _ = follower.receive(.key(.control("r")))
    #expect(follower.settled.contains(question))
    _ = follower.receive(.key("F"))
    #expect(follower.settled.isEmpty && Self.seen(follower) == Self.seen(state))
    // The class reveals the next; alone it is still open, and the other one is not.
    state.click()
    let first = question
    state.goToQuestion()
    state.click()
    let second = try #require(state.beat?.question)
    _ = Self.told(state, lesson, &follower)
    #expect(follower.settled == state.settled && first != second)
    _ = follower.receive(.key("z"))
    #expect(follower.settled.contains(first) && !follower.settled.contains(second))
  }

  @Test func theTroubleOfAClassIsSaid() throws {
    let lesson = try #require(ShippedLessons.lesson("toy-function"))
    var follower = Self.follower()
    _ = Self.told(AppState.inClass("toy-function"), lesson, &follower)
    follower.follow(trouble: "The class has ended.")
    #expect(follower.frame.text.contains("The class has ended."))
    #expect(follower.frame.text.contains("The toy function"), "what was seen stays")
    follower.follow(trouble: nil)
    #expect(!follower.frame.text.contains("The class has ended."))
  }

  /// What a class says is believed in nothing: it is taken as far as it means something.
  @Test func aStepThatMeansNothingHarmsNothing() throws {
    let lesson = try #require(ShippedLessons.lesson("toy-function"))
    var follower = Self.follower()
    let wild: [ClassStep] = [
      ClassStep(
        lesson: "x", digest: lesson.digest,
        graph: StudyStand(
          spot: Spot(part: 99, iteration: 99, position: 999, isEnd: true), settled: ["?"],
          asked: ["?"], edits: ["nothing": Tensor(1), "x": Tensor(Shape(2, 2), [1, 2, 3, 4])],
          rate: -.infinity, task: "?"),
        beat: .asked("?", page: 99), hands: [[1, 2, 3], [4], [5]], chosen: "?", example: 7),
      ClassStep(
        lesson: "x", digest: lesson.digest,
        experiment: ExperimentStand(part: 99, position: -1, parameters: ["?": "!"]),
        beat: .revealed("?", page: 9)),
      ClassStep(
        lesson: "x", digest: lesson.digest, graph: StudyStand(edits: ["x": Tensor(.nan)]),
        beat: .solved("?")),
      ClassStep(lesson: "x", digest: lesson.digest, graph: StudyStand(), beat: .line(99)),
    ]
    for step in wild {
      follower.follow(step, of: lesson)
      follower.finish()
      #expect(follower.frame.text.contains("any key lets go"), "\(step)")
      var alone = follower
      _ = alone.receive(.key("x"))
      #expect(alone.frame.text.contains("The toy function"))
    }
  }

  // MARK: What a class says and is told

  @Test func whereNoClassLooksNothingIsTold() {
    let state = ShippedLessons.state("toy-function")
    #expect(state.classStep == nil && state.classHour == nil)
    var alone = state
    alone.drive(.next)
    #expect(alone.frame.text == state.frame.text)
  }

  @Test func theNotesDoWhatAClickerDoes() {
    var (driven, clicked) = (AppState.inClass("toy-function"), AppState.inClass("toy-function"))
    for (drive, key) in [
      (ClassDrive.next, Key.pageDown), (.next, .pageDown), (.next, .pageDown), (.back, .pageUp),
      (.blank, "."), (.next, .pageDown), (.next, .pageDown),
    ] {
      driven.drive(drive)
      clicked.click(key)
      #expect(driven.frame == clicked.frame)
    }
    // While something is typed it blanks and types nothing.
    for key in [Key.character(":"), "b"] { driven.click(key) }
    driven.drive(.blank)
    #expect(driven.presentation?.isBlank == true && driven.presentation?.line?.typed == ["b"])
  }
}
