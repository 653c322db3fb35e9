/// How a gradient moves a parameter: assignments made in order, written once as formulas, from
/// which come both the numbers and what the screen shows.
///
///     Optimizer.sgd(momentum: 0.9).assignments(for: w)
///     // v ← μ · v + ∂ℓ/∂w
///     // w ← w − η · v
///
/// A name that is assigned, such as v, is a matrix of the parameter's shape, zero at first, and
/// keeps its value from one update to the next. η is the learning rate, t the number of the update,
/// from 1.
public struct Optimizer: Sendable {
  /// As a lesson writes it: `sgd`.
  public let name: String
  /// As a reader knows it: `gradient descent with momentum`.
  public let title: String
  /// Where it was published.
  public let source: String
  /// The learning rate where none is given.
  public let usualRate: Double
  /// The numbers that the formulas name: `μ`, say.
  public let constants: [String: Double]
  private let rule: @Sendable (_ parameter: Formula, _ gradient: Formula) -> Rule

  /// What happens to the optimizer's own numbers, and what becomes of the parameter.
  struct Rule {
    let state: [(name: String, formula: Formula)]
    let parameter: Formula
  }

  init(
    _ name: String, _ title: String, source: String, usualRate: Double,
    constants: [String: Double] = [:],
    _ rule: @escaping @Sendable (_ parameter: Formula, _ gradient: Formula) -> Rule
  ) {
    self.name = name
    self.title = title
    self.source = source
    self.usualRate = usualRate
    self.constants = constants
    self.rule = rule
  }

  /// The assignments that update a parameter, in order; the last is to the parameter itself.
  public func assignments(for parameter: Node.ID) -> [Assignment] {
    let rule = rule(.symbol(.value(parameter)), .symbol(.gradient(parameter)))
    return rule.state.map { Assignment(target: .named($0.name), formula: $0.formula) }
      + [Assignment(target: .value(parameter), formula: rule.parameter)]
  }
}

extension Optimizer: Hashable {
  /// Optimizers with the same formulas, which the title tells apart, and the same constants.
  public static func == (a: Optimizer, b: Optimizer) -> Bool {
    a.title == b.title && a.constants == b.constants
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(title)
    hasher.combine(constants)
  }
}

/// `target ← formula`.
public struct Assignment: Sendable, Hashable {
  public let target: Symbol
  public let formula: Formula
}
