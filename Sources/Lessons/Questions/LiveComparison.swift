public import Autodiff
import Notation

/// The two sides of a condition, to say how far it is from being true.
///
///     max(abs(grad(Ω0))) == 0      // left: max(abs(grad(Ω0))), right: 0
public struct LiveComparison: Sendable {
  /// One side, as it is written and with its value.
  public struct Side: Sendable {
    public let text: String
    public let formula: Formula

    public func value(in trace: Trace) -> Tensor {
      formula.value(in: trace, replacing: [:], noting: { $0 })
    }

    /// The values and gradients that it is made of.
    public var symbols: Set<Symbol> { Set(formula.symbols) }

    /// Whether it is a number as it stands, which says all about its value.
    public var isNumber: Bool {
      if case .success = NumberReader.number(text) { true } else { false }
    }
  }

  public let left: Side
  public let comparison: Comparison
  public let right: Side

  /// - Parameters:
  ///   - text: of both sides, with one sign between them.
  ///   - sides: of shapes that fit.
  init(_ text: String, _ comparison: Comparison, _ sides: (left: Formula, right: Formula)) {
    let sign = text.firstPlace(of: comparison.rawValue) ?? text.endIndex..<text.endIndex
    left = Side(text: String(text[..<sign.lowerBound]).trimmed, formula: sides.left)
    self.comparison = comparison
    right = Side(text: String(text[sign.upperBound...]).trimmed, formula: sides.right)
  }

  /// Of what both sides come to, entry by entry; nil where they do not fit.
  func shape(in graph: Graph) -> Shape? {
    func shape(_ side: Side) -> Shape? {
      try? side.formula.shape { $0.node.map { graph.nodes[$0].shape } ?? .scalar }
    }
    guard let a = shape(left), let b = shape(right) else { return nil }
    return a.joined(with: b)
  }

  /// For each pair of entries, row by row, whether it is as it should be; nil where they do not fit.
  public func entries(in trace: Trace) -> [Bool]? { entries(in: trace, replacing: [:]) }

  /// The same where every value has a number.
  func holds(of number: (Symbol) -> Tensor) -> Bool {
    let (a, b) = (left.formula.evaluated(number), right.formula.evaluated(number))
    guard let shape = a.shape.joined(with: b.shape) else { return false }
    return zip(a.stretched(to: shape).elements, b.stretched(to: shape).elements)
      .allSatisfy { comparison.holds($0, $1) }
  }

  /// Whether all pairs are as they should be.
  func holds(in trace: Trace, replacing replacements: [Symbol: Tensor]) -> Bool {
    entries(in: trace, replacing: replacements)?.allSatisfy { $0 } ?? false
  }

  private func entries(in trace: Trace, replacing replacements: [Symbol: Tensor]) -> [Bool]? {
    let a = left.formula.value(in: trace, replacing: replacements, noting: { $0 })
    let b = right.formula.value(in: trace, replacing: replacements, noting: { $0 })
    return entries(a, b)
  }

  func holds(_ a: Tensor, _ b: Tensor) -> Bool { entries(a, b)?.allSatisfy { $0 } ?? false }

  func entries(_ a: Tensor, _ b: Tensor) -> [Bool]? {
    guard let shape = a.shape.joined(with: b.shape) else { return nil }
    return zip(a.stretched(to: shape).elements, b.stretched(to: shape).elements)
      .map { comparison.holds($0, $1) }
  }
}
