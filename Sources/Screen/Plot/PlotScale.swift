#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How numbers lie along an axis.
package enum PlotScale: Hashable, Sendable {
  case linear
  /// By powers of ten; what is not positive has no place.
  case logarithmic

  /// Where a number lies, on an axis without ends; nil if it has no place.
  func place(_ number: Double) -> Double? {
    guard number.isFinite else { return nil }
    switch self {
    case .linear: return number
    case .logarithmic: return number > 0 ? log10(number) : nil
    }
  }

  func number(at place: Double) -> Double {
    switch self {
    case .linear: place
    case .logarithmic: pow(10, place)
    }
  }
}

/// A stretch of an axis with the numbers that are written beside it.
struct PlotAxis: Sendable {
  let scale: PlotScale
  /// Where it begins and ends; of a logarithmic one in powers of ten.
  let places: ClosedRange<Double>
  /// In order; on it.
  let ticks: [Double]

  /// How far along a number lies: 0 at the beginning, 1 at the end; nil if it has no place.
  func position(_ number: Double) -> Double? {
    scale.place(number).map { place in
      (place - places.lowerBound) / (places.upperBound - places.lowerBound)
    }
  }

  /// The same, from 0 to 1; nil if it is not on the axis.
  func share(_ number: Double) -> Double? {
    position(number).flatMap { (-1e-9...1 + 1e-9).contains($0) ? $0 : nil }
  }

  func number(at share: Double) -> Double {
    scale.number(at: places.lowerBound + share * (places.upperBound - places.lowerBound))
  }
}

extension PlotAxis {
  /// An axis for some numbers, which begins and ends at round ones; a logarithmic one of many powers of
  /// ten where it leaves little empty.
  ///
  /// - Parameter most: so many ticks have room; three have anyway.
  static func round(_ numbers: [Double], _ scale: PlotScale, most: Int) -> PlotAxis {
    let (low, high) = extent(numbers, scale)
    let most = max(3, most)
    switch scale {
    case .linear:
      let step = roundStep(atLeast: (high - low) / Double(most - 1)) { first(low, $0, high, most) }
      let (from, to) = ends(low, step, high)
      return PlotAxis(
        scale: scale, places: from * step...to * step, ticks: multiples(from, to, step))
    case .logarithmic:
      if high - low < 1.5, let axis = mantissas(low, high, most) { return axis }
      for step in decades + [high - low] {
        let (from, to) = ends(low, step, high)
        let ticks = multiples(from, to, step)
        func axis(_ places: ClosedRange<Double>) -> PlotAxis {
          let shown = ticks.filter(places.contains).map { pow(10, $0) }
          return PlotAxis(
            scale: scale, places: places, ticks: shown.filter { $0 > 0 && $0.isFinite })
        }
        // A large step would leave much of the axis empty: it ends a part of a step beyond the numbers
        // where enough are written beside it.
        if let part = decades.last(where: { $0 <= step / 4 }) {
          let (from, to) = ends(low, part, high)
          let close = axis(from * part...to * part)
          if (3...most).contains(close.ticks.count) { return close }
        }
        if first(low, step, high, most) { return axis(from * step...to * step) }
      }
      return PlotAxis(scale: scale, places: low...high, ticks: [])
    }
  }

  /// An axis for some numbers, which begins and ends with the first and the last of them; these two
  /// are written beside it, and round ones between them.
  static func exact(_ numbers: [Double], _ scale: PlotScale, most: Int) -> PlotAxis {
    let round = round(numbers, scale, most: most)
    let (low, high) = extent(numbers, scale)
    let least = (high - low) / Double(max(2, most)) / 2
    let inner = round.ticks.filter { tick in
      guard let place = scale.place(tick) else { return false }
      return place - low > least && high - place > least
    }
    return PlotAxis(
      scale: scale, places: low...high,
      ticks: [scale.number(at: low)] + inner + [scale.number(at: high)])
  }

  /// The lowest and the highest place, apart from each other.
  private static func extent(_ numbers: [Double], _ scale: PlotScale) -> (Double, Double) {
    let places = numbers.compactMap(scale.place)
    guard let low = places.min(), let high = places.max() else { return (0, 1) }
    // What differs in its last digits only is a level line.
    if high - low > 1e-12 * max(abs(low), abs(high)) { return (low, high) }
    switch scale {
    case .linear: return low == 0 ? (-1, 1) : (low - abs(low) / 2, low + abs(low) / 2)
    case .logarithmic: return (low - 0.5, low + 0.5)
    }
  }

  private static let decades: [Double] = [1, 2, 3, 5, 10, 20, 25, 50, 100, 200, 300]

  /// 1, 2 or 5 times a power of ten, the least that fits.
  private static func roundStep(atLeast least: Double, _ fits: (Double) -> Bool) -> Double {
    var power = pow(10, log10(least).rounded(.down))
    while power.isFinite {
      for factor in [1.0, 2, 5] where fits(factor * power) { return factor * power }
      power *= 10
    }
    return least
  }

  /// Whether the multiples of a step that hold all are few enough.
  private static func first(_ low: Double, _ step: Double, _ high: Double, _ most: Int) -> Bool {
    let (from, to) = ends(low, step, high)
    return step > 0 && to - from + 1 <= Double(most)
  }

  private static func ends(_ low: Double, _ step: Double, _ high: Double) -> (Double, Double) {
    // A hair less, so that 0.3 is three steps of 0.1.
    ((low / step + 1e-9).rounded(.down), (high / step - 1e-9).rounded(.up))
  }

  private static func multiples(_ from: Double, _ to: Double, _ step: Double) -> [Double] {
    (0...max(1, Int(to - from))).map { index in
      let count = from + Double(index)
      // 3 · 0.1 is 0.3 when it is 3 / 10.
      let perUnit = (1 / step).rounded()
      return perUnit >= 1 && step < 1 ? count / perUnit : count * step
    }
  }

  /// 1, 2 and 5 between powers of ten, for a short stretch.
  private static func mantissas(_ low: Double, _ high: Double, _ most: Int) -> PlotAxis? {
    for factors in [[1.0, 2, 5], [1, 3], [1]] {
      let powers = Int(low.rounded(.down)) - 1...Int(high.rounded(.up)) + 1
      let numbers = powers.flatMap { power in factors.map { $0 * pow(10, Double(power)) } }
      let places = numbers.map { log10($0) }
      guard let from = places.lastIndex(where: { $0 <= low + 1e-9 }),
        let to = places.firstIndex(where: { $0 >= high - 1e-9 }), from < to, to - from < most
      else { continue }
      return PlotAxis(
        scale: .logarithmic, places: places[from]...places[to], ticks: Array(numbers[from...to]))
    }
    return nil
  }
}
