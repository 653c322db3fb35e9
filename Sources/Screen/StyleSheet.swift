/// The styles of some frames as CSS, for light and for dark.
package struct StyleSheet {
  /// Each once, in the order in which they are seen.
  private let styles: [Style]

  package init(_ frames: some Sequence<Frame>) {
    var seen: Set<Style> = []
    styles = frames.reduce(into: []) { styles, frame in
      styles += frame.cells.map(\.style).filter { seen.insert($0).inserted }
    }
  }

  static let dark = Palette(theme: .dark, depth: .many)
  static let light = Palette(theme: .light, depth: .many)

  /// What draws text: the property for its colour, and for what is behind it, with the class that has it.
  package enum Medium {
    case svg, html
  }

  /// - Parameter scope: what stands before each selector.
  package func css(for medium: Medium, in scope: String = "") -> String {
    rules(Self.light, medium, scope, paper: "#ffffff", ink: "#1f2328")
      + "@media(prefers-color-scheme:dark){"
      + rules(Self.dark, medium, scope, paper: "#1d2127", ink: "#d8dee6") + "}"
  }

  private func rules(
    _ palette: Palette, _ medium: Medium, _ scope: String, paper: String, ink: String
  ) -> String {
    let ground =
      switch medium {
      case .svg: ".ground{fill:\(paper)}"
      case .html: "\(scope){background:\(paper);color:\(ink)}"
      }
    return styles.map { rule($0, palette.look($0), medium, scope, paper, ink) }.joined() + ground
  }

  private func rule(
    _ style: Style, _ look: Look, _ medium: Medium, _ scope: String, _ paper: String, _ ink: String
  ) -> String {
    let color = look.foreground.map(Self.hex) ?? ink
    let isReversed = look.attributes.contains(.reverse)
    let ground = isReversed ? color : look.background.map(Self.hex)
    let name = Self.name(style)
    var rule: String
    var back = ""
    switch medium {
    case .svg:
      rule = "fill:\(isReversed ? paper : color)"
      if let ground { back = ".back.\(name){fill:\(ground)}" }
    case .html:
      rule = "color:\(isReversed ? paper : color)"
      if let ground { rule += ";background:\(ground)" }
    }
    if look.attributes.contains(.bold) { rule += ";font-weight:bold" }
    if look.attributes.contains(.dim) { rule += ";opacity:.65" }
    if look.attributes.contains(.underline) { rule += ";text-decoration:underline" }
    return "\(scope.isEmpty ? "" : scope + " ").\(name){\(rule)}" + back
  }

  /// The class of a style, `forward-1`: the role, the attributes on top of it, and what lies behind it.
  package static func name(_ style: Style) -> String {
    let role =
      switch style.role {
      case .positive(let shade): "positive\(shade.rawValue)"
      case .negative(let shade): "negative\(shade.rawValue)"
      default: "\(style.role)"
      }
    let heat =
      switch style.heat {
      case .none: ""
      case .positive(let shade): "-hot\(shade.rawValue)"
      case .negative(let shade): "-cold\(shade.rawValue)"
      }
    return "\(role)-\(style.attributes.rawValue)\(heat)"
  }

  /// A colour of the cube or of the grays.
  static func hex(_ number: UInt8) -> String {
    let levels = [0, 95, 135, 175, 215, 255]
    let place = Int(number) - 16
    let parts =
      place < 216
      ? [levels[place / 36], levels[place / 6 % 6], levels[place % 6]]
      : Array(repeating: 8 + 10 * (place - 216), count: 3)
    return "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
