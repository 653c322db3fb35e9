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
  func number(_ number: Double) -> String { pen.format.text(number) }

  /// As somebody reads it.
  func rounded(_ number: Double) -> Double { pen.format.rounded(number) }

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
    return Worked(numbers: inserted, sign: sign(working, Tensor(result)), result: shown)
  }

  /// `=`, or `≈` where the digits shown do not give the digits shown.
  func sign(_ working: Calculation, _ result: Tensor) -> String {
    let format = pen.format
    // 1.6 may be written 1.6 or 1.600; it is the same number.
    let isExact =
      working.hasSecretOperand
      || format.rounded(working.recalculated(format.rounded))
        .stretched(orSame: result.shape).isSame(as: format.rounded(result))
    return isExact ? "=" : pen.glyphs.spell("≈")
  }
}
