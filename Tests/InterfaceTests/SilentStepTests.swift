import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// → past steps of which a lesson says nothing.
@Suite struct SilentSteps {
  /// Four steps forward, four back in pass #1, two in pass #2.
  private static func lesson(_ steps: String, w: String = "2") throws -> Lesson {
    let text = """
      format: 1
      id: quiet
      title: Quiet
      graph: |
        a = w * x
        b = exp(a)
        c = b + v
        l = c^2
      given: {w: \(w), x: 3, v: 1}
      learn: [w, v]
      \(steps)
      """
    let file = LessonFile.read(text: text, path: "quiet.yaml")
    return try #require(file.lesson, "\(file.findings)")
  }

  private static let start = """
    steps:
      - {at: start, say: Here it begins.}
    """
  private static let middle = """
    steps:
      - {at: start, say: Here it begins.}
      - {at: backward b, say: This is the slope of a sum.}
      - {at: end, say: Here it ends.}
    """

  /// The positions at which → stops.
  private func stops(_ lesson: Lesson, asks: Bool = true) -> [Int] {
    var study = Study(lesson, asks: asks)
    var stops: [Int] = []
    while !study.isDone {
      study.perform(.travel(.next))
      stops.append(study.spot.position)
    }
    return stops
  }

  @Test func aRunIsPassedToItsLastStepAndToTheEndOfItsPass() throws {
    #expect(try stops(Self.lesson(Self.start)) == [4, 8, 10])
    #expect(try stops(Self.lesson(Self.middle)) == [4, 6, 7, 8, 9, 10])
  }

  @Test func aLessonThatSaysNothingGoesStepByStep() throws {
    #expect(try stops(Self.lesson("")) == Array(1...10))
    let asking = """
      steps:
        - at: backward b
          ask: {id: b, type: number, prompt: Which number?, answer: grad(b)}
      """
    #expect(try stops(Self.lesson(asking)) == Array(1...10))
  }

  @Test(arguments: [
    "ask: {id: b, type: number, prompt: Which?, answer: grad(b)}",
    "try: {id: b, prompt: Less., edit: [w], done_when: l < 1, solution: {w: -9}}",
  ])
  func questionsAndTasksAreStops(_ item: String) throws {
    let lesson = try Self.lesson(Self.start + "\n  - {at: backward b, \(item)}")
    #expect(stops(lesson) == [4, 6, 7, 8, 10])
  }

  @Test func soIsTheFirstNumberThatIsNotFinite() throws {
    #expect(try stops(Self.lesson(Self.start, w: "900")) == [1, 2, 4, 8, 10])
  }

  @Test func backGoesThroughThemSingly() throws {
    var study = Study(try Self.lesson(Self.start))
    study.perform(.travel(.next))
    for position in [3, 2, 1, 0] {
      study.perform(.travel(.back))
      #expect(study.spot.position == position)
    }
    study.perform(.travel(.spot(Spot(position: 2))))
    study.perform(.travel(.next))
    #expect(study.spot.position == 4)
  }

  @Test func theScreenSaysWhichStepsWerePassed() throws {
    var state = AppState(
      size: Size(80, 24), glyphs: .unicode, hasColor: true, asksQuestions: true, menu: nil)
    state.show(try Self.lesson(Self.middle))
    _ = state.receive(.key(.right))
    #expect(state.frame.text.contains("Steps 1 to 4 in one go; ← looks at each."))
    #expect(state.frame.text.contains("step 4 of 10"))
    _ = state.receive(.key(.right))
    #expect(state.frame.text.contains("Steps 5 and 6 in one go; ← looks at each."))
    _ = state.receive(.key(.right))
    #expect(state.frame.text.contains("This is the slope of a sum."))
    for _ in 0..<2 { _ = state.receive(.key(.left)) }
    #expect(state.frame.text.contains("step 5 of 10"))
    #expect(!state.frame.text.contains("in one go"))
  }

  @Test func plainModeReadsAllOfARunAtOnce() throws {
    var lesson = PlainLesson(try Self.lesson(Self.middle), glyphs: .unicode)
    let (first, second) = (lesson.linesToNextStop() ?? [], lesson.linesToNextStop() ?? [])
    #expect(first.map { $0.prefix(13) } == (1...4).map { "Step \($0) of 10," })
    #expect(second.map { $0.prefix(12) } == ["Step 5 of 10", "Step 6 of 10"])
    lesson.retreat()
    #expect(lesson.lines.first?.hasPrefix("Step 5 of 10,") == true)
  }

  /// Nothing that a lesson says can be missed by pressing → alone.
  @Test(arguments: ShippedLessons.ids)
  func everyNoteOfALessonThatShipsIsAStop(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    var study = Study(lesson)
    var seen: Set<Spot> = [study.spot]
    while !study.isDone {
      study.perform(.travel(.next))
      seen.insert(study.spot)
    }
    for (index, part) in lesson.parts.enumerated() {
      let trace = part.trace()
      for note in part.notes {
        guard let position = note.stage.position(in: trace) else { continue }
        #expect(seen.contains(Spot(part: index, position: position)))
      }
    }
  }
}
