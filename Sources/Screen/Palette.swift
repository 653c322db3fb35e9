/// What a cell looks like: a colour number of the terminal, nil for its own, and attributes.
package struct Look: Hashable, Sendable {
  package var foreground: UInt8?
  package var attributes: Attributes

  package init(_ foreground: UInt8? = nil, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.attributes = attributes
  }
}

/// A theme at a colour depth: from styles to looks.
///
/// Only foregrounds are coloured. Forward is blue and backward orange, or what comes nearest to
/// them. Attributes of a style are added to those of its role, so that with no colours at all the
/// roles that must be told apart still are.
package struct Palette: Hashable, Sendable {
  package let theme: Theme
  package let depth: ColorDepth

  /// `mono` has no colours, and no colours are `mono`.
  package init(theme: Theme, depth: ColorDepth) {
    self.theme = depth == .none ? .mono : theme
    self.depth = theme == .mono ? .none : depth
  }

  package func look(_ style: Style) -> Look {
    var look = Look(color(style.role), attributes(style.role))
    if theme == .highContrast, look.foreground != nil { look.attributes.insert(.bold) }
    look.attributes.formUnion(style.attributes)
    // Many terminals draw dim and bold together as neither.
    if look.attributes.isSuperset(of: [.bold, .dim]) { look.attributes.remove(.dim) }
    return look
  }

  private func attributes(_ role: Role) -> Attributes {
    switch role {
    case .plain, .warning: []
    case .muted: theme == .highContrast || color(role) != nil ? [] : .dim
    case .title, .key, .changed, .good: .bold
    case .rule: theme == .mono ? .dim : []
    // Blue of eight is too dark on black; bold makes it the bright one on terminals that do that.
    case .forward: depth == .eight && theme != .dark ? .bold : []
    case .backward, .update: []
    case .current: [.bold, .reverse]
    case .chosen: [.bold, .underline]
    case .twin: .underline
    case .positive(.strong), .negative(.strong): theme == .mono ? .bold : []
    case .positive, .negative: []
    case .error: [.bold, .reverse]
    case .field: .underline
    }
  }

  private func color(_ role: Role) -> UInt8? {
    guard let hue = Hue(role) else { return nil }
    if theme == .highContrast, hue.isGray { return nil }
    return switch depth {
    case .none: nil
    case .eight: hue.ofEight(theme)
    case .sixteen: hue.ofSixteen(theme)
    case .many: hue.ofMany(theme)
    }
  }
}

/// The few colours that the roles share.
private enum Hue {
  case gray, blue, orange, green, violet, red
  case teal(Shade)
  case pink(Shade)

  init?(_ role: Role) {
    switch role {
    case .plain, .title, .current, .chosen, .twin, .changed, .field: return nil
    case .muted, .rule: self = .gray
    case .forward, .key: self = .blue
    case .backward, .warning: self = .orange
    case .update: self = .violet
    case .good: self = .green
    case .error: self = .red
    case .positive(let shade): self = .teal(shade)
    case .negative(let shade): self = .pink(shade)
    }
  }

  var isGray: Bool {
    if case .gray = self { true } else { false }
  }

  /// Colours 0 to 7. Yellow and cyan vanish on white, dark blue on black.
  func ofEight(_ theme: Theme) -> UInt8? {
    return switch self {
    case .gray: nil
    case .blue: theme == .dark ? 6 : 4
    case .orange: theme == .dark ? 3 : 1
    case .green, .teal: 2
    case .violet, .pink: 5
    case .red: 1
    }
  }

  /// Colours 0 to 15, of which 8 to 15 are bright.
  func ofSixteen(_ theme: Theme) -> UInt8? {
    switch theme {
    case .mono: nil
    case .dark:
      switch self {
      case .gray: 7
      case .blue: 14
      case .orange: 11
      case .green, .teal: 10
      case .violet, .pink: 13
      case .red: 9
      }
    case .light:
      switch self {
      case .gray: 8
      case .blue, .orange, .green, .violet, .red, .teal, .pink: ofEight(theme)
      }
    case .standard, .highContrast:
      switch self {
      case .gray: nil
      case .blue: 12
      case .orange, .green, .violet, .red, .teal, .pink: ofEight(theme)
      }
    }
  }

  /// The colour cube, 16 to 231, and the grays, 232 to 255, which no terminal's settings change.
  func ofMany(_ theme: Theme) -> UInt8? {
    switch theme {
    case .mono: nil
    case .standard, .highContrast:
      switch self {
      case .gray: 243
      case .blue: 32
      case .orange: 166
      case .green, .teal: 28
      case .violet: 134
      case .pink: 162
      case .red: 160
      }
    case .dark:
      switch self {
      case .gray: 246
      case .blue: 75
      case .orange: 214
      case .green: 114
      case .violet: 177
      case .red: 203
      case .teal(.light): 72
      case .teal(.medium): 79
      case .teal(.strong): 86
      case .pink(.light): 168
      case .pink(.medium): 205
      case .pink(.strong): 218
      }
    case .light:
      switch self {
      case .gray: 241
      case .blue: 25
      case .orange: 130
      case .green: 22
      case .violet: 91
      case .red: 124
      case .teal(.light): 29
      case .teal(.medium): 23
      case .teal(.strong): 22
      case .pink(.light): 162
      case .pink(.medium): 125
      case .pink(.strong): 89
      }
    }
  }
}
