package import Lessons
package import Screen

extension AppState {
  /// The screen of a lesson at a stage, with every number, as SVG: without the hints, which are no use on
  /// paper.
  package static func picture(of lesson: Lesson, at stage: PlacedStage, size: Size) -> String {
    var state = AppState(
      size: size, glyphs: .unicode, hasColor: true, asksQuestions: false, menu: nil)
    state.show(lesson)
    state.go(to: stage)
    while state.isWorking { _ = state.receive(.timeout) }
    let rows = max(1, size.rows - 2)
    return FrameSVG(state.frame, rows: rows, title: lesson.title).text
  }
}
