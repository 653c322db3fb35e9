import Testing

@testable import Lessons

/// How much of a text is looked at while its spans are found.
@Suite struct ProseWork {
  /// Characters that were looked for signs, and characters that were written down of what is wrong.
  private static func work(_ text: String) -> Int {
    let text = PlacedText(text)
    let scope = LiveScope(names: .incomplete, graph: nil, examples: nil)
    var scanner = SpanScanner(text: text, lines: [0..<text.count], scope: scope)
    _ = scanner.spans()
    let said = scanner.problems.reduce(0) { $0 + $1.sentence.count }
    return scanner.signs.looked + said
  }

  /// A text of twice the length takes twice the work, whatever is begun in it and never ended, or
  /// ended once for all.
  @Test(
    arguments: [
      "[[", "[", "[a ", "![", "!", " **a", " *a", " ***a", "**a*", "`", "$a ", "$", "<", "<a ",
      "<a b=", "\\", "\\a", "]](", "[a](", "{", "]]", "[[a]] *b* <c [d](",
    ], ["", ")", "](x)", "]]", ">", "$", "`", "*", "**", "}"])
  func isInProportionToIt(piece: String, end: String) {
    let once = Self.work(String(repeating: piece, count: 500) + end)
    let twice = Self.work(String(repeating: piece, count: 1000) + end)
    #expect(twice <= 2 * once + 100, "\(once), then \(twice)")
  }

  /// What comes next is the same, however often and from where it was asked before.
  @Test func isDoneOnceAndFindsTheSame() {
    let characters = Array("a*b **c** ]] ] ]( *d* ***e*** ]]")
    let signs: [SignSearch.Sign] = [
      .character("]"), .pair("]", "]"), .pair("]", "("), .closingStars(1), .closingStars(2),
      .character("?"),
    ]
    var search = SignSearch(characters)
    for sign in signs {
      for start in Array(0...characters.count) + [3, 20, 0] {
        var other = SignSearch(characters)
        #expect(
          search.first(sign, from: start) == other.first(sign, from: start), "\(sign) \(start)")
      }
    }
  }
}
