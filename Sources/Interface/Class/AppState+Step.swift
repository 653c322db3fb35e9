import Autodiff
package import Lessons
import Notation
import Screen
import Study

// What a class tells others, and what they may do to it.

extension AppState {
  /// What the room sees, for those who follow; nil where no class looks.
  package var classStep: ClassStep? {
    guard let presentation, following == nil, let lesson = openLesson else { return nil }
    let chosen = stepper?.chosen.flatMap { stepper?.moment.graph.nodes[$0].name }
    return ClassStep(
      lesson: lesson.id, digest: lesson.digest, learner: lesson.learner,
      graph: stepper?.study.stand, experiment: experiment?.study.stand, beat: presentation.beat,
      hands: hands.rounds(options: ClassQuestion.most), chosen: chosen, example: stepper?.example,
      plot: experiment?.plot,
      reading: experiment?.cursor.map { PlotPoint(series: $0.series, point: $0.point) },
      isSymbolic: stepper?.isSymbolic ?? false, isBlank: presentation.isBlank)
  }

  /// The lesson on the screen.
  package var openLesson: Lesson? { experiment?.study.lesson ?? stepper?.study.lesson }

  /// Where the class is in its running order; nil where it has none.
  package var classHour: ClassHour? {
    presentation?.hour.map { hour in
      let next = hour.index + 1
      return ClassHour(
        title: hour.plan.title, minutes: hour.plan.minutes, planned: hour.planned,
        elapsed: hour.elapsed, note: hour.item.note,
        next: hour.plan.items.indices.contains(next) ? hour.plan.items[next].inWords : nil,
        end: hour.isOnDetour ? standpoint : hour.end,
        onward: hour.isOnDetour
          ? "comes back" : hour.isLast ? Self.endPageWord : "the next item")
    }
  }

  /// Does what the notes ask for, as if a clicker had.
  package mutating func drive(_ drive: ClassDrive) {
    guard isPresenting else { return }
    switch drive {
    case .next: _ = receive(.key(.pageDown))
    case .back: _ = receive(.key(.pageUp))
    case .blank: presentation?.isBlank.toggle()
    }
  }
}

extension ClassPlan.Item {
  /// `The toy function, from backward h₂`.
  fileprivate var inWords: String {
    guard start.stage != .start, lesson.parts.indices.contains(start.part),
      let graph = lesson.parts[start.part].graph
    else { return lesson.title }
    let (nodes, printer) = (graph.content.graph, FormulaPrinter(graph.content.graph))
    let stage = start.stage.text(in: nodes).split(separator: " ").map { word in
      nodes.node(named: String(word)).map { printer.name($0.id) } ?? String(word)
    }
    return "\(lesson.title), from \(stage.joined(separator: " "))"
  }
}
