import Lessons
import Study
import Testing

/// → past steps of which a lesson says nothing.
@Suite struct StopsTests {
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
    return try Fixture.lesson(text)
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
  private func stops(_ lesson: Lesson, asks: Bool = true) throws -> [Int] {
    var study = try #require(Study(lesson, asks: asks))
    var stops: [Int] = []
    while !study.hasEnded {
      let before = study.spot
      study.perform(.travel(.next))
      if study.spot != before { stops.append(study.spot.position) }
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
    #expect(try stops(lesson) == [4, 6, 7, 8, 10])
  }

  @Test func soIsTheFirstNumberThatIsNotFinite() throws {
    #expect(try stops(Self.lesson(Self.start, w: "900")) == [1, 2, 4, 8, 10])
  }

  @Test func backGoesThroughThemSingly() throws {
    var study = try #require(Study(try Self.lesson(Self.start)))
    study.perform(.travel(.next))
    for position in [3, 2, 1, 0] {
      study.perform(.travel(.back))
      #expect(study.spot.position == position)
    }
    study.perform(.travel(.spot(Spot(position: 2))))
    study.perform(.travel(.next))
    #expect(study.spot.position == 4)
  }
}
