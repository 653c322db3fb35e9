/// An application that adds up, or takes the mean.
struct Averaging {
  let isMean: Bool
  /// How many numbers go into each that comes out.
  let count: Int

  init?(_ application: Formula, in graph: Graph) {
    guard case .apply(let operation, let operands) = application,
      let average = operation.traits.average
    else { return nil }
    let simplifier = Simplifier(graph.nodes)
    isMean = average.kind == .mean
    count = average.count(
      Application(
        shapes: operands.map(simplifier.shape(of:)), result: simplifier.shape(of: application),
        exponent: nil))
  }

  static func isOne(_ operation: Operation) -> Bool { operation.traits.average != nil }

  /// From the one to the other.
  var factor: Formula { isMean ? .number(Double(count)) : 1 / .number(Double(count)) }

  func slip(in line: Node.ID) -> Slip {
    isMean ? .summed(line: line, count: count) : .averaged(count: count)
  }
}
