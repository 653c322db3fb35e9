/// How the weights of a network start: a distribution whose numbers are formulas, so that what is
/// drawn and what is shown are one.
///
///     var stream = RandomStream(seed: 7, name: "Ω0")
///     Initializer.heNormal.tensor(Shape(2, 3), from: &stream)        // std = √(2/3)
public struct Initializer: Sendable {
  /// What every entry is drawn from by itself, over the initializer's parameters and the fans
  /// `n_in` and `n_out`.
  public enum Distribution: Sendable, Hashable {
    case constant(Formula)
    case uniform(from: Formula, to: Formula)
    case normal(mean: Formula, deviation: Formula)
  }

  /// As a lesson writes it: `he-normal`.
  public let name: String
  /// One line: what it is for.
  public let summary: String
  /// Where it was published; nil where there is nothing to cite.
  public let source: String?
  /// The numbers that whoever uses it gives: `mean` and `std`, say.
  public let parameters: [String]
  /// The fan that is meant where none is given; nil where the size of the weight does not matter.
  public let usualFan: Fan?
  private let rule: @Sendable (Fan) -> Distribution

  init(
    _ name: String, _ summary: String, source: String? = nil, parameters: [String] = [],
    usualFan: Fan? = nil, _ rule: @escaping @Sendable (Fan) -> Distribution
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    self.parameters = parameters
    self.usualFan = usualFan
    self.rule = rule
  }

  /// What every entry is drawn from.
  public func distribution(fan: Fan? = nil) -> Distribution { rule(fan ?? usualFan ?? .in) }

  /// A matrix drawn row by row from a stream.
  /// - Parameters:
  ///   - fan: nil for the usual one.
  ///   - examples: how the batch lies that the weight is meant for; nil counts as columns.
  ///   - settings: the parameters by name.
  /// - Precondition: every parameter is given.
  public func tensor(
    _ shape: Shape, fan: Fan? = nil, examples: Axis? = nil, settings: [String: Double] = [:],
    from stream: inout RandomStream
  ) -> Tensor {
    let fans = Fans(ofWeight: shape, examples: examples)
    let distribution = distribution(fan: fan)
    switch distribution {
    case .constant(let value):
      return Tensor(shape, filledWith: number(value, fans, settings))
    case .uniform(let from, let to):
      let (from, to) = (number(from, fans, settings), number(to, fans, settings))
      return Tensor(shape, (0..<shape.count).map { _ in stream.uniform(from: from, to: to) })
    case .normal(let mean, let deviation):
      let (mean, scale) = (number(mean, fans, settings), number(deviation, fans, settings))
      return Tensor(shape, (0..<shape.count).map { _ in mean + scale * stream.normal() })
    }
  }

  /// The value of one of the distribution's formulas.
  public func number(
    _ formula: Formula, _ fans: Fans, _ settings: [String: Double] = [:]
  ) -> Double {
    formula.evaluated { symbol in
      switch symbol {
      case .named("n_in"): return Tensor(Double(fans.in))
      case .named("n_out"): return Tensor(Double(fans.out))
      case .named(let name):
        guard let value = settings[name] else {
          preconditionFailure("\(self.name) needs \(name)")
        }
        return Tensor(value)
      case .value, .gradient, .direction, .elsewhere:
        preconditionFailure("a distribution names numbers")
      }
    }.elements[0]
  }
}

/// Which size of a weight its spread follows.
public enum Fan: String, Sendable, Hashable, CaseIterable {
  case `in`
  case out
  case average

  /// `n_in`, `n_out`, or half their sum.
  var formula: Formula {
    let (into, out) = (Formula.named("n_in"), Formula.named("n_out"))
    return switch self {
    case .in: into
    case .out: out
    case .average: (into + out) / 2
    }
  }
}

/// How many units a weight reads from and how many it feeds.
public struct Fans: Sendable, Hashable {
  public let `in`: Int
  public let out: Int

  /// A weight is out×in where examples are columns (Ωx) or it is not known, and in×out where they
  /// are rows (xW).
  public init(ofWeight shape: Shape, examples: Axis?) {
    (`in`, out) =
      examples == .rows ? (shape.rows, shape.columns) : (shape.columns, shape.rows)
  }
}
