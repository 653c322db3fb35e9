extension Operation {
  /// Some rows and columns, m×n → p×q; all of them where a range is nil. They count from 1, and both
  /// ends are in: `A[2, :]`, `A[1:2, 3]`.
  ///
  /// One operation for each choice, as the result's shape depends on it.
  public static func part(rows: ClosedRange<Int>?, columns: ClosedRange<Int>?) -> Operation {
    let place = Place(rows: rows, columns: columns)
    return Operation(
      "[]", variant: place.text, operands: 1,
      "Some rows or columns of a matrix, from 1, both ends in; : alone is all of them.",
      remark: "what is left out gets the gradient 0",
      notation: Notation(
        level: .atom, operandLevels: [.atom], plain: "$1[\(place.text)]",
        latex: "$1_{\(place.text)}", python: "$1[\(place.python)]", source: "$1[\(place.text)]"),
      shape: { place.shape(in: $0[0]) },
      kernel: .whole { operands, y in
        y.become(operands[0], from: (rows?.lowerBound ?? 1, columns?.lowerBound ?? 1))
      },
      derivative: .linear(
        pullbacks: [
          .apply(
            .placed,
            [
              .upstream, .number(Double(rows?.lowerBound ?? 1)),
              .number(Double(columns?.lowerBound ?? 1)), .operand(0),
            ])
        ],
        pushforward: .apply(part(rows: rows, columns: columns), [.tangent(0)]))
    ).keepingSubject.free
  }

  /// One entry, a[i, j] → 1×1, row and column counted from 1 and constant.
  public static let entry: Operation = .init(
    "[]", operands: 3, "One entry of a matrix, by row and column from 1.",
    notation: Notation(
      level: .atom, operandLevels: [.atom, .sum, .sum], plain: "$1[$2, $3]",
      latex: "$1_{$2,$3}", python: "$1[$2 - 1, $3 - 1].reshape(1, 1)", source: "$1[$2, $3]"),
    shape: { $0[1].isScalar && $0[2].isScalar ? .scalar : nil },
    number: { operands in
      operands[0].place(operands[1], operands[2], .scalar).map { operands[0][$0, $1] } ?? .nan
    },
    derivative: .linear(
      pullbacks: [.apply(.placed, [.upstream, .operand(1), .operand(2), .operand(0)])],
      pushforward: .apply(.entry, [.tangent(0), .operand(1), .operand(2)]))
  ).keepingSubject

  /// The first operand in a matrix of zeros of the last one's shape, its first entry at a row and a
  /// column from 1.
  package static let placed: Operation = .init(
    "placed", operands: 4, "A matrix at a place of a larger one of zeros.",
    notation: Notation(
      level: .atom, operandLevels: [.sum, .sum, .sum, .sum], plain: "{$1 at [$2, $3], else 0}",
      latex: "\\begin{cases} $1 & \\text{at } [$2, $3] \\\\ 0 & \\text{else} \\end{cases}",
      python: "torch.zeros_like($4).index_put((torch.tensor($2 - 1), torch.tensor($3 - 1)), $1)",
      source: "placed($1, $2, $3, $4)"),
    shape: {
      $0[1].isScalar && $0[2].isScalar && $0[0].rows <= $0[3].rows
        && $0[0].columns <= $0[3].columns ? $0[3] : nil
    },
    kernel: .whole { operands, y in
      let part = operands[0]
      guard let first = y.place(operands[1], operands[2], part.shape) else {
        return y.fill(with: .nan)
      }
      y.fill(with: 0)
      for row in 0..<part.rows {
        for column in 0..<part.columns {
          y[first.row + row, first.column + column] = part[row, column]
        }
      }
    },
    derivative: .linear(
      pullbacks: [.apply(.block, [.upstream, .operand(1), .operand(2), .operand(0)])],
      pushforward: .apply(.placed, [.tangent(0), .operand(1), .operand(2), .operand(3)]))
  ).reckoned(as: .placement).lendingShape

  /// As much of the first operand as the last one has the shape of, from a row and a column on that
  /// count from 1.
  package static let block: Operation = .init(
    "block", operands: 4, "A part of a matrix, of another's shape.",
    notation: Notation(
      level: .atom, operandLevels: [.atom, .sum, .sum, .sum], plain: "$1[$2…, $3…]",
      latex: "$1_{$2\\ldots,$3\\ldots}",
      python: "$1[$2 - 1:$2 - 1 + ($4).shape[0], $3 - 1:$3 - 1 + ($4).shape[1]]",
      source: "block($1, $2, $3, $4)"),
    shape: {
      $0[1].isScalar && $0[2].isScalar && $0[3].rows <= $0[0].rows
        && $0[3].columns <= $0[0].columns ? $0[3] : nil
    },
    kernel: .whole { operands, y in
      guard let first = operands[0].place(operands[1], operands[2], y.shape) else {
        return y.fill(with: .nan)
      }
      y.become(operands[0], from: (first.row + 1, first.column + 1))
    },
    derivative: .linear(
      pullbacks: [.apply(.placed, [.upstream, .operand(1), .operand(2), .operand(0)])],
      pushforward: .apply(.block, [.tangent(0), .operand(1), .operand(2), .operand(3)]))
  ).lendingShape
}

