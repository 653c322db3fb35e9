/// Times work again and again and keeps the median.
struct Stopwatch {
  private(set) var rows: [(name: String, median: Duration, runs: Int)] = []

  /// - Parameter work: gives back something, so that it cannot be left out.
  /// - Returns: the median.
  @discardableResult mutating func measure<Result>(
    _ name: String, _ work: () throws -> Result
  ) rethrows -> Duration {
    let clock = ContinuousClock()
    var times: [Duration] = []
    var spent = Duration.zero
    while times.count < 3 || (spent < .seconds(1) && times.count < 201) {
      let start = clock.now
      let result = try work()
      let time = clock.now - start
      withExtendedLifetime(result) {}
      times.append(time)
      spent += time
    }
    let median = times.sorted()[times.count / 2]
    rows.append((name, median, times.count))
    return median
  }

  /// Times several ways of doing one thing turn by turn, so that whatever else the machine does meets
  /// all alike, and tells the ratio of the first's best time to each other's.
  mutating func compare(_ ways: (name: String, work: () throws -> Void)...) throws {
    let clock = ContinuousClock()
    var times = [[Duration]](repeating: [], count: ways.count)
    for _ in 0..<60 {
      for (index, way) in ways.enumerated() { times[index].append(try clock.measure(way.work)) }
    }
    let best = times.map { $0.min() ?? .zero }
    for (index, way) in ways.enumerated() {
      rows.append((way.name, times[index].sorted()[30], 60))
      if index > 0 {
        let ratio = (best[0] / best[index] * 100).rounded() / 100
        print("\(ways[0].name) takes \(ratio) × as long as \(way.name)")
      }
    }
  }

  var table: String {
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { row in
      let name = row.name + String(repeating: " ", count: width - row.name.count)
      let time = Self.milliseconds(row.median)
      return "\(name)  \(String(repeating: " ", count: max(0, 11 - time.count)))\(time) ms"
        + "   median of \(row.runs)"
    }.joined(separator: "\n")
  }

  /// With three decimals.
  private static func milliseconds(_ time: Duration) -> String {
    let microseconds =
      time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
    let decimals = String(microseconds % 1000)
    return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - decimals.count) + decimals
  }
}
