import Autodiff
import GraphLayout
import Screen
import Study

/// Writes one moment of a trace into a graph's picture.
struct GraphView {
  let picture: GraphPicture
  let moment: Moment
  /// The node that the user chose, if any.
  let chosen: Node.ID?
  let pen: Pen
  /// Whether what lies behind the numbers of a matrix tells how large they are.
  let hasHeat: Bool
  /// What the lesson lights.
  private let way: Way?

  init(
    picture: GraphPicture, moment: Moment, chosen: Node.ID?, pen: Pen, hasHeat: Bool = false
  ) {
    (self.picture, self.moment, self.chosen, self.pen) = (picture, moment, chosen, pen)
    self.hasHeat = hasHeat
    way = moment.way
  }

  var graph: Graph { moment.graph }
  private var layout: ClusterLayout { picture.layout }
  private var step: StepOutline? { moment.step }

  /// A part of the picture: only what meets it is drawn.
  func frame(of visible: Rect) -> Frame {
    var frame = Frame(of: visible)
    let seen = layout.edges.filter { !$0.extent.intersection(visible).isEmpty }
    var lines = Lines()
    let step = step
    func rank(_ edge: ClusterLayout.Edge) -> Int { isActive(edge, step) ? 2 : isLit(edge) ? 1 : 0 }
    let ranked = seen.map { (edge: $0, rank: rank($0)) }
    for turn in 0...2 {
      for (edge, rank) in ranked where rank == turn { draw(edge, visible, &lines, into: &frame) }
    }
    for box in layout.clusters where Self.mayBeSeen(box.extent, in: visible) {
      draw(box, into: &frame)
    }
    drawFactors(into: &frame)
    drawFactorOfLeaf(into: &frame)
    return frame
  }

  /// Whether something of a box or an edge may be in an area: names and factors stand out on all
  /// sides, with the marks of what is chosen.
  static func mayBeSeen(_ extent: Rect, in area: Rect) -> Bool {
    !extent.inset(rows: -4, columns: -20).intersection(area).isEmpty
  }

  // MARK: Edges

  /// The step is about the way from a line to what hangs under it.
  func isActive(_ leaf: Node.ID, of box: Node.ID) -> Bool {
    if case .reverse(let step) = step { step.target == leaf && step.use == box } else { false }
  }

  /// A change of what is lit goes along this edge.
  private func isLit(_ edge: ClusterLayout.Edge) -> Bool {
    way?.edges.contains(Way.Edge(from: edge.from, to: edge.to)) ?? false
  }

  func isLit(_ leaf: Node.ID, of box: Node.ID) -> Bool {
    way?.edges.contains(Way.Edge(from: leaf, to: box)) ?? false
  }

  /// The step is about this edge: a value flows into the new node, or a gradient back to it.
  func isActive(_ edge: ClusterLayout.Edge) -> Bool { isActive(edge, step) }

  private func isActive(_ edge: ClusterLayout.Edge, _ step: StepOutline?) -> Bool {
    switch step {
    case .forward(let id, _): edge.to == id
    case .reverse(let step): edge.from == step.target && edge.to == step.use
    case .seed, .update, nil: false
    }
  }

  /// What was drawn of edges in one style, one after the other: many share a line, which is drawn
  /// once.
  private struct Lines {
    private var look: (style: Style, isHeavy: Bool, isTurned: Bool)?
    var pieces: Set<Rect> = []

    mutating func begin(_ style: Style, isHeavy: Bool, isTurned: Bool) {
      if let look, look == (style, isHeavy, isTurned) { return }
      look = (style, isHeavy, isTurned)
      pieces = []
    }
  }

