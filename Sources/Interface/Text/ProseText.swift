import Autodiff
import Lessons
import Notation
import Screen

/// Prose as styled paragraphs, its live values taken from a trace.
struct ProseText {
  let trace: Trace
  let pen: Pen
  /// What must not be seen yet: a `?` in its place.
  var veil: Veil = []

  func paragraphs(_ prose: Prose) -> [StyledLine] {
    prose.blocks.flatMap { block -> [StyledLine] in
      switch block {
      case .paragraph(let spans): [line(spans)]
      case .list(let items, let isOrdered):
        items.enumerated().map { index, spans in
          StyledLine(isOrdered ? "\(index + 1). " : "• ") + line(spans)
        }
      }
    }
  }

  /// A sentence on the first NaN or infinity, and the position where it belongs; nil if there is
  /// none, or if a question asks for it.
  var firstNonFinite: (position: Int, line: StyledLine)? {
    guard let first = trace.firstNonFinite else { return nil }
    let symbol: Symbol = first.isGradient ? .gradient(first.node) : .value(first.node)
    if veil.contains(symbol) { return nil }
    let number = pen.numbers.significant(first.number, 1)
    let name = pen.printer(trace.graph).text(.symbol(symbol))
    return (
      first.position,
      StyledLine("Here is the first number that is not finite: \(number) in \(name).", .warning)
    )
  }

  private func line(_ spans: [Prose.Span]) -> StyledLine {
    var line = StyledLine()
    for span in spans {
      switch span.content {
      case .text(let text): line.append(Self.spaced(text), style(span.style))
      case .live(let value):
        guard veil.isDisjoint(with: value.expression.symbols) else {
          line.append("?", style(span.style))
          continue
        }
        let tensor = value.expression.value(in: trace)
        line.append(text(tensor, digits: value.digits ?? pen.digits), style(span.style))
      }
    }
    return line
  }

  /// Line breaks of the file are spaces.
  private static func spaced(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private func style(_ style: Prose.Span.Style) -> Style {
    switch style {
    case .plain: .plain
    case .emphasis: Style.plain.underlined
    case .strong: Style.plain.bold
    case .code: .key
    }
  }

  /// A value inside a sentence: a number, or rows as in `[1 2; 3 4]`.
  func text(_ tensor: Tensor, digits: Int) -> String {
    let rows = (0..<tensor.rows).map { row in
      tensor.row(row).map { pen.numbers.decimals($0, digits) }.joined(separator: " ")
    }
    return tensor.isScalar ? rows[0] : "[" + rows.joined(separator: "; ") + "]"
  }
}
