package import Autodiff
package import Notation

/// A trace as text: the passes one after the other, a step a line with its number.
package struct TraceText {
  package let trace: Trace
  /// Decimals of every number; nil for as many as six significant digits need.
  package let decimals: Int?
  package let style: FormulaPrinter.Style

  package init(_ trace: Trace, decimals: Int?, style: FormulaPrinter.Style = .book) {
    self.trace = trace
    self.decimals = decimals
    self.style = style
  }

  package var text: String {
    var lines: [String] = []
    let printer = FormulaPrinter(trace.graph, style)
    let statements = trace.steps.map { statement($0, printer) }
    let width = min(60, statements.map(\.count).max() ?? 0)
    var pass: Pass?
    for (index, step) in trace.steps.enumerated() {
      if step.pass != pass {
        if pass != nil { lines.append("") }
        lines.append(title(step.pass))
        pass = step.pass
      }
      let number = String(index + 1)
      let head = String(repeating: " ", count: max(0, 4 - number.count)) + number + "  "
      let space = String(repeating: " ", count: max(0, width - statements[index].count))
      let rows = rows(result(step))
      lines.append(head + statements[index] + space + "  " + (rows.first ?? ""))
      let indent = String(repeating: " ", count: head.count + width + 2)
      lines += rows.dropFirst().map { indent + $0 }
      if let sum = sum(step, printer, width: width) { lines += sum }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func title(_ pass: Pass) -> String {
    switch pass {
    case .forward: "forward"
    case .backward1: "backward #1"
    case .backward2: "backward #2"
    }
  }

  /// Where a target has several uses, the use that a step is about is named.
  private func statement(_ step: Step, _ printer: FormulaPrinter) -> String {
    guard case .reverse(let reverse) = step, reverse.part.count > 1, let use = reverse.use else {
      return printer.statement(step)
    }
    return "\(printer.subject(step)) += \(printer.text(step.formula))"
      + "  (through \(printer.name(use)))"
  }

  /// After the last of several uses, what they come to.
  private func sum(_ step: Step, _ printer: FormulaPrinter, width: Int) -> [String]? {
    guard case .reverse(let reverse) = step, reverse.part.count > 1, !reverse.isPartial else {
      return nil
    }
    let name = "\(printer.subject(step)) in all"
    let head = "      " + name + String(repeating: " ", count: max(0, width - name.count)) + "  "
    let rows = rows(reverse.after)
    let indent = String(repeating: " ", count: head.count)
    return [head + (rows.first ?? "")] + rows.dropFirst().map { indent + $0 }
  }

  private func result(_ step: Step) -> Tensor {
    switch step {
    case .forward(let step): step.value
    case .reverse(let step): step.product
    }
  }

  func rows(_ tensor: Tensor) -> [String] {
    let numbers = NumberText(unicode: style != .ascii)
    let entries = (0..<tensor.rows).map { row in
      tensor.row(row).map { number in
        decimals.map { numbers.decimals(number, $0) } ?? numbers.significant(number, 6)
      }
    }
    let width = entries.joined().map(\.count).max() ?? 0
    return entries.map { row in
      row.map { String(repeating: " ", count: width - $0.count) + $0 }.joined(separator: "  ")
    }
  }
}
