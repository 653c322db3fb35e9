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
