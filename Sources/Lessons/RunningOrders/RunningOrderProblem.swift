/// What can be wrong with the items of a running order, each with its one sentence.
enum RunningOrderProblem: Hashable, Sendable, SaidProblem {
  case lessonUnknown(String, nearest: String?)
  case lessonHasErrors(String)
  case noSuchPart(String, last: Int)
  case stageNeedsPart(String, parts: Int)
  case stage(String)
  case stageIsNeverReached(String)
  case endsBeforeItBegins
  case minutesDoNotAddUp(Int, said: Int)

  var sentence: String {
    switch self {
    case .lessonUnknown(let id, let nearest):
      "no lesson '\(id)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; backstep list shows all")
    case .lessonHasErrors(let id): "the lesson '\(id)' has errors; backstep check shows them"
    case .noSuchPart(let id, let last):
      "'\(id)' has " + (last == 1 ? "one part only" : "parts 1 to \(last)") + "; choose one of them"
    case .stageNeedsPart(let id, let parts):
      "'\(id)' has \(parts) parts; add 'part' to say in which one this is"
    case .stage(let sentence): sentence
    case .stageIsNeverReached(let stage):
      "'\(stage)' is no place that Next comes to; choose another stage"
    case .endsBeforeItBegins: "this item ends before it begins; exchange 'from' and 'to'"
    case .minutesDoNotAddUp(let sum, let said):
      "the items take \(sum) minutes, but the class has \(said); change one of them"
    }
  }
}

extension ProblemLog {
  func report(_ problem: RunningOrderProblem, _ place: Place) {
    append([Problem(place, problem.sentence)])
  }
}
