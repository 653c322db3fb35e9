/// A character that looks like another one, which was probably meant.
struct LookAlike: Hashable, Sendable {
  let written: Unicode.Scalar
  let meant: Unicode.Scalar

  /// Greek and Cyrillic letters that look Latin, and the second forms of Greek letters.
  static func of(_ character: Character) -> LookAlike? {
    if character.isASCII { return nil }
    for scalar in character.unicodeScalars {
      if let found = all.first(where: { $0.written == scalar }) { return found }
    }
    return nil
  }

  private static let all: [LookAlike] = {
    let pairs: [(String, String)] = [
      // Greek that looks Latin.
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοͺϹϲϳ", "ABEZHIKMNOPTYXoiCcj"),
      // Cyrillic that looks Latin.
      ("АВЕКМНОРСТУХЅІЈаеорсухѕіј", "ABEKMHOPCTYXSIJaeopcyxsij"),
      // Other forms of Greek letters, as fonts and LaTeX have them.
      ("ϐϵϑϰϖϱςϕɑßɛ", "βεθκπρσφαβε"),
    ]
    return pairs.flatMap { written, meant in
      zip(written.unicodeScalars, meant.unicodeScalars).map(LookAlike.init)
    }
  }()

  /// The script, where the letter is not a Latin one.
  static func script(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x370...0x3FF: "Greek"
    case 0x400...0x4FF: "Cyrillic"
    default: "Latin"
    }
  }
}

extension Unicode.Scalar {
  /// `U+03B2`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
