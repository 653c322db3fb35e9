import Autodiff

/// An application that adds up, or takes the mean.
struct Averaging {
  let isMean: Bool
  /// How many numbers go into each that comes out.
  let count: Int

  init?(_ application: Formula, in graph: Graph) {
    let simplifier = Simplifier(graph.nodes)
    guard case .apply(let operation, let operands) = application,
      let average = operation.average(
        of: operands.map(simplifier.shape(of:)), result: simplifier.shape(of: application))
    else { return nil }
    (isMean, count) = average
  }

  /// The sum for the mean, or the reverse.
  func exchanged<Symbol>(_ average: Expression<Symbol>) -> Expression<Symbol> {
    isMean ? .number(Double(count)) * average : average / .number(Double(count))
  }

  func slip(in line: Node.ID) -> Slip {
    isMean ? .summed(line: line, count: count) : .averaged(count: count)
  }
}
