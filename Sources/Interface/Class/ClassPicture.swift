import Autodiff
import Notation
import Screen
import Study

/// The line that a step is about, large: a box for each of its operands and for what it makes, and under
/// them the way that the value or the gradient goes.
struct ClassPicture {
  /// Without what the step makes, as long as its derivation is not complete.
  let moment: Moment
  let pen: Pen
  /// The node that was chosen: its line is shown, and all but itself dimmed.
  var chosen: Node.ID?

  private var graph: Graph { moment.graph }

  /// With a space between the digits of lone numbers where there is room, else close together.
  private enum Width: CaseIterable {
    case spaced, plain, tight

    /// Columns between two boxes, and in a box beside its numbers.
    var gap: Int { self == .tight ? 1 : 3 }
    var margin: Int { self == .tight ? 0 : 1 }
  }

  private struct Box {
    let id: Node.ID
    let name: String
    let value: [String]
    /// Empty of what gets none.
    let gradient: [String]
    let columns: Int
  }

  /// What is large: of a line all operands whatever the step takes of them, so that the picture tells
  /// no more than the question.
  private var line: Node.ID? {
    if let chosen { return chosen }
    switch moment.step {
    case .forward(let id, _), .seed(let id, _), .update(let id, _): return id
    case .reverse(let step): return step.use
    case nil: return nil
    }
  }

  private var nodes: [Node.ID] {
    guard let line else { return [] }
    if case .update = moment.step, chosen == nil { return [line] }
    guard !moment.hidesFormula(of: line) else { return [line] }
    var operands: [Node.ID] = []
    for id in graph.nodes[line].formula?.symbols.compactMap(\.node) ?? []
    where id != line && !operands.contains(id) {
      operands.append(id)
    }
    let given = operands.filter { graph.nodes[$0].kind != .computed }
    return given + operands.filter { graph.nodes[$0].kind == .computed }.sorted() + [line]
  }

  // MARK: Size

  /// Rows that the boxes of any line of a graph take, as far as a screen has them: with a name above,
  /// and a row for the way below.
  static func rows(_ graph: Graph) -> Int {
    // A gradient below its value, where there is one.
    (graph.nodes.map { $0.shape.rows * (graph.getsGradient($0.id) ? 2 : 1) }.max() ?? 2) + 4
  }

  /// Nil where it does not fit.
  private func boxes(_ size: Size) -> (boxes: [Box], width: Width)? {
    let nodes = nodes
    guard !nodes.isEmpty else { return nil }
    for width in Width.allCases {
      let boxes = nodes.map { box($0, width) }
      let rows = (boxes.map { $0.value.count + $0.gradient.count }.max() ?? 0) + 4
      if Self.columns(boxes, width) <= size.columns, rows <= size.rows { return (boxes, width) }
    }
    return nil
  }

  private static func columns(_ boxes: [Box], _ width: Width) -> Int {
    boxes.reduce(-width.gap) { $0 + $1.columns + width.gap }
  }

  func fits(_ size: Size) -> Bool { rows(size) != nil }

  /// So many it takes of a room; nil where it does not fit.
  func rows(_ size: Size) -> Int? {
    boxes(size).map { ($0.boxes.map { $0.value.count + $0.gradient.count }.max() ?? 0) + 4 }
  }

  private func box(_ id: Node.ID, _ width: Width) -> Box {
    let value = texts(valueShown(id), of: id, width)
    let gradient =
      graph.getsGradient(id) ? texts(moment[.gradient(id)], of: id, width) : []
    let name = pen.glyphs.spell(
      graph.nodes[id].shape.isScalar || moment.hidesShape(of: id)
        ? pen.name(id, in: graph) : GraphOutline.caption(graph.nodes[id], in: graph, pen))
    // What is not there yet has the room of a usual number, so that the picture stands still.
    let least = graph.nodes[id].shape.isScalar ? (width == .spaced ? 11 : 6) : 1
    let longest = (value + gradient).map { ColumnWidth.columns(of: $0) }.max() ?? 0
    return Box(
      id: id, name: name, value: value, gradient: gradient,
      columns: max(longest, least, ColumnWidth.columns(of: name)) + 2 + 2 * width.margin)
  }

  /// Of an update what it has made.
  private func valueShown(_ id: Node.ID) -> Quantity {
    if case .update(id, _) = moment.step { moment[.value(id)] } else { moment.valueUsed(id) }
  }

