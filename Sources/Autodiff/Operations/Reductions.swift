extension Operation {
  public static let sum: Operation = .init(
    "sum", operands: 1, "The sum of all entries, m×n → 1×1.",
    notation: .function("sum", plain: "Σ", latex: "\\textstyle\\sum"),
    shape: { _ in .scalar }, number: { $0[0].total },
    derivative: .linear(
      pullbacks: [Rule.upstream.stretched(like: .operand(0))],
      pushforward: .apply(.sum, [.tangent(0)]))
  ).addingUp.keepingSubject

  /// The rows added together, m×n → 1×n.
  public static let sumOfRows: Operation = sumAlong(
    .rows, "The rows added together, m×n → 1×n.", python: "$1.sum(0, keepdim=True)",
    shape: { Shape(1, $0.columns) })

  /// The columns added together, m×n → m×1.
  public static let sumOfColumns: Operation = sumAlong(
    .columns, "The columns added together, m×n → m×1.", python: "$1.sum(1, keepdim=True)",
    shape: { Shape($0.rows, 1) })

  public static let mean: Operation = .init(
    "mean", operands: 1, "The mean of all entries, m×n → 1×1.",
    shape: { _ in .scalar }, number: { $0[0].total / Double($0[0].shape.count) },
    derivative: .linear(
      pullbacks: [(1 / Rule.operand(0).count * .upstream).stretched(like: .operand(0))],
      pushforward: .apply(.mean, [.tangent(0)]))
  ).takingTheMean

  /// The mean of the rows, m×n → 1×n.
  public static let meanOfRows: Operation = meanAlong(
    .rows, "The mean of the rows, m×n → 1×n.", python: "$1.mean(0, keepdim=True)",
    shape: { Shape(1, $0.columns) })

  /// The mean of the columns, m×n → m×1.
  public static let meanOfColumns: Operation = meanAlong(
    .columns, "The mean of the columns, m×n → m×1.", python: "$1.mean(1, keepdim=True)",
    shape: { Shape($0.rows, 1) })

  private static func sumAlong(
    _ axis: Axis, _ summary: String, python: String,
    shape: @escaping @Sendable (Shape) -> Shape
  ) -> Operation {
    Operation(
      "sum", axis: axis, operands: 1, summary,
      notation: .function(
        "sum", plain: "Σ \(axis.rawValue)", latex: "\\textstyle\\sum_{\\text{\(axis.rawValue)}}",
        python: python, axis: axis),
      shape: { shape($0[0]) },
      kernel: axis == .rows
        ? .whole { $1.becomeSumOfRows($0[0]) } : .whole { $1.becomeSumOfColumns($0[0]) },
      derivative: .linear(
        pullbacks: [Rule.upstream.stretched(like: .operand(0))],
        pushforward: .apply(axis == .rows ? .sumOfRows : .sumOfColumns, [.tangent(0)]))
    ).addingUp.keepingSubject
  }

  private static func meanAlong(
    _ axis: Axis, _ summary: String, python: String,
    shape: @escaping @Sendable (Shape) -> Shape
  ) -> Operation {
    // As many as are added into each entry of the result.
    let count = Rule.operand(0).count / Rule.output.count
    return Operation(
      "mean", axis: axis, operands: 1, summary,
      notation: .function(
        "mean", plain: "mean \(axis.rawValue)",
        latex: "\\operatorname{mean}_{\\text{\(axis.rawValue)}}", python: python, axis: axis),
      shape: { shape($0[0]) },
      kernel: .whole { operands, y in
        let a = operands[0]
        if axis == .rows { y.becomeSumOfRows(a) } else { y.becomeSumOfColumns(a) }
        let count = Double(a.shape.count / y.shape.count)
        y.become(y) { $0 / count }
      },
      derivative: .linear(
        pullbacks: [(1 / count * .upstream).stretched(like: .operand(0))],
        pushforward: .apply(axis == .rows ? .meanOfRows : .meanOfColumns, [.tangent(0)]))
    ).takingTheMean
  }

  /// An addition for each number but the first of each sum.
  private var addingUp: Operation {
    averaging(.sum).costing { OperationCount(additions: $0.shapes[0].count - $0.result.count) }
  }

  /// The same, and a division by how many there are.
  private var takingTheMean: Operation {
    averaging(.mean).costing {
      OperationCount(
        multiplications: $0.result.count, additions: $0.shapes[0].count - $0.result.count)
    }
  }
}

extension Matrix {
  /// The rows added together, from m×n; 1×n.
  func becomeSumOfRows(_ a: Matrix) {
    fill(with: 0)
    for row in 0..<a.rows {
      for column in 0..<a.columns { entries[column] += a[row, column] }
    }
  }

  /// The columns added together, from m×n; m×1.
  func becomeSumOfColumns(_ a: Matrix) {
    // Four side by side: each sum waits for itself alone.
    var row = 0
    while row &+ 4 <= a.rows {
      var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
      for column in 0..<a.columns {
        first += a[row, column]
        second += a[row &+ 1, column]
        third += a[row &+ 2, column]
        fourth += a[row &+ 3, column]
      }
      (entries[row], entries[row + 1]) = (first, second)
      (entries[row + 2], entries[row + 3]) = (third, fourth)
      row &+= 4
    }
    for row in row..<a.rows { entries[row] = a.total(.rows, row) }
  }
}
