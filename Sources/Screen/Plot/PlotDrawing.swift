/// A plot in an area of a screen: where its parts stand, and what is drawn there.
struct PlotDrawing {
  private let plot: Plot
  private let glyphs: Glyphs
  /// How the numbers beside an axis are written.
  private let labels: ([Double]) -> [String]
  private let area: Rect
  /// Where the curves are.
  private let body: Rect
  private let across: PlotAxis
  private let up: PlotAxis
  private let legend: PlotLegend

  private static let roles: [Style] = [.forward, .backward, .update, .good, .warning, .twin]

  /// Nil where there is no room for a curve.
  init?(
    _ plot: Plot, _ area: Rect, _ glyphs: Glyphs, _ labels: @escaping ([Double]) -> [String]
  ) {
    self.plot = plot
    self.glyphs = glyphs
    self.labels = labels
    self.area = area
    legend = PlotLegend(plot, columns: area.width, glyphs) { labels([$0])[0] }
    // A title, the line of the axis and its numbers.
    let rows = area.height - 3 - legend.lines.count
    guard rows >= 2, area.width >= 20 else { return nil }
    let tall = Self.numbers(plot) { $0.y }
    up = Self.axis(tall, plot.y, most: max(2, rows / 3 + 1))
    let widths = labels(up.ticks).map { ColumnWidth.columns(of: glyphs.spell($0)) }
    let margin = (widths.max() ?? 0) + 2
    body = Rect(
      row: area.row + 1, column: area.column + margin, width: area.width - margin - 1,
      height: rows)
    guard body.width >= 4 else { return nil }
    across = Self.axis(Self.numbers(plot) { $0.x }, plot.x, most: max(2, body.width / 10))
  }

  private static func numbers(_ plot: Plot, _ side: (Plot.Curve) -> [Double]) -> [Double] {
    plot.curves.flatMap { curve in
      side(curve) + (curve.band.map { $0.lowest + $0.highest } ?? [])
    }
  }

  private static func axis(_ numbers: [Double], _ side: Plot.Side, most: Int) -> PlotAxis {
    let numbers = side.window.map { window in numbers.filter(window.contains) } ?? numbers
    return side.isExact
      ? .exact(numbers, side.scale, most: most) : .round(numbers, side.scale, most: most)
  }

  func draw(into frame: inout Frame) {
    frame.put(
      glyphs.fit(plot.y.title, to: area.width), row: area.row, column: area.column, style: .muted,
      within: area)
    drawAxes(into: &frame)
    drawDots(into: &frame)
    drawLetters(into: &frame)
    drawGaps(into: &frame)
    drawCursor(into: &frame)
    for (row, line) in legend.lines.enumerated() {
      var column = area.column
      for entry in line {
        frame.put(
          entry.text, row: area.endRow - legend.lines.count + row, column: column,
          style: style(entry.curve), within: area)
        column += entry.columns
      }
    }
  }

  private func style(_ curve: Int) -> Style {
    Self.roles[curve % Self.roles.count]
  }

  // MARK: Axes

  private func drawAxes(into frame: inout Frame) {
    let left = body.column - 1
    frame.verticalRule(
      row: body.row, column: left, height: body.height, glyph: glyphs.cell("│"), within: area)
    frame.horizontalRule(
      row: body.endRow, column: left, width: body.width + 1, glyph: glyphs.cell("─"),
      within: area)
    frame.put(glyphs.cell("└"), at: Position(row: body.endRow, column: left), style: .rule)
    for (tick, text) in zip(up.ticks, labels(up.ticks)) {
      guard let share = up.share(tick) else { continue }
      let row = body.endRow - 1 - Int((share * Double(body.height - 1)).rounded())
      let label = glyphs.spell(text)
      frame.put(
        label, row: row, column: left - 1 - ColumnWidth.columns(of: label), style: .muted,
        within: area)
      frame.put(glyphs.cell("┤"), at: Position(row: row, column: left), style: .rule)
    }
    var end = area.column
    let texts = labels(across.ticks)
    for (index, tick) in across.ticks.enumerated() {
      guard let share = across.share(tick) else { continue }
      let column = body.column + Int((share * Double(body.width - 1)).rounded())
      frame.put(glyphs.cell("┬"), at: Position(row: body.endRow, column: column), style: .rule)
      let label = glyphs.spell(texts[index])
      let width = ColumnWidth.columns(of: label)
      let start = min(max(column - width / 2, end), area.endColumn - width)
      // A number that would run into its neighbour is left out; the last one never is.
      guard start >= end, index == across.ticks.count - 1 || fits(start + width, before: index)
      else { continue }
      frame.put(label, row: body.endRow + 1, column: start, style: .muted, within: area)
      end = start + width + 1
    }
    let title = glyphs.spell(plot.x.title)
    let width = ColumnWidth.columns(of: title)
    // On the axis itself, where no number stands.
    if width + 4 < body.width {
      frame.put(
        " \(title) ", row: body.endRow, column: body.endColumn - width - 3, style: .muted,
        within: area)
    }
  }

  /// Whether a number that ends at a column leaves room for the last one.
  private func fits(_ end: Int, before index: Int) -> Bool {
    guard let last = labels(across.ticks).last else { return true }
    let width = ColumnWidth.columns(of: glyphs.spell(last))
    return end < min(body.endColumn - 1 - width / 2, area.endColumn - width)
  }