  private func draw(
    _ edge: ClusterLayout.Edge, _ visible: Rect, _ lines: inout Lines, into frame: inout Frame
  ) {
    let isActive = isActive(edge)
    let wasRead = moment.isComputed(edge.to)
    let gradientIsBack = moment.hasCarriedGradient(to: edge.from, through: edge.to)
    let isForward = wasRead && step?.pass == .forward && isActive
    let recoloured = gradientIsBack && !edge.hasLane
    let isLit = isLit(edge)
    let style: Style =
      recoloured ? .backward : isLit ? .key : wasRead ? .forward : .rule
    let isHeavy = isLit || isForward || (recoloured && isActive)
    let lineStyle = isLit || isActive ? style.bold : style
    lines.begin(lineStyle, isHeavy: isHeavy, isTurned: recoloured)
    for cell in layout.cells(of: edge, in: visible, beyond: &lines.pieces) {
      let way = recoloured ? turned(cell.glyph) : cell.glyph
      put(isHeavy ? heavy(way) : way, at: cell.position, style: lineStyle, into: &frame)
    }
    // The way of the values stays lit, and tells where it leads.
    if wasRead || isLit, !recoloured {
      put("▶", at: edge.end, style: isForward || isLit ? style.bold : style, into: &frame)
    }
    let isStrong = isActive || isLit
    if recoloured { put("◀", at: edge.start, style: arrowStyle(isStrong), into: &frame) }
    guard gradientIsBack, edge.hasLane else { return }
    let lane = Rect(
      row: edge.start.row + 1, column: edge.start.column,
      width: edge.end.column - edge.start.column + 1, height: 1
    ).intersection(visible)
    guard !lane.isEmpty else { return }
    for column in lane.columns {
      let glyph: Unicode.Scalar = column == edge.start.column ? "◀" : isStrong ? "━" : "─"
      let here = Position(row: lane.row, column: column)
      put(glyph, at: here, style: arrowStyle(isStrong), into: &frame)
    }
  }

  private func arrowStyle(_ isActive: Bool) -> Style {
    isActive ? Style.backward.bold : .backward
  }

  /// Gradients run against the arrows of the values.
  private func turned(_ glyph: Unicode.Scalar) -> Unicode.Scalar {
    glyph == "▲" ? "▼" : glyph == "▼" ? "▲" : glyph
  }

  private func heavy(_ glyph: Unicode.Scalar) -> Unicode.Scalar {
    switch glyph {
    case "─": "━"
    // Its twin would be that of the light one.
    case "│": pen.glyphs.isASCII ? "#" : "┃"
    case "╭": "┏"
    case "╮": "┓"
    case "╰": "┗"
    case "╯": "┛"
    case "├": "┣"
    case "┤": "┫"
    case "┬": "┳"
    case "┴": "┻"
    case "┼": "╋"
    default: glyph
    }
  }

  // MARK: Boxes

  typealias Cells = (value: Rect, gradient: Rect)

  private func draw(_ box: PlacedCluster, into frame: inout Frame) {
    let node = graph.nodes[box.id]
    let isCurrent = step?.node == box.id
    let style = borderStyle(box.id)
    // To be found without colour.
    frame.box(box.rect, glyphs: pen.glyphs, isHeavy: isCurrent, style: style)
    drawPorts(box, style: style, into: &frame)
    drawName(
      caption(node, of: box), of: box.id,
      row: picture.detail.hasNamesInBorders ? box.rect.row : box.rect.row - 1,
      column: box.rect.column, width: box.rect.width, into: &frame)
    if let form = picture.forms[box.id], let cells = picture.cells(of: box.id) {
      let powers = powers(of: box, form, cells)
      drawNumbers(of: node, form, cells, powers, into: &frame)
      markGradient(of: node, form, box.rect, cells, style: style, into: &frame)
      drawExampleHeads(of: node, form, box.rect, cells.value, into: &frame)
      draw(powers, into: &frame)
      for place in twins(in: box, form, cells.value) {
        put("≡", at: place, style: .twin, into: &frame)
      }
    }
    for leaf in box.leaves { draw(leaf, of: box, style: style, into: &frame) }
  }

  /// The name, with the shape of a matrix where there is room for it.
  func caption(_ node: Node, of box: PlacedCluster) -> String {
    let name = pen.name(node.id, in: graph)
    if moment.hidesShape(of: node.id) { return name }
    let caption = GraphOutline.caption(node, in: graph, pen)
    guard picture.detail.hasNamesInBorders else { return caption }
    return ColumnWidth.columns(of: caption) + 2 <= box.rect.width ? caption : name
  }

