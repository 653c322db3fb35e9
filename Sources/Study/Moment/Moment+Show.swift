package import Autodiff
package import Lessons

extension Moment {
  /// How much may be seen of what makes a number: all of it, unless an open question whose place was
  /// reached keeps it back. A miss or a hint brings the formula, the next the numbers put in.
  package func show(_ name: Symbol) -> Question.Show {
    let open = scene.questions.map(\.item).filter {
      answers.isReached($0.id) && !answers.isSettled($0.id)
        && scene.agenda.isWithheld(name, by: $0.id)
    }
    return open.map { question in
      let record = answers[question.id]
      return question.show.advanced(by: record.misses + record.hintsShown)
    }.min() ?? .numbers
  }
}
