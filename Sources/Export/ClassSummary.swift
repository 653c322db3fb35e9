import Interface
package import Lessons

/// What came of each question in a class: a row for each, a column for each learner.
package struct ClassSummary: Sendable {
  package struct Row: Sendable {
    package let lesson: String
    /// Its title; the id where the lesson is not found.
    package let title: String
    package let question: String
    /// What it asks, in words; nil where that is not known.
    package let prompt: String?
    /// By learner; nil where nobody has tried it.
    package let outcomes: [QuestionProgress?]
    /// The mistake that most learners made; nil where none was made.
    package let commonest: Commonest?
  }

  package struct Commonest: Hashable, Sendable {
    /// The slip in a sentence; of a mistake that nobody knows what was answered.
    package let words: String
    /// How many learners made it.
    package let learners: Int
  }

  /// In the order of the files.
  package let learners: [String]
  /// Lessons in the order of their ids, questions as each lesson asks them.
  package let rows: [Row]

  private static let unnamed = "answered "

  /// Of more wrong answers to a question nobody would look for the slip.
  private static let mostExplained = 200

  /// - Parameters:
  ///   - records: a learner's name, and what the learner has done.
  ///   - lesson: of an id; nil if it is not found, and then no slip is known.
  package init(
    _ records: [(learner: String, record: ProgressRecord)], lesson: (String) -> Lesson?
  ) {
    learners = records.map(\.learner)
    let ids = Set(records.flatMap { $0.record.lessons.keys }).sorted()
    rows = ids.flatMap { id -> [Row] in
      let found = records.map { $0.record.lessons[id]?.questions ?? [:] }
      if found.allSatisfy(\.isEmpty) { return [] }
      let lesson = lesson(id)
      var text = lesson.map(MissText.init)
      return Self.questions(in: found, of: lesson).map { question in
        let outcomes = found.map { $0[question] }
        return Row(
          lesson: id, title: lesson?.title ?? id, question: question,
          prompt: text?.prompt(of: question), outcomes: outcomes,
          commonest: Self.commonest(outcomes, isKnown: lesson != nil) { answer, digest in
            text?.sentence(answer, to: question, digest: digest)
          })
      }
    }
  }

  private static func questions(
    in found: [[String: QuestionProgress]], of lesson: Lesson?
  ) -> [String] {
    let all = Set(found.flatMap(\.keys))
    let notes = lesson?.parts.flatMap(\.notes) ?? []
    let known = notes.flatMap { $0.questions.map(\.id) + [$0.task?.id].compactMap(\.self) }
    return known.filter(all.contains) + all.subtracting(known).sorted()
  }

  private static func commonest(
    _ outcomes: [QuestionProgress?], isKnown: Bool,
    _ explained: (_ answer: String, _ digest: String?) -> String?
  ) -> Commonest? {
    struct Kept: Hashable {
      let answer: String
      let digest: String?
    }
    var words: [Kept: String] = [:]
    var explainedCount = 0
    var counts: [String: Int] = [:]
    for outcome in outcomes {
      guard let outcome else { continue }
      var made = Set<String>()
      for wrong in outcome.wrong {
        let kept = Kept(answer: wrong.answer, digest: outcome.digest)
        if words[kept] == nil {
          explainedCount += 1
          let sentence =
            explainedCount <= mostExplained ? explained(kept.answer, kept.digest) : nil
          words[kept] =
            sentence ?? unnamed + kept.answer + (isKnown ? ", which no known slip makes" : "")
        }
        if let sentence = words[kept] { made.insert(sentence) }
      }
      for sentence in made { counts[sentence, default: 0] += 1 }
    }
    // Of mistakes that are made equally often a slip that is known goes first.
    let order = counts.sorted { one, other in
      let (a, b) = (one.key.hasPrefix(unnamed), other.key.hasPrefix(unnamed))
      return one.value != other.value ? one.value > other.value : a != b ? b : one.key < other.key
    }
    return order.first.map { Commonest(words: $0.key, learners: $0.value) }
  }
}
