package import Autodiff
package import Lessons

extension Moment {
  /// How much may be seen of what makes a number: all of it, unless an open question whose place was
  /// reached keeps it back, there and at all later iterations. A miss or a hint brings the formula,
  /// the next the numbers put in.
  package func show(_ name: Symbol) -> Question.Show {
    let placed = scene.agenda.questions.filter { $0.placement.iteration <= spot.iteration }
    let open = placed.map(\.item).filter {
      answers.isReached($0.id) && !answers.isSettled($0.id)
        && scene.agenda.isWithheld(name, by: $0.id)
    }
    return open.map(shown).min() ?? .numbers
  }

  /// Whether a question asks for the formula of a line, which is then written nowhere.
  package func hidesFormula(of id: Node.ID) -> Bool {
    scene.agenda.questions.map(\.item).contains { question in
      guard case .formula(_, let subject) = question.kind, subject.symbol == .value(id),
        answers.isReached(question.id), !answers.isSettled(question.id)
      else { return false }
      return shown(question) == .nothing
    }
  }

  /// How much an open question lets be seen: of a formula that is asked for nothing more, however
  /// often it was missed.
  private func shown(_ question: Question) -> Question.Show {
    if case .formula = question.kind { return question.show }
    let record = answers[question.id]
    return question.show.advanced(by: record.misses + record.hintsShown)
  }
}
