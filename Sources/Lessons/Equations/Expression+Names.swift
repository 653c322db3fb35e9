import Autodiff

extension Expression {
  /// Every name that stands for a value, in the order of writing.
  var names: [(spelling: String, place: Place)] {
    var found: [(String, Place)] = []
    collectNames(into: &found)
    return found
  }

  private func collectNames(into found: inout [(String, Place)]) {
    switch self {
    case .number, .text: break
    case .name(let spelling, let place): found.append((spelling, place))
    case .operation(_, let operands, _):
      for operand in operands { operand.collectNames(into: &found) }
    case .call(let function, let operands, let place):
      if !OperationTable.isFunction(function), !isReading { found.append((function, place)) }
      let isAxis = operands.count > 1 && OperationTable.takesAxis(function)
      for (index, operand) in operands.enumerated() {
        if isAxis, index == operands.count - 1, case .name(let word, _) = operand,
          Axis(rawValue: word) != nil
        {
          continue
        }
        operand.collectNames(into: &found)
      }
    case .part(let matrix, _, _), .elsewhere(let matrix, _, _): matrix.collectNames(into: &found)
    }
  }

  /// Whether it asks for a number of a series.
  private var isReading: Bool {
    guard case .call(_, let operands, _) = self, case .text? = operands.first else { return false }
    return true
  }

  /// Every name that stands alone where `cross_entropy` is told what is right.
  var targetsOfCrossEntropy: [String] {
    switch self {
    case .number, .name, .text: []
    case .call(Operation.crossEntropyOfColumns.name, let operands, _):
      operands.dropFirst().flatMap { operand in
        if case .name(let spelling, _) = operand { [spelling] } else { [String]() }
      } + (operands.first?.targetsOfCrossEntropy ?? [])
    case .operation(_, let operands, _), .call(_, let operands, _):
      operands.flatMap(\.targetsOfCrossEntropy)
    case .part(let matrix, _, _), .elsewhere(let matrix, _, _): matrix.targetsOfCrossEntropy
    }
  }
}
