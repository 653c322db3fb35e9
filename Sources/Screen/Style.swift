/// What a piece of text is, from which a `Palette` makes a colour; views never name colours.
package enum Role: Hashable, Sendable, CaseIterable {
  /// Ordinary text in the terminal's own colours.
  case plain
  /// Text that may be overlooked: hints, units, what is done.
  case muted
  /// Headings and the name of the lesson.
  case title
  /// A key in the hint bar and in the help.
  case key
  /// The frames and separators of the screen and of boxes.
  case rule
  /// Values and arrows of the forward pass.
  case forward
  /// Gradients and arrows of the backward passes.
  case backward
  /// Parameter updates.
  case update
  /// A number that an edit or an update has just moved.
  case changed
  /// The box of the current step.
  case current
  /// The node or the line that the user chose.
  case chosen
  /// The same quantity at another place, such as a number and its box.
  case twin
  /// A matrix entry above zero, the stronger the larger.
  case positive(Shade)
  /// A matrix entry below zero, the stronger the larger.
  case negative(Shade)
  /// A right answer, a check that passed.
  case good
  case warning
  case error
  /// A line of text that is being typed.
  case field

  package static let allCases: [Role] =
    [
      .plain, .muted, .title, .key, .rule, .forward, .backward, .update, .changed, .current,
      .chosen, .twin, .good, .warning, .error, .field,
    ] + Shade.allCases.map(Role.positive) + Shade.allCases.map(Role.negative)
}

/// How large a matrix entry is beside the others.
package enum Shade: UInt8, Hashable, Sendable, CaseIterable {
  case light, medium, strong
}

/// What every terminal can do without a colour.
package struct Attributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let bold = Attributes(rawValue: 1)
  package static let dim = Attributes(rawValue: 2)
  package static let underline = Attributes(rawValue: 4)
  package static let reverse = Attributes(rawValue: 8)
}

/// What lies behind a number: its sign and its size, where a terminal has colours enough.
package enum Heat: Hashable, Sendable {
  case none
  case positive(Shade)
  case negative(Shade)

  package static let allCases = Shade.allCases.flatMap { [Heat.positive($0), .negative($0)] }
}

/// A role, and attributes on top of those that the theme gives to the role.
package struct Style: Hashable, Sendable {
  package var role: Role
  package var attributes: Attributes
  package private(set) var heat = Heat.none

  package init(_ role: Role, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  package static let plain = Style(.plain)
  package static let muted = Style(.muted)
  package static let title = Style(.title)
  package static let key = Style(.key)
  package static let rule = Style(.rule)
  package static let forward = Style(.forward)
  package static let backward = Style(.backward)
  package static let update = Style(.update)
  package static let changed = Style(.changed)
  package static let current = Style(.current)
  package static let chosen = Style(.chosen)
  package static let twin = Style(.twin)
  package static let good = Style(.good)
  package static let warning = Style(.warning)
  package static let error = Style(.error)
  package static let field = Style(.field)

  /// The same role with more attributes: `Style.forward.with(.bold)`.
  package func with(_ more: Attributes) -> Style {
    var style = self
    style.attributes.formUnion(more)
    return style
  }

  /// The same on a ground that tells how large a number is.
  package func on(_ heat: Heat) -> Style {
    var style = self
    style.heat = heat
    return style
  }

  package var bold: Style { with(.bold) }
  package var dim: Style { with(.dim) }
  package var underlined: Style { with(.underline) }
  package var reversed: Style { with(.reverse) }
}
