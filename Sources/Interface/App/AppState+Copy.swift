import Autodiff
import Notation
import Screen
import Study

// What is copied out of the program.

extension AppState {
  /// The number that the step brought, or of the chosen node the newest, with all of its digits; as
  /// it can be typed into an editor or into Python.
  mutating func copyNumber() -> Effect? {
    guard let stepper else { return nil }
    let moment = stepper.moment
    guard let name = stepper.named else {
      message = "There is no number yet; → makes a step."
      return nil
    }
    switch moment[name] {
    case .absent: message = "It is not computed yet."
    case .secret: message = "\(stepper.text.printer.text(.symbol(name))) is not shown yet."
    case .known(let tensor, _) where tensor.shape.count > Self.mostCopied:
      message =
        "\(stepper.text.printer.text(.symbol(name))) has \(tensor.shape.count) numbers, and a clipboard "
        + "takes \(Self.mostCopied); backstep export csv writes all of them."
    case .known(let tensor, _):
      message = copied("\(stepper.text.printer.text(.symbol(name)))")
      return .copy(tensor.typed)
    }
    return nil
  }

  /// The working of the step as it stands on the screen.
  mutating func copyStep() -> Effect? {
    guard let stepper else { return nil }
    let pane = stepper.panes(size).derivation.size
    let derivation = Derivation(
      moment: stepper.moment, pen: stepper.pen, size: pane, example: stepper.example)
    let lines = derivation.lines.prefix(pane.rows).map { line in
      String(line.spelled(pen.glyphs).text.reversed().drop { $0 == " " }.reversed())
    }
    message = copied("The step")
    return .copy(lines.joined(separator: "\n") + "\n")
  }

  /// About 25 characters each, and a terminal takes some 75,000.
  private static let mostCopied = 2000

  private func copied(_ what: String) -> Sentence {
    "\(what) is copied, if the terminal allows it."
  }
}

extension Stepper {
  /// What the step computes, or of the chosen node its gradient if it has one by now, else its value.
  fileprivate var named: Symbol? {
    guard let chosen else { return moment.step?.result }
    let gradient = Symbol.gradient(chosen)
    if case .absent = moment[gradient] { return .value(chosen) }
    return gradient
  }
}

extension Tensor {
  /// `-0.3333333333333333` or `[[1, 2], [3, 4]]`.
  fileprivate var typed: String {
    let numbers = NumberText(unicode: false)
    let rows = (0..<shape.rows).map { row in
      let entries = (0..<shape.columns).map { numbers.exact(elements[row * shape.columns + $0]) }
      return "[\(entries.joined(separator: ", "))]"
    }
    return isScalar ? numbers.exact(elements[0]) : "[\(rows.joined(separator: ", "))]"
  }
}
