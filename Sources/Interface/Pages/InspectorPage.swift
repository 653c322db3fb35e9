import Autodiff
import Notation
import Screen
import Study

extension Page {
  /// All about one node at one moment: its equation, shape, numbers, and every use with its product.
  static let inspector = Page(id: "inspector", place: "the inspector") { state, columns in
    guard let stepper = state.stepper else { return LongText(lines: []) }
    let inspector = Inspector(
      moment: stepper.moment, node: stepper.moment.graph.nodes[stepper.inspected],
      pen: stepper.pen, columns: columns)
    return LongText(sections: inspector.sections)
  }
}

/// What the inspector says of a node.
struct Inspector {
  let moment: Moment
  let node: Node
  let pen: Pen
  let columns: Int

  private var graph: Graph { moment.graph }
  private var printer: FormulaPrinter { pen.printer(moment) }
  private var text: Wording { Wording(moment: moment, pen: pen) }

  var sections: [LongText] {
    var sections = [LongText(lines: head)]
    sections += quantity(
      "value", .value(node.id), moment[.value(node.id)], style: .forward,
      before: moment.beforeUpdate(node.id))
    if graph.getsGradient(node.id) {
      sections.append(LongText(lines: [StyledLine()]))
      sections += quantity(
        printer.gradient(node.id), .gradient(node.id), moment[.gradient(node.id)],
        style: .backward)
    }
    return sections + uses
  }

  private var head: [StyledLine] {
    let name = printer.name(node.id)
    let kind =
      switch node.kind {
      case .data: "data: given, not learned"
      case .parameter: "a parameter: given, and learned"
      case .computed: node.id == graph.loss ? "the loss" : "computed"
      }
    var title = StyledLine(name, .title)
    let shape = moment.hidesShape(of: node.id) ? "?" : pen.shape(node.shape)
    title.append(pen.glyphs.spell("   \(shape)   \(kind)"), .muted)
    let equation = node.formula == nil ? [] : [StyledLine(text.equation(node.id))]
    return [title] + equation + [StyledLine()]
  }

  // MARK: Numbers

  /// - Parameters:
  ///   - name: what it belongs to, to say why it is hidden.
  ///   - before: what it was before an update moved it; absent if none did.
  ///   - indent: how far from the left it stands.
  private func quantity(
    _ title: String, _ name: Symbol, _ quantity: Quantity, style: Style, before: Quantity = .absent,
    indent: Int = 0
  ) -> [LongText] {
    let margin = StyledLine(String(repeating: " ", count: indent))
    func lines(_ lines: StyledLine...) -> LongText {
      LongText(lines: lines.map { margin + $0 })
    }
    switch quantity {
    case .absent: return [lines(StyledLine("\(title): not computed yet", .muted))]
    case .secret:
      return [
        lines(
          StyledLine("\(title) = ?") + StyledLine("   \(text.reason(name))", .muted))
      ]
    case .known(let tensor, let was?):
      return change(title, was, tensor, style: style, margin: margin)
    case .known(let tensor, nil):
      guard let number = pen.format.lone(tensor) else {
        let now = [lines(StyledLine("\(title):")), rows(tensor, style: style, margin: margin)]
        guard let before = before.tensor else { return now }
        return now + [
          lines(StyledLine("was, before the update:", .muted)),
          rows(before, style: .muted, margin: margin),
        ]
      }
      var line = StyledLine("\(title) = ")
      line.append(number, style)
      if let before = before.tensor.flatMap(pen.format.lone) {
        line.append("   was \(before) before the update", .muted)
      }
      return [lines(line)]
    }
  }

  /// A number that an edit moved: the one with the lesson's own values, and the one now.
  private func change(
    _ title: String, _ old: Tensor, _ new: Tensor, style: Style, margin: StyledLine
  ) -> [LongText] {
    if let old = pen.format.lone(old), let new = pen.format.lone(new) {
      var line = StyledLine("\(title) = \(old) \(pen.numbers.arrow) ")
      line.append(new, style.bold)
      return [LongText(lines: [margin + line])]
    }
    let count = new.entriesMoved(from: old).count
    let head = margin + StyledLine("\(title): \(count) of \(new.shape.count) entries moved")
    // Each entry takes three columns at least, with the space before it.
    if 2 * 3 * new.columns <= columns {
      let both = Block.row([
        Block("  "), pen.format.block(old, style: .muted), Block(" \(pen.numbers.arrow) "),
        pen.format.block(new, style: style.bold),
      ])
      if both.columns <= columns - margin.columns {
        return [LongText(lines: [head] + both.lines.map { margin + $0 })]
      }
    }
    return [
      LongText(lines: [head]), rows(new, style: style.bold, margin: margin),
      LongText(lines: [margin + StyledLine("was:", .muted)]),
      rows(old, style: .muted, margin: margin),
    ]
  }

  /// The whole matrix where it fits, else as many columns as do; all rows, to scroll through.
  private func rows(_ tensor: Tensor, style: Style, margin: StyledLine) -> LongText {
    let indent = margin + StyledLine("  ")
    return LongText(count: tensor.rows) { [columns, pen] seen in
      let rows = MatrixRows(tensor, pen.format, columns: columns - indent.columns)
      return seen.map { indent + StyledLine(pen.glyphs.spell(rows[$0]), style) }
    }
  }

  private func number(_ number: Double) -> String { pen.format.text(number) }

  // MARK: Uses

  private var uses: [LongText] {
    let uses = graph.uses[node.id]
    guard !uses.isEmpty else {
      return node.id == graph.loss
        ? [] : [LongText(lines: [StyledLine(), StyledLine("No line uses it.", .muted)])]
    }
    return [LongText(lines: [StyledLine(), StyledLine("Used by", .title)])]
      + uses.reversed().flatMap(self.use)
  }

  private func use(_ line: Node.ID) -> [LongText] {
    let printer = printer
    let equation = LongText(count: 1) { _ in [StyledLine("  " + text.equation(line))] }
    guard let formula = moment.formula(toward: node.id, through: line) else { return [equation] }
    let product = moment.product(toward: node.id, through: line)
    let isDone = !product.isAbsent
    let dot = pen.glyphs.spell("   ·")
    // The way back through a line would tell its formula ahead.
    let isKept = !isDone && moment.hidesFormula(of: line)
    let adds = LongText(count: 1) { _ in
      [
        StyledLine("    adds ", .muted)
          + StyledLine(isKept ? "?" : printer.text(formula, filling: node.shape))
          + StyledLine(isDone ? "" : dot, .muted)
      ]
    }
    return [equation, adds]
      + (isDone
        ? quantity("product", .gradient(node.id), product, style: .backward, indent: 4) : [])
  }
}
