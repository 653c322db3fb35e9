/// Slopes from difference quotients at shorter and shorter steps.
///
/// Of two quotients the leading power of their error falls out (Richardson 1911; Ridders 1982). What is
/// left is believed where the quotients have settled: where they are alike, or as much alike as
/// rounding lets them be, or come closer and closer. Quotients over many waves of a sine, or from
/// beyond a pole, do neither, however small they are.
struct SlopeEstimates {
  struct Estimate {
    let value: Double
    /// Between which values of the entry the shorter of the two quotients was taken.
    let ends: (left: Double, right: Double)
    /// How far it is from that quotient.
    let doubt: Double
    /// How far the two quotients are apart.
    let change: Double
    /// How much of it rounding may be.
    var rounding: Double
    let isSettled: Bool

    var error: Double { doubt + rounding }

    /// Whether both may be near the same slope.
    func agrees(with other: Estimate) -> Bool {
      abs(value - other.value) <= 3 * (change + other.change) + 4 * (rounding + other.rounding)
    }
  }

  /// From long steps to short ones.
  private(set) var all: [Estimate] = []
  private var previous: (quotient: Double, order: Int)?
  private var changes: [Double] = []

  /// Takes the quotient of a step that is a tenth of the step before.
  /// - Parameter order: the power of the step that its error goes with: 2 of a central quotient, 1 of
  ///   a one-sided one.
  mutating func add(
    _ quotient: Double, order: Int, ends: (left: Double, right: Double), rounding: Double
  ) {
    defer { previous = (quotient, order) }
    guard let previous, previous.order == order else {
      changes = []
      return
    }
    let ratio = order == 2 ? 100.0 : 10
    let value = quotient + (quotient - previous.quotient) / (ratio - 1)
    let change = abs(quotient - previous.quotient)
    changes.append(change)
    let isAlike = change <= 0.01 * abs(quotient) || change <= rounding
    all.append(
      Estimate(
        value: value, ends: ends, doubt: abs(value - quotient), change: change,
        rounding: rounding, isSettled: isAlike || isClosing))
  }

  /// Whether the last three steps brought the quotients closer and closer.
  private var isClosing: Bool {
    guard changes.count >= 3 else { return false }
    let last = Array(changes.suffix(3))
    return last[2] <= last[1] / 5 && last[1] <= last[0] / 5
  }

  /// What comes next has nothing to do with what was before.
  mutating func interrupt() {
    previous = nil
    changes = []
  }

  var haveSettled: Bool { all.contains(where: \.isSettled) }

  /// Whether a shorter step cannot do much better.
  var areExact: Bool {
    all.last.map { $0.isSettled && $0.error <= 1e-10 * abs($0.value) } ?? false
  }

  /// The most exact of the settled ones, as far as shorter steps agree.
  var best: Int? {
    guard var best = all.lastIndex(where: \.isSettled) else { return nil }
    for longer in all[..<best].indices.reversed() where all[longer].isSettled {
      guard all[longer].agrees(with: all[best]) else { break }
      if all[longer].error < all[best].error { best = longer }
    }
    return best
  }

  /// The same once it is known what was rounded on the way to the loss.
  /// - Parameter rounding: measures how much of an estimate that may be, which takes time.
  func best(rounding: ((left: Double, right: Double)) -> Double) -> Estimate? {
    guard var index = best else { return nil }
    var best = all[index].rounded(by: rounding)
    while let longer = all[..<index].lastIndex(where: \.isSettled) {
      let other = all[longer].rounded(by: rounding)
      guard other.agrees(with: best), other.error < best.error else { break }
      (index, best) = (longer, other)
    }
    return best
  }

  /// Where nothing settles, the estimate that moved least, if that is all rounding: a slope of 0, for
  /// all that can be seen.
  func noise(rounding: ((left: Double, right: Double)) -> Double) -> Estimate? {
    guard let least = all.min(by: { $0.change < $1.change })?.rounded(by: rounding) else {
      return nil
    }
    return max(least.change, abs(least.value)) <= least.rounding ? least : nil
  }
}

extension SlopeEstimates.Estimate {
  fileprivate func rounded(by rounding: ((left: Double, right: Double)) -> Double) -> Self {
    var rounded = self
    rounded.rounding = max(self.rounding, rounding(ends))
    return rounded
  }
}
