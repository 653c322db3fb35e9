package import Autodiff

/// Which expressions in a part's texts come to a number that the part computes, or asks for, without
/// naming it: `{w*x + b}` where f = b + w·x is a line.
///
/// An expression is tried with random given values: where a number of the part follows from it, times
/// one constant and plus another, in all of them, it tells that number. A few trials decide, and more of
/// them where gates may be open or shut in all of these.
package struct Echoes: Sendable {
  /// What an expression tells.
  package enum Told: Hashable, Sendable {
    case number(Symbol)
    /// What an update makes of a parameter.
    case move(Node.ID)
    /// The answer to a question, by its id.
    case answer(String)
  }

  private var found: [Formula: Set<Told>] = [:]

  init() {}

  package subscript(_ formula: Formula) -> Set<Told> { found[formula] ?? [] }

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
    var columns: [(told: Told, of: ([Trace]) -> Column)] = secrets.map { name in
      (.number(name), { Column(.symbol(name), in: $0) })
    }
    columns += moves.map { id in
      (.move(id), { Column($0.map { $0.moved(id) ?? Tensor(.nan) }) })
    }
    columns += answers.flatMap { id, answer in
      answer.formulas.map { formula in (.answer(id), { Column(formula, in: $0) }) }
    }
    let names = columns.map(\.told)
    // A line through a few trials may end at a gate.
    let hasKinks = trace.graph.computed.contains { $0.formula?.kinks.isEmpty == false }
    // Of each formula the columns that nothing was decided of.
    var open = formulas.map { (formula: $0, columns: Array(columns.indices)) }
    var trials: [Trace] = []
    for count in [Self.few, Self.many] where !open.isEmpty {
      trials += trace.spread(trials.count + 1...count, by: part)
      let numbers = columns.map { $0.of(trials) }
      open = open.compactMap { formula, columns in
        let workings = formula.workings.map { Column($0, in: trials) }
        let undecided = columns.filter { index in
          let tells = workings.map { $0.tells(numbers[index], inAtLeast: Self.few) }
          let isOpen =
            tells.contains(true)
            ? count < Self.many && (hasKinks || !formula.kinks.isEmpty) : tells.contains(nil)
          if tells.contains(true), !isOpen { found[formula, default: []].insert(names[index]) }
          return isOpen
        }
        return undecided.isEmpty ? nil : (formula, undecided)
      }
    }
  }

  private static let (few, many) = (6, 16)
  /// Of larger parts nothing is tried.
  private static let mostNumbers = 20_000
}

extension Echoes {
  /// The lines that come to the same as one of some lines, times one constant and plus another, though
  /// nothing of that is in them: `g = x*w + b` after `f = b + w*x`. They are made of the same given
  /// values, and come later. Of larger graphs nothing is tried.
  static func twins(
    of lines: Set<Node.ID>, in part: GraphPart, _ trace: Trace
  ) -> Set<Node.ID> {
    let graph = trace.graph
    guard trace.size <= mostNumbers, graph.nodes.count <= mostNodes else { return [] }
    // Of each node the given values that it is made of, and the lines.
    var sources: [Set<Node.ID>] = []
    for node in graph.nodes {
      let operands = node.formula?.symbols.compactMap(\.node) ?? []
      let own: Set = node.formula == nil || lines.contains(node.id) ? [node.id] : []
      sources.append(operands.reduce(into: own) { $0.formUnion(sources[$1]) })
    }
    let pairs = graph.computed.flatMap { node in
      lines.filter { line in
        line < node.id && !sources[node.id].contains(line)
          && sources[line].subtracting(lines) == sources[node.id].subtracting(lines)
      }.map { (line: $0, twin: node.id) }
    }
    if pairs.isEmpty { return [] }
    let trials = trace.spread(1...many, by: part)
    func column(_ id: Node.ID) -> Column { Column(.symbol(.value(id)), in: trials) }
    return Set(
      pairs.filter { column($0.twin).tells(column($0.line), inAtLeast: few) == true }.map(\.twin))
  }

  private static let mostNodes = 500
}

/// What one formula comes to in each of the trials.
private struct Column {
  private let trials: [Tensor]

  init(_ trials: [Tensor]) { self.trials = trials }

  init(_ formula: Formula, in traces: [Trace]) {
    trials = traces.map { formula.value(in: $0, replacing: [:], noting: { $0 }) }
  }

  /// Whether an entry of the other follows from one of this; nil where these trials do not show it.
  func tells(_ other: Column, inAtLeast count: Int) -> Bool? {
    let others = other.entries
    let lines = entries.flatMap { mine in
      others.map { Self.isLine(Array(zip(mine, $0)), ofAtLeast: count) }
    }
    return lines.contains(true) ? true : lines.contains(nil) ? nil : false
  }

  /// Each entry by itself, with its number in every trial.
  private var entries: [[Double]] {
    guard let shape = trials.first?.shape, trials.allSatisfy({ $0.shape == shape }) else {
      return []
    }
    return (0..<shape.count).map { entry in trials.map { $0.elements[entry] } }
  }

  /// Whether the second of each pair is a constant times the first plus a constant; nil where too few
  /// are numbers, or one of the two is always the same.
  private static func isLine(_ pairs: [(Double, Double)], ofAtLeast count: Int) -> Bool? {
    let pairs = pairs.filter { $0.0.isFinite && $0.1.isFinite }
    guard pairs.count >= count, let low = pairs.min(by: { $0.0 < $1.0 }),
      let high = pairs.max(by: { $0.0 < $1.0 }), high.0 > low.0
    else { return nil }
    let factor = (high.1 - low.1) / (high.0 - low.0)
    let size = pairs.reduce(0) { max($0, abs($1.1)) }
    guard factor.isFinite, abs(high.1 - low.1) > 1e-9 * size else { return nil }
    return pairs.allSatisfy { abs(low.1 + factor * ($0.0 - low.0) - $0.1) <= 1e-9 * size }
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
  fileprivate func spread(_ numbers: ClosedRange<Int>, by part: GraphPart) -> [Trace] {
    let training = part.training
    let update = training.map {
      NextUpdate(optimizer: $0.optimizer, rate: $0.rate ?? $0.optimizer.usualRate)
    }
    let classes = graph.classNumbers
    return numbers.map { number in
      let reach = number <= 10 ? 2.0 : 0.2
      var given = part.values
      for node in graph.given where !classes.contains(node.id) {
        var stream = RandomStream(seed: UInt64(number), name: "an echo of \(node.name)")
        given[node.id] = given[node.id]?.map { value in
          value + reach * max(abs(value), 0.5) * (2 * stream.uniform() - 1)
        }
      }
      return Trace(part.graph, given: given, update: update)
    }
  }
}
