import Autodiff
import Lessons
import Screen

/// A question, where it stands in a trace, and what it asks for.
struct PlacedQuestion: Sendable {
  let question: Question
  let position: Int
  /// What must not be seen before it is settled; nil where nothing is hidden.
  let asksFor: Symbol?

  var id: String { question.id }

  /// The questions of a part that stand somewhere in its trace.
  static func all(in notes: [StageNote], _ trace: Trace) -> [PlacedQuestion] {
    notes.compactMap { note in
      guard let question = note.question, let position = note.stage.position(in: trace) else {
        return nil
      }
      return PlacedQuestion(
        question: question, position: position, asksFor: asked(question.kind, at: note.stage))
    }
  }

  /// A choice asks for no number, and a shape is no secret in a graph that shows all shapes.
  private static func asked(_ kind: Question.Kind, at stage: Stage) -> Symbol? {
    switch (kind, stage) {
    case (.choice, _), (.shape, _): nil
    case (.number, .forward(let id)), (.matrix, .forward(let id)), (.sign, .forward(let id)):
      .value(id)
    case (.number, .backward(let id)), (.matrix, .backward(let id)), (.sign, .backward(let id)):
      .gradient(id)
    case (.number, _), (.matrix, _), (.sign, _): nil
    }
  }

  /// What the questions hide that are not settled.
  static func veil(_ questions: [PlacedQuestion], _ records: [String: QuestionRecord]) -> Veil {
    Set(questions.filter { records[$0.id]?.outcome == nil }.compactMap(\.asksFor))
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
