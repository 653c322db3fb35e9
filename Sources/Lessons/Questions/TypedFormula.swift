public import Autodiff

/// A formula that somebody typed.
public struct TypedFormula: Hashable, Sendable {
  public let formula: Formula
  public let shape: Shape

  /// Nil of a comparison.
  package init?(_ expression: LiveExpression) {
    guard case .value(let formula) = expression.content else { return nil }
    self.formula = formula
    shape = expression.shape
  }

  /// Whether it comes out as another one in every trial in which both are numbers; with the lesson's
  /// own values, which come first, it has to be one.
  func isSame(as right: Formula, in trials: [Trace]) -> Bool {
    trials.enumerated().allSatisfy { index, trace in
      let (mine, other) = (value(in: trace), TypedFormula.value(of: right, in: trace))
      return other.hasNonFinite || index > 0 && mine.hasNonFinite || mine.isNear(other)
    }
  }

  package func value(in trace: Trace) -> Tensor { Self.value(of: formula, in: trace) }

  static func value(of formula: Formula, in trace: Trace) -> Tensor {
    formula.value(in: trace, replacing: [:], noting: { $0 })
  }
}

extension Trace {
  /// This one and others with values near its own, drawn the same for everyone: a formula that comes
  /// out right in all of them is right. Numbers of classes, and what is 0 or 1, stay as they are.
  ///
  /// Where the graph has kinks, as many again twice with signs that are drawn too: near the lesson's
  /// values a gate may never shut, and a formula that forgets it would come out right.
  func trials(_ count: Int = 4) -> [Trace] {
    let hasKinks = graph.computed.contains { $0.formula?.kinks.isEmpty == false }
    return [self]
      + (1...(hasKinks ? 3 * count : count)).map { number in
        var given = givenValues
        for node in graph.given where !staysInTrials(node.id) {
          var stream = RandomStream(seed: UInt64(number), name: node.name)
          given[node.id] = given[node.id]?.map { value in
            let near = value + 0.3 * max(abs(value), 0.5) * (2 * stream.uniform() - 1)
            return number > count && stream.uniform() < 0.5 ? -near : near
          }
        }
        return Trace(graph, given: given)
      }
  }

  private func staysInTrials(_ id: Node.ID) -> Bool {
    values[id].elements.allSatisfy { $0 == 0 || $0 == 1 } || graph.classNumbers.contains(id)
  }

  /// What is made from a number, one line or one step after the other, and the number itself.
  package func made(from name: Symbol) -> Set<Symbol> {
    steps.reduce(into: [name]) { made, step in
      switch step {
      case .forward(let step):
        if step.formula.symbols.contains(where: made.contains) { made.insert(.value(step.node)) }
      case .reverse(let step):
        if step.formula.symbols.contains(where: made.contains) {
          made.insert(.gradient(step.target))
        }
      case .update: break
      }
    }
  }
}

extension Graph {
  /// What tells cross entropy the number of each example's class.
  var classNumbers: Set<Node.ID> {
    Set(computed.compactMap(\.formula).flatMap(\.classNumbers))
  }
}

extension Formula {
  fileprivate var classNumbers: [Node.ID] {
    guard case .apply(let operation, let operands) = self else { return [] }
    let inner = operands.flatMap(\.classNumbers)
    let isCrossEntropy = operation == .crossEntropyOfColumns || operation == .crossEntropyOfRows
    guard isCrossEntropy, case .symbol(.value(let id)) = operands[1] else { return inner }
    return inner + [id]
  }
}

extension Tensor {
  /// Up to the rounding of another way to work it out.
  fileprivate func isNear(_ other: Tensor) -> Bool {
    let scale = max(largestMagnitude, other.largestMagnitude)
    return shape == other.shape
      && zip(elements, other.elements).allSatisfy { abs($0 - $1) <= 1e-7 * scale }
  }
}
