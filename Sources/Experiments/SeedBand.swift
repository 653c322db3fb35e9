/// Several runs of one experiment, each of another seed: for each number the median of the runs, and
/// the lowest and the highest.
public struct SeedBand: Sendable {
  /// The medians.
  public let series: [Series]
  public let lowest: [[Double]]
  public let highest: [[Double]]
  /// How many runs there are.
  public let count: Int

  /// - Parameter runs: the series of each seed, of the same names and lengths.
  public init?(_ runs: [[Series]]) {
    guard let first = runs.first else { return nil }
    count = runs.count
    let numbers = first.indices.map { index in
      first[index].y.indices.map { place in
        runs.compactMap { run in
          run.indices.contains(index) && run[index].y.indices.contains(place)
            ? run[index].y[place] : nil
        }.sorted(by: Self.isBelow)
      }
    }
    series = zip(first, numbers).map { series, sorted in
      Series(series.name, x: series.x, y: sorted.map(Self.median))
    }
    lowest = numbers.map { $0.map { $0.first ?? .nan } }
    highest = numbers.map { $0.map { $0.last ?? .nan } }
  }

  /// NaN comes last.
  private static func isBelow(_ a: Double, _ b: Double) -> Bool {
    b.isNaN ? !a.isNaN : a < b
  }

  private static func median(_ sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
