import Autodiff
package import Lessons
import Screen

extension LessonState {
  /// A lesson at the start of its first part; nil if it has none.
  init?(_ lesson: Lesson, pen: Pen, size: Size, asks: Bool = true) {
    guard var parts = LessonParts(lesson, asks: asks) else { return nil }
    var pen = pen
    pen.digits = parts.part.digits
    let scene = parts.scene()
    self.init(lesson, scene, pen: pen, size: size)
    self.parts = parts
  }

  /// A part by itself, with its given values.
  init(_ lesson: Lesson, part: LessonPart, pen: Pen, size: Size) {
    let scene = Scene(
      part, of: lesson, trace: part.trace(), iteration: 0, lossBefore: nil, asks: true)
    self.init(lesson, scene, pen: pen, size: size)
  }

  private init(_ lesson: Lesson, _ scene: Scene, pen: Pen, size: Size) {
    self.init(
      id: lesson.id, scene, about: Self.about(lesson), pen: pen, size: size)
  }

  /// What is said here, in full, and what the lesson is about.
  var page: [StyledLine] {
    let said = narration[position] ?? []
    guard !said.isEmpty else { return about }
    return [StyledLine("What is said here", .title)] + said + [StyledLine()] + about
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
    guard let state = LessonState(lesson, pen: pen, size: size, asks: asksQuestions) else { return }
    self.lesson = state
    menu?.choose(id: lesson.id)
  }
}
