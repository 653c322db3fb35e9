import Autodiff
import GraphLayout
import Lessons
import Screen
import Study

/// A graph in front of a class: what the step touches is large, the rest of the graph a thin chain, and
/// one line of the derivation comes after the other.
struct ClassView {
  let stepper: Stepper
  let beat: Beat
  let hands: Hands

  private var pen: Pen { stepper.pen }
  private var glyphs: Glyphs { pen.glyphs }
  private var text: Wording { stepper.text }

  func panes(_ size: Size) -> ClassPanes {
    let graph = stepper.moment.graph
    let tallest = graph.nodes.map(\.shape.rows).max() ?? 1
    let usual = PaneNeeds.derivationRows(graph, assignments: stepper.moment.mostAssignments)
    // Of matrices as much as a larger screen has room for.
    return ClassPanes(
      size, graph: graph,
      derivationRows: graph.hasMatrices ? max(usual, min(Self.mostOfMatrices, 2 * tallest)) : usual)
  }

  private static let mostOfMatrices = 14

  // MARK: What there is to be shown

  /// How much of it one after the other.
  func counts(_ size: Size) -> BeatCounts {
    let panes = panes(size)
    var counts = BeatCounts()
    counts.lines = derivationLines(panes).count > 1 ? derivationStops(panes) : 1
    counts.pages = pages(said, panes).count
    let prompts = stepper.moment.triedTask == nil ? stepper.moment.prompts : []
    for prompt in prompts {
      let pages = questionPages(prompt.question, size).count
      counts.asked.append((prompt.question.id, prompt.isSettled ? 1 : pages))
      counts.revealed[prompt.question.id] = prompt.isSettled ? pages : 1
    }
    let after = text.saidAfter
    counts.after = after.isEmpty || stepper.moment.isEdited ? 0 : pages(after, panes).count
    counts.tasks = stepper.moment.tasks.map(\.task.id)
    return counts
  }

  /// In one go where numbers stand in matrices, or one is asked for.
  private func derivationStops(_ panes: ClassPanes) -> Int {
    guard let account = stepper.moment.account(), account.show == .numbers, !account.isSecret,
      stepper.example == nil
    else { return 1 }
    let isScalar = account.workings.allSatisfy(\.isScalar)
    return isScalar ? stops(derivationLines(panes)).count : 2
  }

  /// Where Next halts: a line that is empty would swallow it.
  private func stops(_ lines: [StyledLine]) -> [Int] {
    lines.indices.filter { !lines[$0].text.allSatisfy { $0 == " " } }
  }

  private func derivationLines(_ panes: ClassPanes) -> [StyledLine] {
    let area = derivationArea(panes)
    return Derivation(
      moment: stepper.moment, pen: pen, size: area.size, example: stepper.example
    ).lines
  }

  /// At the start the equations have the room of the picture.
  private func derivationArea(_ panes: ClassPanes) -> Rect {
    stepper.moment.step == nil
      ? Rect(
        row: panes.picture.row, column: panes.derivation.column, width: panes.derivation.width,
        height: panes.picture.height)
      : panes.derivation
  }

  private var said: [StyledLine] {
    let moved = stepper.moment.isEdited ? [text.movedLine] : []
    let waiting = [text.waiting, text.stepsInOneGo, text.variants].compactMap(\.self)
    return moved + text.aboutOwnValues() + text.said + waiting
  }

  private func pages(_ lines: [StyledLine], _ panes: ClassPanes) -> [[StyledLine]] {
    let lines = lines.wrapped(to: panes.text.width, glyphs)
    // Where no line is drawn below the text, its last row says which page it is.
    let rows = panes.text.height
    return lines.pages(of: max(1, panes.rules.isEmpty && lines.count > rows ? rows - 1 : rows))
  }

  /// A question and what is known of it, screen by screen.
  private func questionPages(_ question: Question, _ size: Size) -> [[StyledLine]] {
    let panes = panes(size)
    let working =
      stepper.moment.step?.result.map(question.symbols.contains) ?? false
      ? derivationLines(panes) : []
    return ClassQuestion(question, in: stepper, working: working)
      .lines(hands, columns: panes.content.width, rows: panes.content.height, glyphs).pages(
        of: max(1, panes.content.height))
  }

