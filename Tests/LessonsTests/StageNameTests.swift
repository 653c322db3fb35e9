import Testing

@testable import Lessons

/// Stages as they are named on the command line.
@Suite struct StageNames {
  private static let lesson = LessonFile.read(
    text: """
      format: 1
      id: two
      title: Two
      parts:
        - title: One
          graph: |
            a = w * x
            l = a^2
          given: {w: 2, x: 3}
        - title: Other
          graph: |
            f1 = w * x - y
            l = f1^2
          given: {w: 2, x: 3, y: 1}
          train: {optimizer: sgd, rate: 0.1, epochs: 5}
      """, path: "two.yaml"
  ).lesson

  private func stage(_ text: String, part: Int? = nil) throws -> PlacedStage? {
    try? Self.lesson?.stage(text, inPart: part).get()
  }

  private func problem(_ text: String, part: Int? = nil) throws -> String {
    guard case .failure(let unknown) = try #require(Self.lesson).stage(text, inPart: part) else {
      return ""
    }
    return unknown.sentence
  }

  @Test func aStageIsFoundInTheFirstPartThatHasIt() throws {
    #expect(try stage("start") == PlacedStage(part: 0, stage: .start))
    #expect(try stage("start", part: 1) == PlacedStage(part: 1, stage: .start))
    #expect(try stage("forward a")?.part == 0)
    #expect(try stage("backward f₁")?.part == 1)
    #expect(try stage(" backward  w ")?.part == 0)
    #expect(try stage("backward w", part: 1)?.part == 1)
    #expect(try stage("update") == PlacedStage(part: 1, stage: .update))
    #expect(try stage("iteration 5") == PlacedStage(part: 1, stage: .iteration(5)))
    #expect(try stage("end") == PlacedStage(part: 0, stage: .end))
  }

  /// A number with too many digits is one that is too large.
  @Test(arguments: ["99999999999999999999", "9223372036854775807"])
  func anyNumberIsAStep(text: String) throws {
    let lesson = try #require(Self.lesson)
    #expect(try lesson.goal(text, from: 0).get() == .step(.max))
    #expect(throws: UnknownStage.self) { try lesson.goal("part \(text)", from: 0).get() }
    #expect(throws: UnknownStage.self) { try lesson.goal("i \(text)", from: 1).get() }
  }

  @Test func whatIsNoStageIsSaidInOneSentence() throws {
    #expect(try problem("backwards a") == "no stage 'backwards a'; did you mean 'backward'?")
    #expect(
      try problem("forward a", part: 1).hasPrefix("'a' is neither given nor computed; names are "))
    #expect(try problem("forward w") == "'w' is given, so that no forward step computes it")
    #expect(
      try problem("iteration 6", part: 1)
        == "'iteration 6' comes after the end; this lesson trains for 5 steps")
    #expect(try problem("").hasPrefix("no stage ''; write start, forward NAME"))
    #expect(try problem("start", part: 7).hasPrefix("no stage 'start'"))
  }

  /// Names are suggested as a keyboard has them, a Greek letter also for the Latin one that it looks
  /// like.
  @Test(
    arguments: [
      ("backward W2", "; did you mean 'omega2'?"), ("backward B1", "; did you mean 'beta1'?"),
      ("forward q", "; names are beta1, omega2, x, f, l"),
    ]) func aNameIsSuggestedThatCanBeTyped(_ text: String, _ suggestion: String) throws
  {
    let file = LessonFile.read(
      text: """
        format: 1
        id: greek
        title: Greek
        graph: |
          f = β1 + ω2 * x
          l = f^2
        given: {β1: 1, ω2: 2, x: 3}
        """, path: "greek.yaml")
    let lesson = try #require(file.lesson)
    let unknown = #expect(throws: UnknownStage.self) { try lesson.stage(text).get() }
    #expect(unknown?.sentence.hasSuffix(suggestion) == true, "\(unknown?.sentence ?? "")")
  }
}
