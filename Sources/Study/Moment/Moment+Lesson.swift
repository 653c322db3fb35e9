package import Autodiff
package import Lessons

// What the lesson says, asks and lets try here.

/// What a lesson says at a spot, piece by piece.
package enum Passage: Sendable {
  case prose(Prose)
  /// Said of an iteration of which the lesson says nothing.
  case iteration(Int, lossBefore: Double?)
  /// Here a number is NaN or infinite for the first time.
  case nonFinite(Symbol, Double)
}

/// A question and what has become of it.
package struct Prompt: Sendable {
  package let question: Question
  package let record: AnswerRecord

  package init(question: Question, record: AnswerRecord) {
    self.question = question
    self.record = record
  }

  package var isSettled: Bool { record.isSettled }
}

extension Moment {
  package var part: LessonPart { scene.part }

  package var said: [Passage] { said(at: position) }

  /// Whether this spot says something else than the one before it.
  package var isSaidAnew: Bool {
    func places(_ position: Int) -> [Place?] {
      said(at: position).map { if case .prose(let prose) = $0 { prose.place } else { nil } }
    }
    return position == 0 || places(position) != places(position - 1)
  }

  /// What is asked here, in the order of the lesson.
  package var prompts: [Prompt] {
    scene.questions.filter { $0.placement.stands(at: spot) }.map { prompt($0.item) }
  }

  /// What the part asks at this iteration, wherever it stands.
  package var allPrompts: [Prompt] { scene.questions.map { prompt($0.item) } }

  /// The question that stands here and is not settled.
  package var pending: Prompt? { prompts.first { !$0.isSettled } }

  private func prompt(_ question: Question) -> Prompt {
    Prompt(question: question, record: answers[question.id])
  }

  // MARK: Text

  /// What is said of an iteration is said of its values; those of the next come with the update.
  private func said(at position: Int) -> [Passage] {
    guard scene.iteration > 0 else { return said(ofGivenValuesAt: position) }
    guard isBeforeUpdate(position) else { return [] }
    let said = said(ofIteration: scene.iteration)
    return said.isEmpty ? [.iteration(scene.iteration, lossBefore: lossBefore)] : said
  }

  private func isBeforeUpdate(_ position: Int) -> Bool {
    scene.trace.firstUpdatePosition.map { position < $0 } ?? true
  }

  private func said(ofIteration number: Int) -> [Passage] {
    part.notes.filter { $0.stage.iteration == number }.compactMap(\.say).map(Passage.prose)
  }

  private func said(ofGivenValuesAt position: Int) -> [Passage] {
    let notes = part.notes.filter { $0.say != nil && $0.stage.iteration == 0 }
    var here = notes.filter { $0.stage.position(in: scene.trace) == position }
    // What is said at the end of the last pass gives way to what is said at the very end.
    if let end = here.lastIndex(where: { $0.stage == .end }) { here.removeFirst(end) }
    // The update is one stage: what is said of it stands at each of its steps.
    if here.isEmpty, !isBeforeUpdate(position) { here = notes.filter { $0.stage == .update } }
    var passages = here.compactMap(\.say).map(Passage.prose)
    if let first = scene.firstNonFinite, first.position == position {
      let name: Symbol = first.isGradient ? .gradient(first.node) : .value(first.node)
      if !isSecret(name) { passages.append(.nonFinite(name, first.number)) }
    }
    return passages
  }
}

/// What a part says, asks and sets at one place of it.
package struct Occasion: Sendable {
  package let said: [Passage]
  package let questions: [Question]
  package let tasks: [TryTask]
}

extension Moment {
  /// All that the part says, asks and sets at any iteration: what a screen must have room for.
  package var occasions: [Occasion] {
    let trace = scene.trace
    var places = Set(part.notes.compactMap { Placement($0.stage, in: trace) })
    if let first = scene.firstNonFinite { places.insert(.step(first.position)) }
    if part.content.training != nil { places.insert(.iteration(1)) }
    return places.map { place in
      Occasion(
        said: said(at: place),
        questions: scene.agenda.questions.filter { $0.placement == place }.map(\.item),
        tasks: scene.agenda.tasks.filter { $0.placement == place }.map(\.item))
    }
  }

  /// Said of the given values, or after so many updates; of the first with a loss as long as any.
  private func said(at place: Placement) -> [Passage] {
    switch place {
    case .step(let position): return said(ofGivenValuesAt: position)
    case .iteration(let number):
      let said = said(ofIteration: number)
      return said.isEmpty && number == 1 ? [.iteration(1, lossBefore: 0)] : said
    }
  }
}
