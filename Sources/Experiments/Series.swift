/// Numbers that an experiment gives, one after the other: a curve, or a path.
public struct Series: Sendable, Hashable {
  /// As a lesson names it: `forward 0.02`.
  public let name: String
  /// In the order in which they came; of a path they need not rise.
  public private(set) var x: [Double]
  /// As many.
  public private(set) var y: [Double]

  public init(_ name: String, x: [Double] = [], y: [Double] = []) {
    precondition(x.count == y.count, "\(x.count) and \(y.count) numbers")
    self.name = name
    self.x = x
    self.y = y
  }

  mutating func append(x: [Double], y: [Double]) {
    self.x += x
    self.y += y
  }

  /// So many of the points, from the first.
  public func prefix(_ count: Int) -> Series {
    Series(name, x: Array(x.prefix(count)), y: Array(y.prefix(count)))
  }
}

/// What is known of a series before it is there.
public struct SeriesOutline: Sendable, Hashable {
  /// How its numbers are compared, and so drawn.
  public enum Scale: Sendable, Hashable {
    /// By differences.
    case linear
    /// By quotients.
    case logarithmic
  }

  public let name: String
  /// How many points it will have.
  public let count: Int
  public let scale: Scale
  /// What x counts: `hidden layer`.
  public let x: String
  /// What y is, and what it is averaged over.
  public let y: String
  /// What a reader should know of it by name; nil where there is nothing.
  public let remark: String?

  init(
    name: String, count: Int, scale: Scale, x: String, y: String, remark: String? = nil
  ) {
    self.name = name
    self.count = count
    self.scale = scale
    self.x = x
    self.y = y
    self.remark = remark
  }
}

/// One number of a series, as `last("loss")` asks for it.
public enum SeriesReading: Sendable, Hashable {
  case last
  /// At one x.
  case at(Double)
  /// From the first number to the last, for each step of x: in decades where they are compared by
  /// quotients.
  case slope
}

extension Series {
  /// Nil where there is no such number.
  public func number(_ reading: SeriesReading, on scale: SeriesOutline.Scale) -> Double? {
    switch reading {
    case .last: y.last
    case .at(let place): x.firstIndex(of: place).map { y[$0] }
    case .slope: slope(scale)
    }
  }

  private func slope(_ scale: SeriesOutline.Scale) -> Double? {
    guard let first = y.first, let last = y.last, let start = x.first, let end = x.last,
      end != start
    else { return nil }
    return switch scale {
    case .linear: (last - first) / (end - start)
    case .logarithmic: (logarithm(last) - logarithm(first)) / (end - start)
    }
  }

  /// Whether it has one slope: no number is farther from the line between its ends than a tenth of
  /// what lies between these.
  package func isStraight(on scale: SeriesOutline.Scale) -> Bool {
    let heights = scale == .linear ? y : y.map(logarithm)
    guard let slope = slope(scale), let start = x.first, let first = heights.first,
      let last = heights.last
    else { return false }
    return zip(x, heights).allSatisfy { x, height in
      abs(height - first - slope * (x - start)) <= abs(last - first) / 10
    }
  }

  /// Where it leaves what a double can hold: the first number that is NaN or infinite.
  public var firstOverflow: Int? { y.firstIndex { !$0.isFinite } }
}