  private func texts(_ quantity: Quantity, of id: Node.ID, _ width: Width) -> [String] {
    let shape = graph.nodes[id].shape
    func single(_ text: String) -> [String] {
      // A matrix that is not seen takes as many rows as one that is.
      guard !moment.hidesShape(of: id) else { return [text] }
      let middle = (shape.rows - 1) / 2
      return (0..<shape.rows).map { $0 == middle ? text : "" }
    }
    switch quantity {
    case .absent: return single(pen.glyphs.spell("·"))
    case .secret: return single("?")
    case .known(let tensor, _):
      if let lone = pen.format.lone(tensor).map(pen.glyphs.spell) {
        return [width == .spaced ? lone.map(String.init).joined(separator: " ") : lone]
      }
      return pen.format.rows(tensor).map(pen.glyphs.spell)
    }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, at rect: Rect) {
    guard let (boxes, width) = boxes(rect.size) else { return }
    let rows = boxes.map { $0.value.count + $0.gradient.count }.max() ?? 0
    var column = rect.column + (rect.width - Self.columns(boxes, width)) / 2
    var middles: [Node.ID: Int] = [:]
    for box in boxes {
      let area = Rect(row: rect.row + 1, column: column, width: box.columns, height: rows + 2)
      draw(box, at: area, margin: width.margin, within: rect, into: &frame)
      middles[box.id] = column + box.columns / 2
      column += box.columns + width.gap
    }
    drawWay(middles, row: rect.row + rows + 3, within: rect, into: &frame)
  }

  private func draw(
    _ box: Box, at area: Rect, margin: Int, within clip: Rect, into frame: inout Frame
  ) {
    let isCurrent = moment.step?.node == box.id
    let style: Style = isCurrent ? (moment.step?.pass.style ?? .plain).bold : .plain
    frame.box(area, glyphs: pen.glyphs, isHeavy: isCurrent, style: style, within: clip)
    let isMoved = valueShown(box.id).was != nil || moment[.gradient(box.id)].was != nil
    let name =
      StyledLine(box.name, chosen == box.id ? .chosen : style.bold)
      + StyledLine(isMoved ? "*" : "", .changed)
    frame.put(
      name, row: area.row - 1, column: area.column + (area.width - name.columns) / 2, within: clip)
    let value = valueShown(box.id)
    let isForward =
      isCurrent && moment.step?.pass != .backward1
      && moment.step?.pass != .backward2
    let inner = area.inset(columns: 1 + margin)
    put(box.value, value, isForward ? style : .plain, inner, row: area.row + 1, clip, &frame)
    put(
      box.gradient, moment[.gradient(box.id)], isCurrent ? Style.backward.bold : .backward, inner,
      row: area.row + 1 + box.value.count, clip, &frame)
    if let chosen, chosen != box.id {
      frame.restyle(
        Rect(row: area.row - 1, column: area.column, width: area.width, height: area.height + 1)
          .intersection(clip)
      ) { Style(.muted, $0.attributes.subtracting(.bold).union(.dim)) }
    }
  }

  /// Ends where what stands above it ends.
  private func put(
    _ texts: [String], _ quantity: Quantity, _ style: Style, _ area: Rect, row: Int, _ clip: Rect,
    _ frame: inout Frame
  ) {
    let isNumber = quantity.tensor != nil
    let style = quantity.was == nil ? (quantity.isAbsent ? .muted : style) : style.moved
    for (offset, text) in texts.enumerated() {
      let columns = ColumnWidth.columns(of: text)
      let column =
        isNumber ? area.endColumn - columns : area.column + (area.width - columns) / 2
      frame.put(
        text, row: row + offset, column: column, style: quantity.isSecret ? Style.key.bold : style,
        within: clip)
    }
  }

  /// Values run to what the line makes, a gradient back to one of its operands.
  private func drawWay(
    _ middles: [Node.ID: Int], row: Int, within clip: Rect, into frame: inout Frame
  ) {
    guard chosen == nil else { return }
    func put(_ glyph: Unicode.Scalar, _ column: Int, _ style: Style) {
      frame.put(
        pen.glyphs.cell(glyph), at: Position(row: row, column: column), style: style, within: clip)
    }
    switch moment.step {
    case .forward(let id, _):
      guard let end = middles[id], !moment.hidesFormula(of: id) else { return }
      let starts = middles.filter { $0.key != id }.map(\.value).sorted()
      guard let first = starts.first else { return }
      for column in first..<end { put("─", column, .forward) }
      for start in starts { put(start == first ? "╰" : "┴", start, .forward) }
      put("▲", end, Style.forward.bold)
    case .reverse(let step):
      guard let start = middles[step.use], let end = middles[step.target], end < start else {
        return
      }
      for column in end..<start { put("━", column, Style.backward.bold) }
      put("┛", start, Style.backward.bold)
      put("▲", end, Style.backward.bold)
      guard
        let factor = moment.localDerivative(toward: step.target, through: step.use),
        let text = pen.format.lone(Tensor(factor))
      else { return }
      let label = pen.glyphs.spell(" ×\(text) ")
      let columns = ColumnWidth.columns(of: label)
      guard start - end > columns + 4 else { return }
      frame.put(
        label, row: row, column: end + (start - end - columns) / 2 + 1,
        style: Style.backward.bold, within: clip)
    case .seed, .update, nil: break
    }
  }
}
