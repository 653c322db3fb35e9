package import Autodiff

/// The entries of a matrix in columns of some widths, as exact as these allow.
package struct FittedMatrix: Equatable, Sendable {
  /// What all entries are multiplied with: `10⁻⁴`; empty by usage.
  package let power: String
  /// Row by row, each at most as wide as its column.
  package let texts: [[String]]
}

extension MatrixFormat {
  /// The digits of the rest, or as few less as the columns need; where two significant ones do not
  /// fit, an entry without the 0 before its point.
  ///
  ///     [−0.667 0.333] in columns of 6 and 5     −0.667 0.333
  ///                    of 5 and 4                −0.67 0.33
  ///                    of 4 and 3                −.67 .33
  ///
  /// - Parameters:
  ///   - widths: of the columns that are shown.
  ///   - rows: so many are shown.
  ///   - powerColumns: the room for a power of ten.
  package func fitted(
    _ tensor: Tensor, into widths: [Int], rows: Int, powerColumns: Int
  ) -> FittedMatrix {
    let scale = scale(of: tensor)
    let power = powerText(scale)
    guard power.count <= powerColumns else {
      return FittedMatrix(
        power: "",
        texts: entries(tensor, widths.count, rows).map { row in
          zip(row, widths).map { lone($0, scale, columns: $1) }
        })
    }
    let entries = entries(tensor, widths.count, rows)
    for decimals in stride(from: scale.decimals, through: 0, by: -1) {
      let narrow = Scale(power: scale.power, decimals: decimals, grain: scale.grain)
      let texts = entries.map { row in
        zip(row, widths).map { number, width in
          fitted(number, narrow, isWhole: narrow == scale, columns: width)
        }
      }
      let whole = texts.map { $0.compactMap(\.self) }
      if zip(whole, texts).allSatisfy({ $0.count == $1.count }) {
        return FittedMatrix(power: power, texts: whole)
      }
    }
    return FittedMatrix(
      power: power,
      texts: entries.map { row in
        zip(row, widths).map { number, width in
          let short = short(number, scale)
          return short.count <= width ? short : lone(number, scale, columns: width)
        }
      })
  }

  /// The width of each column with two significant digits an entry, the least that says anything.
  package func leastWidths(_ tensor: Tensor, columns: Int, rows: Int) -> [Int] {
    if let scalar = tensor.scalar { return [withoutZero(numbers.significant(scalar, 2)).count] }
    let scale = scale(of: tensor)
    let entries = entries(tensor, columns, rows)
    return (0..<min(columns, tensor.columns)).map { column in
      entries.map { short($0[column], scale).count }.max() ?? 1
    }
  }

  /// The width of each column with the digits of the rest.
  package func wholeWidths(_ tensor: Tensor, columns: Int) -> [Int] {
    let scale = scale(of: tensor)
    return (0..<min(columns, tensor.columns)).map { width(ofColumn: $0, in: tensor, scale) }
  }

  /// The power of ten of a matrix: `10⁻⁴`; empty by usage.
  package func power(of tensor: Tensor) -> String { powerText(scale(of: tensor)) }

  private func entries(_ tensor: Tensor, _ columns: Int, _ rows: Int) -> [[Double]] {
    (0..<min(rows, tensor.rows)).map { Array(tensor.row($0).prefix(columns)) }
  }

  private func fitted(
    _ number: Double, _ scale: Scale, isWhole: Bool, columns: Int
  ) -> String? {
    let text = aligned(number, scale)
    guard text.count <= columns, !text.contains("e") else { return nil }
    let isCertain = isWhole || !number.isFinite || abs(number) <= scale.grain
    return isCertain || hasTwoDigits(number, scale) ? text : nil
  }

  /// By itself, whatever the others need.
  private func lone(_ number: Double, _ scale: Scale, columns: Int) -> String {
    let isRounding = number != 0 && abs(number) <= scale.grain
    let text =
      isRounding
      ? text(number, scale) : numbers.fitted(number, columns: columns, digits: significant)
    return text.flatMap { $0.count <= columns ? $0 : nil } ?? "●"
  }

  /// Whether so few decimals leave two significant digits of a number, or all that it has.
  private func hasTwoDigits(_ number: Double, _ scale: Scale) -> Bool {
    let decimal = Decimal(number).shifted(by: -scale.power).rounded(digits: Self.certainDigits)
    if decimal.isZero || decimal.decimals <= scale.decimals { return true }
    return decimal.exponent + scale.decimals >= 1
      && !decimal.rounded(decimals: scale.decimals).isZero
  }

  /// Two significant digits after a power of ten, or as many as it has; whole numbers have all.
  private func short(_ number: Double, _ scale: Scale) -> String {
    guard number.isFinite else { return numbers.decimals(number, 0) }
    if number != 0, abs(number) <= scale.grain { return text(number, scale) }
    let decimal = Decimal(number).shifted(by: -scale.power).rounded(digits: Self.certainDigits)
    if decimal.isZero { return "0" }
    let two = decimal.rounded(digits: 2)
    let places = min(decimal.decimals, max(0, 1 - two.exponent))
    return withoutZero(numbers.decimals(number, places, after: scale.power))
  }

  /// Without the 0 before a point.
  private func withoutZero(_ text: String) -> String {
    guard let point = text.firstIndex(of: "0"), text[point...].hasPrefix("0."),
      point == text.startIndex || point == text.index(after: text.startIndex)
    else { return text }
    return String(text[..<point] + text[text.index(after: point)...])
  }

  /// What is behind them is rounding.
  private static let certainDigits = 12

  private func powerText(_ scale: Scale) -> String {
    let prefix = prefix(scale)
    return String(prefix.dropLast(min(prefix.count, 3)))
  }
}
