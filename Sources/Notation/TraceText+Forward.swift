package import Autodiff

extension TraceText {
  /// Forward mode as text: a step a line, and what it costs beside the backward passes.
  package func forward(_ tangents: TangentTrace) -> String {
    let seed = tangents.isDerivative ? tangents.seed : nil
    let printer = FormulaPrinter(trace.graph, style).differentiating(by: seed)
    let statements = tangents.steps.map(printer.statement)
    let width = min(60, statements.map(\.count).max() ?? 0)
    var lines = ["forward mode: \(printer.name(tangents.seed)) moves"]
    for (index, step) in tangents.steps.enumerated() {
      let number = String(index + 1)
      let head = String(repeating: " ", count: max(0, 4 - number.count)) + number + "  "
      let space = String(repeating: " ", count: max(0, width - statements[index].count))
      let rows = rows(step.tangent)
      lines.append(head + statements[index] + space + "  " + (rows.first ?? ""))
      let indent = String(repeating: " ", count: head.count + width + 2)
      lines += rows.dropFirst().map { indent + $0 }
    }
    let gradient = OperationCount.forwardGradient(of: trace)
    let passes = gradient.passes == 1 ? "1 pass" : "\(gradient.passes) passes"
    lines += [
      "",
      "this pass           \(OperationCount.forward(of: tangents).words)",
      "the whole gradient  \(gradient.count.words), in \(passes)",
      "the backward passes \(OperationCount.reverse(of: trace).words)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line for each name that has a gradient: its worst entry beside a difference quotient.
  package func gradientCheck(_ check: GradientCheck) -> String {
    let printer = FormulaPrinter(trace.graph, style)
    let numbers = NumberText(unicode: style != .ascii)
    var cells = [["", "analytic", "numeric", "relative error", ""]]
    for node in trace.graph.given {
      guard let worst = check.worst(of: node.id) else { continue }
      cells.append([
        printer.name(node.id) + Self.place(of: worst, in: node.shape),
        numbers.significant(worst.analytic, 8),
        worst.numeric.map { numbers.significant($0, 8) } ?? "",
        worst.isZeroUpToRounding
          ? "" : worst.relativeError.map { numbers.significant($0, 2) } ?? "",
        worst.words + Self.others(check.entries.filter { $0.node == node.id }, worst),
      ])
    }
    let widths = (0..<4).map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { row in
      let columns = zip(row, widths).enumerated().map { index, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 ? cell.0 + space : space + cell.0
      }
      let line = "  " + (columns + [row[4]]).joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    let sample =
      check.isSample
      ? ["  a random sample: \(check.entries.count) of \(check.count) entries"] : []
    return (["gradient check"] + lines + sample).joined(separator: "\n") + "\n"
  }

  /// One sentence on the first NaN or infinity; nil if there is none.
  package var nonFiniteSentence: String? {
    guard let first = trace.firstNonFinite else { return nil }
    let printer = FormulaPrinter(trace.graph, style)
    let number = NumberText(unicode: style != .ascii).significant(first.number, 1)
    guard let step = trace.step(at: first.position) else {
      return
        "The first number that is not finite is given: \(printer.name(first.node)) has \(number)."
    }
    return "The first number that is not finite is the \(number) of step \(first.position), "
      + "\(printer.statement(step))."
  }

  private static func place(of entry: GradientCheck.Entry, in shape: Shape) -> String {
    if shape.isScalar { return "" }
    return "[\(entry.index / shape.columns + 1), \(entry.index % shape.columns + 1)]"
  }

  /// How many entries have nothing to compare, and why.
  private static func others(
    _ entries: [GradientCheck.Entry], _ worst: GradientCheck.Entry
  ) -> String {
    guard entries.count > 1 else { return "" }
    let kinds: [(GradientCheck.Verdict, String)] = [
      (.kink, "at a kink"), (.notFinite, "NaN or infinite"), (.undecided, "undecided"),
    ]
    return kinds.map { verdict, words in
      let count = entries.count { $0.verdict == verdict }
      if count == 0 { return "" }
      return "; \(count) of \(entries.count) \(worst.verdict == verdict ? "entries" : words)"
    }.joined()
  }
}

extension OperationCount {
  /// `5 multiplications, 2 additions, 1 function`.
  fileprivate var words: String {
    [
      (multiplications, "multiplication"), (additions, "addition"), (functions, "function"),
    ].map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}
