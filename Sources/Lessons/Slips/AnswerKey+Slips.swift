public import Autodiff
public import Slips

extension AnswerKey {
  /// The one usual mistake that gives this wrong answer; nil if there is none, or more than one
  /// that would explain it equally.
  public func slip(in answer: Tensor, trace: Trace) -> Slip? {
    if accepts(answer, in: trace) { return nil }
    let explaining = Set(slips(in: trace).filter { isNear(answer, $0.value) }.map(\.slip))
    if explaining.isEmpty { return isRoundedTooEarly(answer, in: trace) ? .roundedTooEarly : nil }
    return explaining.count == 1 ? explaining.first : nil
  }

  /// The one usual mistake that gives a formula's value in every trial.
  func slip(
    of subject: LiveExpression, in trials: [Trace], _ value: (Trace) -> Tensor
  ) -> Slip? {
    let key = AnswerKey(expression: subject, within: 1e-9, digits: digits, wrong: [])
    let explaining = trials.prefix(3).map { trace -> Set<Slip> in
      let (value, scale) = (value(trace), key.answer(in: trace).largestMagnitude)
      return Set(
        key.slips(in: trace).filter { slipped in
          slipped.value.shape == value.shape
            && zip(slipped.value.elements, value.elements)
              .allSatisfy { abs($0 - $1) <= 1e-7 * max(scale, abs($0)) }
        }.map(\.slip))
    }
    let common = explaining.dropFirst().reduce(explaining[0]) { $0.intersection($1) }
    return common.count == 1 ? common.first : nil
  }

  /// Whether it is what comes out, digit by digit, where results on the way are written down with a
  /// few digits and the last one with as many.
  private func isRoundedTooEarly(_ answer: Tensor, in trace: Trace) -> Bool {
    let right = self.answer(in: trace)
    // With one digit anything near would be such a result, and what was guessed is told the wrong thing.
    let roundings = [2, 3].flatMap { [Rounding.significant($0), .decimals($0)] } + [.decimals(1)]
    return roundings.contains { rounding in
      // Who has the right one rounded so has not rounded it too early.
      !isNear(answer, rounding(right))
        && [nil, rounding].flatMap { workedByHand(in: trace, reading: $0, noting: rounding) }
          .contains { found in
            let scale = right.elements.map(abs).max() ?? 0
            return found.shape == answer.shape
              && zip(rounding(found).elements, answer.elements)
                .allSatisfy { abs($0 - $1) <= 1e-9 * scale }
          }
    }
  }

  /// What the usual mistakes would give as an answer: empty where the answer is not the value or
  /// the gradient of one node, or an entry or a sum of it.
  ///
  /// Left out is what somebody may type for another reason: what is not finite, zeros, and what a
  /// rounding error away from a right answer could be.
  public func slips(in trace: Trace) -> [SlippedValue] {
    guard let subject = expression.subject else { return [] }
    let range = AnswerRange(self, in: trace)
    let right = range.right
    return trace.slips(of: subject).compactMap { slipped in
      // Where a transpose is asked for, what was typed is not transposed, whatever its sentence says.
      if expression.isTransposed, slipped.slip == .transposed(subject) { return nil }
      let value = expression.value(in: trace, replacing: [subject: slipped.value])
      guard value.shape == right.shape, !value.hasNonFinite,
        !value.isZero, !isNear(value, right, times: 2), !range.accepts(value)
      else { return nil }
      return SlippedValue(slip: slipped.slip, value: value)
    }
  }
}
