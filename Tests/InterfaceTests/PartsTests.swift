import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// Lessons of several parts, and parts that train.
@Suite struct Parts {
  static let text = """
    format: 1
    id: three-ways
    title: Three ways
    parts:
      - title: A product
        digits: 2
        graph: |
          a = w * x
          l = a^2
        given: {w: 2, x: 3}
        steps:
          - at: start
            say: The first part.
          - at: backward a
            ask: {id: grad-a, type: number, prompt: Which number?, answer: grad(a)}
          - at: end
            say: The end of the first part.
      - title: It trains
        graph: |
          f = w * x + b
          l = (f - y)^2
        given: {w: 1, x: 2, b: 0, y: 5}
        train: {optimizer: sgd, rate: 0.05, steps: 50}
        steps:
          - at: start
            say: The second part.
          - at: update
            say: All move at once.
          - at: iteration 3
            say: Three updates are made, and the loss is {l:.3}.
            ask: {id: slope-3, type: number, prompt: What is it now?, answer: grad(f)}
      - title: A matrix
        digits: 1
        graph: |
          l = sum_squares(A @ x)
        given: {A: [[1, 2], [3, 4]], x: [1, -1]}
        learn: [A]
    """

  static func lesson() throws -> Lesson {
    let file = LessonFile.read(text: text, path: "three.yaml")
    let lesson = file.lesson
    return try #require(lesson, "\(file.findings)")
  }

  private func state(_ size: Size = Size(80, 24), asks: Bool = true) throws -> AppState {
    var state = AppState(
      size: size, glyphs: .unicode, hasColor: true, asksQuestions: asks, menu: nil)
    state.show(try Self.lesson())
    return state
  }

