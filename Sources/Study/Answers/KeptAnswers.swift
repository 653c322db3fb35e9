import Autodiff
package import Lessons

/// Reads the wrong answers that a progress keeps, and judges them as they were judged then.
package struct KeptAnswers {
  private var course: Course
  private var asked: [String: (question: Question, moment: Moment)] = [:]

  /// Nil of a lesson without a graph: of experiments no slip is known.
  package init?(_ lesson: Lesson) {
    guard let course = Course(lesson, asks: true) else { return nil }
    self.course = course
  }

  /// What there is to say about a wrong answer, where all numbers of its part are known.
  ///
  /// - Parameters:
  ///   - kept: as `GivenAnswer.text(in:)` writes it.
  ///   - id: of the question.
  ///   - digest: of what was asked; nil where that is not known.
  /// - Returns: nil if the lesson asks no such question any more, or the answer is none to it.
  package mutating func miss(
    _ kept: String, of id: String, digest: String?
  ) -> (miss: Said.Miss, question: Question, moment: Moment)? {
    guard let (question, moment) = place(of: id),
      digest == nil || digest == question.digest, let answer = answer(kept, to: question, moment)
    else { return nil }
    let judgement = question.judge(answer, in: moment.scene.trace)
    guard judgement.verdict == .wrong else { return nil }
    return (
      Said.Miss(
        answer, remark: judgement.remark, slip: judgement.slip, entries: judgement.entries,
        misses: 1), question, moment
    )
  }

  /// A question, and the end of the iteration at which it is asked.
  private mutating func place(of id: String) -> (question: Question, moment: Moment)? {
    if let known = asked[id] { return known }
    guard let part = course.partOfQuestion[id],
      let placed = course.agenda(part).questions.first(where: { $0.item.id == id })
    else { return nil }
    var spot = Spot(part: part, iteration: placed.placement.iteration)
    let scene = Scene(&course, spot, edits: [:])
    spot.position = scene.trace.steps.count
    let moment = Moment(spot, scene, Answers(), sandbox: nil, secrets: Secrets())
    asked[id] = (placed.item, moment)
    return (placed.item, moment)
  }

  /// Options are kept by their numbers in the lesson, and not as they were put.
  private func answer(
    _ kept: String, to question: Question, _ moment: Moment
  ) -> GivenAnswer? {
    switch question.kind {
    case .choice(let options):
      return Int(kept).flatMap { options.indices.contains($0 - 1) ? .choice($0 - 1) : nil }
    case .several(let options):
      guard case .success(let numbers) = AnswerReader.numbers(kept, upTo: options.count) else {
        return nil
      }
      return .several(Set(numbers.map { $0 - 1 }))
    case .number, .matrix, .shape, .sign, .formula, .cells:
      return try? moment.answer(line: kept, to: question).answer
    }
  }
}
