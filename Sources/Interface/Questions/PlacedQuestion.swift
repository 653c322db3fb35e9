import Autodiff
import Lessons
import Screen

/// A question, where it stands in a trace, and what it asks for.
struct PlacedQuestion: Sendable {
  let question: Question
  let position: Int
  /// Whether it stands at every position, as questions at an iteration do.
  var isEverywhere = false
  /// What must not be seen before it is settled: what is asked for, and what is the same number.
  let hides: Veil

  var id: String { question.id }

  func stands(at position: Int) -> Bool { isEverywhere || self.position == position }

  /// The questions of a part that stand somewhere in its trace.
  ///
  /// - Parameter areApart: whether those of iteration n stand at −n, a position of no trace.
  static func all(
    in notes: [StageNote], _ trace: Trace, areApart: Bool = false
  ) -> [PlacedQuestion] {
    notes.compactMap { note in
      guard let question = note.question else { return nil }
      if case .iteration(let number) = note.stage, number > 0 {
        return PlacedQuestion(
          question: question, position: areApart ? -number : 0, isEverywhere: true,
          hides: trace.copies(of: asked(question.kind, at: note.stage)))
      }
      guard let position = note.stage.position(in: trace) else { return nil }
      return PlacedQuestion(
        question: question, position: position,
        hides: trace.copies(of: asked(question.kind, at: note.stage)))
    }
  }

  /// A choice asks for no number, and a shape is no secret in a graph that shows all shapes. An
  /// iteration names no number; there the answer hides the one that it is made of.
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

  /// What the questions hide that are not settled.
  static func veil(_ questions: [PlacedQuestion], _ records: [String: QuestionRecord]) -> Veil {
    questions.filter { records[$0.id]?.outcome == nil }.reduce([]) { $0.union($1.hides) }
  }

  /// The prompt as it stands below the narration.
  func invitation(_ text: QuestionText) -> [StyledLine] {
    var lines = text.prose.paragraphs(question.prompt).map { $0.styled(\.bold) }
    if !lines.isEmpty {
      lines[0] = StyledLine("? ", Style.key.bold) + lines[0]
      lines[lines.count - 1].append("  Enter answers.", .muted)
    }
    return lines
  }
}

extension Trace {
  /// The symbol, and what a later step only passes on: where f = b + w x, ∂ℓ/∂b is ∂ℓ/∂f.
  fileprivate func copies(of symbol: Symbol?) -> Veil {
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
