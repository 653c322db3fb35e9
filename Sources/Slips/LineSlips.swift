import Autodiff

/// Ways back through one line that are wrong in one place.
struct LineSlips {
  /// In a line of more operations nobody could say where a slip was made.
  static let mostOperations = 40

  let graph: Graph
  let line: Node.ID
  let target: Node.ID

  private var formula: Formula? {
    graph.nodes[line].formula.flatMap { $0.operationCount > Self.mostOperations ? nil : $0 }
  }

  /// One of the places at which the line names the target.
  var place: LinePlace { LinePlace(of: target, in: graph) }

  private var differentiator: LineDifferentiator {
    let place = place
    return LineDifferentiator { symbol in
      if symbol == place.symbol { return graph.nodes[place.node].shape }
      return Simplifier(graph.nodes).shapeOfSymbol(symbol)
    }
  }

  private func pullback(_ formula: Formula, toward target: Node.ID) -> Formula? {
    differentiator.pullbacks(of: formula, line: line).first { $0.target == target }?.formula
  }

  /// What the line gives back with one of its rules wrong.
  var withAWrongRule: [(slip: Slip, formula: Formula)] {
    guard let formula else { return [] }
    return formula.changedOnce { place -> [(Slip, Formula)] in
      guard case .apply(let operation, let operands) = place else { return [] }
      return operands.indices.filter { index in
        operands[index].contains(.value(target)) && operation.differentiableOperands.contains(index)
      }.flatMap { index in
        RuleSlips(
          graph: graph, operation: operation, operands: operands, index: index,
          result: place == formula ? .symbol(.value(line)) : place
        ).applications.map { ($0.slip, $0.formula) }
      }
    }.compactMap { slip, slipped in
      pullback(slipped, toward: target).map { (slip: slip, formula: $0) }
    }
  }

  /// What comes back from each of the places where the line names the target, which is `place` there;
  /// empty if it is one.
  var places: [Formula] {
    guard let formula else { return [] }
    let place = place
    let marked = formula.changedOnce {
      $0 == .symbol(.value(target)) ? [((), .symbol(place.symbol))] : []
    }
    return marked.count < 2 ? [] : marked.compactMap { pullback($0.formula, toward: place.id) }
  }

  /// What the line gives back to each of its operands as though one application averaged where it
  /// adds up, or the reverse.
  static func withOtherAverages(
    _ line: Node.ID, in graph: Graph
  ) -> [(slip: Slip, pullbacks: [Node.ID: Formula])] {
    guard let formula = graph.nodes[line].formula, formula.operationCount <= mostOperations else {
      return []
    }
    return formula.changedOnce { place -> [(Slip, Formula)] in
      guard case .apply(let operation, let operands) = place,
        let averaging = Averaging(place, in: graph), averaging.count > 1,
        case .linear(let pullbacks, let pushforward) = operation.derivative
      else { return [] }
      let slipped = operation.differentiated(
        by: .linear(pullbacks: pullbacks.map(averaging.exchanged), pushforward: pushforward),
        beside: 0)
      return [(averaging.slip(in: line), .apply(slipped, operands))]
    }.map { slip, slipped in
      let differentiator = LineDifferentiator(
        shapeOfSymbol: Simplifier(graph.nodes).shapeOfSymbol)
      let pullbacks = differentiator.pullbacks(of: slipped, line: line)
      return (
        slip, Dictionary(pullbacks.map { ($0.target, $0.formula) }, uniquingKeysWith: { $1 })
      )
    }
  }
}