  // MARK: Drawing

  func draw(into frame: inout Frame) {
    let panes = panes(frame.size)
    for row in panes.rules {
      frame.horizontalRule(
        row: row, column: 0, width: frame.size.columns, glyph: glyphs.cell("─"))
    }
    if let question = shownQuestion, stepper.field == nil || stepper.isAnswering {
      draw(question, panes, into: &frame)
    } else {
      drawStep(panes, into: &frame)
    }
  }

  private var shownQuestion: Question? {
    beat.question.flatMap { id in
      stepper.moment.prompts.first { $0.question.id == id }?.question
    }
  }

  /// As long as its derivation is not complete, what the step makes is not there.
  private var moment: Moment {
    if case .line = beat { stepper.moment.unfinished } else { stepper.moment }
  }

  private func draw(_ question: Question, _ panes: ClassPanes, into frame: inout Frame) {
    if panes.rules.count > 1 {
      // What is asked stands alone.
      frame.fill(
        Rect(row: panes.rules[1], column: 0, width: frame.size.columns, height: 1))
    }
    var lines: [StyledLine]
    if let sheet = answerSheet(panes.content.size) {
      lines = sheet
    } else {
      let pages = questionPages(question, frame.size)
      let page =
        switch beat {
        case .asked(_, let page), .revealed(_, let page): page
        default: 0
        }
      lines = pages.isEmpty ? [] : pages[min(page, pages.count - 1)]
      mark(page: page, of: pages.count, panes.content, into: &frame)
    }
    lines = lines.map { $0.fitted(to: panes.content.width, glyphs: glyphs) }
    frame.put(lines, in: panes.content, glyphs)
    let picture = ClassPicture(moment: moment, pen: pen, chosen: stepper.marked)
    let below = Rect(
      row: panes.content.row + lines.count + 1, column: panes.content.column,
      width: panes.content.width, height: panes.content.height - lines.count - 1)
    if question.asksForNumbers, let rows = picture.rows(below.size) {
      picture.draw(
        into: &frame,
        at: Rect(
          row: below.endRow - rows, column: below.column, width: below.width, height: rows))
    }
  }

  private func drawStep(_ panes: ClassPanes, into frame: inout Frame) {
    let moment = moment
    let chosen = stepper.marked
    frame.put(
      ClassChain(moment: moment, pen: pen, chosen: chosen).line(columns: panes.chain.width),
      row: panes.chain.row, column: panes.chain.column, within: panes.chain)
    if panes.whole.height > 0 { drawWhole(panes.whole, moment, into: &frame) }
    let picture = ClassPicture(moment: moment, pen: pen, chosen: chosen)
    if picture.fits(panes.picture.size) {
      picture.draw(into: &frame, at: panes.picture)
    } else if moment.step != nil || chosen != nil {
      drawWhole(panes.picture, moment, into: &frame)
    }
    if let way = moment.way, panes.rules.count > 1 {
      let line = pen.legend(way, moment)
      frame.put(
        line, row: panes.rules[1], column: frame.size.columns - line.columns - 1,
        within: Rect(frame.size))
    }
    if let sheet = editSheet(panes) {
      frame.put(sheet.lines, in: sheet.area, glyphs)
      return
    }
    let area = derivationArea(panes)
    var lines = derivationLines(panes)
    if case .line(let last) = beat {
      let stops = stops(lines)
      if stops.indices.contains(last) { lines = Array(lines.prefix(stops[last] + 1)) }
      if let newest = lines.indices.last { lines[newest] = lines[newest].styled(\.bold) }
    }
    frame.put(lines, in: area, glyphs)
    drawText(panes, into: &frame)
  }

