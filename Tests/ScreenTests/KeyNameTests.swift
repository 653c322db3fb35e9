import Testing

@testable import Screen

/// Keys by the names that help and hints give them.
@Suite struct KeyNames {
  @Test func everyNameIsReadBack() {
    let keys: [Key] =
      [.enter, .escape, .tab, .backTab, .up, .down, .left, .right, .shiftUp, .shiftDown]
      + [.shiftLeft, .shiftRight, .home, .end, .pageUp, .pageDown, .insert, .delete, .backspace]
      + [" ", "a", "É", "→"].filter { $0 != "→" } + (1...12).map(Key.function)
      + [.control("t"), .control("x")]
    for key in keys {
      for glyphs in [Glyphs.unicode, .ascii] where key != "É" || glyphs == .unicode {
        #expect(Key(named: key.spelling(glyphs)) == key)
      }
    }
  }

  /// Ctrl-C ends, Ctrl-I, Ctrl-J and Ctrl-M are Tab and Enter.
  @Test(arguments: ["", "  ", "Wheel", "F0", "F13", "Ctrl-", "Ctrl-C", "Ctrl-m", "Ctrl-ab", "xx"])
  func otherNamesAreNone(name: String) { #expect(Key(named: name) == nil) }
}