  // MARK: Curves

  /// Where a point lies beside the two axes, perhaps beyond them; nil if it has no place.
  private func point(_ x: Double, _ y: Double) -> PlotPoint? {
    guard let right = across.position(x), let height = up.position(y) else { return nil }
    return PlotPoint(x: right, y: height)
  }

  /// The dot of a point; nil if it is not seen.
  private func dot(_ x: Double, _ y: Double, _ grid: DotGrid) -> (column: Int, row: Int)? {
    guard let right = across.share(x), let height = up.share(y) else { return nil }
    return grid.dot(right, height)
  }

  private func drawDots(into frame: inout Frame) {
    var grid = DotGrid(body.size, glyphs)
    drawContours(on: &grid)
    for (index, curve) in plot.curves.enumerated() {
      if let band = curve.band {
        for ends in [band.lowest, band.highest] {
          for (x, y) in zip(curve.x, ends) {
            if let dot = dot(x, y, grid) { grid.set(dot.column, dot.row, owner: index) }
          }
        }
      }
      var before: PlotPoint?
      for (x, y) in zip(curve.x, curve.y) {
        let point = point(x, y)
        if let point, let (start, end) = PlotPoint.seen(from: before ?? point, to: point) {
          grid.line(
            from: grid.dot(start.x, start.y), to: grid.dot(end.x, end.y), owner: index)
        }
        before = point
      }
    }
    for row in 0..<body.height {
      for column in 0..<body.width {
        guard let mark = grid.mark(row, column) else { continue }
        frame.put(
          mark.glyph, at: Position(row: body.row + row, column: body.column + column),
          style: mark.owner < 0 ? .rule : style(mark.owner), within: body)
      }
    }
  }

  private static let contours = 7

  /// A dot where a height is on another side of a contour than to its right or below.
  private func drawContours(on grid: inout DotGrid) {
    guard let landscape = plot.landscape else { return }
    let (columns, rows) = (grid.columns, grid.rows)
    let places = (0..<rows).flatMap { row in
      (0..<columns).map { column in
        (
          x: across.number(at: Double(column) / Double(max(1, columns - 1))),
          y: up.number(at: 1 - Double(row) / Double(max(1, rows - 1)))
        )
      }
    }
    let heights = landscape(places)
    let sorted = heights.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return }
    // As many places lie between any two, so that a steep landscape has lines where it is flat, too.
    let levels = (1...Self.contours).map { sorted[$0 * (sorted.count - 1) / (Self.contours + 1)] }
    let ranks = heights.map { height in levels.count { $0 < height } }
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 {
        let index = row * columns + column
        // Dotted, so that nobody takes one for a curve.
        let isSeen = (column + row).isMultiple(of: 3)
        if isSeen, ranks[index] != ranks[index + 1] || ranks[index] != ranks[index + columns] {
          grid.set(column, row, owner: -1)
        }
      }
    }
  }

  /// Each curve's letter, at a place of its own and at its end.
  private func drawLetters(into frame: inout Frame) {
    let grid = DotGrid(body.size, glyphs)
    guard plot.curves.count > 1 else { return }
    for (index, curve) in plot.curves.enumerated() {
      let dots = zip(curve.x, curve.y).compactMap { dot($0, $1, grid) }
      guard !dots.isEmpty else { continue }
      let inner = dots.count * (2 * index + 1) / (2 * plot.curves.count)
      for dot in [dots[min(inner, dots.count - 1)], dots[dots.count - 1]] {
        let cell = grid.cell(dot.column, dot.row)
        frame.put(
          Plot.letter(index),
          at: Position(row: body.row + cell.row, column: body.column + cell.column),
          style: style(index).bold, within: body)
      }
    }
  }

  /// Where a number has no place, at the edge beyond which it lies.
  private func drawGaps(into frame: inout Frame) {
    for (index, curve) in plot.curves.enumerated() {
      guard let first = zip(curve.x, curve.y).first(where: { plot.y.scale.place($1) == nil }),
        let share = across.share(first.0)
      else { continue }
      let isBelow = first.1 <= 0
      let column = body.column + Int((share * Double(body.width - 1)).rounded())
      frame.put(
        glyphs.cell("✗"),
        at: Position(row: isBelow ? body.endRow - 1 : body.row, column: column),
        style: style(index).bold, within: body)
    }
  }

  private func drawCursor(into frame: inout Frame) {
    guard let cursor = plot.cursor, plot.curves.indices.contains(cursor.curve) else { return }
    let curve = plot.curves[cursor.curve]
    guard curve.x.indices.contains(cursor.point), let share = across.share(curve.x[cursor.point])
    else { return }
    let column = body.column + Int((share * Double(body.width - 1)).rounded())
    for row in body.rows where frame[row, column]?.scalar == " " {
      frame.put(
        glyphs.cell("┆"), at: Position(row: row, column: column), style: .muted, within: body)
    }
    guard let height = up.share(curve.y[cursor.point]) else { return }
    let row = body.endRow - 1 - Int((height * Double(body.height - 1)).rounded())
    frame.put(
      glyphs.cell("●"), at: Position(row: row, column: column), style: style(cursor.curve).bold,
      within: body)
  }
}
