import Autodiff
import Notation
import Screen
import Study

/// A formula of scalars with its numbers put in, and what they come to.
struct Worked {
  /// `2 · (−1.683)`; empty where that is the result itself.
  let numbers: String
  /// Before the result: `=`, or `≈` where the digits shown do not give the digits shown.
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
    if moment.isSymbolic { return Worked(numbers: "", sign: "=", result: "?") }
    let inserted = printer.substituting { symbol in
      working[symbol].isSecret
        ? "?" : working[symbol].tensor.flatMap { pen.format.lone($0.cleared) }
    }.text(working.formula)
    guard let result = working.result.tensor, let shown = pen.format.lone(result) else {
      // Where only what it is made of is asked for, that much is said.
      let isMade = working.hasSecretOperand && working.isScalar && inserted != "?"
      return Worked(numbers: isMade ? inserted : "", sign: "=", result: "?")
    }
    let numbers = inserted == shown || result.isRounding && inserted == "0" ? "" : inserted
    if result.isRounding {
      return Worked(numbers: numbers, sign: pen.glyphs.spell("≈"), result: "0")
    }
    if numbers.isEmpty { return Worked(numbers: "", sign: "=", result: shown) }
    return Worked(numbers: numbers, sign: sign(working, result), result: shown)
  }

  /// `=`, or `≈` where the digits shown do not give the digits shown.
  func sign(_ working: Calculation, _ result: Tensor) -> String {
    let format = pen.format
    // Of entries that are not shown nobody can tell.
    guard NumberText.isWhole(inSentence: working.shape) else { return pen.glyphs.spell("≈") }
    // 1.6 may be written 1.6 or 1.600; it is the same number.
    let isExact =
      working.recalculated(format.rounded).map {
        format.rounded($0).stretched(orSame: result.shape).isSame(as: format.rounded(result))
      } ?? true
    return isExact ? "=" : pen.glyphs.spell("≈")
  }
}
