import Autodiff
package import Lessons
import Screen

extension LessonState {
  /// A lesson at its start.
  init(_ lesson: Lesson, part: LessonPart, pen: Pen, size: Size, asks: Bool = true) {
    let trace = part.trace()
    let notes = part.notes
    let evaluate: Evaluate = { part.trace(given: $0) }
    var pen = pen
    pen.digits = part.digits
    self.init(
      id: lesson.id, title: part.title.map { "\(lesson.title): \($0)" } ?? lesson.title,
      trace: trace, about: Self.about(lesson), pen: pen, size: size,
      questions: asks ? PlacedQuestion.all(in: notes, trace) : [],
      tasks: asks ? PlacedTask.all(in: notes, trace) : [], evaluate: evaluate
    ) { trace, pen, veil in
      let text = ProseText(trace: trace, pen: pen, veil: veil)
      var narration: [Int: [StyledLine]] = [:]
      for note in notes {
        guard let say = note.say, let position = note.stage.position(in: trace) else { continue }
        // What is said at the end of the last pass gives way to what is said at the very end.
        if note.stage == .end { narration[position] = nil }
        narration[position, default: []] += text.paragraphs(say)
      }
      if let (position, line) = text.firstNonFinite {
        narration[position, default: []].append(line)
      }
      return narration
    }
  }

  private static func about(_ lesson: Lesson) -> [StyledLine] {
    var lines = [StyledLine(lesson.title, .title), StyledLine()]
    if let summary = lesson.summary { lines += [StyledLine(summary), StyledLine()] }
    if !lesson.goals.isEmpty {
      lines.append(StyledLine("What you will be able to do", .title))
      lines += lesson.goals.map { StyledLine("• \($0)") } + [StyledLine()]
    }
    if !lesson.references.isEmpty {
      lines.append(StyledLine("Where it stands", .title))
      for reference in lesson.references {
        lines.append(StyledLine("• \(reference.text)"))
        if let url = reference.url { lines.append(StyledLine("  \(url)", .muted)) }
      }
    }
    return lines
  }
}

extension AppState {
  /// Opens a lesson at its start.
  package mutating func show(_ lesson: Lesson) {
    guard let part = lesson.parts.first else { return }
    self.lesson = LessonState(lesson, part: part, pen: pen, size: size, asks: asksQuestions)
    menu?.choose(id: lesson.id)
  }
}
