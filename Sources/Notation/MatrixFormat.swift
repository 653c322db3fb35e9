package import Autodiff

/// How numbers are written at one place: lone ones with significant digits, the entries of a matrix
/// with decimals in common, after a power of ten where decimals alone would say too little.
///
///     [−0.000331, 0.000225]     10⁻⁴ · [−3.31 2.25]
///     [0.5, 0, −0.667]          [0.500 0 −0.667]
///
/// An exact 0 is `0`, and nothing else looks like it.
package struct MatrixFormat: Sendable {
  /// Decimals of an entry, unless all need fewer; nil for those of the significant digits of the
  /// largest.
  package let decimals: Int?
  /// Significant digits of a lone number.
  package let significant: Int
  /// Of a larger matrix the corner is shown.
  package let largest: Shape
  package let numbers: NumberText

  package init(
    decimals: Int?, significant: Int = MatrixFormat.usualDigits,
    largest: Shape = Shape(.max, .max), numbers: NumberText
  ) {
    self.decimals = decimals
    self.significant = significant
    self.largest = largest
    self.numbers = numbers
  }

  /// Significant digits of a lone number, unless a reader wants more or fewer.
  package static let usualDigits = 4

  /// How the entries of one matrix are written: the power of ten in front, and their decimals.
  package struct Scale: Sendable, Equatable {
    package let power: Int
    package let decimals: Int
    /// Up to which size an entry is only rounding.
    package var grain = 0.0
  }

  /// It looks at every entry.
  package func scale(of tensor: Tensor) -> Scale {
    var scale = clearScale(of: tensor.cleared)
    scale.grain = tensor.grain
    return scale
  }

  /// Of a matrix without entries that are only rounding.
  private func clearScale(of tensor: Tensor) -> Scale {
    guard let (smallest, most) = tensor.magnitudes else { return Scale(power: 0, decimals: 0) }
    let exponent = Decimal(most).exponent
    let wanted = decimals ?? max(0, significant - 1 - exponent)
    let isLarge = most >= 1e6
    if !isLarge, tensor.isWhole { return Scale(power: 0, decimals: 0) }
    let least = decimals == nil ? Self.leastExponent : 1 - max(1, wanted)
    let isShort = exponent >= Self.leastExponent && tensor.isWhole(times: power(wanted))
    if isLarge || exponent < least && !isShort {
      let digits = max(1, decimals ?? significant - 1)
      // 9.996 with two decimals is 10.00.
      let power = Decimal(most).rounded(digits: digits + 1).exponent
      return Scale(power: power, decimals: common(tensor, atMost: digits, after: power))
    }
    let usual = common(tensor, atMost: wanted, after: 0)
    let more = (usual...wanted + 2).first { !Decimal(smallest).rounded(decimals: $0).isZero }
    return Scale(power: 0, decimals: more ?? usual)
  }

  /// Smaller numbers have a power of ten, though they may be short.
  private static let leastExponent = -4

  /// The fewest decimals with which every entry is exact, but for its last bits.
  private func common(_ tensor: Tensor, atMost count: Int, after exponent: Int) -> Int {
    (0..<count).first { tensor.isWhole(times: power($0 - exponent)) } ?? count
  }

  private func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .nan }

  /// What stands in front of a matrix: `10⁻⁴ · `, nothing by usage.
  package func prefix(_ scale: Scale) -> String {
    guard scale.power != 0 else { return "" }
    guard numbers.unicode else { return "1e\(scale.power) * " }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10" + String(scale.power).map { $0.wholeNumberValue.map { digits[$0] } ?? "⁻" } + " · "
  }

  /// An entry of a matrix.
  package func text(_ number: Double, _ scale: Scale) -> String {
    number != 0 && abs(number) <= scale.grain
      ? numbers.roundedZero.filter { $0 != " " }
      : numbers.decimals(number, scale.decimals, after: scale.power)
  }

  /// The same, with room for the decimals that it has not: points stand below one another.
  package func aligned(_ number: Double, _ scale: Scale) -> String {
    let text = text(number, scale)
    let isShort = abs(number) <= scale.grain && scale.decimals > 0
    return isShort ? text + String(repeating: " ", count: scale.decimals + 1) : text
  }

  /// A lone number.
  package func text(_ number: Double) -> String { numbers.significant(number, significant) }

  /// The number of a 1×1 tensor: `≈ 0` where it is only rounding. Nil of a matrix.
  package func lone(_ tensor: Tensor) -> String? {
    tensor.isRounding ? numbers.roundedZero : tensor.scalar.map(text)
  }

  /// A number, or rows as in `[1 2; 3 4]`; of a large matrix the corner.
  package func inline(_ tensor: Tensor) -> String {
    if let lone = lone(tensor) { return lone }
    let scale = scale(of: tensor)
    return prefix(scale) + numbers.rows(of: tensor) { text($0, scale) }
  }

  /// `−1.762 → −1.204`: both as they are shown, or with as many digits more as tell them apart.
  package func change(_ old: Tensor, _ new: Tensor) -> String {
    change({ $0.inline(old) }, { $0.inline(new) })
  }

  /// The same of one entry, counted row by row from 0, as it is written among the others.
  package func change(of entry: Int, _ old: Tensor, _ new: Tensor) -> String {
    func text(_ tensor: Tensor) -> (MatrixFormat) -> String {
      { format in
        if let lone = format.lone(tensor) { return lone }
        let scale = format.scale(of: tensor)
        return format.prefix(scale) + format.text(tensor.elements[entry], scale)
      }
    }
    return change(text(old), text(new))
  }

  private func change(
    _ old: (MatrixFormat) -> String, _ new: (MatrixFormat) -> String
  ) -> String {
    var format = self
    for more in 1..<16 where old(format) == new(format) {
      format = MatrixFormat(
        decimals: decimals.map { $0 + more }, significant: significant + more, largest: largest,
        numbers: numbers)
    }
    return "\(old(format)) \(numbers.arrow) \(new(format))"
  }

  /// The tensor as it is shown: what a reader can calculate with.
  package func rounded(_ tensor: Tensor) -> Tensor {
    if let scalar = tensor.cleared.scalar { return Tensor(rounded(scalar)) }
    let scale = scale(of: tensor)
    return tensor.map { NumberText.value(text($0, scale), times: scale.power) ?? $0 }
  }

  /// A lone number as it is shown.
  package func rounded(_ number: Double) -> Double { NumberText.value(text(number)) ?? .nan }

  /// Whether two tensors show the same numbers.
  package func shows(_ a: Tensor, as b: Tensor) -> Bool {
    if let a = lone(a), let b = lone(b) { return a == b }
    let scale = scale(of: b)
    return zip(a.elements, b.elements).allSatisfy { text($0, scale) == text($1, scale) }
  }

  /// Whether every entry of a matrix is shown, and not its corner only.
  package func showsAll(of shape: Shape) -> Bool {
    shape.rows <= largest.rows && shape.columns <= largest.columns
  }

  /// The same with fewer decimals, so that some entries fit so many columns; nil where that would
  /// leave one of them less than two digits of those that it has.
  package func narrowed(_ scale: Scale, to columns: Int, for shown: [Double]) -> Scale? {
    guard scale.power == 0 else { return nil }
    func fits(_ number: Double, _ narrow: Scale) -> Bool {
      let text = text(number, narrow)
      guard aligned(number, narrow).count <= columns, !text.contains("e") else { return false }
      if narrow == scale || !number.isFinite || abs(number) <= scale.grain { return true }
      let read = NumberText.value(text) ?? .nan
      return abs(read - number) <= 0.05 * abs(number)
    }
    return stride(from: scale.decimals, through: 0, by: -1).lazy
      .map { Scale(power: 0, decimals: $0, grain: scale.grain) }
      .first { narrow in shown.allSatisfy { fits($0, narrow) } }
  }

  /// As wide as the widest of its entries, for which the extreme ones decide.
  package func width(ofColumn column: Int, in tensor: Tensor, _ scale: Scale) -> Int {
    var (least, most): (Double?, Double?)
    var others: Set<String> = []
    let tiny = power(scale.power - scale.decimals)
    for row in 0..<tensor.rows {
      let number = tensor[row, column]
      // What is no 0 but would look like it is written with an exponent.
      if number.isFinite, number == 0 || abs(number) > tiny {
        least = min(least ?? number, number)
        most = max(most ?? number, number)
      } else {
        others.insert(text(number, scale))
      }
    }
    let texts = [least, most].compactMap { $0.map { aligned($0, scale) } } + others
    return texts.map(\.count).max() ?? 0
  }
}
