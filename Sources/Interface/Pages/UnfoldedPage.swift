import Notation
import Screen
import Study

extension Page {
  /// Every operation inside a line as a step of its own.
  static let unfolded = wholeGraph("Unfolded") { _ in
    "Every operation is a step of its own, f₁.₁, f₁.₂ and so on inside a line f₁: this is what a "
      + "program for backpropagation works through."
  } showing: { stepper in
    WholeGraph(stepper.moment.unfolded.map { stepper.pen.text($0).text })
  }
}
