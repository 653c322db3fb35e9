// Operations that derivative rules need and a person would not write: they change the shape.

extension Operation {
  /// The first operand repeated until it has the second's shape; the second's numbers do not matter.
  public static let stretch: Operation = .init(
    "stretch", operands: 2, "A matrix repeated along its dimensions of 1 to another's shape.",
    notation: Notation(
      level: .atom, operandLevels: [.sum, .sum],
      plain: "stretch[$1]", latex: "\\operatorname{stretch}\\left[$1\\right]",
      python: "($1).expand_as($2)", source: "stretch($1, $2)"),
    shape: { $0[0].stretches(to: $0[1]) ? $0[1] : nil },
    kernel: .stretch,
    derivative: .linear(
      pullbacks: [Rule.apply(.gather, [.upstream, .operand(0)]), 0 * .operand(1)],
      pushforward: Rule.tangent(0).stretched(like: .operand(1)))
  ).reckoned(as: .repetition).lendingShape

  /// The first operand added up along the dimensions in which the second has 1: stretch's opposite.
  public static let gather: Operation = .init(
    "gather", operands: 2, "A matrix added up along the dimensions in which another has 1.",
    notation: Notation(
      level: .atom, operandLevels: [.sum, .sum],
      plain: "Σ[$1]", latex: "\\textstyle\\sum\\left[$1\\right]",
      python: "($1).sum_to_size(($2).shape)", source: "gather($1, $2)"),
    shape: { $0[1].stretches(to: $0[0]) ? $0[1] : nil },
    kernel: .whole { $1.gather($0[0]) },
    derivative: .linear(
      pullbacks: [Rule.upstream.stretched(like: .operand(0)), 0 * .operand(1)],
      pushforward: .apply(.gather, [.tangent(0), .operand(1)]))
  ).lendingShape.costing { OperationCount(additions: $0.shapes[0].count - $0.result.count) }

  /// How many rows there are, which no entry can change.
  static let rowCount: Operation = size("row_count", "How many rows a matrix has.") { $0.rows }

  static let columnCount: Operation = size("column_count", "How many columns a matrix has.") {
    $0.columns
  }

  private static func size(
    _ name: String, _ summary: String, _ size: @escaping @Sendable (Shape) -> Int
  ) -> Operation {
    Operation(
      name, operands: 1, summary,
      notation: .function(name, python: "($1).shape[\(name == "row_count" ? 0 : 1)]"),
      shape: { _ in .scalar }, number: { Double(size($0[0].shape)) },
      derivative: .linear(pullbacks: [0 * .operand(0)], pushforward: 0)
    ).measuring { size($0[0]) }
  }

  /// The row, or the column, that follows on some matrices put together.
  static func start(after count: Int, _ axis: Axis) -> Operation {
    let start = { @Sendable (shapes: [Shape]) in
      shapes.reduce(1) { $0 + $1.size(along: axis) }
    }
    return Operation(
      "start", axis: axis, operands: count, "Where the next of matrices put together begins.",
      // Nobody reads it: it is a number as soon as shapes are known.
      notation: Notation(
        level: .atom, operandLevels: [], plain: "start", latex: "start", python: "start",
        source: "start"),
      shape: { _ in .scalar },
      kernel: .whole { operands, y in
        y[0, 0] = Double(start((0..<count).map { operands[$0].shape }))
      },
      derivative: .linear(
        pullbacks: (0..<count).map { 0 * .operand($0) }, pushforward: 0)
    ).measuring(start)
  }

  /// How many entries there are, which no entry can change.
  public static let count: Operation = .init(
    "count", operands: 1, "How many entries a matrix has.",
    notation: .function("count", python: "($1).numel()"),
    shape: { _ in .scalar }, number: { Double($0[0].shape.count) },
    derivative: .linear(pullbacks: [0 * .operand(0)], pushforward: 0)
  ).reckoned(as: .count).measuring { $0[0].count }
}

extension Matrix {
  /// Another added up along the dimensions in which this has 1.
  fileprivate func gather(_ other: Matrix) {
    switch (rows == other.rows, columns == other.columns) {
    case (true, true): become(other)
    case (false, true): becomeSumOfRows(other)
    case (true, false): becomeSumOfColumns(other)
    case (false, false):
      var sum = 0.0
      for column in 0..<other.columns { sum += other.total(.columns, column) }
      entries[0] = sum
    }
  }
}
