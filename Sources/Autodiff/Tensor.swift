/// A matrix of doubles, row by row. Everything is one: a scalar is 1×1, a list is a column.
public struct Tensor: Sendable, Hashable {
  public let shape: Shape
  /// `shape.count` numbers, the first row first.
  public internal(set) var elements: [Double]
  /// Up to this size an entry is only rounding, and would be 0; 0 where that is not known.
  public internal(set) var grain = 0.0

  /// - Precondition: `elements.count == shape.count`.
  public init(_ shape: Shape, _ elements: [Double]) {
    precondition(elements.count == shape.count, "\(elements.count) numbers for \(shape)")
    self.shape = shape
    self.elements = elements
  }

  /// A scalar, 1×1.
  public init(_ value: Double) { self.init(.scalar, [value]) }

  /// Every entry the same.
  public init(_ shape: Shape, filledWith value: Double) {
    self.init(shape, Array(repeating: value, count: shape.count))
  }

  public static func zeros(_ shape: Shape) -> Tensor { Tensor(shape, filledWith: 0) }
  public static func ones(_ shape: Shape) -> Tensor { Tensor(shape, filledWith: 1) }

  public var rows: Int { shape.rows }
  public var columns: Int { shape.columns }
  public var isScalar: Bool { shape.isScalar }

  /// The entry at `row`, `column`, counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * shape.columns + column] }
    set { elements[row * shape.columns + column] = newValue }
  }

  /// The number of a 1×1 tensor; nil otherwise.
  public var scalar: Double? { isScalar ? elements[0] : nil }

  /// Row `row`, counted from 0.
  public func row(_ row: Int) -> [Double] {
    Array(elements[row * columns..<(row + 1) * columns])
  }

  /// Column `column`, counted from 0.
  public func column(_ column: Int) -> [Double] { (0..<rows).map { self[$0, column] } }

  /// Equal bit by bit, but for NaN (equal to itself) and −0 (equal to 0).
  public func isSame(as other: Tensor) -> Bool {
    shape == other.shape
      && zip(elements, other.elements).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  /// Whether an entry is NaN or infinite.
  public var hasNonFinite: Bool { elements.contains { !$0.isFinite } }

  /// The size of the largest finite entry; 0 if there is none.
  public var largestMagnitude: Double {
    elements.reduce(0) { largest, entry in
      let size = abs(entry)
      return size > largest && size < .infinity ? size : largest
    }
  }

  /// Whether every finite entry is a whole number.
  public var isWhole: Bool { elements.allSatisfy { !$0.isFinite || $0 == $0.rounded() } }

  /// Whether every finite entry times a number is a whole number, but for its last bits.
  package func isWhole(times factor: Double) -> Bool {
    elements.allSatisfy { entry in
      let number = entry * factor
      return !entry.isFinite || abs(number - number.rounded()) <= 1e-12 * abs(number)
    }
  }

  /// The sizes of the smallest and the largest of the finite entries that are not 0.
  package var magnitudes: (least: Double, most: Double)? {
    var (least, most) = (Double.infinity, 0.0)
    for entry in elements {
      let size = abs(entry)
      guard size > 0, size < .infinity else { continue }
      least = min(least, size)
      most = max(most, size)
    }
    return most > 0 ? (least, most) : nil
  }

  /// Whether an entry would be 0 but for rounding.
  package func isRounding(_ entry: Double) -> Bool { entry != 0 && abs(entry) <= grain }

  /// The number of a 1×1 tensor that would be 0 but for rounding.
  package var isRounding: Bool { scalar.map(isRounding) ?? false }

  /// With 0 for what is only rounding.
  package var cleared: Tensor { grain > 0 ? map { isRounding($0) ? 0 : $0 } : self }

  /// Whether every entry is 0.
  public var isZero: Bool { elements.allSatisfy { $0 == 0 } }
}

extension Tensor {
  /// The entries that differ, row by row; NaN is what it was if it was NaN, and so is what was and is
  /// only rounding.
  package func entriesMoved(from old: Tensor) -> [Int] {
    zip(old.elements, elements).enumerated().filter { _, pair in
      let isRounding = abs(pair.0) <= old.grain && abs(pair.1) <= grain
      return pair.0 != pair.1 && !(pair.0.isNaN && pair.1.isNaN) && !isRounding
    }.map(\.offset)
  }
}
