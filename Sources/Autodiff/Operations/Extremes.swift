extension Operation {
  /// Ties share the gradient, half each, as in PyTorch.
  public static let maxOfTwo: Operation = binary(
    "max", "The larger of two entries.",
    remark: "the larger gets the gradient, equal ones half each",
    notation: .function("max", python: "torch.maximum", operands: 2),
    value: { a, b in a.isNaN || b.isNaN ? .nan : Swift.max(a, b) },
    derivatives: [
      .apply(.above, [.operand(0), .operand(1)]), .apply(.above, [.operand(1), .operand(0)]),
    ]
  ).kinked(at: .operand(0) - .operand(1)).conventional(at: .operand(0) - .operand(1))

  public static let minOfTwo: Operation = binary(
    "min", "The smaller of two entries.",
    remark: "the smaller gets the gradient, equal ones half each",
    notation: .function("min", python: "torch.minimum", operands: 2),
    value: { a, b in a.isNaN || b.isNaN ? .nan : Swift.min(a, b) },
    derivatives: [
      .apply(.above, [.operand(1), .operand(0)]), .apply(.above, [.operand(0), .operand(1)]),
    ]
  ).kinked(at: .operand(0) - .operand(1)).conventional(at: .operand(0) - .operand(1))

  public static let max = extreme("max", nil) { $0 > $1 }
  public static let min = extreme("min", nil) { $0 < $1 }

  /// The largest entry of each column, m×n → 1×n.
  public static let maxOfRows = extreme("max", .rows) { $0 > $1 }
  /// The largest entry of each row, m×n → m×1.
  public static let maxOfColumns = extreme("max", .columns) { $0 > $1 }
  public static let minOfRows = extreme("min", .rows) { $0 < $1 }
  public static let minOfColumns = extreme("min", .columns) { $0 < $1 }

  /// Ties share the gradient evenly, as in PyTorch's max and amax.
  /// - Parameter axis: what is compared with one another, rows or columns; all entries if nil.
  private static func extreme(
    _ name: String, _ axis: Axis?, isBetter: @escaping @Sendable (Double, Double) -> Bool
  ) -> Operation {
    let ordinal = name == "max" ? "largest" : "smallest"
    let share = Rule.apply(.share(axis), [.operand(0), .output])
    let summary =
      switch axis {
      case nil: "The \(ordinal) of all entries, m×n → 1×1."
      case .rows: "The \(ordinal) of the rows in each column, m×n → 1×n."
      case .columns: "The \(ordinal) of the columns in each row, m×n → m×1."
      }
    return Operation(
      name, axis: axis, operands: 1,
      summary,
      remark: "equal ones share the gradient",
      notation: axis.map { axis in
        .function(
          name, plain: "\(name) \(axis.rawValue)", latex: "\\\(name)_{\\text{\(axis.rawValue)}}",
          python: "torch.a\(name)($1, \(axis == .rows ? 0 : 1), keepdim=True)", axis: axis)
      },
      shape: { $0[0].reduced(along: axis) },
      kernel: .whole { operands, y in
        let z = operands[0]
        for row in 0..<y.rows {
          for column in 0..<y.columns {
            var best = z[row, column]
            for i in axis == .columns ? row...row : 0...(z.rows - 1) {
              for j in axis == .rows ? column...column : 0...(z.columns - 1) {
                let next = z[i, j]
                best = best.isNaN || next.isNaN ? .nan : isBetter(next, best) ? next : best
              }
            }
            y[row, column] = best
          }
        }
      },
      derivative: .linear(
        pullbacks: [.upstream.selected(by: share)],
        pushforward: .apply(sum(along: axis), [.tangent(0).selected(by: share)]))
    ).kinked(at: .operand(0) - .output).conventional(
      // The squares of k equal shares add up to 1/k.
      at: .apply(.step, [.apply(sum(along: axis), [share * share]) - 0.75]))
  }

  static let share = share(nil)

  /// 1/k at each of the k entries that equal the second operand, along rows or columns or in all,
  /// else 0. In all NaN equals NaN; along rows or columns a NaN makes NaN of all, as PyTorch's amax
  /// does.
  static func share(_ axis: Axis?) -> Operation {
    let indicator = Rule.operand(0) - .operand(1)
    let sum = axis.map { "Σ \($0.rawValue)" } ?? "Σ"
    let below = axis.map { "_{\\text{\($0.rawValue)}}" } ?? ""
    let count = axis.map { "sum(\($0 == .rows ? 0 : 1), keepdim=True)" } ?? "sum()"
    return Operation(
      "share", axis: axis, operands: 2,
      "An even share for each of the entries that equal the largest or smallest.",
      notation: Notation(
        level: .product, operandLevels: [.sum, .sum],
        plain: "I[$1 = $2]/\(sum)[I[$1 = $2]]",
        latex: "\\frac{\\mathbb{I}\\left[$1 = $2\\right]}"
          + "{\\sum\(below)\\mathbb{I}\\left[$1 = $2\\right]}",
        python: "($1 == $2).double() / ($1 == $2).\(count)",
        source: "share($1, $2\(axis.map { ", \($0.rawValue)" } ?? ""))"
      ).untied(plain: "I[$1 = $2]", latex: "\\mathbb{I}\\left[$1 = $2\\right]"),
      shape: { $0[1] == $0[0].reduced(along: axis) ? $0[0] : nil },
      kernel: .whole { operands, y in
        let (z, best) = (operands[0], operands[1].stretched(to: y.shape))
        for row in 0..<y.rows {
          for column in 0..<y.columns {
            let (a, b) = (z[row, column], best[row, column])
            y[row, column] = a == b || (a.isNaN && b.isNaN) ? 1 : 0
          }
        }
        switch axis {
        case nil:
          let count = y.total
          y.become(y) { $0 == 0 ? 0 : 1 / count }
        case let axis?:
          // Along rows each column is shared by itself.
          let across: Axis = axis == .rows ? .columns : .rows
          for index in 0..<(axis == .rows ? y.columns : y.rows) {
            let count = y.total(across, index)
            let line = y.line(across, index)
            let isNaN = (axis == .rows ? best[0, index] : best[index, 0]).isNaN
            for place in 0..<(axis == .rows ? y.rows : y.columns) where isNaN || line[place] != 0 {
              line[place] = isNaN ? .nan : 1 / count
            }
          }
        }
      },
      derivative: .linear(
        pullbacks: [0 * .operand(0), 0 * .operand(1)], pushforward: 0 * .operand(0))
    ).kinked(at: indicator).gating
  }
}

extension Operation {
  static func sum(along axis: Axis?) -> Operation {
    switch axis {
    case nil: .sum
    case .rows: .sumOfRows
    case .columns: .sumOfColumns
    }
  }

  static func mean(along axis: Axis?) -> Operation {
    switch axis {
    case nil: .mean
    case .rows: .meanOfRows
    case .columns: .meanOfColumns
    }
  }
}

extension Shape {
  /// What is left when the rows, or the columns, or all entries become one.
  func reduced(along axis: Axis?) -> Shape {
    switch axis {
    case nil: .scalar
    case .rows: Shape(1, columns)
    case .columns: Shape(rows, 1)
    }
  }
}
