import Testing

@testable import Lessons

/// What becomes of an answer when something else is asked under its id.
@Suite struct QuestionHistory {
  private let old = QuestionProgress(.answered, attempts: 2, changed: 10, digest: "a1")
  private let new = QuestionProgress(.open, attempts: 1, changed: 20, digest: "b2")

  @Test func theNewerQuestionCountsAndTheOlderOneIsHistory() {
    let merged = old.merged(with: new)
    #expect(merged == new.merged(with: old))
    #expect(merged.state == .open && merged.attempts == 1 && merged.digest == "b2")
    #expect(merged.earlier == [old])
    #expect(merged.merged(with: old) == merged, "merging twice is merging once")
  }

  @Test func withTheSameQuestionTheFurthestCounts() {
    let other = QuestionProgress(.skipped, attempts: 3, changed: 30, digest: "a1")
    #expect(
      old.merged(with: other)
        == QuestionProgress(.answered, attempts: 3, changed: 30, digest: "a1"))
    // What was kept before there were digests is not thrown away.
    let unmarked = QuestionProgress(.answered, attempts: 1, changed: 5)
    #expect(unmarked.merged(with: new).state == .answered)
  }

  @Test func itIsWrittenAndReadBack() throws {
    let record = ProgressRecord([
      "line": LessonRecord(questions: ["q": old.merged(with: new)])
    ])
    let text = ProgressDocument.text(record)
    #expect(try ProgressDocument.read(Array(text.utf8)) == record)
    let strange = text.replacing("b2", with: "\u{1b}")
    #expect(throws: ProgressProblem.self) { try ProgressDocument.read(Array(strange.utf8)) }
  }

  @Test func theDigestIsOfWhatIsAskedAndNotOfItsWords() throws {
    func digest(_ ask: String) throws -> String {
      let text = LessonTexts.base.adding("steps:\n  - at: forward f\n    ask: {id: q, \(ask)}")
      let file = LessonFile.read(text: text, path: "x")
      let question = file.lesson?.graphs.first?.notes.first?.questions.first
      return try #require(question, "\(file.findings)").digest
    }
    let number = try digest("type: number, prompt: What?, answer: f")
    #expect(try digest("type: number, prompt: Which?, answer: f, hints: [Think.]") == number)
    #expect(try digest("type: number, prompt: What?, answer: 2 * f") != number)
    #expect(try digest("type: sign, prompt: What?, answer: f") != number)
    let options =
      "type: choice, prompt: What?, options: [{text: a, correct: true}, {text: b, why: c}]"
    #expect(
      try digest(options) != digest(options.replacing("text: b", with: "text: d")))
  }
}
