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
  var hasEnded: Bool { study.hasEnded }
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

  /// Where something stands in the part.
  mutating func move(to placement: Placement) {
    switch placement {
    case .step(let position): move(to: position)
    case .iteration(let number):
      _ = perform(.travel(.stage(PlacedStage(part: study.number, stage: .iteration(number)))))
    case .end: _ = perform(.travel(.last))
    }
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
    case .iteration, .end: 0
    }
  }
}

extension LessonAnswer {
  /// The same without what tells its question from others.
  var undigested: LessonAnswer { LessonAnswer(state: state, attempts: attempts, hints: hints) }
}

extension AppState {
  /// Shows the answer to the question that stands here, as to a reader who cannot give one.
  mutating func showAnswer() {
    guard let question = stepper?.moment.pending?.question else { return }
    stepper?.study.show(question)
    stepper?.closeField()
  }

  /// Presses a key, and → again where it only said what it leads past.
  mutating func take(_ key: Key) -> Effect? {
    var effect = receive(.key(key))
    while key == .right, stepper?.study.announced != nil { effect = receive(.key(key)) }
    return effect
  }
}

extension Study {
  /// Goes on to the next stop, past whatever is said before.
  mutating func goOn() {
    repeat { perform(.travel(.next)) } while announced != nil
  }
}
