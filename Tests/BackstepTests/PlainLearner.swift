import Interface
import Lessons
import Screen
import Study
import Support
import Testing

/// Somebody who reads a lesson in sentences, answers whatever it asks, wrongly before rightly, and does
/// whatever it sets.
struct PlainLearner {
  private var way: PlainWay
  /// The lines that were typed.
  private(set) var typed: [String] = []
  /// All that was read.
  private(set) var read: [String]

  init(_ lesson: Lesson) {
    way = PlainWay(lesson, glyphs: .unicode)
    read = way.lines
  }

  /// To the end page.
  mutating func play() throws {
    while !way.isAtEnd {
      while let question = pending { try answer(question) }
      while let task = openTask { try put(in: task) }
      let lines = way.linesToNextStop()
      take("n", try #require(lines) + (way.stillOpen.map { [$0] } ?? []))
    }
  }

  private mutating func take(_ line: String, _ said: [String]) {
    typed.append(line)
    read += said
  }

  private var pending: Question? {
    way.experiment == nil
      ? way.lesson?.study.moment.pending?.question : way.experiment?.study.pending?.question
  }

  private mutating func answer(_ question: Question) throws {
    let answers = try #require(
      way.experiment.map { TypedAnswers(to: question, in: $0.study) }
        ?? way.lesson.map { TypedAnswers(to: question, in: $0.study) } ?? nil)
    for wrong in answers.wrong {
      let said = way.answer(wrong.line)
      #expect(said.first?.hasPrefix("Not yet") == true, "\(question.id): \(wrong.line): \(said)")
      #expect(said.count > 1 || wrong.remark == nil, "\(question.id): \(wrong.line): \(said)")
      take(wrong.line, said)
    }
    let said = way.answer(answers.right.line)
    #expect(
      said.contains { $0.hasPrefix("✓ Right: ") }, "\(question.id): \(answers.right.line): \(said)")
    take(answers.right.line, said)
  }

  private var openTask: TryTask? {
    way.experiment == nil
      ? way.lesson?.study.moment.openTask?.task : way.experiment?.study.openTask
  }

  private mutating func put(in task: TryTask) throws {
    let study = way.experiment?.study
    let number = study?.number ?? way.lesson?.study.number ?? 0
    let part = try #require(study?.lesson ?? way.lesson?.study.lesson).parts[number]
    var said: [String] = []
    for line in task.typedSolution(in: part).map({ "set \($0)" }) {
      said = way.edit(line) ?? []
      take(line, said)
    }
    let isDone = said.contains { $0.contains("Done: ") }
    try #require(isDone, "\(task.id): \(said)")
    let back = study == nil ? "leave" : "restore"
    take(back, way.edit(back) ?? [])
  }
}
