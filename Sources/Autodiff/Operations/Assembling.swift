extension Operation {
  /// a bᵀ of two columns, m×1 and n×1 → m×n.
  public static let outer: Operation = .init(
    "outer", operands: 2, "Every entry of one column times every entry of another, m×n.",
    notation: .function("outer", python: "$1 @ ($2).T", operands: 2),
    shape: { $0[0].columns == 1 && $0[1].columns == 1 ? Shape($0[0].rows, $0[1].rows) : nil },
    kernel: .whole { operands, y in
      let (a, b) = (operands[0], operands[1])
      // Added to 0, as in a matrix product.
      for row in 0..<y.rows {
        for column in 0..<y.columns { y[row, column] = 0 + a[row, 0] * b[column, 0] }
      }
    },
    derivative: .linear(
      pullbacks: [
        Rule.upstream.times(.operand(1)), Rule.upstream.transposed.times(.operand(0)),
      ],
      pushforward: .apply(.outer, [.tangent(0), .operand(1)])
        + .apply(.outer, [.operand(0), .tangent(1)]))
  ).costingMultiplications

  public static let concat = concat(2, .rows)

  /// Matrices put together, one below the other (their rows, m₁×n over m₂×n → (m₁ + m₂)×n) or side
  /// by side (their columns).
  /// - Parameter count: how many, at least 2.
  public static func concat(_ count: Int, _ axis: Axis) -> Operation {
    let names = (1...count).map { "$\($0)" }.joined(separator: ", ")
    return Operation(
      "concat", axis: axis, operands: count,
      axis == .rows
        ? "Matrices of as many columns, one below the other; also of more than two."
        : "Matrices of as many rows, side by side; also of more than two.",
      notation: .function(
        "concat", plain: axis == .rows ? "concat" : "concat columns",
        latex: axis == .rows
          ? "\\operatorname{concat}" : "\\operatorname{concat}_{\\text{columns}}",
        python: "torch.cat([\(names)]" + (axis == .rows ? ")" : ", 1)"), operands: count,
        axis: axis),
      shape: { shapes in
        let across = Set(shapes.map { axis == .rows ? $0.columns : $0.rows })
        guard across.count == 1, let width = across.first else { return nil }
        let length = shapes.reduce(0) { $0 + (axis == .rows ? $1.rows : $1.columns) }
        return axis == .rows ? Shape(length, width) : Shape(width, length)
      },
      kernel: .whole { operands, y in
        var (row, column) = (0, 0)
        for index in 0..<count {
          let part = operands[index]
          for i in 0..<part.rows {
            for j in 0..<part.columns { y[row + i, column + j] = part[i, j] }
          }
          if axis == .rows { row += part.rows } else { column += part.columns }
        }
      },
      derivative: .linear(
        pullbacks: (0..<count).map { index in
          // Where the operand begins: after all before it.
          let first: Rule =
            index == 0 ? 1 : .apply(.start(after: index, axis), (0..<index).map { .operand($0) })
          return .apply(
            .block,
            axis == .rows
              ? [.upstream, first, 1, .operand(index)] : [.upstream, 1, first, .operand(index)])
        },
        pushforward: .apply(concat(count, axis), (0..<count).map { .tangent($0) }))
    ).free
  }

  /// The entries row by row in a matrix of another shape, m×n → p×q where mn = pq.
  public static func reshape(_ shape: Shape) -> Operation {
    Operation(
      "reshape", variant: shape.description, operands: 1,
      "The same entries, row by row, in other rows and columns.",
      notation: Notation(
        level: .atom, operandLevels: [.sum],
        plain: "reshape[$1, \(shape.rows), \(shape.columns)]",
        latex: "\\operatorname{reshape}\\left[$1, \(shape.rows), \(shape.columns)\\right]",
        python: "($1).reshape(\(shape.rows), \(shape.columns))",
        source: "reshape($1, \(shape.rows), \(shape.columns))"),
      shape: { $0[0].count == shape.count ? shape : nil },
      kernel: .whole { $1.becomeInOrder($0[0]) },
      derivative: .linear(
        pullbacks: [.apply(.reshapeLike, [.upstream, .operand(0)])],
        pushforward: .apply(reshape(shape), [.tangent(0)]))
    ).free
  }

  /// The entries of the first operand, row by row, in the second's shape.
  static let reshapeLike: Operation = .init(
    "reshape_like", operands: 2, "The same entries, row by row, in another matrix's shape.",
    notation: .function("reshape_like", python: "($1).reshape(($2).shape)", operands: 2),
    shape: { $0[0].count == $0[1].count ? $0[1] : nil },
    kernel: .whole { $1.becomeInOrder($0[0]) },
    derivative: .linear(
      pullbacks: [.apply(.reshapeLike, [.upstream, .operand(0)]), 0 * .operand(1)],
      pushforward: .apply(.reshapeLike, [.tangent(0), .operand(1)]))
  ).lendingShape
}

extension Matrix {
  /// The entries of another matrix of as many, row by row.
  fileprivate func becomeInOrder(_ other: Matrix) {
    var place = 0
    for row in 0..<other.rows {
      for column in 0..<other.columns {
        self[place / columns, place % columns] = other[row, column]
        place += 1
      }
    }
  }
}