  private func press(_ state: inout AppState, _ keys: Key...) {
    for key in keys { #expect(state.take(key) == nil) }
  }

  private func press(_ state: inout AppState, _ text: String) {
    for character in text { #expect(state.receive(.key(.character(character))) == nil) }
  }

  private func spot(_ state: AppState) -> [Int]? {
    state.stepper.map { [$0.spot.part, $0.spot.iteration, $0.spot.position] }
  }

  // MARK: Parts

  @Test(arguments: [Size(80, 24), Size(40, 12), Size(120, 40)])
  func steppingGoesThroughAllPartsAndBackTheSameWay(_ size: Size) throws {
    var state = try state(size)
    var there = [state.frame]
    while state.stepper?.hasEnded == false {
      press(&state, .right)
      if state.pages.isEmpty { there.append(state.frame) }
    }
    press(&state, .escape)
    // → stops five times in the first part and six times in the second, which speaks of one
    // iteration, and ← takes each of their steps.
    #expect(there.count == 5 + 6 + 1 + 4)
    #expect(Set(there).count == there.count)
    var back = [state.frame]
    var inIteration = 0
    for _ in 0..<100 where state.stepper?.spot != Spot() {
      press(&state, .left)
      if state.stepper?.spot.iteration == 0 {
        back.append(state.frame)
      } else {
        inIteration += 1
      }
    }
    #expect(back.reversed().filter { there.contains($0) } == there.filter { back.contains($0) })
    #expect(there.count { back.contains($0) } == there.count - 1)
    #expect(back.count == 6 + 9 + 4 && inIteration > 1)
    press(&state, .left)
    #expect(state.message == "This is the start.")
    state.message = nil
    #expect(state.frame == there[0])
  }

  @Test func theHeaderSaysWhichPartAndWhatItIsCalled() throws {
    var state = try state()
    #expect(state.frame.text.hasPrefix(" Three ways: A product "))
    #expect(state.frame.text.contains("part 1/3  start · forward · #1 · #2   step 0 of 5"))
    press(&state, "}")
    #expect(state.frame.text.contains("It trains"))
    #expect(state.frame.text.contains("part 2/3  iteration 0/50  start · forward · #1 · #2 · ↻"))
    _ = state.receive(.resized(Size(70, 24)))
    #expect(state.frame.text.hasPrefix(" It trains "))
    #expect(state.frame.text.contains("part 2/3  iteration 0/50  start · forward · #1 · #2 · ↻"))
    _ = state.receive(.resized(Size(60, 24)))
    #expect(state.frame.text.contains("part 2/3 iteration 0/50 start 0/8"))
    _ = state.receive(.resized(Size(30, 24)))
    #expect(state.frame.text.hasPrefix(" It trains"))
    #expect(state.frame.text.contains("start 0/8"))
  }

  @Test func passesCrossPartsAtTheirEndsAndHomeAndEndStayInside() throws {
    var state = try state()
    var seen: [[Int]?] = []
    for _ in 0..<6 {
      press(&state, "]")
      seen.append(spot(state))
    }
    #expect(seen == [[0, 0, 1], [0, 0, 3], [0, 0, 5], [1, 0, 0], [1, 0, 1], [1, 0, 3]])
    seen = []
    for _ in 0..<4 {
      press(&state, "[")
      seen.append(spot(state))
    }
    #expect(seen == [[1, 0, 1], [1, 0, 0], [0, 0, 5], [0, 0, 3]])
    press(&state, .end)
    #expect(spot(state) == [0, 0, 5])
    press(&state, "}}")
    press(&state, .end)
    #expect(spot(state) == [2, 0, 3])
    press(&state, "}")
    #expect(spot(state) == [2, 0, 3])
    press(&state, .home)
    #expect(spot(state) == [2, 0, 0])
    press(&state, "{{{")
    #expect(spot(state) == [0, 0, 0])
  }

  @Test func eachPartHasItsOwnDecimalsAndAChangeOfThemStays() throws {
    var state = try state()
    #expect(state.stepper?.pen.digits == 2)
    press(&state, "}}")
    #expect(state.stepper?.pen.digits == 1)
    press(&state, "V{{")
    #expect(state.stepper?.pen.digits == 3)
  }

  @Test func whatIsAnsweredStaysAnsweredInOtherParts() throws {
    var state = try state()
    press(&state, .right, .right, .right, .enter)
    press(&state, "12")
    press(&state, .enter)
    #expect(state.stepper?.records["grad-a"]?.state == .answered)
    let answered = state.frame
    press(&state, "}}{{")
    press(&state, .right, .right, .right)
    #expect(state.frame == answered)
  }

  @Test func itGoesOnWhereItWasLeft() throws {
    var state = try state()
    state.resume(at: Spot(part: 1, iteration: 4, position: 6))
    #expect(spot(state) == [1, 4, 6])
    #expect(
      state.frame.text.contains(
        "You were in part 2, in iteration 4, at step 6 of 8; { goes back."))
    // A lesson that has become shorter.
    state.resume(at: Spot(part: 9, iteration: 900, position: 900))
    #expect(spot(state) == [2, 0, 3])
  }

  @Test func hintsOfferPartsOnlyWhereThereAreSome() throws {
    var state = try state(Size(120, 24))
    #expect(state.frame.text.contains("} part"))
    #expect(!state.frame.text.contains("iteration"))
    press(&state, "}")
    #expect(state.frame.text.contains("> iteration  u update  } part"))
    press(&state, "}")
    #expect(!state.frame.text.contains("} part"))
  }

  // MARK: Iterations

  @Test func iterationsKeepTheStep() throws {
    var state = try state()
    press(&state, "}")
    press(&state, .right)
    let before = state.frame
    press(&state, ">")
    #expect(spot(state) == [1, 1, 2])
    #expect(state.frame.text.contains("iteration 1/50  ▶ forward 2/2 · #1 · #2 · ↻"))
    press(&state, "<")
    #expect(state.frame == before)
    press(&state, "<")
    #expect(state.message == "There are iterations 0 to 50.")
    state.message = nil
    #expect(state.frame == before)
  }

  @Test func anIterationHasTheValuesAfterThatManyUpdates() throws {
    var state = try state()
    press(&state, "}>>>")
    var run = try #require(try Self.lesson().graphs[1].content.run)
    for iteration in 3...5 {
      let trace = run.trace(at: iteration)
      #expect(state.stepper?.trace.values == trace.values)
      press(&state, ">")
    }
  }

  @Test func uMakesOneUpdateAfterAnother() throws {
    var state = try state()
    press(&state, "}u")
    #expect(spot(state) == [1, 0, 8])
    press(&state, "u")
    #expect(spot(state) == [1, 1, 8])
    press(&state, .home)
    press(&state, "u")
    #expect(spot(state) == [1, 1, 8])
    for _ in 0..<60 { press(&state, "u") }
    // After the last update there is nothing to update.
    #expect(spot(state) == [1, 50, 6])
    for travel in [Travel.update(1), .iterations(1)] {
      #expect(state.stepper?.study.isDisabled(.travel(travel)) == true)
    }
    let loss = try #require(state.stepper?.trace.values.last?.scalar)
    #expect(abs(loss) < 1e-9)
  }

  @Test func uDoesNothingWhereNothingTrains() throws {
    var state = try state()
    let before = state.frame
    for key in ["u", ">", "<"] {
      press(&state, key)
      #expect(state.message == "Nothing is trained here, so that there are no iterations.")
    }
    state.message = nil
    #expect(state.frame == before)
  }

  @Test func aPartRemembersItsIteration() throws {
    var state = try state()
    press(&state, "}>>}")
    #expect(spot(state) == [2, 0, 0])
    press(&state, "{")
    #expect(spot(state) == [1, 2, 0])
  }

  /// Where its passes are done, before the update, which begins the next one.
  @Test func whatIsSaidAtAnIterationStandsWhereItsNumbersAre() throws {
    var state = try state()
    press(&state, "}>")
    #expect(state.frame.text.contains("After 1 update. Before it ℓ was 9."))
    #expect(!state.frame.text.contains("The second part."))
    press(&state, ">")
    #expect(state.frame.text.contains("After 2 updates. Before the last of them ℓ was 2.25."))
    press(&state, .right)
    press(&state, ">")
    #expect(state.frame.text.contains("After 3 updates."))
    #expect(!state.frame.text.contains("Three updates are made"))
    let lesson = try #require(state.stepper)
    let update = try #require(lesson.trace.firstUpdatePosition)
    while state.stepper?.position != update - 1 { press(&state, .right) }
    #expect(state.frame.text.contains("Three updates are made, and the loss is 0.141."))
    press(&state, .right)
    #expect(!state.frame.text.contains("Three updates are made"))
  }

  @Test func aQuestionAtAnIterationIsAskedThereAndHidesItsNumber() throws {
    var state = try state()
    press(&state, "}>>>")
    press(&state, .right, .right, .right, .right)
    #expect(state.frame.text.contains("? What is it now?"))
    #expect(!state.frame.text.contains("0.75"))
    press(&state, .enter)
    press(&state, "-0.75")
    press(&state, .enter)
    #expect(state.frame.text.contains("✓ Right: −0.75."))
    press(&state, ">")
    #expect(!state.frame.text.contains("Right"))
    press(&state, "<")
    #expect(state.frame.text.contains("✓ Right: −0.75."))
  }

  @Test func theUpdateIsSpokenOfAtEachOfItsSteps() throws {
    var state = try state()
    press(&state, "}")
    for _ in 0..<4 { press(&state, .right) }
    #expect(state.frame.text.contains("All move at once."))
    press(&state, .right)
    #expect(state.frame.text.contains("All move at once."))
    press(&state, .left, .left)
    #expect(!state.frame.text.contains("All move at once."))
  }

  @Test func theInspectorSaysWhatAParameterWas() throws {
    var state = try state()
    press(&state, "}u")
    let w = try #require(state.stepper?.trace.graph.node(named: "w")).id
    state.stepper?.choose(w)
    press(&state, "o")
    #expect(state.frame.text.contains("value = 1.6   was 1 before the update"))
    press(&state, .escape)
    press(&state, .home)
    state.stepper?.choose(w)
    press(&state, "o")
    #expect(state.frame.text.contains("value = 1\n"))
    #expect(!state.frame.text.contains("was"))
  }

  /// Panes stay where they are, whatever iteration is shown.
  @Test(arguments: [Size(80, 24), Size(120, 40)])
  func nothingMovesBetweenIterations(_ size: Size) throws {
    var state = try state(size)
    press(&state, "}")
    let panes = try #require(state.stepper).panes(state.size)
    for _ in 0..<5 {
      press(&state, ">")
      #expect(state.stepper?.panes(state.size) == panes)
    }
  }

  @Test func everyPartIsReadInPlainMode() throws {
    var plain = try #require(PlainLesson(try Self.lesson(), glyphs: .unicode))
    let text = (0...plain.lastPosition).map {
      plain.linesWithAnswers(at: $0).joined(separator: "\n")
    }.joined(separator: "\n")
    #expect(text.hasPrefix("Three ways: A product. Part 1 of 3. 5 steps."))
    #expect(text.contains("Three ways: It trains. Part 2 of 3. 8 steps."))
    #expect(
      text.contains(
        """
        Iteration 3 of 50: ℓ = 0.1406.
        Three updates are made, and the loss is 0.141.
        Question: What is it now?
        It may be off by 0.0005.
        Answer: −0.75.
        """))
    #expect(text.contains("Three ways: A matrix. Part 3 of 3. 3 steps."))
    #expect(text.contains("Step 3 of 3, backward pass 2: ∂ℓ/∂A"))
    #expect(text.matches(of: /All move at once/).count == 1)
  }

  @Test func plainModeGoesToIterationsToo() throws {
    var plain = try #require(PlainLesson(try Self.lesson(), glyphs: .unicode))
    #expect(plain.study.lastIteration == nil)
    #expect(plain.lines(at: 6)[0].contains("Part 2 of 3"))
    #expect(plain.study.lastIteration != nil)
    #expect(plain.iteration(1)[0] == "Iteration 1 of 50: ℓ = 2.25.")
    plain.advance()
    #expect(plain.lines[0].hasPrefix("Step 1 of 8, forward: f = w · x + b = 1.6 · 2 + 0.3 = 3.5."))
    for _ in 2...8 { plain.advance() }
    #expect(plain.lines[0].hasPrefix("Step 8 of 8"))
    let isBeyond = plain.advance()
    #expect(!isBeyond)
    #expect(plain.iteration(-1)[0].contains("Part 2 of 3"))
    #expect(plain.iteration(-1) == ["There are iterations 0 to 50."])
    plain.retreat()
    #expect(plain.lines[0].hasPrefix("Step 5 of 5"))
  }
}
