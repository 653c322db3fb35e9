import Lessons

// Where → leads from an experiment.

extension ExperimentStudy {
  /// What came of →.
  package enum Onward: Sendable {
    case stepped
    /// Nothing yet: it is said what comes next, and how many questions of the part are open there.
    case border(Border, open: Int)
    /// Out of the part: to the next one, or to the end page.
    case leaves
  }

  /// A step on; past a question that is left for the first time, and out of the part, once that was
  /// said.
  package mutating func goOn() -> Onward {
    let said = announced
    if said == nil, let question = pending?.question, leftOpen.insert(question.id).inserted {
      announced = .question
      return .border(.question, open: 0)
    }
    if go(to: position + 1) { return .stepped }
    let border = lesson.border(after: number)
    guard said != border else { return .leaves }
    announced = border
    return .border(border, open: openQuestions.count)
  }
}

extension Lesson {
  /// What lies beyond the end of a part.
  func border(after number: Int) -> Border {
    let next = number + 1
    return parts.indices.contains(next) ? .part(next, title: parts[next].title) : .endPage
  }
}
