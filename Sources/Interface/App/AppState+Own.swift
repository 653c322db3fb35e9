import Autodiff
import Lessons
import Notation
import Screen

// Equations of one's own, typed in the menu and stepped through.

/// What is typed: equations and values, separated by ;.
struct OwnEquations: Sendable {
  var field = Field([""])

  private var text: String { field.typed.first ?? "" }

  /// What of it is a value, `w = 2`, and what is not.
  private var pieces: (given: [String], lines: [String]) {
    let pieces = text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    func isValue(_ piece: String) -> Bool {
      if case .success = GivenText.read(piece) { true } else { false }
    }
    return (pieces.filter(isValue), pieces.filter { !isValue($0) })
  }

  /// Whether it can be nothing but a value, so that what is wrong with it is said as of one.
  private static func isNumber(_ piece: String) -> Bool {
    guard let equals = piece.firstIndex(of: "=") else { return false }
    let text = String(piece[piece.index(after: equals)...]).trimmed
    return text.hasPrefix("[")
      || text.first?.isNumber == true && text.allSatisfy { $0.isNumber || ".eE+-/".contains($0) }
  }

  /// The shapes of the lines, or what is still wrong.
  var sentence: Sentence {
    guard !pieces.lines.isEmpty else { return Self.example }
    switch compiled {
    case .failure(let refusal): return refusal.sentence
    case .success(let found):
      let shapes = found.graph.computed.map { "\($0.name) \($0.shape.rows)×\($0.shape.columns)" }
      return "\(shapes.joined(separator: ", ")). Enter opens it, Ctrl-S saves it."
    }
  }

  static let example: Sentence =
    "As in  l = (w*x + b - y)^2; w=2; x=3; b=1; y=5  or  W=[[1, 2], [3, 4]]"

  struct Refusal: Error { let sentence: Sentence }

  private var compiled: Result<(graph: Graph, values: [Node.ID: Tensor]), Refusal> {
    let (given, sentences) = GivenText.readAll(pieces.given + pieces.lines.filter(Self.isNumber))
    if let sentence = sentences.first { return .failure(Refusal(sentence: "\(sentence).")) }
    let equations = Equations.compile(
      PlacedText(pieces.lines.joined(separator: "\n")), given: given, learn: nil, examples: nil)
    guard let graph = equations.graph else {
      let sentence = equations.problems.first?.sentence ?? "These are no equations"
      return .failure(Refusal(sentence: "\(sentence)."))
    }
    return .success((graph, equations.values))
  }

  /// To be stepped through.
  var lesson: Result<Lesson, Refusal> {
    text(id: Self.id).flatMap { text in
      let file = LessonFile.read(text: text, path: "equations")
      return file.lesson.map { .success($0) }
        ?? .failure(Refusal(sentence: file.findings.first?.sentence ?? Self.example))
    }
  }

  static let id = "your-own"

  /// The text of the lesson file.
  ///
  /// - Parameter number: of those that are kept; nil of one that is not.
  func text(id: String, number: Int? = nil) -> Result<String, Refusal> {
    compiled.map { found in
      OwnLesson.text(
        id: id, number: number, equations: pieces.lines.joined(separator: ";"), graph: found.graph,
        values: found.values, examples: nil)
    }
  }
}

extension AppState {
  mutating func openOwnEquations() {
    own = OwnEquations()
    message = own?.sentence
  }

  mutating func typeOwn(_ text: String) {
    own?.field.insert(text)
    message = own?.field.isOver == true ? Self.isOver : own?.sentence
  }

  mutating func perform(inOwn action: FieldAction) {
    switch action {
    case .close: own = nil
    case .edit(let edit):
      own?.field.edit(edit)
      message = own?.sentence
    case .submit:
      switch own?.lesson {
      case .success(let lesson):
        own = nil
        show(lesson, isOwn: true)
      case .failure(let refusal): message = refusal.sentence
      case nil: break
      }
    case .choose, .mark: break
    }
  }

  /// Asks for a file of what is typed, if it can be a lesson.
  mutating func saveOwn() -> Effect? {
    guard case .failure(let refusal) = own?.lesson else { return own.map { _ in .saveOwn } }
    message = refusal.sentence
    return nil
  }

  /// The file of the equations that are typed; nil where none are.
  ///
  /// - Parameter number: that of the lesson among those that are kept.
  package func ownLesson(id: String, number: Int) -> String? {
    try? own?.text(id: id, number: number).get()
  }

  /// They are a lesson of the menu now.
  package mutating func ownWasSaved(id: String, to path: String) {
    own = nil
    menu?.choose(id: id)
    say("Saved as \(id); Enter opens it. The file is \(path).")
  }

  /// What is typed, for the last line.
  var ownLine: StyledLine? {
    own.map {
      FieldView($0.field, pen.glyphs).line("+ ", width: max(16, size.columns - 24))
    }
  }
}