  /// What separates a value from the gradient beside it.
  private func drawDivider(_ cells: Cells, into frame: inout Frame) {
    guard cells.gradient.width > 0, cells.gradient.row == cells.value.row else { return }
    for row in cells.value.rows {
      put("╎", at: Position(row: row, column: cells.value.endColumn), style: .rule, into: &frame)
    }
  }

  /// Ticks on the outline of a matrix's box, where its gradient begins below the value: to be told
  /// without colour.
  private func markGradient(
    of node: Node, _ form: Form, _ rect: Rect, _ cells: Cells, style: Style, into frame: inout Frame
  ) {
    guard form.standing == .below, !form.shape.isScalar, graph.getsGradient(node.id),
      !cells.gradient.isEmpty
    else { return }
    let isCurrent = step?.node == node.id
    let row = cells.gradient.row
    put(
      isCurrent ? "┠" : "├", at: Position(row: row, column: rect.column), style: style, into: &frame
    )
    put(
      isCurrent ? "┨" : "┤", at: Position(row: row, column: rect.endColumn - 1), style: style,
      into: &frame)
  }

  private func drawPorts(_ box: PlacedCluster, style: Style, into frame: inout Frame) {
    let isCurrent = step?.node == box.id
    if layout.receivers.contains(box.id) {
      let place = Position(row: box.portRow, column: box.rect.column)
      put(isCurrent ? "┨" : "┤", at: place, style: style, into: &frame)
    }
    if layout.senders.contains(box.id) {
      let place = Position(row: box.portRow, column: box.rect.endColumn - 1)
      put(isCurrent ? "┠" : "├", at: place, style: style, into: &frame)
    }
    for leaf in box.leaves {
      let place = Position(row: box.rect.endRow - 1, column: leaf.stem)
      // The way out to a parameter is lit.
      let isActive = isActive(leaf.id, of: box.id)
      let isLit = isActive || isLit(leaf.id, of: box.id)
      let way: Style = (isActive ? Style.backward : .key).bold
      put(
        isLit ? "┳" : isCurrent ? "┯" : "┬", at: place,
        style: isLit ? way : style, into: &frame)
      for row in leaf.stemRows {
        put(
          isLit ? heavy("│") : "│", at: Position(row: row, column: leaf.stem),
          style: isLit ? way : style, into: &frame)
      }
    }
  }

  /// - Parameter stem: the column that the name stands under, as near to its middle as it can.
  private func drawName(
    _ name: String, of id: Node.ID, row: Int, column: Int, width: Int, stem: Int? = nil,
    into frame: inout Frame
  ) {
    let isChosen = chosen == id
    let columns = ColumnWidth.columns(of: name)
    let style: Style =
      isChosen
      ? .chosen : step?.node == id ? borderStyle(id) : way?.start == id ? Style.key.bold : .plain
    let middle = column + (width - columns) / 2
    let start = stem.map { max($0 - columns + 1, min($0, middle)) } ?? middle
    frame.put(name, row: row, column: start, style: style)
    let isMoved = moment.valueUsed(id).was != nil || moment[.gradient(id)].was != nil
    if isMoved {
      put("*", at: Position(row: row, column: start + columns), style: .changed, into: &frame)
    }
    guard isChosen else { return }
    put("▸", at: Position(row: row, column: start - 1), style: .chosen, into: &frame)
    guard !isMoved else { return }
    put("◂", at: Position(row: row, column: start + columns), style: .chosen, into: &frame)
  }

