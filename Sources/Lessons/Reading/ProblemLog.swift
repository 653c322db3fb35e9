/// Collects problems while a lesson is read.
final class ProblemLog {
  private(set) var problems: [Problem] = []

  func report(_ problem: LessonProblem, _ place: Place) { add(problem, place) }

  func report(_ problem: QuestionProblem, _ place: Place) { add(problem, place) }

  func report(_ problem: TrainingProblem, _ place: Place) { add(problem, place) }

  func report(_ problem: DrawProblem, _ place: Place) { add(problem, place) }

  func report(_ problem: ExperimentProblem, _ place: Place) { add(problem, place) }

  func append(_ more: some Sequence<Problem>) { problems += more }

  private func add(_ problem: some SaidProblem, _ place: Place) {
    problems.append(Problem(place, problem.sentence))
  }
}
