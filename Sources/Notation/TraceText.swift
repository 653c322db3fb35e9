package import Autodiff

/// A trace as text: the passes one after the other, a step a line with its number.
package struct TraceText {
  package let trace: Trace
  /// Decimals of every number; nil for as many as six significant digits need.
  package let decimals: Int?
  package let style: FormulaPrinter.Style

  package init(_ trace: Trace, decimals: Int?, style: FormulaPrinter.Style = .book) {
    self.trace = trace.grained
    self.decimals = decimals
    self.style = style
  }

  package var text: String {
    var lines: [String] = []
    let printer = FormulaPrinter(trace, style)
    let entries = trace.steps.map { self.entries($0, printer) }
    let width = min(60, entries.joined().map(\.statement.count).max() ?? 0)
    var pass: Pass?
    for (index, step) in trace.steps.enumerated() {
      if step.pass != pass {
        if pass != nil { lines.append("") }
        lines.append(step.pass.name)
        pass = step.pass
      }
      let number = String(index + 1)
      var head = String(repeating: " ", count: max(0, 4 - number.count)) + number + "  "
      for entry in entries[index] {
        let space = String(repeating: " ", count: max(0, width - entry.statement.count))
        let rows = rows(entry.result)
        lines.append(head + entry.statement + space + "  " + (rows.first ?? ""))
        head = String(repeating: " ", count: head.count)
        let indent = head + String(repeating: " ", count: width + 2)
        lines += rows.dropFirst().map { indent + $0 }
      }
      if let sum = sum(step, printer, width: width) { lines += sum }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is taken for a derivative where there is none, as of |z| at 0; nil if that is nowhere.
  package var conventionSentences: String? {
    let printer = FormulaPrinter(trace.graph, style)
    let lines = trace.conventions.compactMap { node, operation in
      operation.remark.map { "by convention, through \(printer.name(node)): \($0)" }
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// Where a target has several uses, the use that a step is about is named.
  private func statement(_ step: Step, _ printer: FormulaPrinter) -> String {
    guard case .reverse(let reverse) = step, reverse.part.count > 1, let use = reverse.use else {
      return printer.statement(step)
    }
    return "\(printer.subject(step)) += \(printer.rightSide(step))"
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

  /// What a step computes: one equation with its result; of an update, every assignment.
  private func entries(
    _ step: Step, _ printer: FormulaPrinter
  ) -> [(statement: String, result: Tensor)] {
    switch step {
    case .forward(let forward): [(statement(step, printer), forward.value)]
    case .reverse(let reverse): [(statement(step, printer), reverse.product)]
    case .update(let update):
      update.changes.map { (printer.statement($0.assignment), $0.after) }
    }
  }

  func rows(_ tensor: Tensor) -> [String] {
    let format = MatrixFormat(
      decimals: decimals, significant: decimals == nil ? 6 : MatrixFormat.usualDigits,
      numbers: NumberText(unicode: style != .ascii))
    return format.rows(tensor)
  }
}
