import Autodiff
import Testing

@testable import Lessons

/// Wrong answers are kept with their time, as many as anybody will read.
@Suite struct WrongAnswers {
  @Test func theyAreKeptInTheOrderOfTime() throws {
    var (known, changes) = (ProgressRecord(), ProgressRecord())
    changes.note(
      "q", of: "a", state: .open, attempts: 1, wrong: ["-3.366"], digest: "d1", known: known,
      now: 10)
    changes.note(
      "q", of: "a", state: .open, attempts: 2, wrong: ["8.5"], digest: "d1", known: known, now: 20)
    known.merge(changes)
    changes = ProgressRecord()
    changes.note(
      "q", of: "a", state: .answered, attempts: 3, digest: "d1", known: known, now: 30)
    known.merge(changes)
    let question = try #require(known.lessons["a"]?.questions["q"])
    #expect(question.wrong == [WrongAnswer("-3.366", time: 10), WrongAnswer("8.5", time: 20)])
    #expect(question.state == .answered && question.changed == 30)
    let text = ProgressDocument.text(known)
    #expect(text.contains("\"answer\": \"-3.366\""))
    #expect(try ProgressDocument.read(Array(text.utf8)) == known)
  }

  /// Two programs were open; merging knows no order and no twice, and is bounded.
  @Test func bothAreKept() {
    func record(_ times: Range<Int>) -> QuestionProgress {
      QuestionProgress(
        .open, attempts: 1, changed: 5,
        wrong: WrongAnswer.merged(times.map { WrongAnswer("\($0)", time: $0) }, []))
    }
    let (a, b, c) = (record(0..<15), record(10..<30), record(5..<8))
    #expect(a.merged(with: b) == b.merged(with: a))
    #expect(a.merged(with: b).merged(with: c) == a.merged(with: b.merged(with: c)))
    #expect(a.merged(with: b).merged(with: b) == a.merged(with: b))
    #expect(a.merged(with: b).wrong.map(\.time) == Array(10..<30))
    #expect(WrongAnswer(String(repeating: "9", count: 5000), time: 1).answer.count == 200)
  }

  private static func document(_ wrong: String) -> String {
    """
    {"format": 1, "lessons": {"a": {"done": false, "position": 1, "changed": 1, "questions":
      {"q": {"state": "open", "attempts": 1, "changed": 1\(wrong)}}}}}
    """
  }

  @Test func anOlderFileIsReadAsBefore() throws {
    let record = try ProgressDocument.read(Array(Self.document("").utf8))
    #expect(record.lessons["a"]?.questions["q"]?.wrong == [])
    let one = #", "wrong": [{"answer": "2", "time": 7}]"#
    let other = try ProgressDocument.read(Array(Self.document(one).utf8))
    #expect(other.lessons["a"]?.questions["q"]?.wrong == [WrongAnswer("2", time: 7)])
  }

  @Test(arguments: [
    #"{"answer": "2", "time": -1}"#, #"{"answer": "2", "time": 1e99}"#, #"{"answer": "2"}"#,
    #"{"answer": 2, "time": 7}"#, #"{"answer": "a\u001b[2J", "time": 7}"#,
    #"{"answer": "\#(String(repeating: "9", count: 201))", "time": 7}"#,
    Array(repeating: #"{"answer": "2", "time": 7}"#, count: 21).joined(separator: ","),
  ])
  func whatWasNotWrittenHereIsRefused(_ wrong: String) {
    #expect(throws: ProgressProblem.notUnderstood) {
      try ProgressDocument.read(Array(Self.document(", \"wrong\": [\(wrong)]").utf8))
    }
  }

  @Test func anAnswerIsWrittenAsItIsTyped() throws {
    let answers: [(GivenAnswer, String)] = [
      (.number(-3.366), "-3.366"),
      (.matrix(Tensor(Shape(2, 2), [1, 0.5, -3, 1e-7])), "1 0.5; -3 1e-07"),
      (.shape(Shape(2, 3)), "2x3"), (.sign(-1), "-"), (.sign(0), "0"), (.choice(1), "2"),
      (.several([0, 2]), "1 3"), (.cells([]), "0"),
    ]
    for (answer, text) in answers { #expect(answer.text(in: nil) == text) }
    #expect(try AnswerReader.number("-3.366").get() == -3.366)
  }
}
