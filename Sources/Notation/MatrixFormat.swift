package import Autodiff

/// How the entries of a matrix are written, in the same way for all of them.
package struct MatrixFormat: Sendable {
  /// Decimals of each entry.
  package let decimals: Int
  /// Of a larger matrix the corner is shown.
  package let largest: Shape
  package let numbers: NumberText

  package init(decimals: Int, largest: Shape, numbers: NumberText) {
    self.decimals = decimals
    self.largest = largest
    self.numbers = numbers
  }

  /// How the entries of one matrix are written.
  package enum Scale { case whole, decimals, exponent }

  /// Without decimals where the whole matrix has none, with an exponent where decimals would say
  /// nothing or too much. It looks at every entry.
  package func scale(of tensor: Tensor) -> Scale {
    let largest = tensor.largestMagnitude
    if largest >= 1e6 { return .exponent }
    if tensor.isWhole { return .whole }
    var resolution = 0.5
    for _ in 0..<decimals { resolution /= 10 }
    return largest < resolution ? .exponent : .decimals
  }

  /// An entry of a matrix.
  package func text(_ number: Double, _ scale: Scale) -> String {
    switch scale {
    case .whole: numbers.decimals(number, 0)
    case .decimals: numbers.decimals(number, decimals)
    case .exponent: numbers.significant(number, 3)
    }
  }

  /// The tensor as it is shown: what a reader can calculate with.
  package func rounded(_ tensor: Tensor) -> Tensor {
    let scale = scale(of: tensor)
    return Tensor(tensor.shape, tensor.elements.map { NumberText.value(text($0, scale)) ?? $0 })
  }

  /// Whether two matrices show the same entries.
  package func shows(_ a: Tensor, as b: Tensor) -> Bool {
    let scale = scale(of: b)
    return zip(a.elements, b.elements).allSatisfy { text($0, scale) == text($1, scale) }
  }

  /// Whether every entry of a matrix is shown, and not its corner only.
  package func showsAll(of shape: Shape) -> Bool {
    shape.rows <= largest.rows && shape.columns <= largest.columns
  }

  /// As wide as the widest of its entries, for which the extreme ones decide.
  package func width(ofColumn column: Int, in tensor: Tensor, _ scale: Scale) -> Int {
    var (least, most): (Double?, Double?)
    var others: Set<String> = []
    for row in 0..<tensor.rows {
      let number = tensor[row, column]
      if number.isFinite {
        least = min(least ?? number, number)
        most = max(most ?? number, number)
      } else {
        others.insert(text(number, scale))
      }
    }
    // Digits in front of an exponent do not follow the size.
    let usual = scale == .exponent ? ["−8.88e−888"] : []
    let texts = [least, most].compactMap { $0.map { text($0, scale) } } + others + usual
    return texts.map(\.count).max() ?? 0
  }
}
