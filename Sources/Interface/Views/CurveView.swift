import Autodiff
import Notation
import Screen
import Study

/// The curve of the function through which a gradient just went, with the line whose slope it was
/// multiplied with; below it what that gradient says of a small nudge, beside what really comes.
struct CurveView {
  static let columns = 48
  static let leastRows = 9

  let moment: Moment
  let pen: Pen

  func draw(into frame: inout Frame, at rect: Rect) {
    let said = nudge
    let rows = rect.height - (said.isEmpty ? 0 : said.count + 1)
    let area = Rect(row: rect.row, column: rect.column, width: rect.width, height: rows)
    plot?.draw(into: &frame, in: area, glyphs: pen.glyphs) {
      PlotView.labels($0, pen.numbers)
    }
    let below = Rect(
      row: rect.endRow - said.count, column: rect.column, width: rect.width, height: said.count)
    frame.put(said, in: below, pen.glyphs)
  }

  private var plot: Plot? {
    guard let curve = moment.slopeCurve else { return nil }
    let printer = pen.printer(moment)
    let text = Wording(moment: moment, pen: pen)
    let slope = pen.numbers.significant(curve.slope, 4)
    var plot = Plot(
      [
        Plot.Curve(text.equation(curve.line), x: curve.x, y: curve.y),
        Plot.Curve("slope \(slope)", x: curve.x, y: curve.tangent),
      ],
      x: Plot.Side(printer.name(curve.operand)), y: Plot.Side(printer.name(curve.line)))
    plot.cursor = (0, curve.today)
    // The line leaves the picture before the curve does.
    let seen = curve.y.filter(\.isFinite)
    if let low = seen.min(), let high = seen.max(), low < high {
      plot.y.window = low...high
      plot.curves[1] = tangent(curve, within: low...high, named: plot.curves[1].name)
    }
    return plot
  }

  private func tangent(
    _ curve: SlopeCurve, within window: ClosedRange<Double>, named name: String
  ) -> Plot.Curve {
    let tangent = curve.tangent
    let inside = tangent.indices.filter { window.contains(tangent[$0]) }
    return Plot.Curve(name, x: inside.map { curve.x[$0] }, y: inside.map { tangent[$0] })
  }

  private var nudge: [StyledLine] {
    guard let (node, promise) = moment.nudgeOfStep else { return [] }
    let printer = pen.printer(moment)
    let loss = printer.name(moment.graph.loss)
    let by = pen.numbers.significant(Moment.smallNudge, 1)
    let head = "Nudge \(printer.name(node)) by +\(by): "
    let indent = String(repeating: " ", count: pen.glyphs.columns(of: head))
    return [
      StyledLine(head) + StyledLine("the slope says ", .muted)
        + StyledLine("\(loss) \(pen.signed(promise.said, 3))", .backward),
      StyledLine(indent) + StyledLine("really         ", .muted)
        + StyledLine("\(loss) \(pen.signed(promise.really, 3))")
        + StyledLine(promise.holds ? (pen.glyphs.isASCII ? " ok" : " ✓") : "", .good),
    ].map { $0.spelled(pen.glyphs) }
  }

}
