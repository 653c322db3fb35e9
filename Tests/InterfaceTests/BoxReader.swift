import Autodiff
import GraphLayout
import Notation
import Screen

@testable import Interface
@testable import Study

/// Reads the numbers in the boxes of a picture.
struct BoxReader {
  private let stepper: Stepper
  private let picture: GraphPicture
  /// The picture alone.
  let frame: Frame

  init(_ stepper: Stepper, _ size: Size) {
    self.stepper = stepper
    picture = stepper.panes(size).picture
    frame = GraphView(picture: picture, moment: stepper.moment, chosen: nil, pen: stepper.pen)
      .frame(of: Rect(picture.size))
  }

  /// What the picture shows of it: at an update what the other numbers were made with.
  func tensor(_ symbol: Symbol) -> Tensor? {
    if case .value(let id) = symbol { return stepper.moment.valueUsed(id).tensor }
    return stepper.moment[symbol].tensor
  }

  /// Whether the gradient of something given stands in the place of its value by now.
  func isReplaced(_ symbol: Symbol) -> Bool {
    guard case .value(let id) = symbol, stepper.moment[.gradient(id)].tensor != nil else {
      return false
    }
    return stepper.moment.graph.nodes[id].kind != .computed
      && picture.forms[id]?.standing == .inPlace
  }

  /// How many entries of a value or a gradient are no numbers of two digits in their cells; none of
  /// what may not be seen.
  ///
  /// - Parameter decimals: so many are enough as well, be they fewer than two digits; what is only
  ///   rounding is said to be so then.
  func unreadable(_ symbol: Symbol, decimals: Int? = nil) -> Int {
    guard let tensor = tensor(symbol) else { return 0 }
    guard let id = symbol.node, let places = picture.cells(of: id) else { return 1 }
    let cells = if case .value = symbol { places.value } else { places.gradient }
    let power = stepper.pen.format.scale(of: tensor).power
    return (0..<tensor.rows).reduce(0) { missing, row in
      guard row < cells.height else { return missing + tensor.columns }
      let text = String(
        cells.columns.map { column in
          frame[cells.row + row, column].map { Character($0.scalar) } ?? " "
        })
      let texts = text.split(separator: " ")
      guard texts.count == tensor.columns else { return missing + tensor.columns }
      return missing
        + zip(texts, tensor.row(row)).count { text, number in
          if decimals != nil, tensor.isRounding(number) { return text != "≈0" }
          return !isReadable(
            String(text), number, power: tensor.isScalar ? 0 : power, decimals: decimals)
        }
    }
  }

  /// Whether a text is a number rounded to two digits or more, behind its power of ten.
  private func isReadable(
    _ text: String, _ number: Double, power: Int, decimals: Int?
  ) -> Bool {
    let plain = text.replacing("−", with: "-").replacing("-.", with: "-0.")
    guard let shown = Double(plain.hasPrefix(".") ? "0" + plain : plain) else { return false }
    return [power, 0].contains { power in
      let scaled = number * Double("1e\(-power)")!
      let unit = decimals.flatMap { Double("1e-\($0)") } ?? 0
      return abs(shown - scaled) <= max(0.0501 * abs(scaled), 0.501 * unit)
    }
  }
}
