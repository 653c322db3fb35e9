import Autodiff
import Lessons
import Screen

@testable import Interface
@testable import Study

/// What tests ask of a stepper, numbers that no view may see included.
extension Stepper {
  var trace: Trace { study.scene.trace }
  var ownTrace: Trace { study.scene.own }
  var position: Int { study.spot.position }
  var spot: Spot { study.spot }
  var step: Step? { trace.step(at: position) }
  var isDone: Bool { study.isDone }
  var records: [String: AnswerRecord] { study.answers.records }
  var questions: [Placed<Question>] { study.scene.questions }

  var tasks: [Placed<TryTask>] { study.scene.tasks }

  /// What the lesson says here, with its numbers filled in.
  var said: [StyledLine] { text.said }

  mutating func move(to position: Int) {
    var spot = study.spot
    spot.position = position
    _ = perform(.travel(.spot(spot)))
  }

  /// What no view may see here.
  var secrets: Set<Symbol> { study.secrets }

  /// What a question asks for, and its copies.
  func hides(_ placed: Placed<Question>) -> Set<Symbol> {
    let nodes = trace.graph.nodes.map(\.id)
    let secrets = study.scene.agenda.secrets(atIteration: placed.placement.iteration) {
      $0 == placed.item.id
    }
    return Set(
      (nodes.map(Symbol.value) + nodes.map(Symbol.gradient))
        .filter { secrets.contains($0, at: 0, of: trace) })
  }
}

extension Placed {
  /// The step at which it stands; 0 of an iteration.
  var position: Int {
    switch placement {
    case .step(let position): position
    case .iteration: 0
    }
  }
}

extension LessonAnswer {
  /// The same without what tells its question from others.
  var undigested: LessonAnswer { LessonAnswer(state: state, attempts: attempts, hints: hints) }
}
