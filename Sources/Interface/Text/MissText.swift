package import Lessons
import Screen
import Study

/// What is asked in a lesson and what is said to the wrong answers that a progress keeps, in words: in
/// the lesson's, or the slip in the engine's.
package struct MissText {
  private var kept: KeptAnswers?
  private let prompts: [String: String]

  package init(_ lesson: Lesson) {
    kept = KeptAnswers(lesson)
    let pen = Pen()
    let graphs = (Study(lesson)?.askingMoments ?? []).map { AskingPlace($0, pen) }
    let experiments = lesson.parts.indices.compactMap { ExperimentStudy(lesson, part: $0) }
      .flatMap(\.askingPlaces).map { AskingPlace($0, pen) }
    prompts = Dictionary(
      (graphs + experiments).flatMap { $0.questions + $0.tasks }.map { item in
        (item.id, item.prompt.map(\.text).joined(separator: " "))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What a question or a task asks for; nil of one that the lesson does not have.
  package func prompt(of id: String) -> String? { prompts[id] }

  /// The mistake in a sentence; of one that has no name what was chosen. Nil where neither is known.
  ///
  /// - Parameter digest: of what was asked.
  package mutating func sentence(_ answer: String, to question: String, digest: String?) -> String?
  {
    guard let (miss, asked, moment) = kept?.miss(answer, of: question, digest: digest) else {
      return nil
    }
    let text = Wording(moment: moment, pen: Pen(digits: moment.part.digits))
    if let remark = miss.remark {
      return text.paragraphs(remark).map(\.text).joined(separator: " ")
    }
    if let slip = miss.slip { return slip.sentence(text.printer) }
    return asked.options == nil ? nil : "chose: \(text.understood(miss.answer, to: asked))"
  }
}
