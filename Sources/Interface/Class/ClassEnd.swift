import Lessons
import Screen
import Study

// The last page of a running order.

extension AppState {
  /// What is taken along from a class that went through a running order; nil where it has none.
  var classEnd: [StyledLine]? {
    guard let hour = presentation?.hour else { return nil }
    let lessons = hour.lessons
    let left = lessons.flatMap { notAsked(of: $0, in: hour) }
    var lines = [
      StyledLine("The end of the class: \(hour.plan.title)", .title),
      EndPage.asked(allBut: left.count), StyledLine(),
      StyledLine("What to take along", .title),
    ]
    for lesson in lessons {
      if lessons.count > 1 { lines.append(StyledLine(lesson.title, .muted)) }
      lines += lesson.goals.map { StyledLine("• \($0)") }
    }
    if !left.isEmpty { lines += [StyledLine(), StyledLine("Not asked", .title)] + left }
    let commands = lessons.map { "backstep \($0.id)" }.joined(separator: " · ")
    return lines + [StyledLine(), StyledLine("To go on alone: ", .muted) + StyledLine(commands)]
  }

  /// The questions in the items of a running order that a class has not been asked.
  private func notAsked(of lesson: Lesson, in hour: Hour) -> [StyledLine] {
    let here = Presentation.Before(stepper: stepper, experiment: experiment, visited: visited)
    let stand = lesson.id == lessonID ? here : hour.kept[lesson.id]
    guard let page = stand.flatMap(endPage(of:)) else { return [] }
    return page.places.filter {
      hour.item(holding: $0.standpoint(in: lesson), of: lesson.id) != nil
    }
    .flatMap(\.questions).filter { !$0.record.isDone }
    .map { $0.prompt.reduce(StyledLine("○", .warning)) { $0 + " " + $1 } }
  }
}

extension Hour {
  /// Each once, in the order of the items.
  fileprivate var lessons: [Lesson] {
    plan.items.map(\.lesson).reduce(into: []) { lessons, lesson in
      if !lessons.contains(where: { $0.id == lesson.id }) { lessons.append(lesson) }
    }
  }
}

extension AskingPlace {
  fileprivate func standpoint(in lesson: Lesson) -> Standpoint {
    switch location {
    case .graph(let spot):
      let graphs = lesson.parts.indices.filter { lesson.parts[$0].graph != nil }
      let part = graphs.indices.contains(spot.part) ? graphs[spot.part] : 0
      return Standpoint(spot: spot, part: part, experiment: nil)
    case .experiment(let part, let position):
      return Standpoint(
        spot: Spot(), part: part, experiment: ExperimentPlace(part: part, position: position))
    }
  }
}
