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

extension Lesson {
  /// The lesson, and for whom it is drawn.
  var drawnID: String { id + (learner.map { " \($0)" } ?? "") }
}

extension Question {
  /// The options in the order in which they are put, by their index in the lesson.
  ///
  /// - Parameter lesson: which, and for whom it is drawn.
  func order(in lesson: String) -> [Int] {
    let count = options?.count ?? 0
    return hasFixedOrder ? Array(0..<count) : order(of: count, in: lesson)
  }

  /// Of so many answers to it.
  func order(of count: Int, in lesson: String) -> [Int] {
    var stream = RandomStream(seed: 0, name: "\(lesson) \(id)")
    return stream.permutation(of: count)
  }
}

extension Moment {
  package var part: GraphLessonPart { scene.part }

  package var said: [Passage] { said(at: position) }

  /// Whether this spot says something else than the one before it.
  package var isSaidAnew: Bool {
    func places(_ position: Int) -> [Place?] {
      said(at: position).map { if case .prose(let prose) = $0 { prose.place } else { nil } }
    }
    return position == 0 || spot.isEnd || places(position) != places(position - 1)
  }

  /// What is asked here, in the order of the lesson.
  package var prompts: [Prompt] {
    scene.questions.filter { $0.placement.stands(at: spot) }.map { prompt($0.item) }
  }

  /// What the part asks at this iteration, wherever it stands.
  package var allPrompts: [Prompt] { scene.questions.map { prompt($0.item) } }

  /// The question that stands here and is not settled.
  package var pending: Prompt? { answers.next(prompts.map(\.question)).map(prompt) }

  /// The options of a question in the order in which they are put to the learner, by their index
  /// in the lesson: drawn from the lesson and the question, unless the lesson fixes it.
  package func order(ofOptionsOf question: Question) -> [Int] { question.order(in: scene.lesson) }

  private func prompt(_ question: Question) -> Prompt {
    Prompt(question: question, record: answers[question.id])
  }

  // MARK: Text

  /// What is said of an iteration is said where its numbers are there; those of the next come with
  /// the update.
  private func said(at position: Int) -> [Passage] {
    if spot.isEnd { return spoken(at: .end) }
    guard scene.iteration > 0 else { return said(ofGivenValuesAt: position) }
    guard isBeforeUpdate(position) else { return [] }
    let said = position == passesDone ? spoken(at: .iteration(scene.iteration)) : []
    return said.isEmpty ? [.iteration(scene.iteration, lossBefore: lossBefore)] : said
  }

  private func isBeforeUpdate(_ position: Int) -> Bool {
    scene.trace.firstUpdatePosition.map { position < $0 } ?? true
  }

  /// What the teacher is told here, in the order of the file.
  package var teacherNotes: [Prose] {
    scene.notes.filter { $0.key.stands(at: spot) }.values.joined()
      .sorted { $0.place.line < $1.place.line }.compactMap(\.teacher)
  }

  private func notes(at placement: Placement) -> [StageNote] {
    scene.notes[placement] ?? []
  }

  private func spoken(at placement: Placement) -> [Passage] {
    notes(at: placement).compactMap(\.say).map(Passage.prose)
  }

  /// What the lesson writes here.
  var notes: [StageNote] {
    if spot.isEnd { return notes(at: .end) }
    if scene.iteration == 0 { return notes(ofGivenValuesAt: position) }
    return isIteration ? notes(at: .iteration(scene.iteration)) : []
  }

  /// What is said here once all that is asked and set is settled.
  package var saidAfter: [Passage] {
    notes.filter(isSettled).compactMap(\.after).map(Passage.prose)
  }

  /// What waits to be said until that is settled.
  package var saidLater: [Passage] {
    notes.filter { !isSettled($0) }.compactMap(\.after).map(Passage.prose)
  }

  /// Whether nothing that a note asks or sets is open; nothing is where nothing is asked.
  private func isSettled(_ note: StageNote) -> Bool {
    let ids = note.questions.map(\.id) + (note.task.map { [$0.id] } ?? [])
    let asked = Set(scene.agenda.questions.map(\.item.id) + scene.agenda.tasks.map(\.item.id))
    return ids.allSatisfy { !asked.contains($0) || answers.isSettled($0) }
  }

  private func notes(ofGivenValuesAt position: Int) -> [StageNote] {
    let here = notes(at: .step(position)).filter(\.hasText)
    // The update is one stage: what is said of it stands at each of its steps.
    return here.isEmpty && !isBeforeUpdate(position)
      ? part.notes(at: .update).filter(\.hasText) : here
  }

  private func said(ofGivenValuesAt position: Int) -> [Passage] {
    var passages = notes(ofGivenValuesAt: position).compactMap(\.say).map(Passage.prose)
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
  /// Once all of that is settled.
  package let saidAfter: [Passage]
}

extension Moment {
  /// All that the part says, asks and sets at any iteration: what a screen must have room for.
  package var occasions: [Occasion] {
    var places = Set(scene.notes.keys)
    if let first = scene.firstNonFinite { places.insert(.step(first.position)) }
    if part.content.training != nil { places.insert(.iteration(1)) }
    return places.map { place in
      Occasion(
        said: said(at: place),
        questions: scene.agenda.questions.filter { $0.placement == place }.map(\.item),
        tasks: scene.agenda.tasks.filter { $0.placement == place }.map(\.item),
        saidAfter: notes(at: place).compactMap(\.after).map(Passage.prose))
    }
  }

  /// Said of the given values, or after so many updates; of the first with a loss as long as any.
  private func said(at place: Placement) -> [Passage] {
    switch place {
    case .step(let position): return said(ofGivenValuesAt: position)
    case .iteration, .end:
      let said = spoken(at: place)
      return said.isEmpty && place == .iteration(1) ? [.iteration(1, lossBefore: 0)] : said
    }
  }
}

extension StageNote {
  /// Whether anything is said, at once or later.
  var hasText: Bool { say != nil || after != nil }
}
