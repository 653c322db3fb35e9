/// How roles are coloured; the background of the terminal always stays.
package enum Theme: String, Hashable, Sendable, CaseIterable {
  /// For an unknown background: only colours that can be read on black and on white.
  case standard
  case dark
  case light
  /// For any background: nothing gray or dim, and every colour is bold.
  case highContrast = "high-contrast"
  /// No colours, only bold, dim, underline and reverse.
  case mono

  /// The theme for a terminal that says something about its background, else `standard`.
  ///
  /// The Linux console is black. Some terminals set `COLORFGBG` to `foreground;background`, two
  /// of the 16 colours, of which 7 and from 9 up are bright.
  package static func suited(term: String?, colorFGBG: String?) -> Theme {
    if let term, term == "linux" || term.hasPrefix("linux-") { return .dark }
    guard let last = colorFGBG?.split(separator: ";").last, let background = Int(last) else {
      return .standard
    }
    return switch background {
    case 0...6, 8: .dark
    case 7, 9...15: .light
    default: .standard
    }
  }
}

/// How many colours a terminal has, in steps that make a difference.
package enum ColorDepth: Int, Hashable, Sendable, CaseIterable {
  case none = 0
  case eight = 8
  case sixteen = 16
  case many = 256

  /// The largest depth that so many colours are enough for.
  package init(colors: Int) {
    self = ColorDepth.allCases.last { $0.rawValue <= colors } ?? .none
  }
}

/// When to use colour; `auto` is whenever the terminal has some and `NO_COLOR` is unset or empty.
package enum ColorMode: String, Hashable, Sendable, CaseIterable {
  case auto, always, never

  package func allowsColor(noColor: String?) -> Bool {
    switch self {
    case .auto: noColor.map(\.isEmpty) ?? true
    case .always: true
    case .never: false
    }
  }
}
