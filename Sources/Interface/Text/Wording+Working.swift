import Autodiff
import Notation
import Screen
import Study

/// A formula of scalars with its numbers put in, and what they come to.
struct Worked {
  /// `2 · (−1.683)`; empty where that is the result itself.
  let numbers: String
  /// Between the two: `=`, or `≈` where the digits shown do not give the digits shown; empty where
  /// there is nothing before it.
  let sign: String
  /// `?` for a secret.
  let result: String
}

extension Wording {
  /// A number with as many digits as scalars are shown with everywhere.
  func number(_ number: Double) -> String { pen.numbers.significant(number, 4) }

  /// As somebody reads it.
  func rounded(_ number: Double) -> Double { NumberText.value(self.number(number)) ?? .nan }

  /// The same on the screen and in sentences.
  func worked(_ working: Calculation) -> Worked {
    let inserted = printer.substituting { symbol in
      working[symbol].isSecret ? "?" : working[symbol].tensor?.scalar.map(number)
    }.text(working.formula)
    guard let result = working.result.tensor?.scalar else {
      // Where only what it is made of is asked for, that much is said.
      let isMade = working.hasSecretOperand && working.isScalar && inserted != "?"
      return Worked(numbers: isMade ? inserted : "", sign: isMade ? "=" : "", result: "?")
    }
    let shown = number(result)
    if inserted == shown { return Worked(numbers: "", sign: "", result: shown) }
    let recalculated = working.recalculated(rounded).elements[0]
    // 1.6 may be written 1.6 or 1.600; it is the same number.
    let isExact = working.hasSecretOperand || rounded(recalculated).isSame(as: rounded(result))
    return Worked(
      numbers: inserted, sign: isExact ? "=" : pen.glyphs.spell("≈"), result: shown)
  }
}

extension Double {
  fileprivate func isSame(as other: Double) -> Bool { self == other || isNaN && other.isNaN }
}