  private func draw(
    _ leaf: PlacedCluster.Leaf, of box: PlacedCluster, style: Style, into frame: inout Frame
  ) {
    let node = graph.nodes[leaf.id]
    let rect = leaf.rect
    let name = pen.name(leaf.id, in: graph)
    let isListed = picture.detail.leaves == .listed
    guard let form = picture.forms[leaf.id] else { return }
    if picture.named[box.id]?.contains(leaf.id) ?? false {
      drawName(
        name, of: leaf.id, row: rect.row, column: rect.column, width: rect.width, into: &frame)
      return
    }
    let cells = picture.cells(in: rect, form)
    let powers = powers(of: leaf, form)
    drawName(
      name, of: leaf.id, row: rect.row, column: rect.column,
      width: isListed || !powers.isEmpty ? ColumnWidth.columns(of: name) : rect.width,
      stem: !isListed && powers.isEmpty && rect.columns.contains(leaf.stem) ? leaf.stem : nil,
      into: &frame)
    draw(powers, into: &frame)
    switch form.value {
    case .numbers, .shades: return drawNumbers(of: node, form, cells, powers, into: &frame)
    case .shape, .none: break
    }
    frame.put(
      pen.shape(node.shape), row: cells.value.row, column: cells.value.column, style: .muted,
      within: cells.value)
    guard node.kind == .parameter else { return }
    let gradient = moment[.gradient(leaf.id)]
    let place = cells.gradient.isEmpty ? rect.moved(rows: 1) : cells.gradient
    put(
      gradient.isAbsent ? "·" : gradient.isSecret ? "?" : "●",
      at: Position(row: place.row, column: place.column + place.width / 2),
      style: gradient.isAbsent ? .muted : gradientStyle(leaf.id), into: &frame)
  }

  /// Whether the gradient has taken the place of the value.
  func isReplaced(_ id: Node.ID, _ form: Form) -> Bool {
    form.standing == .inPlace && form.gradient != .none && !moment[.gradient(id)].isAbsent
      && !moment[.gradient(id)].isSecret
  }

  private func drawNumbers(
    of node: Node, _ form: Form, _ cells: Cells, _ powers: Powers, into frame: inout Frame
  ) {
    let view = QuantityView(pen: pen, form: form, hasHeat: hasHeat)
    let isReplaced = isReplaced(node.id, form)
    if !isReplaced {
      view.draw(
        moment.valueUsed(node.id), form.value, in: cells.value, style: valueStyle(node.id),
        hasPower: powers.value != nil, into: &frame)
    }
    let isInPlace = form.standing == .inPlace && !isReplaced
    guard moment.graph.getsGradient(node.id), !cells.gradient.isEmpty, !isInPlace else { return }
    view.draw(
      moment[.gradient(node.id)], form.gradient, in: cells.gradient,
      style: gradientStyle(node.id), hasPower: powers.gradient != nil, into: &frame)
    if form.standing == .beside { drawDivider(cells, into: &frame) }
  }

  /// Where ≡ stands beside units that cannot be told apart.
  func twins(in box: PlacedCluster, _ form: Form, _ value: Rect) -> [Position] {
    guard form.value != .shape else { return [] }
    let places = form.places(form.value)
    return moment.twins(in: box.id).enumerated().compactMap { unit, isTwin in
      guard isTwin else { return nil }
      switch graph.unitAxis {
      case .rows where unit < value.height:
        return Position(row: value.row + unit, column: box.rect.column)
      case .columns where places.indices.contains(unit):
        return Position(
          row: box.rect.endRow - 1,
          column: value.column + places[unit].column + (places[unit].width - 1) / 2)
      default: return nil
      }
    }
  }

  // MARK: Styles

  private func borderStyle(_ id: Node.ID) -> Style {
    guard let step, step.node == id else {
      return moment.isComputed(id) ? .plain : .rule
    }
    return step.pass.style.bold
  }

  func valueStyle(_ id: Node.ID) -> Style {
    guard let step, step.node == id else { return .plain }
    switch step {
    case .forward, .update: return step.pass.style.bold
    case .seed, .reverse: return .plain
    }
  }

  func gradientStyle(_ id: Node.ID) -> Style {
    switch step {
    case .reverse, .seed: step?.node == id ? Style.backward.bold : .backward
    case .forward, .update, nil: .backward
    }
  }

  private func put(
    _ glyph: Unicode.Scalar, at position: Position, style: Style, into frame: inout Frame
  ) {
    frame.put(pen.glyphs.cell(glyph), at: position, style: style)
  }
}
