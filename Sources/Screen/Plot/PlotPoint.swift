/// A point beside two axes, each of which goes from 0 to 1.
struct PlotPoint: Hashable, Sendable {
  var x: Double
  var y: Double

  /// What is seen of a straight line: the part between the ends of both axes; nil if nothing is.
  /// (Liang and Barsky 1984.)
  static func seen(
    from start: PlotPoint, to end: PlotPoint
  ) -> (start: PlotPoint, end: PlotPoint)? {
    let (width, height) = (end.x - start.x, end.y - start.y)
    var (first, last) = (0.0, 1.0)
    for (change, room) in [
      (-width, start.x), (width, 1 - start.x), (-height, start.y), (height, 1 - start.y),
    ] {
      if change == 0 {
        if room < 0 { return nil }
      } else if change < 0 {
        first = max(first, room / change)
      } else {
        last = min(last, room / change)
      }
    }
    guard first <= last else { return nil }
    return (
      PlotPoint(x: start.x + first * width, y: start.y + first * height),
      PlotPoint(x: start.x + last * width, y: start.y + last * height)
    )
  }
}
