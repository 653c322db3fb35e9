import Autodiff
import Notation
import Screen
import Study

/// A table of all nodes, where the screen has room for one: name, equation, value, gradient.
struct Ledger {
  /// Of a line of the table.
  static let leastColumns = 58

  let moment: Moment
  let chosen: Node.ID?
  let pen: Pen

  /// How many rows the table takes in columns of at least 58.
  ///
  /// - Parameter isOneBlock: whether each line has the whole width, so that matrices have room.
  static func rows(nodes: Int, columns: Int, isOneBlock: Bool) -> Int {
    let across = isOneBlock ? 1 : max(1, columns / 58)
    return (nodes + across - 1) / across + 1
  }

  func draw(into frame: inout Frame, at rect: Rect) {
    let graph = moment.graph
    let entries = graph.nodes.map(\.id)
    let rows = rect.height - 1
    guard rows > 0 else { return }
    let across = max(1, min(rect.width / 58, (entries.count + rows - 1) / rows))
    let width = (rect.width - 3 * (across - 1)) / across
    for block in 0..<across {
      let column = rect.column + block * (width + 3)
      let cells = Rect(row: rect.row, column: column, width: width, height: rect.height)
      let first = block * rows
      guard first < entries.count else { break }
      frame.put(
        line("", "", "value", pen.glyphs.spell("∂\(pen.name(graph.loss, in: graph))/∂"), width)
          .styled { _ in .muted },
        row: cells.row, column: column, within: cells)
      for (offset, id) in entries[first..<min(entries.count, first + rows)].enumerated() {
        let isLast = block == across - 1 && offset == rows - 1 && first + rows < entries.count
        let row = isLast ? StyledLine(pen.glyphs.spell("…"), .muted) : entry(id, width)
        frame.put(row, row: cells.row + 1 + offset, column: column, within: cells)
      }
    }
  }

  private func entry(_ id: Node.ID, _ width: Int) -> StyledLine {
    let node = moment.graph.nodes[id]
    let printer = pen.printer(moment.graph)
    let equation = node.formula.map {
      "= " + (moment.hidesFormula(of: id) ? "?" : printer.text($0))
    }
    let columns = numberColumns(width)
    let line = line(
      printer.name(id), equation ?? "", pen.text(moment.valueUsed(id), columns),
      !moment.graph.getsGradient(id) ? "" : pen.text(moment[.gradient(id)], columns), width)
    guard let step = moment.step, step.node == id else {
      return chosen == id ? line.styled { _ in .chosen } : line
    }
    return line.styled { _ in step.pass.style.bold }
  }

  /// Room for old → new, where there is something to compare; else for a small matrix, as far as the
  /// equations leave it.
  private func numberColumns(_ width: Int) -> Int {
    if moment.isEdited { return 18 }
    guard moment.graph.hasMatrices else { return 12 }
    let printer = pen.printer(moment.graph)
    let equations = moment.graph.computed.compactMap(\.formula).map {
      ColumnWidth.columns(of: printer.text($0)) + 3
    }
    return max(12, min(52, (width - 7 - (equations.max() ?? 0)) / 2))
  }

  private func line(
    _ name: String, _ equation: String, _ value: String, _ gradient: String, _ width: Int
  ) -> StyledLine {
    let numbers = numberColumns(width)
    var line = StyledLine(pen.glyphs.pad(name, to: 7))
    line.append(pen.glyphs.pad(equation, to: max(0, width - 7 - 2 * numbers)))
    line.append(pen.glyphs.pad(value, to: numbers, alignment: .right))
    line.append(pen.glyphs.pad(gradient, to: numbers, alignment: .right))
    return line
  }
}
