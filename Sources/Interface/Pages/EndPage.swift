import Lessons
import Screen
import Study

extension Page {
  /// The end of a lesson: what is done, what is open, and where it goes on.
  static let end = Page(id: "end", place: "the end page") { state, columns in
    guard let stepper = state.stepper else { return LongText(lines: []) }
    var lines = EndPage(study: stepper.study, pen: state.pen).lines
    if let next = state.nextLesson { lines += [StyledLine(), StyledLine("Next: \(next.title)")] }
    return LongText(
      lines: lines.flatMap { line in
        line.spelled(state.pen.glyphs).wrapped(to: columns, indent: EndPage.indent)
      })
  }
}

/// What is said at the end of a lesson, the same on the screen and in sentences.
struct EndPage {
  let study: Study
  let pen: Pen

  /// What stands before a question, and before the further lines of it.
  static let indent = 2

  var lines: [StyledLine] {
    let lesson = study.lesson
    var lines = [StyledLine("The end of \(lesson.title)", .title), standing]
    if !lesson.goals.isEmpty {
      lines += [StyledLine(), StyledLine("What to take along", .title)]
      lines += lesson.goals.map { StyledLine("• \($0)") }
    }
    let moments = study.askingMoments.map { moment in
      Wording(moment: moment, pen: Pen(glyphs: pen.glyphs, digits: moment.part.digits))
    }
    let questions = moments.flatMap { text in
      text.moment.prompts.map {
        line($0.record, answered: "right", text.paragraphs($0.question.prompt))
      }
        + (text.moment.saidLater.isEmpty
          ? [] : [StyledLine("  Something more is said here once that is settled.", .muted)])
    }
    let tasks = moments.flatMap { text in
      text.moment.tasks.map {
        line($0.record, answered: "done", text.paragraphs($0.task.prompt))
      }
    }
    for (title, items) in [("Questions", questions), ("Tasks", tasks)] where !items.isEmpty {
      lines += [StyledLine(), StyledLine(title, .title)] + items
    }
    return lines
  }

  /// Whether the lesson is done, and what is missing.
  private var standing: StyledLine {
    if study.isDone {
      let open = study.openTasksInLesson.count
      let tasks = open == 1 ? "its task is" : "\(open) of its tasks are"
      return StyledLine("This lesson is done\(open == 0 ? "." : "; \(tasks) still open.")", .good)
    }
    let open = Wording(moment: study.moment, pen: pen).open(study.openInLesson.count)
    return StyledLine(
      study.asksQuestions
        ? "\(open); the lesson is done once none is."
        : "Its questions were not asked, so that it does not count as done.", .warning)
  }

  /// What has become of a question or a task, and what it asks.
  private func line(
    _ record: AnswerRecord, answered: String, _ prompt: [StyledLine]
  ) -> StyledLine {
    let (sign, word, style): (String, String, Style) =
      switch record.state {
      case .open: ("○", "open", .warning)
      case .answered where record.hintsShown == 0: ("●", answered, .good)
      case .answered: ("◍", "\(answered) with help", .good)
      case .revealed: ("◍", "shown", .muted)
      case .skipped: ("◍", "skipped", .muted)
      }
    return prompt.reduce(StyledLine("\(sign) \(word):", style)) { $0 + " " + $1 }
  }
}
