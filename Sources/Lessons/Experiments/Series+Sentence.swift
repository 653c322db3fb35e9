public import Experiments
public import Notation

extension ExperimentPart {
  /// What there is to see of a series: where it begins and ends, how steep it is on the way where it is
  /// straight, and where it leaves what a double can hold. Nil of one without numbers.
  ///
  /// - Parameter series: one of the experiment's, perhaps not whole.
  public func sentence(_ series: Series, numbers: NumberText = NumberText()) -> String? {
    guard let outline = experiment.outlines.first(where: { $0.name == series.name }),
      let start = series.x.first, let end = series.x.last,
      let first = series.y.first, let last = series.y.last
    else { return nil }
    func text(_ number: Double) -> String { numbers.significant(number, 4) }
    let words: String
    if isPath(outline) {
      words =
        "from (\(text(start)), \(text(first))) to (\(text(end)), \(text(last))) in "
        + "\(series.x.count - 1) steps"
    } else {
      words =
        "from \(text(first)) at \(outline.x) \(text(start)) to \(text(last)) at \(text(end))"
        + slope(series, outline, text)
    }
    guard let overflow = series.firstOverflow else { return "\(series.name): \(words)." }
    let place = isPath(outline) ? "step \(overflow)" : "\(outline.x) \(text(series.x[overflow]))"
    return "\(series.name): \(words). At \(place) it leaves what a double can hold."
  }

  private func isPath(_ outline: SeriesOutline) -> Bool {
    if case .descent = experiment { outline.scale == .linear } else { false }
  }

  private func slope(
    _ series: Series, _ outline: SeriesOutline, _ text: (Double) -> String
  ) -> String {
    guard let slope = series.number(.slope, on: outline.scale) else { return "" }
    // What is left of a difference of equal numbers is no slope.
    let most = series.y.reduce(0) { max($0, abs($1)) }
    let isRounding = outline.scale == .linear && abs(slope) * Double(series.y.count) < 1e-12 * most
    guard slope.isFinite, !isRounding, series.isStraight(on: outline.scale) else { return "" }
    let unit = outline.scale == .logarithmic ? " decades" : ""
    return ", \(text(slope))\(unit) for each \(outline.x)"
  }
}
