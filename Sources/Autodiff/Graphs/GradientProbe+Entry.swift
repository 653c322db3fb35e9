// One entry of a gradient beside difference quotients, and what is to be said of it.

extension GradientProbe {
  mutating func entry(_ index: Int, analytic: Double) -> GradientCheck.Entry {
    guard analytic.isFinite, here.isFinite else {
      return entry(index, analytic, numeric: nil, .notFinite)
    }
    let (estimates, kink) = probed(index)
    let sawKink = kink != nil
    if let best = estimates.best {
      let found = estimates.all[best]
      let plain = entry(index, analytic, numeric: found.value, sawKink: sawKink)
      if plain.verdict == .happy {
        // Two that agree in what is nothing but rounding are no more than 0 either.
        let size = max(abs(analytic), abs(found.value))
        guard size > 0, size < Self.leastPlainSlope else { return plain }
        let rounding = rounding(index, between: found.ends)
        return size <= rounding
          ? entry(
            index, analytic, numeric: found.value, .happy, rounding: rounding, sawKink: sawKink)
          : plain
      }
    }
    // What the loss itself is rounded by says nothing of what was added up on the way to it.
    guard let best = estimates.best(rounding: { rounding(index, between: $0) }),
      best.rounding.isFinite
    else {
      // A gate whose unit nothing listens to may change as it likes.
      if let kink {
        return entry(
          index, analytic, numeric: kink.quotient, kink.isSeen ? .kink : nil, sawKink: true)
      }
      if let noise = estimates.noise(rounding: { rounding(index, between: $0) }),
        noise.rounding.isFinite, abs(analytic) <= noise.rounding
      {
        return entry(index, analytic, numeric: noise.value, .happy, rounding: noise.rounding)
      }
      return entry(index, analytic, numeric: nil, .undecided)
    }
    let plain = entry(index, analytic, numeric: best.value, sawKink: sawKink)
    if plain.verdict == .happy || (plain.verdict == .okay && sawKink) { return plain }
    if underflows(index, between: best.ends) {
      return entry(index, analytic, numeric: nil, .undecided, sawKink: sawKink)
    }
    let difference = abs(analytic - best.value)
    if isLimited || difference <= best.change + best.rounding {
      let isRounding = !isLimited && difference <= best.rounding
      return entry(
        index, analytic, numeric: best.value, isRounding ? .happy : .undecided,
        rounding: isRounding ? best.rounding : nil, sawKink: sawKink)
    }
    return plain
  }

  /// Quotients from a step that is long enough for rounding not to matter to one about as short as
  /// pays.
  private mutating func probed(
    _ index: Int
  ) -> (estimates: SlopeEstimates, kink: (quotient: Double, isSeen: Bool)?) {
    let value = value(index)
    let scale = max(1, abs(value))
    var estimates = SlopeEstimates()
    var kink: (quotient: Double, isSeen: Bool)?
    var step = 1e-2 * scale
    while !estimates.areExact {
      var isAtKink = false
      switch slope(index, reach: step) {
      case .smooth(let quotient, let order, let ends, let rounding):
        estimates.add(quotient, order: order, ends: ends, rounding: rounding)
      case .acrossKink(let quotient, let isSeen):
        // Shorter steps are closer to the kink, but rounding blurs the slopes on its sides.
        if kink == nil || step >= 1e-6 * scale { kink = (quotient, isSeen) }
        isAtKink = true
        estimates.interrupt()
      case .notFinite: estimates.interrupt()
      }
      step /= 10
      // Rounding errors of all the divisions are far less.
      if step >= 0.99e-11 * scale { continue }
      if isAtKink { break }
      // From here on the scale is that of a small value, not that of numbers near 1.
      if value != 0, step > abs(value) {
        step = abs(value) / 10
        estimates.interrupt()
      }
      if step < Self.shortestStep(for: value, haveSettled: estimates.haveSettled) { break }
    }
    return (estimates, kink)
  }

  /// Below what suits numbers near 1: of a small value down to what suits it too; where nothing
  /// settles, until the step itself is lost.
  private static func shortestStep(for value: Double, haveSettled: Bool) -> Double {
    if !haveSettled { return value == 0 ? 1e-40 : 16 * value.ulp }
    // Beside a subnormal number every step is a multiple of the least one.
    return value == 0 ? .infinity : max(1e-7 * abs(value), 16 * value.ulp)
  }

  /// Of smaller slopes it is asked whether they are rounding.
  private static let leastPlainSlope = 1e-12

  /// - Parameter verdict: nil if the relative error decides.
  private func entry(
    _ index: Int, _ analytic: Double, numeric: Double?, _ verdict: GradientCheck.Verdict? = nil,
    rounding: Double? = nil, sawKink: Bool = false
  ) -> GradientCheck.Entry {
    let error = numeric.map { numeric in
      analytic == numeric
        ? 0 : abs(analytic - numeric) / max(abs(analytic), abs(numeric))
    }
    return GradientCheck.Entry(
      node: node, index: index, analytic: analytic, numeric: numeric, relativeError: error,
      verdict: verdict ?? error.map(GradientCheck.Verdict.init) ?? .undecided,
      rounding: rounding, sawKink: sawKink)
  }
}