  /// The graph with all of its boxes; what is not chosen is dim.
  private func drawWhole(_ area: Rect, _ moment: Moment, into frame: inout Frame) {
    let picture = stepper.layouts.picture(for: stepper.study, pen: pen, room: area.size)
    let (origin, offset) = picture.layout.viewport(in: area, around: stepper.focus)
    let view = GraphView(picture: picture, moment: moment, chosen: stepper.marked, pen: pen)
    let visible = Rect(
      row: offset.row - (origin.row - area.row),
      column: offset.column - (origin.column - area.column),
      width: area.width, height: area.height)
    var drawn = view.frame(of: visible)
    if let chosen = stepper.marked {
      let lit = picture.layout.clusters.flatMap { cluster in
        (cluster.id == chosen ? [cluster.rect.inset(rows: -1)] : [])
          + cluster.leaves.filter { $0.id == chosen }.map(\.rect)
      }
      for row in visible.rows {
        for column in visible.columns
        where !lit.contains(where: { $0.contains(Position(row: row, column: column)) }) {
          drawn.restyle(Rect(row: row, column: column, width: 1, height: 1)) {
            Style($0.role, $0.attributes.subtracting(.bold).union(.dim))
          }
        }
      }
    }
    frame.draw(drawn, at: Position(row: area.row, column: area.column))
  }

  private func drawText(_ panes: ClassPanes, into frame: inout Frame) {
    var (page, lines) = (0, [StyledLine]())
    switch beat {
    case .line: return
    case .said(let number): (page, lines) = (number, said)
    case .after(let number): (page, lines) = (number, text.saidAfter)
    case .aim, .solved, .restored: lines = task
    case .asked, .revealed: break
    }
    let pages = pages(lines, panes)
    guard let shown = pages.indices.contains(page) ? pages[page] : pages.last else { return }
    frame.put(shown, in: panes.text, glyphs)
    mark(page: page, of: pages.count, panes.text, into: &frame)
  }

  /// That there are more pages, in the last row.
  private func mark(page: Int, of count: Int, _ area: Rect, into frame: inout Frame) {
    guard count > 1, frame.size.rows >= 16 || area.height > 1 else { return }
    let mark = StyledLine(" \(page + 1) of \(count) ", .muted)
    let row = frame.size.rows >= 16 ? area.endRow : area.endRow - 1
    frame.put(mark, row: row, column: area.endColumn - mark.columns, within: Rect(frame.size))
  }

  /// The task that is shown, and how far off it is.
  private var task: [StyledLine] {
    guard let id = beat.task else { return [] }
    let moment = stepper.moment
    guard let view = moment.triedTask ?? moment.tasks.first(where: { $0.task.id == id }) else {
      return []
    }
    let prompt = text.prompt(view.task)
    switch beat {
    case .solved:
      let line = StyledLine("✓ \(text.solution(view.task)): ", .good)
      return prompt + [
        line + StyledLine(text.progress(view.progress, of: view.task), .good), text.movedLine,
      ]
    case .restored:
      return prompt + [
        StyledLine("✓ It was \(text.solution(view.task)); the lesson's values are back.", .muted)
      ]
    default:
      return prompt + [StyledLine(text.progress(view.progress, of: view.task), .warning)]
        + (moment.triedTask != nil && moment.isEdited ? [text.movedLine] : [])
    }
  }

  // MARK: What is typed

  private func answerSheet(_ size: Size) -> [StyledLine]? {
    guard stepper.isAnswering, let draft = stepper.draft, let prompt = stepper.moment.pending
    else { return nil }
    return AnswerSheet(
      question: prompt.question, draft: draft, hintsShown: prompt.record.hintsShown,
      tried: prompt.record.wrong, text: text
    ).lines(derivation: [], size: size)
  }

  private func editSheet(_ panes: ClassPanes) -> (area: Rect, lines: [StyledLine])? {
    guard let sheet = stepper.editSheet else { return nil }
    let area = Rect(
      row: panes.derivation.row, column: panes.derivation.column, width: panes.derivation.width,
      height: panes.text.endRow - panes.derivation.row)
    return (area, sheet.lines(area.size))
  }
}
