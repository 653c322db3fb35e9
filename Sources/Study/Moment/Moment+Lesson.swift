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

  package var isSettled: Bool { record.outcome != nil }
}

extension Moment {
  package var part: LessonPart { scene.part }

  package var said: [Passage] {
    guard scene.iteration > 0 else { return said(ofGivenValuesAt: position) }
    return isBeforeUpdate(position) ? saidOfIteration : []
  }

  /// Whether this spot says something else than the one before it.
  package var isSaidAnew: Bool {
    position == 0 || textKey(at: position) != textKey(at: position - 1)
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

  /// What a spot says, to tell whether two of them say the same.
  private struct TextKey: Hashable {
    var notes: [Int] = []
    var isOfIteration = false
    var isNonFinite = false
  }

  private func textKey(at position: Int) -> TextKey {
    scene.iteration > 0
      ? TextKey(isOfIteration: isBeforeUpdate(position))
      : TextKey(
        notes: notes(at: position), isNonFinite: scene.firstNonFinite?.position == position)
  }

  func said(ofGivenValuesAt position: Int) -> [Passage] {
    var passages = notes(at: position).compactMap { scene.part.notes[$0].say.map(Passage.prose) }
    if let first = scene.firstNonFinite, first.position == position {
      let name: Symbol = first.isGradient ? .gradient(first.node) : .value(first.node)
      if !isSecret(name) { passages.append(.nonFinite(name, first.number)) }
    }
    return passages
  }

  /// What is said of an iteration is said of its values; those of the next come with the update.
  private func isBeforeUpdate(_ position: Int) -> Bool {
    scene.trace.firstUpdatePosition.map { position < $0 } ?? true
  }

  private var saidOfIteration: [Passage] {
    let said = scene.part.notes.filter { $0.stage.iteration == scene.iteration }.compactMap(\.say)
    return said.isEmpty
      ? [.iteration(scene.iteration, lossBefore: lossBefore)] : said.map(Passage.prose)
  }

  /// The notes with a text of the given values that stand at a position, by their index.
  private func notes(at position: Int) -> [Int] {
    var found: [Int] = []
    var ofUpdate: [Int] = []
    for (index, note) in scene.part.notes.enumerated()
    where note.say != nil && note.stage.iteration == 0 {
      if note.stage == .update { ofUpdate.append(index) }
      guard note.stage.position(in: scene.trace) == position else { continue }
      // What is said at the end of the last pass gives way to what is said at the very end.
      if note.stage == .end { found = [] }
      found.append(index)
    }
    // The update is one stage: what is said of it stands at each of its steps.
    return found.isEmpty && !isBeforeUpdate(position) ? ofUpdate : found
  }
}
