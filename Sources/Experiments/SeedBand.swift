/// Several runs of one experiment, each of another seed: for each number the median of the runs, and
/// the lowest and the highest.
public struct SeedBand: Sendable {
  /// The medians.
  public let series: [Series]
  public let lowest: [[Double]]
  public let highest: [[Double]]
  /// How many runs there are.
  public let count: Int

  /// - Parameter runs: the series of each seed, of the same names and starts. A run that ended before
  ///   the first did has no part in the numbers after its end.
  public init?(_ runs: [[Series]]) {
    guard let first = runs.first else { return nil }
    count = runs.count
    let numbers = first.enumerated().map { index, series in
      series.y.enumerated().map { place, number in
        runs.dropFirst().reduce(into: [number]) { numbers, run in
          if run.indices.contains(index), run[index].y.indices.contains(place) {
            numbers.append(run[index].y[place])
          }
        }.sorted(by: Self.isBelow)
      }
    }
    series = zip(first, numbers).map { series, sorted in
      Series(series.name, x: series.x, y: sorted.map(Self.median))
    }
    lowest = numbers.map { $0.map { $0[0] } }
    highest = numbers.map { $0.map { $0[$0.count - 1] } }
  }

  /// NaN comes last.
  private static func isBelow(_ a: Double, _ b: Double) -> Bool {
    b.isNaN ? !a.isNaN : a < b
  }

  /// - Parameter sorted: one number or more.
  private static func median(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
