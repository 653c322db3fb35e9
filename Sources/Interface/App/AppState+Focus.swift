import GraphLayout
import Lessons
import Screen
import Study

extension AppState {
  /// Where one is, for what reads a screen aloud: the caret of what is typed, the option or the entry
  /// that keys go to, the lesson that is chosen, the top of a page, the box of the current node.
  func focus(in frame: Frame) -> Position? {
    if context.takesText || presentation?.line != nil { return caret(in: frame) }
    if !pages.isEmpty { return Position(row: pageRect.row, column: pageRect.column) }
    if presentation != nil || experiment != nil { return nil }
    if let stepper { return stepper.placeOfFocus(size) }
    return menu.flatMap { MenuView(menu: $0, pen: pen).placeOfChosen(size) }
  }

  /// In what is typed last on the screen.
  private func caret(in frame: Frame) -> Position? {
    let caret = pen.glyphs.cell("▏")
    let places = (0..<frame.size.rows).flatMap { row in
      (0..<frame.size.columns).map { Position(row: row, column: $0) }
    }
    let typed = places.filter {
      frame[$0.row, $0.column].map { cell in
        cell.style.role == .field && cell.style.attributes.contains(.bold)
          || cell.style.role == .chosen
      } ?? false
    }
    return typed.first { frame[$0.row, $0.column]?.scalar == caret } ?? typed.first
  }
}

extension Stepper {
  /// The number in the box of the current or the chosen node; nil where it is not seen.
  fileprivate func placeOfFocus(_ size: Size) -> Position? {
    let panes = panes(size)
    guard let focus, let rect = panes.picture.layout.rect(of: focus) else { return nil }
    let (origin, offset) = panes.viewport(around: focus)
    let place = Position(
      row: rect.row + rect.height / 2 + origin.row - offset.row,
      column: rect.column + rect.width / 2 + origin.column - offset.column)
    return panes.graph.contains(place) ? place : nil
  }
}
