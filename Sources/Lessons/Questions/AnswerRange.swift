import Autodiff
import Slips

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What counts as an answer: what is right, with a tolerance, and whatever comes out for somebody who
/// works with the digits that a screen shows.
struct AnswerRange: Sendable {
  let right: Tensor
  /// How far off each entry may be anyway.
  private let within: Double
  /// For each entry the least and the greatest that comes out.
  private let shown: [ClosedRange<Double>]
  /// The same for those who take two digits.
  private let rough: [ClosedRange<Double>]

  /// Of the right answer: what is further off is no matter of digits.
  private static let closest = 0.05

  init(_ key: AnswerKey, in trace: Trace) {
    let right = key.answer(in: trace)
    func ranges(_ roundings: [Rounding]) -> [ClosedRange<Double>] {
      let results = roundings.flatMap { key.workedByHand(in: trace, reading: $0) }
        .filter { $0.shape == right.shape && !$0.hasNonFinite }
      return right.elements.indices.map { index in
        let number = right.elements[index].isNaN ? 0 : right.elements[index]
        return results.reduce(number...number) { range, result in
          min(
            range.lowerBound, result.elements[index])...max(
              range.upperBound, result.elements[index])
        }
      }
    }
    self.right = right
    within = key.within
    shown = ranges([3, 4].map { .shown(significant: $0, decimals: key.digits) })
    rough = ranges([.significant(2)])
  }

  /// For each entry whether it is right, row by row.
  func entries(_ value: Tensor) -> [Bool] {
    zip(value.elements, shown).map { isIn($1, $0) }
  }

  func accepts(_ value: Tensor) -> Bool {
    value.shape == right.shape && entries(value).allSatisfy(\.self)
  }

  /// Whether only digits are missing: each entry is right, or the right one cut short or worked out
  /// from numbers that were.
  func isClose(_ value: Tensor) -> Bool {
    value.shape == right.shape
      && zip(value.elements, right.elements).enumerated().allSatisfy { index, pair in
        let (number, right) = pair
        if isIn(shown[index], number) { return true }
        guard abs(number - right) <= Self.closest * abs(right) else { return false }
        return isIn(rough[index], number) || Self.isCut(number, from: right)
      }
  }

  /// Whether each entry is the right one with fewer digits, rounded or just cut off.
  func isCutShort(_ value: Tensor) -> Bool {
    value.shape == right.shape
      && zip(value.elements, right.elements).allSatisfy { $0 == $1 || Self.isCut($0, from: $1) }
  }

  private func isIn(_ range: ClosedRange<Double>, _ number: Double) -> Bool {
    let most = within * (1 + 1e-9)
    return (range.lowerBound - most...range.upperBound + most).contains(number)
  }

  /// Whether a number is another one with fewer digits, rounded or just cut off.
  private static func isCut(_ number: Double, from right: Double) -> Bool {
    guard right != 0, right.isFinite else { return false }
    let leading = log10(abs(right)).rounded(.down)
    return (1...6).contains { digits in
      let unit = pow(10, leading - Double(digits - 1))
      return [.toNearestOrAwayFromZero, .towardZero].contains { rule in
        abs((right / unit).rounded(rule) * unit - number) <= 1e-9 * abs(right)
      }
    }
  }
}

extension AnswerKey {
  /// What comes out for somebody who reads rounded numbers, and calculates with all their digits or
  /// with as few on the way.
  func workedByHand(
    in trace: Trace, reading: Rounding?, noting: Rounding? = nil
  ) -> [Tensor] {
    func read(_ value: Tensor) -> Tensor { reading.map { $0(value) } ?? value }
    func note(_ value: Tensor) -> Tensor { noting.map { $0(value) } ?? value }
    guard let subject = expression.subject else {
      var numbers: [Symbol: Tensor] = [:]
      for symbol in expression.symbols {
        numbers[symbol] = trace.number(symbol).map(read)
      }
      return [expression.value(in: trace, replacing: numbers, noting: note)]
    }
    return trace.workedByHand(subject, reading: read, noting: note).map {
      expression.value(in: trace, replacing: [subject: $0])
    }
  }
}

extension Trace {
  /// A value or a gradient; nil of other symbols.
  fileprivate func number(_ symbol: Symbol) -> Tensor? {
    switch symbol {
    case .value(let id): values[id]
    case .gradient(let id): gradients[id]
    case .elsewhere(let number): elsewhere[number]
    case .direction, .named: nil
    }
  }
}
