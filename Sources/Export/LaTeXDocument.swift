import Autodiff
import Notation

extension Exporter {
  /// An article with every step as a numbered formula and what it comes to.
  package static let latex = Exporter(
    name: "latex", fileExtension: "tex", subject: .graph { LaTeXDocument($0).text })
}

/// The passes of a graph as formulas with their numbers, for amsmath alone.
private struct LaTeXDocument {
  let exported: Exported
  let printer: FormulaPrinter
  private let numbers = NumberText(unicode: false)
  private static let digits = 4
  /// Larger matrices are cut.
  private static let (mostRows, mostColumns) = (10, 8)

  init(_ exported: Exported) {
    self.exported = exported
    printer = FormulaPrinter(exported.trace, .latex)
  }

  var text: String {
    let trace = exported.trace
    var lines = [
      "% Written by Backstep; pdflatex makes a page of it.",
      "\\documentclass{article}", "\\usepackage[T1]{fontenc}", "\\usepackage{amsmath,amssymb}",
      "\\begin{document}", "", "\\section*{\(Self.escaped(exported.title ?? "Equations"))}", "",
      "\\subsection*{Given}",
    ]
    lines += trace.graph.given.map { node in
      display("\(printer.name(node.id)) = \(matrix(trace.values[node.id]))")
    }
    var pass: Pass?
    for (index, step) in trace.steps.enumerated() {
      if step.pass != pass {
        lines += ["", "\\subsection*{\(Self.escaped(step.pass.title))}"]
        pass = step.pass
      }
      lines += displays(step, number: index + 1)
    }
    return (lines + ["", "\\end{document}"]).joined(separator: "\n") + "\n"
  }

  private func displays(_ step: Step, number: Int) -> [String] {
    switch step {
    case .forward(let forward):
      return [display(printer.statement(step), forward.value, number: number)]
    case .update(let update):
      return update.changes.map {
        display(printer.statement($0.assignment), $0.after, number: number)
      }
    case .reverse(let reverse):
      guard reverse.part.count > 1, let use = reverse.use else {
        return [display(printer.statement(step), reverse.product, number: number)]
      }
      let statement =
        "\(printer.subject(step)) \\mathrel{+}= \(printer.rightSide(step))"
        + " \\quad\\text{(through $\(printer.name(use))$)}"
      let total =
        reverse.isPartial
        ? [] : [display("\(printer.subject(step)) \(sign(reverse.after)) \(matrix(reverse.after))")]
      return [display(statement, reverse.product, number: number)] + total
    }
  }

  private func display(_ formula: String) -> String { "\\[ \(formula) \\]" }

  /// A formula and what it comes to; a matrix on a line of its own.
  private func display(_ formula: String, _ result: Tensor, number: Int) -> String {
    let result = "\(sign(result)) \(matrix(result))"
    let tag = "\\tag{\(number)}"
    return exported.trace.graph.nodes.contains { !$0.shape.isScalar }
      ? "\\[ \\begin{split} & \(formula) \\\\ & \(result) \\end{split} \(tag) \\]"
      : "\\[ \(formula) \(result) \(tag) \\]"
  }

  /// An equals sign where the digits that are written are all there are.
  private func sign(_ result: Tensor) -> String {
    let isWhole = result.rows <= Self.mostRows && result.columns <= Self.mostColumns
    let isExact = result.elements.allSatisfy {
      NumberText.value(numbers.significant($0, Self.digits)) == $0 || $0.isNaN
    }
    return isWhole && isExact ? "=" : "\\approx"
  }

  private func matrix(_ value: Tensor) -> String {
    if value.isScalar { return number(value.elements[0]) }
    let (rows, columns) = (min(value.rows, Self.mostRows), min(value.columns, Self.mostColumns))
    var lines = (0..<rows).map { row in
      (0..<columns).map { number(value[row, $0]) } + (columns < value.columns ? ["\\cdots"] : [])
    }
    if rows < value.rows { lines.append(lines[0].map { _ in "\\vdots" }) }
    let body = lines.map { $0.joined(separator: " & ") }.joined(separator: " \\\\ ")
    return "\\begin{pmatrix} \(body) \\end{pmatrix}"
  }

  private func number(_ number: Double) -> String {
    if number.isNaN { return "\\mathrm{NaN}" }
    if number.isInfinite { return number < 0 ? "-\\infty" : "\\infty" }
    let parts = numbers.significant(number, Self.digits).split(separator: "e")
    return parts.count == 2 ? "\(parts[0]) \\cdot 10^{\(parts[1])}" : parts.joined()
  }

  /// Text in which nothing is obeyed, in letters that every LaTeX has.
  private static func escaped(_ text: String) -> String {
    text.map { character -> String in
      switch character {
      case "\\": "\\textbackslash{}"
      case "~": "\\textasciitilde{}"
      case "^": "\\textasciicircum{}"
      case "&", "%", "$", "#", "_", "{", "}": "\\\(character)"
      case " "..."~": String(character)
      case _ where character.isWhitespace: " "
      case "–", "—": "--"
      case "’": "'"
      default: "?"
      }
    }.joined()
  }
}
