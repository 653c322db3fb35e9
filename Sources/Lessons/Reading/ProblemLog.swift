/// Collects problems while a lesson is read.
final class ProblemLog {
  private(set) var problems: [Problem] = []

  func report(_ problem: LessonProblem, _ place: Place) {
    problems.append(Problem(place, problem.sentence))
  }

  func append(_ more: some Sequence<Problem>) { problems += more }
}
