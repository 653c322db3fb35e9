public import Autodiff

/// The two sides of a condition, to say how far it is from being true.
///
///     max(abs(grad(Ω0))) == 0      // left: max(abs(grad(Ω0))), right: 0
public struct LiveComparison: Sendable {
  /// One side, as it is written and with its value.
  public struct Side: Sendable {
    public let text: String
    let resolved: ResolvedExpression

    /// To be printed; a side compares nothing.
    public var formula: Formula { resolved.formula }

    public func value(in trace: Trace) -> Tensor { resolved.value(in: trace, replacing: [:]) }

    /// The values and gradients that it is made of.
    public var symbols: Set<Symbol> { resolved.symbols }

    /// Whether it is a number as it stands, which says all about its value.
    public var isNumber: Bool {
      if case .success = NumberReader.number(text) { true } else { false }
    }
  }

  public let left: Side
  public let comparison: Comparison
  public let right: Side

  /// For each pair of entries, row by row, whether it is as it should be; nil where they do not fit.
  public func entries(in trace: Trace) -> [Bool]? {
    let a = left.value(in: trace)
    let b = right.value(in: trace)
    guard let shape = a.shape.joined(with: b.shape) else { return nil }
    return zip(a.stretched(to: shape).elements, b.stretched(to: shape).elements)
      .map { comparison.holds($0, $1) }
  }
}

extension LiveExpression {
  /// The sides of a condition; nil if it compares nothing.
  public var compared: LiveComparison? {
    guard case .comparison(let comparison, let left, let right) = resolved,
      let sign = text.firstRange(of: comparison.rawValue)
    else { return nil }
    return LiveComparison(
      left: LiveComparison.Side(
        text: String(text[..<sign.lowerBound]).trimmed, resolved: left),
      comparison: comparison,
      right: LiveComparison.Side(
        text: String(text[sign.upperBound...]).trimmed, resolved: right))
  }
}
