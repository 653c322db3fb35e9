package import Screen
import Study

extension AppState {
  /// What the terminal shows: a pure function of the state.
  package var frame: Frame {
    let rows = findingRows
    guard rows > 0, let findingsView else { return content }
    var frame = Frame(size: window)
    frame.draw(content, at: Position(row: rows, column: 0))
    findingsView.draw(into: &frame, rows: rows)
    return frame
  }

  /// The lesson, the menu or a page.
  private var content: Frame {
    var frame = Frame(size: size)
    if isFollowing, pages.isEmpty, drawFollowing(into: &frame) {
      drawMessage(into: &frame)
      return frame
    }
    if presentation?.isBlank == true { return frame }
    if stepper == nil, experiment == nil, menu == nil, watched != nil, pages.isEmpty {
      let disabled = KeyTable.bindings.map(\.action).filter { $0 != .app(.leave) }
      HintBar(context: .menu, glyphs: pen.glyphs, disabled: disabled).draw(into: &frame)
      return frame
    }
    guard size.columns >= Panes.smallest.columns, size.rows >= Panes.smallest.rows else {
      drawTooSmall(into: &frame)
      return frame
    }
    if let open = shownPage {
      draw(open, into: &frame)
    } else if presentation != nil {
      drawClass(into: &frame)
    } else if let experiment {
      view(of: experiment).draw(into: &frame, context: context)
    } else if let stepper {
      view(of: stepper).draw(into: &frame)
    } else if let menu {
      menuView(menu).draw(into: &frame)
    }
    drawMessage(into: &frame)
    frame.focus = focus(in: frame)
    return frame
  }

  private func view(of experiment: ExperimentStepper) -> ExperimentView {
    ExperimentView(
      stepper: experiment, ahead: ahead, habits: habits, unavailable: unavailable, leave: leaveWord)
  }

  private func view(of stepper: Stepper) -> StepperView {
    StepperView(
      stepper: stepper, panes: stepper.panes(size), ahead: ahead, habits: habits,
      unavailable: unavailable, leave: leaveWord)
  }

  /// What there is only for one who has let go of a class.
  var unavailable: [Action] {
    following?.isApart == true ? [] : [.classroom(.followAgain)]
  }

  private func menuView(_ menu: MenuState) -> MenuView {
    MenuView(
      menu: menu, pen: pen, habits: habits, context: context, typed: filterLine ?? ownLine)
  }

  /// Whether a page is seen; no editor over it has the screen.
  private var shownPage: OpenPage? {
    pages.last.flatMap { open in
      context == .page(open.page) || context == .filter ? open : nil
    }
  }

  /// What stands in the last line.
  var hintBar: HintBar? {
    if shownPage != nil { return pageHints }
    return classHints ?? experiment.map { view(of: $0).hintBar(context, size) }
      ?? stepper.map { view(of: $0).hintBar }
      ?? menu.map { menuView($0).hintBar }
  }

  private var pageHints: HintBar {
    HintBar(
      context: context, glyphs: pen.glyphs, disabled: disabled, leave: leaveWord, habits: habits,
      typed: filterLine)
  }

  private func drawTooSmall(into frame: inout Frame) {
    let needed = "\(Panes.smallest.columns)×\(Panes.smallest.rows)"
    let text = pen.glyphs.spell("Backstep needs \(needed) cells. Make the window larger.")
    for (row, line) in ColumnWidth.wrap(text, to: size.columns).enumerated() {
      frame.put(line, row: row, column: 0)
    }
  }

  private func draw(_ open: OpenPage, into frame: inout Frame) {
    let title = experiment?.study.title ?? stepper?.study.title ?? "Backstep"
    let mark = stepper?.mark.map { pen.glyphs.fit($0.text, to: size.columns / 2) } ?? ""
    let room = size.columns - 2 - (mark.isEmpty ? 0 : ColumnWidth.columns(of: mark) + 2)
    frame.put(pen.glyphs.fit(title, to: room), row: 0, column: 1, style: .title)
    frame.put(
      mark, row: 0, column: size.columns - 1 - ColumnWidth.columns(of: mark), style: .changed)
    for row in [1, size.rows - 2] {
      frame.horizontalRule(row: row, column: 0, width: size.columns, glyph: pen.glyphs.cell("─"))
    }
    let rect = pageRect
    let content = content(of: open)
    let end = min(content.count, open.top + rect.height)
    frame.put(content.lines(open.top..<max(open.top, end)), in: rect, pen.glyphs)
    if content.count > rect.height {
      let place = " \(end * 100 / content.count)% "
      frame.put(
        place, row: size.rows - 2, column: size.columns - place.count - 1, style: .muted)
    }
    pageHints.draw(into: &frame)
  }

  /// Where q leads.
  var leaveWord: String {
    stepper?.moment.triedTask != nil && presentation == nil
      ? "leave task" : menu == nil ? "quit" : "menu"
  }

  private static let mostMessageRows = 3

  private func drawMessage(into frame: inout Frame) {
    let said = message.map { StyledLine($0, .warning) } ?? autoplayLine ?? leavingClassLine
    guard let message = said else { return }
    // What moves by itself takes one line of any screen.
    if self.message == nil, autoplayLine != nil { return drawAutoplay(message, into: &frame) }
    // The line of a goal stands in the last row, and is still to be corrected.
    let keepsHints = [.goTo, .find, .filter, .equations, .classroom(.leaving)].contains(context)
    let end = size.rows - (keepsHints ? 1 : 0)
    let lines = [message].wrapped(to: size.columns - 2, pen.glyphs)
      .cut(to: min(Self.mostMessageRows, end), pen.glyphs)
    let area = Rect(row: end - lines.count, column: 1, width: size.columns - 2, height: lines.count)
    frame.fill(Rect(row: area.row, column: 0, width: size.columns, height: area.height))
    frame.put(lines, in: area, pen.glyphs)
  }

  private func drawAutoplay(_ line: StyledLine, into frame: inout Frame) {
    let row = size.rows - 1
    frame.fill(Rect(row: row, column: 0, width: size.columns, height: 1))
    frame.put(
      line.fitted(to: size.columns - 2, glyphs: pen.glyphs).spelled(pen.glyphs), row: row, column: 1
    )
  }
}
