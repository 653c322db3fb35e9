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

  /// The second operand below the first, m₁×n over m₂×n → (m₁ + m₂)×n.
  public static let concat: Operation = .init(
    "concat", operands: 2, "One matrix on top of another of as many columns.",
    notation: .function("concat", python: "torch.cat([$1, $2])", operands: 2),
    shape: { shapes in
      shapes[0].columns == shapes[1].columns
        ? Shape(shapes[0].rows + shapes[1].rows, shapes[0].columns) : nil
    },
    kernel: .whole { operands, y in
      let upper = operands[0].rows
      y.rows(from: 0, upper).become(operands[0])
      y.rows(from: upper, y.rows - upper).become(operands[1])
    },
    derivative: .linear(
      pullbacks: [
        .apply(.top, [.upstream, .operand(0)]), .apply(.bottom, [.upstream, .operand(1)]),
      ],
      pushforward: .apply(.concat, [.tangent(0), .tangent(1)]))
  ).free

  /// As many rows from the top as the second operand has.
  static let top: Operation = rows("top", "The upper rows of a matrix, as many as another has.") {
    $1.become($0.rows(from: 0, $1.rows))
  }

  /// As many rows from the bottom as the second operand has.
  static let bottom: Operation = rows(
    "bottom", "The lower rows of a matrix, as many as another has."
  ) { $1.become($0.rows(from: $0.rows - $1.rows, $1.rows)) }

  private static func rows(
    _ name: String, _ summary: String,
    value: @escaping @Sendable (Matrix, _ result: Matrix) -> Void
  ) -> Operation {
    Operation(
      name, operands: 2, summary,
      notation: Notation(
        level: .atom, operandLevels: [.sum, .sum], plain: "\(name)#2[$1]",
        latex: "\\operatorname{\(name)}_{#2}\\left[$1\\right]",
        python: name == "top" ? "($1)[:($2).shape[0]]" : "($1)[-($2).shape[0]:]",
        source: "\(name)($1, $2)"),
      shape: { $0[0].columns == $0[1].columns && $0[1].rows <= $0[0].rows ? $0[1] : nil },
      kernel: .whole { value($0[0], $1) },
      derivative: .linear(
        pullbacks: [
          .apply(name == "top" ? .padBelow : .padAbove, [.upstream, .operand(0)]),
          0 * .operand(1),
        ],
        pushforward: .apply(name == "top" ? .top : .bottom, [.tangent(0), .operand(1)]))
    ).lendingShape
  }

  /// Rows of zeros below, up to the shape of the second operand.
  static let padBelow: Operation = padding("pad_below", "Zeros below a matrix.") {
    $1.rows(from: 0, $0.rows)
  }

  /// Rows of zeros above, up to the shape of the second operand.
  static let padAbove: Operation = padding("pad_above", "Zeros above a matrix.") {
    $1.rows(from: $1.rows - $0.rows, $0.rows)
  }

  private static func padding(
    _ name: String, _ summary: String,
    place: @escaping @Sendable (Matrix, _ result: Matrix) -> Matrix
  ) -> Operation {
    Operation(
      name, operands: 2, summary,
      notation: Notation(
        level: .atom, operandLevels: [.sum, .sum], plain: "\(name)[$1]",
        latex: "\\operatorname{\(name)}\\left[$1\\right]",
        python: "\(name)($1, $2)", source: "\(name)($1, $2)"),
      shape: { $0[0].columns == $0[1].columns && $0[0].rows <= $0[1].rows ? $0[1] : nil },
      kernel: .whole { operands, y in
        y.fill(with: 0)
        place(operands[0], y).become(operands[0])
      },
      derivative: .linear(
        pullbacks: [
          .apply(name == "pad_below" ? .top : .bottom, [.upstream, .operand(0)]), 0 * .operand(1),
        ],
        pushforward: .apply(
          name == "pad_below" ? .padBelow : .padAbove, [.tangent(0), .operand(1)]))
    ).lendingShape
  }
}

extension Matrix {
  /// Some of the rows, from one on that is counted from 0.
  fileprivate func rows(from first: Int, _ count: Int) -> Matrix {
    Matrix(
      entries: entries + first * rowStride, shape: Shape(count, columns), rowStride: rowStride,
      columnStride: columnStride)
  }
}
