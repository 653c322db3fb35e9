import Screen
import Testing

@Suite struct PaletteTests {
  static let everyPalette = Theme.all.flatMap { theme in
    ColorDepth.allCases.map { Palette(theme: theme, depth: $0) }
  }

  @Test func everyRoleHasALookWithinTheDepth() {
    for palette in Self.everyPalette {
      for role in Role.allCases {
        let look = palette.look(Style(role))
        #expect(look.foreground.map { Int($0) < palette.depth.rawValue } ?? true)
      }
    }
  }

  @Test func withoutColourNoLookHasOne() {
    for palette in Self.everyPalette where palette.theme == .mono || palette.depth == .none {
      #expect(Role.allCases.allSatisfy { palette.look(Style($0)).foreground == nil })
      #expect(palette == Palette(theme: .mono, depth: .none))
    }
  }

  @Test func forwardAndBackwardDifferWhereThereIsColour() {
    for palette in Self.everyPalette where palette.depth != .none {
      #expect(palette.look(.forward) != palette.look(.backward))
      #expect(palette.look(Style(.positive(.light))) != palette.look(Style(.negative(.light))))
    }
  }

  @Test func theTwoCursorsDifferFromEachOtherAndFromTextEverywhere() {
    for palette in Self.everyPalette {
      let looks = Set([.plain, .current, .chosen].map { palette.look($0) })
      #expect(looks.count == 3)
      #expect(palette.look(.changed) != palette.look(.plain))
    }
  }

  /// Contrast by WCAG 2.1: 4.5 is asked for text on a known background, 3.5 held on both at once.
  @Test(arguments: Theme.all) func coloursCanBeReadOnTheirBackground(theme: Theme) {
    let (onBlack, onWhite) =
      switch theme.background {
      case .dark: (4.5, 0.0)
      case .light: (0.0, 4.5)
      case .any: (3.5, 3.5)
      }
    for role in Role.allCases {
      guard let color = Palette(theme: theme, depth: .many).look(Style(role)).foreground else {
        continue
      }
      let luminance = luminance(ofColor: Int(color))
      #expect((luminance + 0.05) / 0.05 >= onBlack, "\(role) on black")
      #expect(1.05 / (luminance + 0.05) >= onWhite, "\(role) on white")
    }
  }

  @Test(arguments: Theme.all) func numbersCanBeReadOnWhatLiesBehindThem(theme: Theme) {
    for heat in Heat.allCases {
      for style in [Style.plain, .forward, .backward] {
        let look = Palette(theme: theme, depth: .many).look(style.on(heat))
        guard let ground = look.background, let ink = look.foreground else {
          #expect(look == Palette(theme: theme, depth: .many).look(style))
          continue
        }
        let (a, b) = (luminance(ofColor: Int(ground)), luminance(ofColor: Int(ink)))
        #expect((max(a, b) + 0.05) / (min(a, b) + 0.05) >= 4.5, "\(heat): \(ink) on \(ground)")
      }
      for depth in [ColorDepth.none, .eight, .sixteen] {
        #expect(Palette(theme: theme, depth: depth).look(.plain.on(heat)).background == nil)
      }
    }
  }

  /// One hue for each sign, however large the number, and gradients as warm as elsewhere.
  @Test(arguments: Theme.all) func signsAndGradientsAreToldApartByHue(theme: Theme) {
    let palette = Palette(theme: theme, depth: .many)
    for heat in Heat.allCases where palette.look(.plain.on(heat)).background != nil {
      let (value, gradient) = (palette.look(.forward.on(heat)), palette.look(.backward.on(heat)))
      #expect(value.background == gradient.background && value.foreground != gradient.foreground)
      let ink = channels(ofColor: Int(gradient.foreground ?? 0))
      #expect(ink[0] > ink[2], "\(theme.name), \(heat): not warm")
      let ground = channels(ofColor: Int(value.background ?? 0))
      if case .positive = heat {
        #expect(ground[1] == ground[2] && ground[0] < ground[1], "\(theme.name), \(heat): no teal")
      } else {
        #expect(ground[0] > ground[1] && ground[0] > ground[2], "\(theme.name), \(heat): no rose")
      }
    }
  }

  @Test func everyThemeIsChosenByItsName() {
    #expect(Set(Theme.all.map(\.name)).count == Theme.all.count)
  }

  @Test func attributesOfAStyleAreAdded() {
    let palette = Palette(theme: .mono, depth: .none)
    #expect(palette.look(.forward.bold.reversed).attributes == [.bold, .reverse])
    #expect(palette.look(.muted.bold).attributes == .bold)
  }

  @Test func theThemeFollowsWhatTheTerminalSays() {
    #expect(Theme.suited(term: "xterm-256color", colorFGBG: nil) == .standard)
    #expect(Theme.suited(term: "linux", colorFGBG: nil) == .dark)
    #expect(Theme.suited(term: "rxvt", colorFGBG: "15;0") == .dark)
    #expect(Theme.suited(term: "rxvt", colorFGBG: "0;default;15") == .light)
    #expect(Theme.suited(term: nil, colorFGBG: "15;default") == .standard)
  }

  /// Black, white, and backgrounds of well-known themes.
  @Test func theThemeFollowsTheBackground() {
    let backgrounds: [(color: Int32, theme: Theme)] = [
      (0x000000, .dark), (0xFFFFFF, .light), (0x1E222A, .dark), (0x002B36, .dark),
      (0xFDF6E3, .light), (0x300A24, .dark), (0xEEEEEE, .light), (0x555555, .dark),
      (0x999999, .light),
    ]
    for (color, theme) in backgrounds {
      let found = Theme.suited(red: color >> 16, green: color >> 8 & 0xFF, blue: color & 0xFF)
      #expect(found == theme, "\(color)")
    }
  }

  @Test func noColorCountsUnlessItIsEmptyOrOverruled() {
    #expect(ColorMode.auto.allowsColor(noColor: nil))
    #expect(ColorMode.auto.allowsColor(noColor: ""))
    #expect(!ColorMode.auto.allowsColor(noColor: "1"))
    #expect(ColorMode.always.allowsColor(noColor: "1"))
    #expect(!ColorMode.never.allowsColor(noColor: nil))
  }

  @Test func depthIsTheLargestThatTheColoursSufficeFor() {
    #expect(
      [-1, 0, 7, 8, 15, 16, 88, 255, 256, 1 << 24].map { ColorDepth(colors: $0) }
        == [.none, .none, .none, .eight, .eight, .sixteen, .sixteen, .sixteen, .many, .many])
  }

  /// Relative luminance of a colour of the cube or of the grays.
  private func luminance(ofColor number: Int) -> Double {
    let linear = channels(ofColor: number).map { channel in
      let x = Double(channel) / 255
      return x <= 0.04045 ? x / 12.92 : power((x + 0.055) / 1.055)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// Red, green and blue of a colour of the cube or of the grays.
  private func channels(ofColor number: Int) -> [Int] {
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = number - 16
    let gray = 8 + 10 * (number - 232)
    return number >= 232
      ? [gray, gray, gray] : [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
  }

  /// The power 2.4: the twelfth of the fifth root.
  private func power(_ x: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 {
      root -= (root * root * root * root * root - x) / (5 * root * root * root * root)
    }
    let cube = root * root * root
    return cube * cube * cube * cube
  }
}
