import Lessons
import Screen
import Study

/// An experiment in front of a class: its plots as everywhere, and what it asks alone on the screen.
struct ClassExperiment {
  let stepper: ExperimentStepper
  let beat: Beat
  let hands: Hands

  private var glyphs: Glyphs { stepper.pen.glyphs }

  func counts(_ size: Size) -> BeatCounts {
    var counts = BeatCounts()
    for prompt in stepper.study.prompts {
      let pages = pages(prompt.question, size).count
      counts.asked.append((prompt.question.id, prompt.isSettled ? 1 : pages))
      counts.revealed[prompt.question.id] = prompt.isSettled ? pages : 1
    }
    counts.tasks = stepper.study.tasks.map(\.task.id)
    // What was kept back is seen in the plots, and what follows is said.
    counts.after = counts.asked.isEmpty && stepper.study.saidAfter.isEmpty ? 0 : 1
    return counts
  }

  private func content(_ size: Size) -> Rect {
    Rect(row: 2, column: 1, width: size.columns - 2, height: size.rows - 4)
  }

  private func pages(_ question: Question, _ size: Size) -> [[StyledLine]] {
    let area = content(size)
    return ClassQuestion(question, in: stepper)
      .lines(hands, columns: max(1, area.width), rows: area.height, glyphs).pages(
        of: max(1, area.height))
  }

  /// - Parameter reserved: columns at the right of the header that something else has.
  func draw(into frame: inout Frame, reserved: Int, context: Context) {
    var view = ExperimentView(stepper: stepper)
    view.reserved = reserved
    // A field that was opened shows what it is for.
    view.asks = beat.task != nil || stepper.field != nil
    view.draw(into: &frame, context: context)
    guard stepper.field == nil, let id = beat.question,
      let question = stepper.study.prompts.first(where: { $0.question.id == id })?.question
    else { return }
    let area = content(frame.size)
    frame.fill(
      Rect(row: area.row, column: 0, width: frame.size.columns, height: area.height))
    let pages = pages(question, frame.size)
    let page =
      switch beat {
      case .asked(_, let page), .revealed(_, let page): page
      default: 0
      }
    guard !pages.isEmpty else { return }
    let lines = pages[min(page, pages.count - 1)]
    frame.put(lines.map { $0.fitted(to: area.width, glyphs: glyphs) }, in: area, glyphs)
    guard pages.count > 1 else { return }
    let mark = StyledLine(" \(page + 1) of \(pages.count) ", .muted)
    frame.put(
      mark, row: frame.size.rows - 2, column: area.endColumn - mark.columns,
      within: Rect(frame.size))
  }
}
