import Screen
import Study

// What a click and the wheel do.

extension AppState {
  /// - Parameter hasHints: whether the hints are seen, to be clicked.
  mutating func take(_ press: MousePress, hasHints: Bool) -> Effect? {
    let position = Position(
      row: press.position.row - findingRows, column: press.position.column)
    guard position.row >= 0 else { return nil }
    if press.button == .left, position.row == size.rows - 1 {
      let key = hasHints ? hintBar?.key(at: position.column, columns: size.columns) : nil
      return key.flatMap { receive(.key($0)) }
    }
    guard !context.takesText else { return nil }
    switch (press.button, context) {
    case (.wheelUp, .classroom): return perform(.classroom(.back))
    case (.wheelDown, .classroom): return perform(.classroom(.next))
    case (.left, .stepper): return click(inStepper: position)
    case (.left, .menu): return click(inMenu: position)
    case (.wheelUp, .experiment): return perform(.experiment(.back))
    case (.wheelDown, .experiment): return perform(.experiment(.next))
    case (.wheelUp, .stepper): return perform(.travel(.back))
    case (.wheelDown, .stepper): return perform(.travel(.next))
    case (.wheelUp, _): return perform(.scroll(.up))
    case (.wheelDown, _): return perform(.scroll(.down))
    case (.left, _), (.middle, _), (.right, _): break
    }
    return nil
  }

  /// On a node, which is chosen and the second time inspected; on a step of the list; on the line of
  /// the passes.
  private mutating func click(inStepper position: Position) -> Effect? {
    guard let stepper else { return nil }
    if let id = stepper.node(at: position, size) {
      if stepper.chosen == id { return perform(.page(.open(.inspector))) }
      self.stepper?.choose(id)
      return nil
    }
    guard let step = stepper.step(at: position, size) else { return nil }
    let here = standpoint
    defer { if standpoint != here { origin = here } }
    return perform(.travel(.step(step)))
  }

  private mutating func click(inMenu position: Position) -> Effect? {
    guard let menu else { return nil }
    let view = MenuView(menu: menu, pen: pen)
    if view.isOwn(at: position, size: size) { return perform(.app(.ownEquations)) }
    guard let index = view.entry(at: position, size: size) else { return nil }
    if index == menu.chosen { return perform(.app(.openLesson)) }
    self.menu?.choose(index)
    return nil
  }
}

extension Stepper {
  /// The step that is listed at a cell, or to which the line of the passes leads there.
  fileprivate func step(at position: Position, _ size: Size) -> Int? {
    let panes = panes(size)
    if panes.steps.contains(position) {
      return StepList(moment: moment, pen: pen).step(
        inRow: position.row - panes.steps.row, panes.steps)
    }
    guard position.row == panes.rules.first, size.columns > 0, panes.header.endRow == position.row
    else { return nil }
    let last = moment.lastPosition
    return min(last, (position.column + 1) * last / size.columns)
  }
}
