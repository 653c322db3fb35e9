import Autodiff
import Lessons

/// The questions and tasks of a part, each where it stands.
struct Agenda: Sendable {
  private(set) var questions: [Placed<Question>] = []
  private(set) var tasks: [Placed<TryTask>] = []
  /// By the id of a question: what it asks for, and what is the same number.
  private(set) var hidden: [String: Set<Symbol>] = [:]

  init() {}

  /// - Parameter trace: of the part, to find steps in; its numbers are not looked at.
  init(_ part: LessonPart, _ trace: Trace) {
    for note in part.notes {
      guard let placement = Placement(note.stage, in: trace) else { continue }
      if let task = note.task { tasks.append(Placed(task, at: placement)) }
      if let question = note.question {
        questions.append(Placed(question, at: placement))
        hidden[question.id] = trace.copies(of: Self.asked(question.kind, at: note.stage))
      }
    }
  }

  /// What a question hides: a choice asks for no number, and a shape is no secret in a graph that
  /// shows all shapes. An iteration names no number; there the answer hides the one that it is made
  /// of.
  private static func asked(_ kind: Question.Kind, at stage: Stage) -> Symbol? {
    switch (kind, stage) {
    case (.choice, _), (.shape, _): nil
    case (.number, .forward(let id)), (.matrix, .forward(let id)), (.sign, .forward(let id)):
      .value(id)
    case (.number, .backward(let id)), (.matrix, .backward(let id)), (.sign, .backward(let id)):
      .gradient(id)
    case (.number(let key), .iteration), (.matrix(let key), .iteration),
      (.sign(let key), .iteration):
      key.expression.symbols.count == 1 ? key.expression.symbols.first : nil
    case (.number, _), (.matrix, _), (.sign, _): nil
    }
  }
}

/// A question or a task, and where it stands in its part.
struct Placed<Item: Sendable>: Sendable {
  let item: Item
  let placement: Placement

  init(_ item: Item, at placement: Placement) {
    self.item = item
    self.placement = placement
  }
}

/// Where something stands in a part.
enum Placement: Hashable, Sendable {
  /// After so many steps, with the given values.
  case step(Int)
  /// After so many updates, at every step.
  case iteration(Int)

  init?(_ stage: Stage, in trace: Trace) {
    if stage.iteration > 0 {
      self = .iteration(stage.iteration)
    } else if let position = stage.position(in: trace) {
      self = .step(position)
    } else {
      return nil
    }
  }

  func stands(at spot: Spot) -> Bool {
    switch self {
    case .step(let position): spot.iteration == 0 && spot.position == position
    case .iteration(let number): spot.iteration == number
    }
  }

  var iteration: Int {
    switch self {
    case .step: 0
    case .iteration(let number): number
    }
  }
}

extension Trace {
  /// The symbol, and what a later step only passes on: where f = b + w x, ∂ℓ/∂b is ∂ℓ/∂f.
  fileprivate func copies(of symbol: Symbol?) -> Set<Symbol> {
    guard let symbol else { return [] }
    return steps.reduce(into: [symbol]) { copies, step in
      switch step {
      case .forward(let step):
        if case .symbol(let source) = step.formula, copies.contains(source) {
          copies.insert(.value(step.node))
        }
      case .reverse(let step):
        if case .symbol(let source) = step.formula, copies.contains(source), step.part.count == 1 {
          copies.insert(.gradient(step.target))
        }
      case .update: break
      }
    }
  }
}
