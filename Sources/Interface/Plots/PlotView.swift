import Autodiff
package import Experiments
package import Lessons
import Notation
package import Screen

/// The series of an experiment as plots: those that belong together over the same axes.
package struct PlotView {
  private let part: ExperimentPart
  /// Of those that are seen, from the first; perhaps not whole.
  private let series: [Series]
  private let glyphs: Glyphs
  /// Of several seeds.
  package var band: SeedBand?
  /// The point of a series that is pointed at.
  package var cursor: (series: Int, point: Int)?
  /// The series that are not to be seen yet: the legend has them with a `?`.
  package var keptBack: Set<Int> = []

  /// - Parameter series: those that are to be seen, from the first of the experiment.
  package init(_ part: ExperimentPart, _ series: [Series], glyphs: Glyphs) {
    self.part = part
    self.series = series
    self.glyphs = glyphs
  }

  /// The plots of which something is seen, each by its place among all.
  package var panels: [Int] {
    part.experiment.panels.indices.filter { !curves(ofPanel: $0).isEmpty }
  }

  /// The plot that a series is drawn in.
  package func panel(of series: Int) -> Int? {
    part.experiment.panels.firstIndex { $0.contains(series) }
  }

  /// One plot by itself.
  package func frame(ofPanel panel: Int, _ size: Size) -> Frame {
    var frame = Frame(size: size)
    draw(panel, into: &frame, in: frame.area)
    return frame
  }

  private static let leastColumns = 55
  private static let leastRows = 16

  /// How many plots have room beside each other, and below.
  private func grid(_ size: Size) -> (across: Int, down: Int) {
    let count = panels.count
    let across = max(1, min(count, size.columns / Self.leastColumns))
    return (across, max(1, min((count + across - 1) / across, size.rows / Self.leastRows)))
  }

  /// Whether all plots have room together.
  package func showsAll(in size: Size) -> Bool {
    let (across, down) = grid(size)
    return panels.count <= across * down
  }

  /// Whether there is room for the current plot.
  package func fits(current: Int?, in size: Size) -> Bool {
    let panel = current.flatMap { panels.contains($0) ? $0 : nil } ?? panels.first
    guard showsAll(in: size) == false || panels.count == 1, let panel, let plot = plot(panel) else {
      return true
    }
    let numbers = NumberText(unicode: !glyphs.isASCII)
    return plot.fits(Frame(size: size).area, glyphs) { Self.labels($0, numbers) }
  }

  /// As many plots as have room, the current one among them.
  package func draw(current: Int?, into frame: inout Frame, in area: Rect) {
    let all = panels
    let (across, down) = grid(area.size)
    var shown = all
    if shown.count > across * down {
      let place = current.flatMap { all.firstIndex(of: $0) } ?? 0
      let first = min(place, all.count - across * down)
      shown = Array(all[first..<first + across * down])
    }
    for (index, panel) in shown.enumerated() {
      let (row, column) = (index / across, index % across)
      let (top, left) = (area.height * row / down, area.width * column / across)
      let rect = Rect(
        row: area.row + top, column: area.column + left,
        width: area.width * (column + 1) / across - left - (column + 1 < across ? 2 : 0),
        height: area.height * (row + 1) / down - top)
      draw(panel, into: &frame, in: rect)
    }
  }

  private func draw(_ panel: Int, into frame: inout Frame, in area: Rect) {
    let numbers = NumberText(unicode: !glyphs.isASCII)
    plot(panel)?.draw(into: &frame, in: area, glyphs: glyphs) {
      Self.labels($0, numbers)
    }
  }

  /// Numbers beside an axis, with as many digits as tell them apart.
  static func labels(_ ticks: [Double], _ numbers: NumberText) -> [String] {
    let short = ticks.map { label($0, numbers) }
    if Set(short).count == ticks.count { return short }
    let longer = (5...15).lazy.map { digits in ticks.map { numbers.significant($0, digits) } }
    return longer.first { Set($0).count == ticks.count } ?? short
  }

  /// A number beside an axis, as short as it can be.
  private static func label(_ number: Double, _ numbers: NumberText) -> String {
    if let short = numbers.fitted(number, columns: 4, digits: 1),
      let read = NumberText.value(short), abs(read - number) <= 1e-9 * abs(number)
    {
      return short
    }
    return numbers.fitted(number, columns: 5, digits: 4) ?? numbers.significant(number, 4)
  }

  /// Of which something is seen.
  private func curves(ofPanel panel: Int) -> [Int] {
    part.experiment.panels[panel].filter { series.indices.contains($0) && !series[$0].x.isEmpty }
  }

  /// Nil where nothing of it is seen.
  private func plot(_ panel: Int) -> Plot? {
    guard let first = curves(ofPanel: panel).first else { return nil }
    // Each keeps its letter, whatever is seen beside it.
    let indices = part.experiment.panels[panel].filter(series.indices.contains)
    let outlines = part.experiment.outlines
    let outline = outlines[first]
    let isPath = isPath(outline)
    let all = part.experiment.panels[panel].map { outlines[$0].y }
    var plot = Plot(
      indices.map { index in
        var curve = Plot.Curve(series[index].name, x: series[index].x, y: series[index].y)
        curve.isKeptBack = keptBack.contains(index)
        curve.remark = outlines[index].remark
        if let band { curve.band = (band.lowest[index], band.highest[index]) }
        return curve
      },
      x: Plot.Side(spelled(outline.x), isExact: !isPath),
      y: Plot.Side(
        Set(all).count == 1 ? spelled(outline.y) : String(outline.name.prefix { $0 != " " }),
        outline.scale == .linear ? .linear : .logarithmic))
    if isPath, case .descent(let descent) = part.experiment {
      plot.landscape = { places in
        let height = descent.landscape()
        return places.map { height($0.x, $0.y) }
      }
    }
    if isPath { leaveRunaways(of: &plot) }
    if let cursor, let place = indices.firstIndex(of: cursor.series) {
      plot.cursor = (place, cursor.point)
    }
    return plot
  }

  /// So many times as far as another path a path may go, and the picture still follows it.
  private static let farthest = 5.0

  /// A path that runs away leaves the picture, so that the others are seen.
  private func leaveRunaways(of plot: inout Plot) {
    func reach(_ numbers: [Double]) -> Double {
      numbers.reduce(0) { $1.isFinite ? max($0, abs($1)) : .infinity }
    }
    let reaches = plot.curves.map { max(reach($0.x), reach($0.y)) }
    let seen = plot.curves.indices.filter { !plot.curves[$0].x.isEmpty }
    guard let least = seen.map({ reaches[$0] }).min(), least > 0, least.isFinite else { return }
    let staying = plot.curves.indices.filter { reaches[$0] <= Self.farthest * least }
    guard staying.count < plot.curves.count else { return }
    func window(_ side: (Plot.Curve) -> [Double]) -> ClosedRange<Double>? {
      let numbers = staying.flatMap { side(plot.curves[$0]) }
      guard let low = numbers.min(), let high = numbers.max() else { return nil }
      return low...high
    }
    (plot.x.window, plot.y.window) = (window(\.x), window(\.y))
    for index in plot.curves.indices where !staying.contains(index) {
      plot.curves[index] = plot.curves[index].until(plot.x.window, plot.y.window)
    }
  }

  /// A name of the graph as it stands in formulas.
  private func spelled(_ name: String) -> String {
    guard case .descent(let descent) = part.experiment,
      let node = descent.graph.nodes.first(where: { $0.name == name })
    else { return name }
    return FormulaPrinter(descent.graph, glyphs.isASCII ? .ascii : .book).name(node.id)
  }

  private func isPath(_ outline: SeriesOutline) -> Bool {
    if case .descent = part.experiment { outline.scale == .linear } else { false }
  }
}

extension Plot.Curve {
  /// As far as the first point that lies beyond what is seen.
  fileprivate func until(_ right: ClosedRange<Double>?, _ up: ClosedRange<Double>?) -> Plot.Curve {
    let first = x.indices.first { index in
      right.map { !$0.contains(x[index]) } ?? false || up.map { !$0.contains(y[index]) } ?? false
    }
    guard let first else { return self }
    var seen = Plot.Curve(name, x: Array(x[...first]), y: Array(y[...first]))
    seen.isKeptBack = isKeptBack
    seen.remark = "which leaves the picture at step \(first)"
    return seen
  }
}
