import Autodiff
import Lessons
import Testing

@testable import Study

@Suite struct AnswersTests {
  private func atTheQuestion() throws -> Study {
    var study = try #require(Study(try Fixture.training()))
    study.perform(.travel(.next))
    #expect(study.moment.pending?.question.id == "f")
    return study
  }

  @Test func aNumberIsHiddenUntilItsQuestionIsSettled() throws {
    for isAnswered in [true, false] {
      var study = try atTheQuestion()
      let node = try #require(study.moment.step?.node)
      #expect(study.moment[.value(node)].isSecret)
      for number in 1...3 where !isAnswered {
        study.perform(.answer(.submit(.number(Double(number)))))
      }
      study.perform(.answer(isAnswered ? .submit(.number(4.5)) : .reveal))
      #expect(study.moment[.value(node)].tensor?.scalar == 4.5)
      #expect(study.moment.pending == nil)
    }
  }

  @Test(arguments: 0...3)
  func theWorkingMayBeSeenAfterAnyNumberOfMisses(misses: Int) throws {
    var study = try atTheQuestion()
    for number in 0..<misses {
      study.perform(.answer(.submit(.number(Double(number)))))
    }
    #expect(!study.isDisabled(.answer(.reveal)))
    study.perform(.answer(.reveal))
    let kept = study.kept["f"]
    #expect(
      kept
        == LessonAnswer(
          state: .revealed, attempts: misses, hints: 0, wrong: (0..<misses).map { "\($0)" },
          digest: kept?.digest))
    #expect(kept?.digest != nil)
    #expect(study.isDisabled(.answer(.reveal)))
  }

  @Test func whatWasKeptIsPutBack() throws {
    var study = try atTheQuestion()
    study.perform(.answer(.hint))
    study.perform(.answer(.submit(.number(1))))
    study.perform(.answer(.submit(.number(4.5))))
    var other = try atTheQuestion()
    other.restore(study.kept)
    #expect(other.kept == study.kept)
    #expect(other.moment.pending == nil)
  }

  @Test func settlingAQuestionTellsNothingThatAnotherHides() throws {
    let text = """
      format: 1
      id: two
      title: Two
      graph: |
        f = w * x
        l = (f - y)^2
      given: {x: 3, y: 2, w: 1.5}
      steps:
        - at: forward f
          ask: {id: one, type: number, prompt: Which?, answer: f}
        - at: forward f
          ask: {id: other, type: sign, prompt: Which sign?, answer: f}
      """
    for isAnswered in [true, false] {
      var study = try #require(Study(try Fixture.lesson(text)))
      study.perform(.travel(.last))
      study.perform(.travel(.spot(Spot(position: 1))))
      let node = try #require(study.moment.step?.node)
      study.perform(.answer(isAnswered ? .submit(.number(4.5)) : .leaveOpen))
      #expect(study.moment.pending?.question.id == "other")
      #expect(study.moment[.value(node)].isSecret)
      guard case .number(let key)? = study.moment.prompts.first?.question.kind else { continue }
      #expect(study.moment.value(of: key.expression) == nil)
    }
  }

  /// The next one at the place is put, and after it the first again; nothing is settled or seen.
  @Test func whatIsLeftOpenStaysOpenAndHidden() throws {
    var study = try atTheQuestion()
    let node = try #require(study.moment.step?.node)
    #expect(study.perform(.answer(.leaveOpen)).map { "\($0)" } == "leftOpen")
    #expect(study.moment[.value(node)].isSecret)
    #expect(study.moment.pending?.question.id == "f" && study.openQuestions.count == 1)
    #expect(study.kept.isEmpty, "nobody has tried")
    study.perform(.travel(.next))
    #expect(study.spot.position == 2, "it is not said again that the question waits")
    study.perform(.travel(.back))
    study.perform(.answer(.submit(.number(4.5))))
    #expect(study.moment[.value(node)].tensor?.scalar == 4.5)
  }
}
