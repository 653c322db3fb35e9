/// What a cell looks like: colour numbers of the terminal, nil for its own, and attributes.
package struct Look: Hashable, Sendable {
  package var foreground: UInt8?
  package var background: UInt8?
  package var attributes: Attributes

  package init(
    _ foreground: UInt8? = nil, on background: UInt8? = nil, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// A theme at a colour depth: from styles to looks.
///
/// Only foregrounds are coloured, and what lies behind the numbers of a matrix: both together there, so
/// that they can be read on any terminal. Forward is blue and backward orange, or what comes nearest to
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
    if depth == .many, let ground = theme.heat?[style.heat, style.role] {
      (look.foreground, look.background) = (ground.ink, ground.color)
    }
    if theme.isBold, look.foreground != nil { look.attributes.insert(.bold) }
    look.attributes.formUnion(style.attributes)
    // Many terminals draw dim and bold together as neither.
    if look.attributes.isSuperset(of: [.bold, .dim]) { look.attributes.remove(.dim) }
    return look
  }

  private func attributes(_ role: Role) -> Attributes {
    switch role {
    case .plain, .warning: []
    case .muted: theme.isBold || color(role) != nil ? [] : .dim
    case .title, .key, .changed, .good: .bold
    case .rule: depth == .none ? .dim : []
    // Blue of eight is too dark on black; bold makes it the bright one on terminals that do that.
    case .forward: depth == .eight && color(role) == 4 ? .bold : []
    case .backward, .update: []
    case .current: [.bold, .reverse]
    case .chosen: [.bold, .underline]
    case .twin: .underline
    case .positive(.strong), .negative(.strong): depth == .none ? .bold : []
    case .positive, .negative: []
    case .error: [.bold, .reverse]
    case .field: .underline
    }
  }

  private func color(_ role: Role) -> UInt8? {
    switch depth {
    case .none: nil
    case .eight: theme.eight[role]
    case .sixteen: theme.sixteen[role]
    case .many: theme.many[role]
    }
  }
}
