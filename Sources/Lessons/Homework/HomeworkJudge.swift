import Autodiff
import Slips

/// Judges one value or gradient that a learner has worked out.
struct HomeworkJudge {
  /// As a matrix of the right shape; nil if it is of another one.
  let value: Tensor?
  let verdict: HomeworkMarks.Verdict

  /// Of the largest entry: two ways to add up the same numbers may differ by as much.
  private static let exact = 1e-9
  /// The same in single precision, in which PyTorch computes.
  private static let single = 1e-6
  /// What is further off is no matter of digits.
  private static let mostRounding = 0.05
  /// Of the largest entry: what rounded numbers on the way may have cost.
  private static let mostCarried = 0.005
  /// In a graph of more numbers no slip is looked for: each of them would be worked out.
  private static let mostNumbers = 20_000
  /// So far apart may be what was worked out from numbers that were printed with four digits.
  private static let following = 1e-3

  /// - Parameters:
  ///   - right: the lesson's.
  ///   - own: what comes out for the learner's own numbers, where some are wrong.
  init(
    _ symbol: Symbol, _ written: WrittenNumbers, right: Tensor, own: CarriedNumbers.Carried?,
    _ trace: Trace, digits: Int
  ) {
    value = written.value(as: right.shape)
    guard let value else {
      let widest = Self.allowances(for: written, right).max() ?? 0
      let isTurned = Self.areNear(
        written.value.transposed, right, [Double](repeating: widest, count: right.shape.count))
      verdict = .otherShape(isTurned ? .transposed(symbol) : nil)
      return
    }
    let allowances = Self.allowances(for: written, right)
    let exact = [Double](repeating: Self.least(right, Self.exact), count: right.shape.count)
    if Self.areNear(value, right, exact) {
      verdict = .right
      return
    }
    func key(within: Double) -> AnswerKey {
      let whole = LiveExpression(
        text: written.name, place: written.place, shape: right.shape,
        content: .value(.symbol(symbol)))
      return AnswerKey(expression: whole, within: within, digits: digits, wrong: [])
    }
    // What is no number has no digits that could be missing.
    let range =
      right.hasNonFinite ? nil : AnswerRange(key(within: allowances.max() ?? 0), in: trace)
    // What a slip gives may be much larger than what is right, and is written no more exactly.
    let widest = written.open.compactMap(\.self).max() ?? 0
    let slipKey = key(within: max(widest, Self.least(value, Self.single)))
    let carried = [Double](
      repeating: Self.least(right, Self.mostCarried), count: right.shape.count)
    let isNear = Self.areNear(value, right, carried)
    let namesSlips =
      !right.hasNonFinite && !value.hasNonFinite
      && trace.values.reduce(0) { $0 + $1.shape.count } <= Self.mostNumbers
    if Self.areNear(value, right, allowances) || isNear && range?.accepts(value) == true {
      verdict = .rounded
    } else if let own, Self.follows(value, own.value, allowances) {
      verdict = .follows(own.sources)
    } else if let slip = namesSlips ? slipKey.slip(in: value, trace: trace) : nil {
      verdict = .wrong(slip, entries: Self.entries(value, right, allowances))
    } else if namesSlips, case let turned = value.map({ -$0 }), range?.accepts(turned) == true,
      Self.areNear(turned, right, carried)
    {
      // With rounded numbers on the way it is not exactly what the slip gives.
      verdict = .wrong(.oppositeSign, entries: Self.entries(value, right, allowances))
    } else if range?.isCutShort(value) == true || isNear && range?.isClose(value) == true {
      verdict = .rounded
    } else {
      verdict = .wrong(nil, entries: Self.entries(value, right, allowances))
    }
  }

  private static func follows(_ value: Tensor, _ own: Tensor, _ allowances: [Double]) -> Bool {
    let least = least(own, following)
    return areNear(value, own, allowances.map { max($0, least) })
  }

  /// How far off each entry may be for the digits that are written, and for those of single precision.
  private static func allowances(for written: WrittenNumbers, _ right: Tensor) -> [Double] {
    let most = least(right, mostRounding)
    let least = least(right, single)
    return written.open.map { min(max(($0 ?? 0) * (1 + exact), least), most) }
  }

  /// A part of the largest entry; of zeros what is left where two numbers cancel out.
  private static func least(_ right: Tensor, _ part: Double) -> Double {
    right.largestMagnitude == 0 ? 1e-12 : part * right.largestMagnitude
  }

  private static func areNear(_ value: Tensor, _ other: Tensor, _ allowances: [Double]) -> Bool {
    value.shape == other.shape && entries(value, other, allowances).allSatisfy(\.self)
  }

  private static func entries(_ value: Tensor, _ other: Tensor, _ allowances: [Double]) -> [Bool] {
    zip(zip(value.elements, other.elements), allowances).map { pair, allowance in
      let (number, right) = pair
      return number == right || number.isNaN && right.isNaN || abs(number - right) <= allowance
    }
  }
}
