/// How roles are coloured; the background of the terminal stays, but behind the numbers of a matrix.
///
/// A new theme is one `static let` and one word in `all`; the tests look at all of them.
package struct Theme: Hashable, Sendable {
  /// What its colours can be read on.
  package enum Background: Sendable {
    case dark, light, any
  }

  /// As it is chosen on the command line.
  package let name: String
  package let background: Background
  /// On terminals with colours 0 to 7. Yellow and cyan vanish on white, dark blue on black.
  let eight: Colors
  /// With colours 0 to 15, of which 8 to 15 are bright.
  let sixteen: Colors
  /// With the colour cube, 16 to 231, and the grays, 232 to 255, which no terminal's settings change.
  let many: Colors
  /// Whether nothing is dim, and every colour is bold.
  var isBold = false
  /// Behind the numbers of matrices, of the colour cube; nil for nothing.
  var heat: HeatColors?

  package static let all = [standard, dark, light, highContrast, mono]

  /// For an unknown background: only colours that can be read on black and on white.
  package static let standard = Theme(
    name: "standard", background: .any, eight: .eight, sixteen: .eight.with(blue: 12),
    many: .cube.with(gray: 243),
    heat: HeatColors(
      teal: [152, 116, 73], pink: [224, 217, 174], ink: [16, 16, 16], gradient: [52, 52, 52]))

  package static let dark = Theme(
    name: "dark", background: .dark,
    eight: Colors(
      blue: 6, orange: 3, green: 2, violet: 5, red: 1, teal: [2, 2, 2], pink: [5, 5, 5]),
    sixteen: Colors(
      gray: 7, blue: 14, orange: 11, green: 10, violet: 13, red: 9, teal: [10, 10, 10],
      pink: [13, 13, 13]),
    many: Colors(
      gray: 246, blue: 75, orange: 214, green: 114, violet: 177, red: 203, teal: [72, 79, 86],
      pink: [168, 205, 218]),
    heat: HeatColors(
      teal: [23, 73, 116], pink: [88, 174, 217], ink: [231, 16, 16], gradient: [222, 52, 88]))

  package static let light = Theme(
    name: "light", background: .light, eight: .eight, sixteen: .eight.with(gray: 8),
    many: Colors(
      gray: 241, blue: 25, orange: 130, green: 22, violet: 91, red: 124, teal: [29, 23, 22],
      pink: [162, 125, 89]),
    heat: HeatColors(
      teal: [195, 152, 116], pink: [224, 217, 211], ink: [16, 16, 16], gradient: [88, 88, 88]))

  /// For any background.
  package static let highContrast = Theme(
    name: "high-contrast", background: .any, eight: .eight, sixteen: .eight.with(blue: 12),
    many: .cube, isBold: true)

  /// No colours, only bold, dim, underline and reverse.
  package static let mono = Theme(
    name: "mono", background: .any, eight: Colors(), sixteen: Colors(), many: Colors())

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

extension Theme {
  /// The theme for a background of these levels, from 0 to 255: dark where white is easier to read on it
  /// than black.
  package static func suited(red: Int32, green: Int32, blue: Int32) -> Theme {
    // The light of a level, near enough.
    func light(_ level: Int32) -> Double { Double(level * level) / (255 * 255) }
    let luminance = 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue)
    return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? .dark : .light
  }
}

/// The few colours that the roles share; nil for the terminal's own.
struct Colors: Hashable, Sendable {
  var gray: UInt8?
  var blue: UInt8?
  var orange: UInt8?
  var green: UInt8?
  var violet: UInt8?
  var red: UInt8?
  /// Of positive and of negative entries, from small to large.
  var teal: [UInt8?] = [nil, nil, nil]
  var pink: [UInt8?] = [nil, nil, nil]

  static let eight = Colors(
    blue: 4, orange: 1, green: 2, violet: 5, red: 1, teal: [2, 2, 2], pink: [5, 5, 5])

  static let cube = Colors(
    blue: 32, orange: 166, green: 28, violet: 134, red: 160, teal: [28, 28, 28],
    pink: [162, 162, 162])

  func with(gray: UInt8? = nil, blue: UInt8? = nil) -> Colors {
    var colors = self
    colors.gray = gray ?? colors.gray
    colors.blue = blue ?? colors.blue
    return colors
  }

  subscript(role: Role) -> UInt8? {
    switch role {
    case .plain, .title, .current, .chosen, .twin, .changed, .field: nil
    case .muted, .rule: gray
    case .forward, .key: blue
    case .backward, .warning: orange
    case .update: violet
    case .good: green
    case .error: red
    case .positive(let shade): teal[shade.index]
    case .negative(let shade): pink[shade.index]
    }
  }
}

/// What lies behind positive and negative numbers, from small to large, and what is written on it.
struct HeatColors: Hashable, Sendable {
  let teal: [UInt8]
  let pink: [UInt8]
  let ink: [UInt8]
  /// Of gradients: as warm as what they are written in elsewhere.
  let gradient: [UInt8]

  /// Nil where nothing lies there.
  subscript(heat: Heat, role: Role) -> (color: UInt8, ink: UInt8)? {
    let inks = role == .backward ? gradient : ink
    return switch heat {
    case .none: nil
    case .positive(let shade): (teal[shade.index], inks[shade.index])
    case .negative(let shade): (pink[shade.index], inks[shade.index])
    }
  }
}

extension Shade {
  fileprivate var index: Int {
    switch self {
    case .light: 0
    case .medium: 1
    case .strong: 2
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
