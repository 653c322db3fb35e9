import Testing

@testable import Lessons

@Suite struct CharacterTests {
  /// Each beside each other, three in a row: what joins the one before it or after it, and what does
  /// not.
  @Test func areThoseOfUnicode() {
    let scalars: [Unicode.Scalar] = [
      "a", "\u{301}", "\u{903}", "\u{600}", "\u{200D}", "\u{FE0F}", "❤", "©", "1", "\u{20E3}", "β",
      "₁", "∂", "↔", "\u{1F1E9}", "\u{1F1EA}", "👩", "🏽", "각", "\u{1100}", "\u{1161}", "\r", "\n",
      "\t", " ", "\u{AD}", "\u{E9}", "\u{483}", "\u{2028}", "–", "█", "\0", "\u{D4D}", "क",
      "\u{94D}",
    ]
    for first in scalars {
      for second in scalars {
        for third in scalars {
          let text = String(String.UnicodeScalarView([first, second, third]))
          #expect([Character](of: text) == Array(text), "\(text.unicodeScalars.map(\.value))")
        }
      }
    }
  }
}
