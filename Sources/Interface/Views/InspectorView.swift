import Autodiff
import Notation
import Screen

/// All about one node at one moment: its equation, shape, numbers, and every use with its product.
struct InspectorView {
  let trace: Trace
  let position: Int
  let node: Node
  let pen: Pen
  var veil: Veil = []
  /// What edits have moved; nil while the values are the lesson's own.
  var moved: MovedNumbers?

  private var graph: Graph { trace.graph }

  func lines(columns: Int) -> [StyledLine] {
    let printer = pen.printer(graph)
    let name = printer.name(node.id)
    let kind =
      switch node.kind {
      case .data: "data: given, not learned"
      case .parameter: "a parameter: given, and learned"
      case .computed: node.id == graph.loss ? "the loss" : "computed"
      }
    var title = StyledLine(name, .title)
    title.append(pen.glyphs.spell("   \(pen.shape(node.shape))   \(kind)"), .muted)
    var lines = [title]
    if let formula = node.formula {
      lines.append(StyledLine("\(name) = \(printer.text(formula))"))
    }
    lines.append(StyledLine())
    lines += quantity(
      "value", trace.value(of: node.id, at: position), style: .forward, columns: columns,
      symbol: .value(node.id), before: valueBeforeUpdate)
    if node.kind != .data {
      lines.append(StyledLine())
      lines += quantity(
        printer.gradient(node.id), trace.gradient(of: node.id, at: position), style: .backward,
        columns: columns, symbol: .gradient(node.id))
    }
    return lines + uses(columns: columns)
  }

  /// What a parameter was before it was updated; nil if it was not.
  private var valueBeforeUpdate: Tensor? {
    guard let updated = trace.updatePosition(of: node.id), updated <= position else { return nil }
    return trace.values[node.id]
  }

  private func quantity(
    _ title: String, _ tensor: Tensor?, style: Style, columns: Int, symbol: Symbol,
    was old: Tensor? = nil, before: Tensor? = nil
  ) -> [StyledLine] {
    guard let tensor else {
      return [StyledLine("\(title): not computed yet", .muted)]
    }
    if veil.contains(symbol) {
      return [StyledLine("\(title) = ?") + StyledLine("   a question asks for it", .muted)]
    }
    if let old = old ?? moved?.moved(symbol, at: position)?.old, !old.isSame(as: tensor) {
      return change(title, old, tensor, style: style, columns: columns)
    }
    if let scalar = tensor.scalar {
      var line = StyledLine("\(title) = ")
      line.append(pen.numbers.significant(scalar, 4 + pen.digits), style)
      if let before = before?.scalar {
        let was = pen.numbers.significant(before, 4 + pen.digits)
        line.append("   was \(was) before the update", .muted)
      }
      return [line]
    }
    let now = [StyledLine("\(title):")] + matrix(tensor, style: style, columns: columns)
    guard let before else { return now }
    return now + [StyledLine("was, before the update:", .muted)]
      + matrix(before, style: .muted, columns: columns)
  }

  /// A number that an edit moved: the one with the lesson's own values, and the one now.
  private func change(
    _ title: String, _ old: Tensor, _ new: Tensor, style: Style, columns: Int
  ) -> [StyledLine] {
    let arrow = moved?.sign ?? ""
    if old.isScalar {
      let digits = 4 + pen.digits
      var line = StyledLine(
        "\(title) = \(pen.numbers.significant(old.elements[0], digits)) \(arrow) ")
      line.append(pen.numbers.significant(new.elements[0], digits), style.bold)
      return [line]
    }
    let count = MovedNumbers.movedEntries(old, new).count
    let head = StyledLine("\(title): \(count) of \(new.shape.count) entries moved")
    let format = MatrixFormat(decimals: pen.digits, largest: new.shape, pen: pen)
    let both = Block.row([
      Block("  "), format.block(old, style: .muted), Block(" \(arrow) "),
      format.block(new, style: style.bold),
    ])
    if both.columns <= columns { return [head] + both.lines }
    return [head] + matrix(new, style: style.bold, columns: columns) + [StyledLine("was:", .muted)]
      + matrix(old, style: .muted, columns: columns)
  }

  /// The whole matrix where it fits, else as many columns as do; all rows, to scroll through.
  private func matrix(_ tensor: Tensor, style: Style, columns: Int) -> [StyledLine] {
    func block(_ width: Int) -> Block {
      MatrixFormat(decimals: pen.digits, largest: Shape(tensor.rows, width), pen: pen)
        .block(tensor, style: style)
    }
    // More columns are never narrower, but for the last, which needs no ellipsis.
    var shown = block(tensor.columns)
    var (fitting, tooWide) = (1, tensor.columns)
    if shown.columns + 2 > columns {
      while tooWide - fitting > 1 {
        let middle = (fitting + tooWide) / 2
        if block(middle).columns + 2 <= columns { fitting = middle } else { tooWide = middle }
      }
      shown = block(fitting)
    }
    return shown.lines.map { StyledLine("  ") + $0 }
  }

  private func uses(columns: Int) -> [StyledLine] {
    let printer = pen.printer(graph)
    let uses = graph.uses[node.id]
    guard !uses.isEmpty else {
      return node.id == graph.loss ? [] : [StyledLine(), StyledLine("No line uses it.", .muted)]
    }
    var lines = [StyledLine(), StyledLine("Used by", .title)]
    for use in uses.reversed() {
      let formula = graph.nodes[use].formula.map(printer.text) ?? ""
      lines.append(StyledLine("  \(printer.name(use)) = \(formula)"))
      guard let reverse = step(from: use) else { continue }
      lines.append(
        StyledLine("    adds ", .muted) + StyledLine(printer.text(reverse.formula))
          + StyledLine(isDone(use) ? "" : pen.glyphs.spell("   ·"), .muted))
      guard isDone(use) else { continue }
      lines += quantity(
        "product", reverse.product, style: .backward, columns: columns - 4,
        symbol: .gradient(node.id), was: step(from: use, in: moved?.before)?.product
      )
      .map { StyledLine("    ") + $0 }
    }
    return lines
  }

  private func step(from use: Node.ID, in other: Trace? = nil) -> ReverseStep? {
    let trace = other ?? trace
    for place in trace.backwardPositions(of: node.id) {
      if case .reverse(let step) = trace.step(at: place), step.use == use { return step }
    }
    return nil
  }

  private func isDone(_ use: Node.ID) -> Bool {
    trace.backwardPositions(of: node.id).contains { place in
      guard place <= position, case .reverse(let step) = trace.step(at: place) else {
        return false
      }
      return step.use == use
    }
  }
}
