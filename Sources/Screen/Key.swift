/// A key as the terminal tells it.
package enum Key: Hashable, Sendable, ExpressibleByExtendedGraphemeClusterLiteral {
  /// A printable character, the space among them.
  case character(Character)
  case enter, escape, tab, backTab
  case up, down, left, right, shiftUp, shiftDown, shiftLeft, shiftRight
  case home, end, pageUp, pageDown
  case insert, delete, backspace
  /// F1 to F12.
  case function(Int)
  /// A letter with Ctrl, in lower case; those that are keys of their own (Tab, Enter, Ctrl-C as
  /// `Event.interrupt`) never come as this.
  case control(Character)

  /// A key as help and hints write it, in one spelling or the other; nil for what is none.
  package init?(named name: String) {
    let written: [Key] =
      [.character(" "), .enter, .escape, .tab, .backTab, .up, .down, .left, .right]
      + [.shiftUp, .shiftDown, .shiftLeft, .shiftRight, .home, .end, .pageUp, .pageDown]
      + [.insert, .delete, .backspace] + (1...12).map(Key.function)
    let known = written.first { [$0.spelling(), $0.spelling(.ascii)].contains(name) }
    if let known {
      self = known
    } else if name.hasPrefix("Ctrl-"), let letter = name.lowercased().last, name.count == 6 {
      guard letter.isASCII, letter.isLetter, !"cijm".contains(letter) else { return nil }
      self = .control(letter)
    } else if name.count == 1, let character = name.first, !character.isWhitespace {
      self = .character(character)
    } else {
      return nil
    }
  }

  package init(extendedGraphemeClusterLiteral character: Character) { self = .character(character) }

  /// How help and hints write the key: `→`, `Shift-→`, `Space`, `F5`, `Ctrl-Z`.
  ///
  /// In ASCII an arrow is a word: `Right`, `Shift-Right`.
  package func spelling(_ glyphs: Glyphs = .unicode) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): glyphs.spell(String(character))
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .up: glyphs.isASCII ? "Up" : "↑"
    case .down: glyphs.isASCII ? "Down" : "↓"
    case .left: glyphs.isASCII ? "Left" : "←"
    case .right: glyphs.isASCII ? "Right" : "→"
    case .shiftUp: "Shift-" + Key.up.spelling(glyphs)
    case .shiftDown: "Shift-" + Key.down.spelling(glyphs)
    case .shiftLeft: "Shift-" + Key.left.spelling(glyphs)
    case .shiftRight: "Shift-" + Key.right.spelling(glyphs)
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .insert: "Insert"
    case .delete: "Delete"
    case .backspace: "Backspace"
    case .function(let number): "F\(number)"
    case .control(let letter): "Ctrl-" + letter.uppercased()
    }
  }
}
