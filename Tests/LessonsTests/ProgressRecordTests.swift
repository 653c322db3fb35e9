import Foundation
import Notation
import Testing

@testable import Lessons

/// What a learner has done, merged from wherever it was done.
@Suite struct ProgressRecords {
  static func random(_ generator: inout SeededGenerator) -> ProgressRecord {
    var record = ProgressRecord()
    for lesson in ["a", "b", "c"] where Bool.random(using: &generator) {
      var questions: [String: QuestionProgress] = [:]
      for question in ["p", "q"] where Bool.random(using: &generator) {
        questions[question] = QuestionProgress(
          QuestionProgress.State.allCases.randomElement(using: &generator) ?? .open,
          attempts: .random(in: 0...2, using: &generator),
          hints: .random(in: 0...2, using: &generator),
          changed: .random(in: 0...3, using: &generator))
        questions[question]?.others = others(&generator)
      }
      record.lessons[lesson] = LessonRecord(
        isDone: .random(using: &generator), part: .random(in: 0...1, using: &generator),
        iteration: .random(in: 0...1, using: &generator),
        position: .random(in: 0...3, using: &generator),
        experiment: Bool.random(using: &generator)
          ? nil
          : ExperimentPlace(
            part: .random(in: 0...1, using: &generator),
            position: .random(in: 0...1, using: &generator)),
        changed: .random(in: 0...3, using: &generator), questions: questions)
      record.lessons[lesson]?.others = others(&generator)
    }
    record.others = others(&generator)
    return record
  }

  /// What a newer version might keep.
  private static func others(_ generator: inout SeededGenerator) -> OtherKeys {
    let members = ["pace", "zeal"].filter { _ in .random(using: &generator) }.map {
      "\"\($0)\": {\"of\": [\(Int.random(in: 0...2, using: &generator)), null]}"
    }
    let document = JSON(reading: Array("{\(members.joined(separator: ", "))}".utf8))
    return document.map { OtherKeys(of: $0, but: []) } ?? OtherKeys()
  }

