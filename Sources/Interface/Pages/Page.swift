import Lessons
import Screen
import Study

/// A page over the stepper or the menu, to be scrolled through and closed.
///
/// Each is a `static let` in a file of this folder; a line of the key table opens it.
struct Page: Hashable, Sendable {
  let id: String
  /// As the help calls it: `the inspector`.
  let place: String
  /// Whether it is worked out once and stays so while it is scrolled through.
  var isStill = false
  /// What it has to say at a width, for what is behind it.
  let content: @Sendable (AppState, _ columns: Int) -> LongText

  var isHelp: Bool { id == Page.helpID }

  static func == (a: Page, b: Page) -> Bool { a.id == b.id }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// What opens and closes pages.
enum PageAction: Hashable, Sendable {
  case open(Page)
  /// The keys that work where one is.
  case help
  case close
}

/// A page that is open, and its first line that is seen.
struct OpenPage: Sendable {
  let page: Page
  var top = 0
  /// What a still page says.
  var kept: LongText?
}

extension Page {
  /// What is said here, in full, and what the lesson is about.
  static let about = Page(id: "about", place: "the lesson's page") { state, columns in
    if let experiment = state.experiment {
      let view = ExperimentView(stepper: experiment)
      let here = sayingHere(view.said + view.prompts + view.saidAfter)
      return LongText(
        lines: (here + about(experiment.study.lesson)).wrapped(to: columns, state.pen.glyphs))
    }
    guard let stepper = state.stepper else { return LongText(lines: []) }
    let text = stepper.text
    // What was right is so of the lesson's own values, which are not on the screen then.
    let verdicts = stepper.moment.isEdited ? [] : stepper.moment.prompts.flatMap(text.verdict)
    let asked = stepper.moment.pending.map { text.paragraphs($0.question.prompt) } ?? []
    let tasks = stepper.moment.tasks.flatMap { text.prompt($0.task) }
    let here = sayingHere(
      text.said + verdicts + asked + text.saidAfter + tasks, after: text.aboutOwnValues())
    return LongText(
      lines: (here + about(stepper.study.lesson)).wrapped(to: columns, state.pen.glyphs))
  }

  private static func sayingHere(
    _ lines: [StyledLine], after head: [StyledLine] = []
  ) -> [StyledLine] {
    lines.isEmpty
      ? [] : [StyledLine("What is said here", .title)] + head + lines + [StyledLine()]
  }

  /// The hints so far of the questions and tasks up to here.
  static let hints = Page(id: "hints", place: "the lesson's page") { state, columns in
    guard let stepper = state.stepper else { return LongText(lines: []) }
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
    return LongText(lines: lines.wrapped(to: columns, state.pen.glyphs))
  }

  /// The notes for a teacher at the step.
  static let teacher = Page(id: "teacher", place: "the teacher's note") { state, columns in
    let lines = [StyledLine("For the teacher", .title), StyledLine()] + state.teacherNotes
    return LongText(lines: lines.wrapped(to: columns, state.pen.glyphs))
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
