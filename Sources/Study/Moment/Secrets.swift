import Autodiff

/// What must not be seen at one iteration of a part while questions are open: what they ask for, and
/// what would tell it.
///
/// Besides a number that is asked for these are its copies, what a later line makes of it in one go,
/// and a parameter that its gradient has moved.
struct Secrets: Sendable {
  /// The step at which each of them would tell something; 0 for what is asked for itself.
  private var steps: [Symbol: Int] = [:]
  /// The parameters whose updates would tell something.
  private(set) var moves: Set<Node.ID> = []
  /// Whether the loss of the iteration before is one.
  private(set) var hidesLossBefore = false

  init() {}

  /// - Parameters:
  ///   - asked: the numbers that are asked for.
  ///   - moves: the parameters of which it is asked what an update makes of them.
  ///   - trace: to know what is made of what; its numbers are not looked at.
  init(_ asked: Set<Symbol>, moves: Set<Node.ID> = [], in trace: Trace) {
    self.moves = moves
    guard !asked.isEmpty else { return }
    for name in asked { steps[name] = 0 }
    // What is as good as the number itself, so that what is made of it tells too.
    var roots = asked
    for (index, step) in trace.steps.enumerated() {
      let (name, formula, isWhole): (Symbol, Formula, Bool)
      switch step {
      case .forward(let step): (name, formula, isWhole) = (.value(step.node), step.formula, true)
      case .reverse(let step):
        (name, formula, isWhole) = (.gradient(step.target), step.formula, step.part.count == 1)
      case .update(let step):
        if steps[.gradient(step.parameter)] != nil { self.moves.insert(step.parameter) }
        continue
      }
      guard steps[name] == nil, !formula.numbers.isDisjoint(with: roots) else { continue }
      let isCopy = isWhole && formula.isCopy
      if isCopy { roots.insert(name) }
      steps[name] = isCopy ? 0 : index + 1
    }
  }

  /// What the iteration after must not tell, where these are secrets.
  func afterUpdate(in trace: Trace) -> Secrets {
    let moved = trace.graph.parametersFromTheLossBack.filter {
      moves.contains($0) || steps[.gradient($0)] != nil
    }
    var secrets = Secrets(Set(moved.map(Symbol.value)), moves: Set(moved), in: trace)
    secrets.hidesLossBefore = steps[.value(trace.graph.loss)] != nil
    return secrets
  }

  /// What the iteration before must not tell: where an update leads.
  func beforeUpdate(in trace: Trace) -> Secrets {
    let moved = trace.graph.parametersFromTheLossBack.filter { steps[.value($0)] == 0 }
    return Secrets([], moves: Set(moved), in: trace)
  }

  mutating func formUnion(_ other: Secrets) {
    steps.merge(other.steps, uniquingKeysWith: min)
    moves.formUnion(other.moves)
    hidesLossBefore = hidesLossBefore || other.hidesLossBefore
  }

  /// Whether a number must not be seen after so many steps.
  func contains(_ name: Symbol, at position: Int, of trace: Trace) -> Bool {
    if let step = steps[name], step <= position { return true }
    guard case .value(let id) = name, moves.contains(id),
      let updated = trace.updatePosition(of: id)
    else { return false }
    return updated <= position
  }
}

extension Expression {
  /// Whether it is one symbol, but for its sign, its place or a number that is known.
  fileprivate var isCopy: Bool {
    switch self {
    case .symbol: return true
    case .number: return false
    case .apply(let operation, let operands):
      let unknown = operands.filter { !$0.numbers.isEmpty }
      let same: [Operation] = [
        .transpose, .negate, .add, .subtract, .multiply, .divide, .stretch,
      ]
      return same.contains(operation) && unknown.count == 1 && unknown[0].isCopy
    }
  }
}
