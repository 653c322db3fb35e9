/// An application that adds up, or takes the mean.
struct Averaging {
  let isMean: Bool
  /// How many numbers go into each that comes out.
  let count: Int

  private static let sums: Set<Operation> = [
    .sum, .sumOfRows, .sumOfColumns, .sumOfSquares, .squaredError,
  ]
  private static let means: Set<Operation> = [
    .mean, .meanOfRows, .meanOfColumns, .meanSquaredError, .binaryCrossEntropy,
    .binaryCrossEntropyOfLogits,
  ]

  init?(_ application: Formula, in graph: Graph) {
    guard case .apply(let operation, let operands) = application else { return nil }
    let simplifier = Simplifier(graph.nodes)
    let shapes = operands.map(simplifier.shape(of:))
    let size = simplifier.widestShape(of: operands).count
    switch operation {
    case .crossEntropyOfColumns: (isMean, count) = (true, shapes[0].columns)
    case .crossEntropyOfRows: (isMean, count) = (true, shapes[0].rows)
    case _ where Self.means.contains(operation):
      (isMean, count) = (true, size / simplifier.shape(of: application).count)
    case _ where Self.sums.contains(operation):
      (isMean, count) = (false, size / simplifier.shape(of: application).count)
    default: return nil
    }
  }

  static func isOne(_ operation: Operation) -> Bool {
    sums.contains(operation) || means.contains(operation)
      || [.crossEntropyOfColumns, .crossEntropyOfRows].contains(operation)
  }

  /// From the one to the other.
  var factor: Formula { isMean ? .number(Double(count)) : 1 / .number(Double(count)) }

  func slip(in line: Node.ID) -> Slip {
    isMean ? .summed(line: line, count: count) : .averaged(count: count)
  }
}