  @Test func mergingKnowsNoOrderAndNoTwice() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let (a, b, c) = (
        Self.random(&generator), Self.random(&generator), Self.random(&generator)
      )
      #expect(a.merging(b) == b.merging(a))
      #expect(a.merging(b).merging(c) == a.merging(b.merging(c)))
      #expect(a.merging(b).merging(b) == a.merging(b))
    }
  }

  @Test func aQuestionKeepsTheFurthestOfTwoPrograms() {
    let answered = QuestionProgress(.answered, attempts: 1, hints: 0, changed: 4)
    let skipped = QuestionProgress(.skipped, attempts: 3, hints: 2, changed: 9)
    for (one, other) in [(answered, skipped), (skipped, answered)] {
      #expect(
        one.merged(with: other)
          == QuestionProgress(.answered, attempts: 3, hints: 2, changed: 9))
    }
    var (here, there) = (ProgressRecord(), ProgressRecord())
    here.note("p", of: "a", state: .revealed, attempts: 1, hints: 1, known: here, now: 5)
    there.note("q", of: "a", state: .answered, attempts: 1, known: there, now: 6)
    #expect(here.merging(there).lessons["a"]?.questions.keys.sorted() == ["p", "q"])
  }

  @Test func theNewestPositionWinsAndDoneStaysDone() {
    let one = ProgressRecord([
      "a": LessonRecord(
        isDone: true, position: 9, changed: 1,
        questions: [
          "p": QuestionProgress(.answered, attempts: 2, changed: 5),
          "q": QuestionProgress(.open, attempts: 1, changed: 1),
        ])
    ])
    let other = ProgressRecord([
      "a": LessonRecord(
        isDone: false, position: 3, changed: 2,
        questions: [
          "p": QuestionProgress(.open, attempts: 1, changed: 4),
          "q": QuestionProgress(.skipped, attempts: 1, changed: 2),
        ])
    ])
    let merged = one.merging(other).lessons["a"]
    #expect(merged?.isDone == true && merged?.position == 3)
    #expect(merged?.questions["p"]?.state == .answered)
    #expect(merged?.questions["q"]?.state == .skipped)
    #expect(merged?.count(.skipped) == 1)
  }

  @Test func aClockThatWasSetBackLosesNothing() {
    let known = ProgressRecord([
      "a": LessonRecord(
        isDone: true, position: 2, changed: 1000,
        questions: ["q": QuestionProgress(.open, attempts: 1, changed: 1000)])
    ])
    var changes = ProgressRecord()
    changes.note("a", position: 5, isLast: false, known: known, now: 10)
    changes.note("q", of: "a", state: .answered, attempts: 2, known: known, now: 10)
    let merged = known.merging(changes).lessons["a"]
    #expect(merged?.position == 5 && merged?.isDone == true)
    #expect(merged?.questions["q"]?.state == .answered)
    // What another program has reset does not come back with the next step.
    #expect(changes.lessons["a"]?.isDone == false)
  }

  /// What follows upon the latest and the most that can be read can be read as well.
  @Test func whatIsNotedAtTheLimitsIsReadAgain() throws {
    let limit = ProgressRecord.mostOfAnything
    var record = ProgressRecord([
      "a": LessonRecord(
        position: limit, changed: ProgressRecord.lastTime,
        questions: [
          "q": QuestionProgress(.open, attempts: limit, changed: ProgressRecord.lastTime)
        ])
    ])
    record.note("a", position: 1, isLast: false, known: record, now: 10)
    record.note("q", of: "a", state: .answered, attempts: limit + 1, known: record, now: .max)
    let text = ProgressDocument.text(record)
    #expect(try ProgressDocument.read(Array(text.utf8)) == record)
    #expect(record.lessons["a"]?.questions["q"]?.state == .answered)
  }

  @Test func partAndIterationGoWithThePosition() {
    let one = ProgressRecord([
      "a": LessonRecord(part: 2, iteration: 7, position: 1, changed: 5)
    ])
    let other = ProgressRecord([
      "a": LessonRecord(isDone: true, part: 0, position: 9, changed: 4)
    ])
    let merged = one.merging(other).lessons["a"]
    #expect(merged == LessonRecord(isDone: true, part: 2, iteration: 7, position: 1, changed: 5))
  }

  @Test func aDocumentReadsBackAsItWas() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      let record = Self.random(&generator)
      #expect(try ProgressDocument.read(Array(ProgressDocument.text(record).utf8)) == record)
    }
  }

  /// A newer version writes more, and reads it again.
  @Test func whatIsNotKnownIsKept() throws {
    let text = """
      {
        "format": 1,
        "lessons": {
          "a": {
            "changed": 4,
            "done": false,
            "experiment": {
              "part": 1,
              "position": 2
            },
            "mood": {
              "of": [1, 2.5, null, "\\u001b[31m"]
            },
            "position": 3,
            "questions": {
              "q": {
                "attempts": 1,
                "changed": 3,
                "seen": true,
                "state": "open",
                "wrong": [
                  {
                    "answer": "7",
                    "aside": false,
                    "time": 3
                  }
                ]
              }
            }
          }
        },
        "machine": "here"
      }

      """
    var record = try ProgressDocument.read(Array(text.utf8))
    #expect(ProgressDocument.text(record) == text)
    record.merge(ProgressRecord(["a": LessonRecord(position: 9, changed: 5)]))
    #expect(
      ProgressDocument.text(record)
        == text.replacing("\"changed\": 4", with: "\"changed\": 5")
        .replacing("\"position\": 3", with: "\"position\": 9").split(separator: "\n")
        .filter { !$0.hasPrefix("      \"experiment") }.joined(separator: "\n")
        .replacing(
          "        \"part\": 1,\n        \"position\": 2\n      },\n", with: "") + "\n")
  }

  /// As it comes about when two files are put together by hand.
  @Test func whatStandsTwiceIsMerged() throws {
    func question(_ id: String, _ state: String) -> String {
      "{\"\(id)\": {\"state\": \"\(state)\", \"attempts\": 1, \"changed\": 1}}"
    }
    func lesson(_ done: Bool, _ changed: Int, _ questions: String) -> String {
      "{\"a\": {\"done\": \(done), \"position\": 1, \"changed\": \(changed), \(questions)}}"
    }
    let first = lesson(
      true, 1,
      "\"questions\": \(question("q", "answered")), \"questions\": \(question("r", "open"))")
    let second = lesson(false, 2, "\"questions\": \(question("q", "open"))")
    for (one, other) in [(first, second), (second, first)] {
      let apart = "{\"format\": 1, \"lessons\": \(one), \"lessons\": \(other)}"
      let inOne = apart.replacing("}}, \"lessons\": {", with: "}, ")
      for text in [apart, inOne] {
        let a = try #require(try ProgressDocument.read(Array(text.utf8)).lessons["a"])
        #expect(a.isDone && a.changed == 2)
        #expect(a.questions.mapValues(\.state) == ["q": .answered, "r": .open])
      }
    }
  }

  @Test(arguments: [
    "", "{}", "[]", "null", "{\"format\": 1}", "{\"format\": 0, \"lessons\": {}}",
    "{\"format\": 1, \"lessons\": {\"a\": {\"done\": true}}}",
    "{\"format\": 1, \"lessons\": {\"a\": {\"done\": true, \"position\": 1, \"changed\": 1, "
      + "\"experiment\": 7}}}",
    "{\"format\": 1, \"lessons\": {\"a\": {\"done\": true, \"position\": -1, \"changed\": 1}}}",
    "{\"format\": 1, \"lessons\": {\"a\": {\"done\": true, \"position\": 1e99, \"changed\": 1}}}",
    "{\"format\": 1, \"lessons\": {\"a\": {\"done\": true, \"position\": 1, \"changed\": 1, "
      + "\"questions\": {\"q\": {\"state\": \"eaten\", \"attempts\": 1, \"changed\": 1}}}}}",
    String(repeating: "[", count: 100_000),
  ])
  func whatIsNoProgressIsRefused(_ text: String) {
    #expect(throws: ProgressProblem.notUnderstood) {
      try ProgressDocument.read(Array(text.utf8))
    }
  }

  @Test func aNewerFormatIsRecognisedWhateverElseItHolds() {
    #expect(throws: ProgressProblem.newerFormat(2)) {
      try ProgressDocument.read(Array("{\"format\": 2, \"lessons\": []}".utf8))
    }
  }
}

extension ProgressRecord {
  fileprivate func merging(_ other: ProgressRecord) -> ProgressRecord {
    var merged = self
    merged.merge(other)
    return merged
  }
}
