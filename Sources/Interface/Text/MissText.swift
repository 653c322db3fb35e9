package import Lessons
import Screen
import Study

/// What is said to the wrong answers that a progress keeps: in the lesson's words, or the slip in the
/// engine's.
package struct MissText {
  private var kept: KeptAnswers

  /// Nil of a lesson without a graph.
  package init?(_ lesson: Lesson) {
    guard let kept = KeptAnswers(lesson) else { return nil }
    self.kept = kept
  }

  /// Nil where neither the lesson nor the engine knows the mistake.
  ///
  /// - Parameter digest: of what was asked.
  package mutating func sentence(_ answer: String, to question: String, digest: String?) -> String?
  {
    guard let (miss, moment) = kept.miss(answer, of: question, digest: digest) else { return nil }
    let text = Wording(moment: moment, pen: Pen(digits: moment.part.digits))
    if let remark = miss.remark {
      return text.paragraphs(remark).map(\.text).joined(separator: " ")
    }
    return miss.slip?.sentence(text.printer)
  }
}
