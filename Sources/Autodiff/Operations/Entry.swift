extension Operation {
  /// One entry, a[i, j] → 1×1, row and column counted from 1 and constant.
  public static let entry: Operation = .init(
    "[]", operands: 3, "One entry of a matrix, by row and column from 1.",
    notation: Notation(
      level: .atom, operandLevels: [.atom, .sum, .sum], plain: "$1[$2, $3]",
      latex: "$1_{$2,$3}", python: "$1[$2 - 1, $3 - 1].reshape(1, 1)", source: "$1[$2, $3]"),
    shape: { $0[1].isScalar && $0[2].isScalar ? .scalar : nil },
    number: { operands in
      operands[0].place(operands[1], operands[2]).map { operands[0][$0, $1] } ?? .nan
    },
    derivative: .linear(
      pullbacks: [.apply(.placed, [.upstream, .operand(0), .operand(1), .operand(2)])],
      pushforward: .apply(.entry, [.tangent(0), .operand(1), .operand(2)])))

  /// A matrix of the second operand's shape that is 0 but for one entry, a number.
  static let placed: Operation = .init(
    "placed", operands: 4, "A number at one place of a matrix of zeros.",
    notation: Notation(
      level: .product, operandLevels: [.power, .sum, .sum, .sum], plain: "$1 · e_3 @ e_4ᵀ",
      latex: "$1 \\, e_{$3} e_{$4}^{\\top}",
      python: "torch.zeros_like($2).index_put((torch.tensor($3 - 1), torch.tensor($4 - 1)), $1)",
      source: "placed($1, $2, $3, $4)"),
    shape: { $0[0].isScalar && $0[2].isScalar && $0[3].isScalar ? $0[1] : nil },
    kernel: .whole { operands, y in
      guard let place = y.place(operands[2], operands[3]) else { return y.fill(with: .nan) }
      y.fill(with: 0)
      y[place.row, place.column] = operands[0][0, 0]
    },
    derivative: .linear(
      pullbacks: [.apply(.entry, [.upstream, .operand(2), .operand(3)]), 0 * .operand(1)],
      pushforward: .apply(.placed, [.tangent(0), .operand(1), .operand(2), .operand(3)])))
}

extension Matrix {
  /// Row and column, from 0, of an entry for which they are given from 1; nil if there is none.
  fileprivate func place(_ row: Matrix, _ column: Matrix) -> (row: Int, column: Int)? {
    let (row, column) = (row[0, 0], column[0, 0])
    guard row == row.rounded(), column == column.rounded(), row >= 1, column >= 1,
      row <= Double(rows), column <= Double(columns)
    else { return nil }
    return (Int(row) - 1, Int(column) - 1)
  }
}
