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

  /// From the one to the other.
  var factor: Formula { isMean ? .number(Double(count)) : 1 / .number(Double(count)) }

  func slip(in line: Node.ID) -> Slip {
    isMean ? .summed(line: line, count: count) : .averaged(count: count)
  }
}
