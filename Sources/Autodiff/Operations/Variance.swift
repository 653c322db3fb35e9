extension Operation {
  public static let variance = variance(nil)
  /// The variance of each column, over the rows, m×n → 1×n.
  public static let varianceOfRows = variance(.rows)
  /// The variance of each row, over the columns, m×n → m×1.
  public static let varianceOfColumns = variance(.columns)

  /// Σ (z − mean)²/n: the mean of the squared distances from the mean, as numpy.var has it;
  /// torch.var divides by n − 1 unless it is told `correction=0`.
  private static func variance(_ axis: Axis?) -> Operation {
    let along = axis.map { ", \($0 == .rows ? 0 : 1)" } ?? ""
    let count = Rule.operand(0).count / Rule.output.count
    let distance = Rule.operand(0) - .apply(mean(along: axis), [.operand(0)])
    let summary =
      switch axis {
      case nil: "The variance of all entries, Σ(z − mean)²/n (torch.var: n − 1), m×n → 1×1."
      case .rows: "The variance of the rows in each column (÷ n), m×n → 1×n."
      case .columns: "The variance of the columns in each row (÷ n), m×n → m×1."
      }
    return Operation(
      "var", axis: axis, operands: 1,
      summary,
      remark: "the derivative of the variance is 2(z − mean)/n",
      notation: .function(
        "var", plain: axis.map { "var \($0.rawValue)" },
        latex: "\\operatorname{var}" + (axis.map { "_{\\text{\($0.rawValue)}}" } ?? ""),
        python: "torch.var($1\(along), correction=0\(axis == nil ? "" : ", keepdim=True"))",
        axis: axis),
      shape: { $0[0].reduced(along: axis) },
      kernel: .whole { operands, y in
        let z = operands[0]
        let count = Double(z.shape.count / y.shape.count)
        for row in 0..<y.rows {
          for column in 0..<y.columns {
            let rows = axis == .columns ? row...row : 0...(z.rows - 1)
            let columns = axis == .rows ? column...column : 0...(z.columns - 1)
            var sum = 0.0
            for i in rows { for j in columns { sum += z[i, j] } }
            let mean = sum / count
            var squares = 0.0
            for i in rows {
              for j in columns { squares += (z[i, j] - mean) * (z[i, j] - mean) }
            }
            y[row, column] = squares / count
          }
        }
      },
      derivative: .linear(
        pullbacks: [2 / count * distance * .upstream],
        pushforward: .apply(mean(along: axis), [2 * distance * .tangent(0)]))
    ).averaging(.mean).costing {
      // A mean, the distances from it, their squares, and the mean of those.
      OperationCount(
        multiplications: $0.shapes[0].count + 2 * $0.result.count,
        additions: 3 * $0.shapes[0].count - 2 * $0.result.count)
    }
  }
}
