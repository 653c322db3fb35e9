import Autodiff
import Notation
import Screen
import Study

extension Page {
  /// Every operation inside a line as a step of its own.
  static let unfolded = Page(
    id: "unfolded", place: "the unfolded graph", isStill: true
  ) { state, columns in
    guard let stepper = state.stepper else { return LongText(lines: []) }
    var lines = heading(
      state, columns,
      "Unfolded",
      "Every operation is a step of its own, f₁.₁, f₁.₂ and so on inside line f₁: this is what a "
        + "program for backpropagation works through.")
    if let trace = stepper.moment.unfolded {
      lines += stepper.pen.text(trace).text.styledLines(columns, stepper.pen.glyphs)
    } else {
      lines += state.noNumbers(columns)
    }
    return LongText(lines: lines)
  }
}
