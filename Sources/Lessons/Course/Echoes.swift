package import Autodiff

/// Which expressions in a part's texts come to a number that the part computes, or asks for, without
/// naming it: `{w*x + b}` where f = b + w·x is a line.
///
/// An expression is tried with random given values: where a number of the part follows from it, times
/// one constant and plus another, in all of them, it tells that number.
package struct Echoes: Sendable {
  /// What an expression tells.
  package enum Told: Hashable, Sendable {
    case number(Symbol)
    /// What an update makes of a parameter.
    case move(Node.ID)
    /// The answer to a question, by its id.
    case answer(String)
  }

  private var told: [Formula: Set<Told>] = [:]

  init() {}

  package subscript(_ formula: Formula) -> Set<Told> { told[formula] ?? [] }

  /// - Parameters:
  ///   - expressions: of the part's texts.
  ///   - secrets: the numbers that are ever hidden.
  ///   - answers: by the ids of the questions.
  init(
    _ expressions: [LiveExpression], secrets: Set<Symbol>, moves: Set<Node.ID>,
    answers: [String: LiveExpression], of part: GraphPart, _ trace: Trace
  ) {
    let formulas = Set(expressions.flatMap(\.formulas)).filter { !$0.workings.isEmpty }
    guard !formulas.isEmpty, trace.size <= Self.mostNumbers else { return }
    let trials = trace.spread(by: part)
    var numbers: [(told: Told, column: Column)] = []
    for name in secrets {
      numbers.append((.number(name), Column(.symbol(name), in: trials)))
    }
    for id in moves {
      let moved = trials.map { $0.moved(id) ?? Tensor(.nan) }
      numbers.append((.move(id), Column(moved)))
    }
    for (id, answer) in answers {
      for formula in answer.formulas {
        numbers.append((.answer(id), Column(formula, in: trials)))
      }
    }
    for formula in formulas {
      let workings = formula.workings.map { Column($0, in: trials) }
      let found = numbers.filter { number in workings.contains { $0.tells(number.column) } }
      if !found.isEmpty { told[formula] = Set(found.map(\.told)) }
    }
  }

  /// Of larger parts nothing is tried.
  private static let mostNumbers = 20_000
}

/// What one formula comes to in each of the trials.
private struct Column {
  private let trials: [Tensor]

  init(_ trials: [Tensor]) { self.trials = trials }

  init(_ formula: Formula, in traces: [Trace]) {
    trials = traces.map { formula.value(in: $0, replacing: [:], noting: { $0 }) }
  }

  /// Whether an entry of the other follows from one of this.
  func tells(_ other: Column) -> Bool {
    let mine = entries
    let others = other.entries
    return mine.contains { a in others.contains { b in Self.follows(b, from: a) } }
  }

  /// Each entry by itself, with its number in every trial.
  private var entries: [[Double]] {
    guard let shape = trials.first?.shape, trials.allSatisfy({ $0.shape == shape }) else {
      return []
    }
    return (0..<shape.count).map { entry in trials.map { $0.elements[entry] } }
  }

  /// Whether b is a constant times a plus a constant, of numbers that are not always the same.
  private static func follows(_ b: [Double], from a: [Double]) -> Bool {
    let pairs = zip(a, b).filter { $0.isFinite && $1.isFinite }
    guard pairs.count >= 6, let low = pairs.min(by: { $0.0 < $1.0 }),
      let high = pairs.max(by: { $0.0 < $1.0 }), high.0 > low.0
    else { return false }
    let factor = (high.1 - low.1) / (high.0 - low.0)
    let size = pairs.reduce(0) { max($0, abs($1.1)) }
    guard factor.isFinite, abs(high.1 - low.1) > 1e-9 * size else { return false }
    return pairs.allSatisfy { abs(low.1 + factor * ($0 - low.0) - $1) <= 1e-9 * size }
  }
}

extension LiveExpression {
  /// One; of a condition both sides.
  package var formulas: [Formula] {
    switch content {
    case .value(let formula): [formula]
    case .condition(let comparison): [comparison.left.formula, comparison.right.formula]
    }
  }
}

extension Formula {
  /// What is worked out in it: itself and what goes into it, but for names and entries of them.
  fileprivate var workings: [Formula] {
    guard case .apply(let operation, let operands) = self else { return [] }
    if contains(where: { if case .elsewhere = $0 { true } else { false } }) { return [] }
    let isPart = operation.keepsSubject && !operation.addsUp
    if isPart { return operands[0].workings.isEmpty ? [] : [self] + operands[0].workings }
    return [self] + operands.flatMap(\.workings)
  }
}

extension Trace {
  fileprivate var size: Int { graph.nodes.reduce(0) { $0 + $1.shape.count } }

  /// What an update makes of a parameter.
  fileprivate func moved(_ id: Node.ID) -> Tensor? {
    for case .update(let step) in steps where step.parameter == id { return step.after }
    return nil
  }

  /// Others with values far from its own, so that gates open and shut, and some near it, for
  /// formulas that have no value elsewhere.
  fileprivate func spread(by part: GraphPart) -> [Trace] {
    let training = part.training
    let update = training.map {
      NextUpdate(optimizer: $0.optimizer, rate: $0.rate ?? $0.optimizer.usualRate)
    }
    return (1...16).map { number in
      let reach = number <= 10 ? 2.0 : 0.2
      var given = part.values
      for node in graph.given where !graph.classNumbers.contains(node.id) {
        var stream = RandomStream(seed: UInt64(number), name: "an echo of \(node.name)")
        given[node.id] = given[node.id]?.map { value in
          value + reach * max(abs(value), 0.5) * (2 * stream.uniform() - 1)
        }
      }
      return Trace(part.graph, given: given, update: update)
    }
  }
}
