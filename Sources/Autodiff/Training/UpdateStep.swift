/// A parameter is updated: the assignments of its optimizer, one after another.
public struct UpdateStep: Sendable {
  /// One assignment with its numbers.
  public struct Change: Sendable {
    public let assignment: Assignment
    /// What the target was before, and what it is after.
    public let before: Tensor
    public let after: Tensor
  }

  public let parameter: Node.ID
  /// In order; the last is to the parameter.
  public let changes: [Change]
  /// What it starts from: the parameter, its gradient, the rate and what the optimizer kept.
  let start: [Symbol: Tensor]

  public var gradient: Tensor { known(.gradient(parameter)) }
  /// The parameter before the update.
  public var before: Tensor { known(.value(parameter)) }
  /// The learning rate.
  public var rate: Double { known(.named("η")).elements[0] }
  /// The parameter after the update.
  public var after: Tensor { changes.last?.after ?? before }

  /// What the optimizer keeps for this parameter after the update, by name.
  public var state: [String: Tensor] {
    var state: [String: Tensor] = [:]
    for change in changes {
      if case .named(let name) = change.assignment.target { state[name] = change.after }
    }
    return state
  }

  /// What every update starts from.
  private func known(_ symbol: Symbol) -> Tensor {
    guard let value = start[symbol] else { preconditionFailure("\(symbol) has no value") }
    return value
  }

  /// What a symbol stands for in the formula of change `index`, counted from 0: after the changes
  /// before it, which have assigned some of them already.
  public func value(of symbol: Symbol, at index: Int) -> Tensor? {
    changes[..<index].last { $0.assignment.target == symbol }?.after ?? start[symbol]
  }
}

extension Optimizer {
  /// Updates one parameter.
  /// - Parameters:
  ///   - value: the parameter, m×n.
  ///   - gradient: ∂ℓ/∂parameter, m×n.
  ///   - number: which update this is, from 1.
  ///   - state: what the last update of this parameter left; empty before the first.
  public func update(
    _ parameter: Node.ID, value: Tensor, gradient: Tensor, rate: Double, number: Int,
    state: [String: Tensor]
  ) -> UpdateStep {
    var values: [Symbol: Tensor] = [
      .value(parameter): value, .gradient(parameter): gradient, .named("η"): Tensor(rate),
      .named("t"): Tensor(Double(number)),
    ]
    for (name, constant) in constants { values[.named(name)] = Tensor(constant) }
    let assignments = assignments(for: parameter)
    for assignment in assignments {
      guard case .named(let name) = assignment.target else { continue }
      values[assignment.target] = state[name] ?? .zeros(value.shape)
    }
    let start = values
    var changes: [UpdateStep.Change] = []
    for assignment in assignments {
      let after = assignment.formula.evaluated { symbol in
        guard let value = values[symbol] else { preconditionFailure("\(symbol) has no value") }
        return value
      }
      let before = values[assignment.target] ?? after
      values[assignment.target] = after
      changes.append(UpdateStep.Change(assignment: assignment, before: before, after: after))
    }
    return UpdateStep(parameter: parameter, changes: changes, start: start)
  }
}

/// How the parameters move at the end of a trace.
public struct NextUpdate: Sendable {
  public let optimizer: Optimizer
  /// The learning rate.
  public let rate: Double
  /// Which update this is, from 1.
  public let number: Int
  /// What the optimizer kept for each parameter; empty before the first update.
  public let state: [Node.ID: [String: Tensor]]

  public init(
    optimizer: Optimizer, rate: Double, number: Int = 1, state: [Node.ID: [String: Tensor]] = [:]
  ) {
    self.optimizer = optimizer
    self.rate = rate
    self.number = number
    self.state = state
  }

  func step(_ parameter: Node.ID, value: Tensor, gradient: Tensor) -> UpdateStep {
    optimizer.update(
      parameter, value: value, gradient: gradient, rate: rate, number: number,
      state: state[parameter] ?? [:])
  }
}
