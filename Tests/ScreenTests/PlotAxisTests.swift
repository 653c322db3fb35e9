import Testing

@testable import Screen

/// Ticks that a person would choose.
@Suite struct PlotAxes {
  @Test(
    arguments: [
      ([0, 10], 6, [0, 2, 4, 6, 8, 10]), ([0.13, 0.87], 6, [0, 0.2, 0.4, 0.6, 0.8, 1]),
      ([-8, 8], 5, [-10, -5, 0, 5, 10]), ([3, 3], 4, [0, 2, 4, 6]), ([0, 0], 3, [-1, 0, 1]),
      ([1e-7, 3e-7], 4, [1e-7, 2e-7, 3e-7]), ([0, 123_456], 4, [0, 50000, 100_000, 150_000]),
    ] as [([Double], Int, [Double])])
  func linearOnesAreRound(_ numbers: [Double], _ most: Int, _ ticks: [Double]) {
    let axis = PlotAxis.round(numbers, .linear, most: most)
    #expect(axis.ticks.count == ticks.count)
    for (own, expected) in zip(axis.ticks, ticks) {
      #expect(abs(own - expected) <= 1e-12 * max(1e-6, abs(expected)))
    }
  }

  @Test(
    arguments: [
      ([1e-300, 1e300], 7, [1e-300, 1e-200, 1e-100, 1, 1e100, 1e200, 1e300]),
      ([5e-66, 0.6], 5, [1e-60, 1e-40, 1e-20, 1]), ([1, 900], 6, [1, 10, 100, 1000]),
      ([2, 30], 6, [2, 5, 10, 20, 50]), ([7, 7], 4, [1, 3, 10, 30]),
    ] as [([Double], Int, [Double])])
  func logarithmicOnesArePowersOfTen(_ numbers: [Double], _ most: Int, _ ticks: [Double]) {
    let axis = PlotAxis.round(numbers, .logarithmic, most: most)
    #expect(axis.ticks.count == ticks.count, "\(axis.ticks)")
    for (own, expected) in zip(axis.ticks, ticks) {
      #expect(abs(own - expected) <= 1e-9 * expected)
    }
  }

  private static func power(_ exponent: Double) -> Double {
    PlotScale.logarithmic.number(at: exponent)
  }

  /// Of many powers of ten no large part is empty, at any size.
  @Test func logarithmicOnesAreFilled() {
    for low in stride(from: -290.0, through: 200, by: 7) {
      for length in stride(from: 20.0, through: 90, by: 3) {
        let numbers = [Self.power(low), Self.power(low + length)]
        let axis = PlotAxis.round(numbers, .logarithmic, most: 5)
        let whole = axis.places.upperBound - axis.places.lowerBound
        #expect(whole <= 1.8 * length && axis.ticks.count >= 3, "\(numbers) \(axis)")
      }
    }
  }

  /// What differs by rounding only is a level line.
  @Test func aRangeOfLastDigitsIsNone() {
    let level = PlotAxis.round([2, 2], .linear, most: 4)
    let rounded = PlotAxis.round([2, 2 + 4e-16], .linear, most: 4)
    #expect(rounded.ticks == level.ticks)
  }

  /// They are not more than have room, hold all numbers, and lie on the axis.
  @Test func ticksHoldTheNumbers() {
    for scale in [PlotScale.linear, .logarithmic] {
      for low in [1e-300, 3e-12, 0.07, 1, 41, 6e8] {
        for factor in [1.001, 1.7, 12, 1e5, 1e280] where low * factor < 1e300 {
          for most in [3, 5, 9] {
            let axis = PlotAxis.round([low, low * factor], scale, most: most)
            #expect(axis.ticks.count <= most, "\(scale) \(low) \(factor) \(most)")
            #expect(axis.share(low) != nil && axis.share(low * factor) != nil)
            #expect(axis.ticks.allSatisfy { axis.share($0) != nil })
          }
        }
      }
    }
  }

  @Test func exactOnesBeginAndEndWithTheNumbers() {
    let axis = PlotAxis.exact([1, 17, 50], .linear, most: 7)
    #expect(axis.ticks == [1, 10, 20, 30, 40, 50])
    #expect(axis.share(1) == 0 && axis.share(50) == 1 && axis.share(51) == nil)
  }

  @Test func whatHasNoPlaceHasNoShare() {
    let axis = PlotAxis.round([1, 100, .nan, .infinity, 0, -3], .logarithmic, most: 4)
    for number in [0, -3, Double.nan, .infinity] { #expect(axis.share(number) == nil) }
    #expect(abs((axis.share(10) ?? 0) - 0.5) < 1e-12)
  }
}

@Suite struct DotGrids {
  @Test(
    arguments: [
      (Glyphs.unicode, "⠉⠒⠤⣀"), (.blocks, "▀▀▄▄"), (.ascii, "'--."),
    ] as [(Glyphs, String)])
  func aLineGoesThroughCells(_ glyphs: Glyphs, _ drawn: String) {
    var grid = DotGrid(Size(4, 1), glyphs)
    grid.line(from: grid.dot(0, 1), to: grid.dot(1, 0), owner: 3)
    let marks = (0..<4).map { grid.mark(0, $0) }
    #expect(marks.allSatisfy { $0.map { $0.owner == 3 } ?? true })
    #expect(String(String.UnicodeScalarView(marks.map { $0?.glyph ?? " " })) == drawn)
    grid.set(-1, 0, owner: 1)
    grid.set(0, 99, owner: 1)
    #expect(grid.mark(0, 0)?.owner == 3)
  }
}