/// Which rows and columns, as it is written.
struct Place {
  let rows: ClosedRange<Int>?
  let columns: ClosedRange<Int>?

  /// Those of a part of a matrix; all of a dimension is nil.
  init(rows: ClosedRange<Int>?, columns: ClosedRange<Int>?) {
    self.rows = rows
    self.columns = columns
  }

  /// `2, :`
  var text: String { "\(Self.text(rows)), \(Self.text(columns))" }

  /// From 0, without the end, so that a matrix stays one: `1:2, :`.
  var python: String {
    [rows, columns].map { range in range.map { "\($0.lowerBound - 1):\($0.upperBound)" } ?? ":" }
      .joined(separator: ", ")
  }

  func shape(in whole: Shape) -> Shape? {
    let (rows, columns) = (rows ?? 1...whole.rows, columns ?? 1...whole.columns)
    guard rows.lowerBound >= 1, columns.lowerBound >= 1, rows.upperBound <= whole.rows,
      columns.upperBound <= whole.columns
    else { return nil }
    return Shape(rows.count, columns.count)
  }

  private static func text(_ range: ClosedRange<Int>?) -> String {
    guard let range else { return ":" }
    return range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound):\(range.upperBound)"
  }
}

extension Operation {
  /// How the place of `part` in `whole` is written, its first entry at a row and a column from 1.
  package static func place(of part: Shape, row: Int, column: Int, in whole: Shape) -> String {
    Place(
      rows: part.rows == whole.rows ? nil : row...(row + part.rows - 1),
      columns: part.columns == whole.columns ? nil : column...(column + part.columns - 1)
    ).text
  }
}

extension Matrix {
  /// Row and column, from 0, of a part of a shape whose first entry is given from 1; nil if it does
  /// not lie inside.
  fileprivate func place(
    _ row: Matrix, _ column: Matrix, _ part: Shape
  ) -> (row: Int, column: Int)? {
    let (row, column) = (row[0, 0], column[0, 0])
    guard row == row.rounded(), column == column.rounded(), row >= 1, column >= 1,
      row <= Double(rows - part.rows + 1), column <= Double(columns - part.columns + 1)
    else { return nil }
    return (Int(row) - 1, Int(column) - 1)
  }

  /// The part of another matrix that begins at a row and a column from 1.
  fileprivate func become(_ other: Matrix, from first: (row: Int, column: Int)) {
    for row in 0..<rows {
      for column in 0..<columns {
        self[row, column] = other[first.row - 1 + row, first.column - 1 + column]
      }
    }
  }
}
