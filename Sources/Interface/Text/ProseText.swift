import Autodiff
import Lessons
import Notation
import Screen

/// A lesson's prose as lines, with its live values.
struct ProseText {
  let pen: Pen
  /// Whose names it writes; nil where there are none.
  let graph: Graph?
  /// Whether a hidden number takes the room of a usual one, to measure what it will need, instead of
  /// a `?`.
  var isMeasured = false
  /// The matrix of which what stands in braces is one entry; nil of anything else.
  var matrix: (LiveExpression) -> Tensor? = { _ in nil }
  /// What stands in place of a number that is not told.
  var missing: (LiveExpression) -> String = { _ in "?" }
  /// Of what stands in braces; nil where it is a secret, or not there yet.
  let value: (LiveExpression) -> Tensor?

  func paragraphs(_ prose: Prose) -> [StyledLine] {
    prose.blocks.flatMap { block -> [StyledLine] in
      switch block {
      case .paragraph(let spans): [line(spans)]
      case .list(let items, let isOrdered):
        items.enumerated().map { index, spans in
          StyledLine(isOrdered ? "\(index + 1). " : "• ") + line(spans)
        }
      case .table(let rows, let hasHead):
        table(rows.map { $0.map(line) }, hasHead: hasHead)
      }
    }
  }

  /// A value that a text or a key asks for; a `?` where a question hides it, dots where it is still
  /// computed.
  func text(_ expression: LiveExpression, digits: Int? = nil) -> String {
    guard
      let value = value(expression)
        ?? (isMeasured ? Tensor(expression.shape, filledWith: -4 / 3) : nil)
    else { return missing(expression) }
    guard let digits else {
      return entry(value, of: matrix(expression)) ?? pen.format.inline(value)
    }
    return value.cleared.scalar.map { pen.numbers.decimals($0, digits) }
      ?? MatrixFormat(decimals: digits, numbers: pen.numbers).inline(value)
  }

  /// An entry of a matrix as it is written among the others; nil where these have a power of ten in
  /// front.
  private func entry(_ value: Tensor, of matrix: Tensor?) -> String? {
    guard let number = value.scalar, let scale = matrix.map(pen.format.scale), scale.power == 0
    else { return nil }
    return pen.format.text(number, scale)
  }

  /// Cells in columns as wide as their widest cell.
  private func table(_ rows: [[StyledLine]], hasHead: Bool) -> [StyledLine] {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0
    }
    return rows.enumerated().map { index, cells in
      let padded = cells.enumerated().map { column, cell in
        let isLast = column == cells.count - 1
        let gap = isLast ? 0 : max(0, widths[column] - cell.columns) + 3
        return cell + StyledLine(String(repeating: " ", count: gap))
      }
      let line = padded.reduce(StyledLine(), +)
      return hasHead && index == 0 ? line.styled(\.bold) : line
    }
  }

  private func line(_ spans: [Prose.Span]) -> StyledLine {
    var line = StyledLine()
    for span in spans {
      switch span.content {
      case .text(let text):
        line.append(graph.map { pen.printer($0).prose(text) } ?? text, style(span.style))
      case .link(let id): line.append(id.word, Style.key.underlined)
      case .live(let live):
        line.append(text(live.expression, digits: live.digits), style(span.style))
      }
    }
    return line
  }

  private func style(_ style: Prose.Span.Style) -> Style {
    switch style {
    case .plain: .plain
    case .emphasis: Style.plain.underlined
    case .strong: Style.plain.bold
    case .code: .key
    }
  }
}

extension ProseText {
  /// One hint with its number, counted from 0 here and from 1 on the screen. Where the hints end with
  /// the answer, who asks for one more is told so.
  func hint(of item: any Asked, _ index: Int) -> [StyledLine] {
    let hints = item.textHints
    var lines = paragraphs(hints[index])
    guard let first = lines.first else { return [] }
    lines[0] = StyledLine("Hint \(index + 1): ", .muted) + first
    if item.mayReveal, index == hints.count - 1 {
      lines[lines.count - 1].append("  The next hint is the answer.", .muted)
    }
    return lines
  }
}
