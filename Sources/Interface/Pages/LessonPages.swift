import Lessons
import Screen
import Study

extension Page {
  /// What is said here, in full, and what the lesson is about.
  static let about = Page(id: "about", place: "the lesson's page") { state, columns in
    guard let stepper = state.stepper else { return PageContent(lines: []) }
    var lines = stepper.text.said
    if !lines.isEmpty {
      let note = stepper.text.aboutOwnValues.map { [$0] } ?? []
      lines = [StyledLine("What is said here", .title)] + note + lines + [StyledLine()]
    }
    return PageContent(
      lines: (lines + about(stepper.study.lesson)).wrapped(to: columns, state.pen.glyphs))
  }

  /// The hints so far of the questions and tasks up to here.
  static let hints = Page(id: "hints", place: "the lesson's page") { state, columns in
    guard let stepper = state.stepper else { return PageContent(lines: []) }
    let (moment, text) = (stepper.moment, stepper.text)
    var lines = [StyledLine("Hints so far", .title)]
    for prompt in moment.allPrompts where prompt.record.hintsShown > 0 {
      lines += [StyledLine()] + text.paragraphs(prompt.question.prompt)
      lines += text.hints(prompt.question, shown: prompt.record.hintsShown)
    }
    for view in moment.allTasks where view.record.hintsShown > 0 {
      lines += [StyledLine()] + text.prompt(view.task)
      lines += text.hints(view.task, shown: view.record.hintsShown)
    }
    if lines.count == 1 { lines += [StyledLine(), StyledLine("None yet.", .muted)] }
    return PageContent(lines: lines.wrapped(to: columns, state.pen.glyphs))
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
