import Testing

@testable import GraphLayout

@Suite struct RouteGlyphs {
  @Test func everySetOfArmsHasItsGlyph() {
    let drawn = (0..<16).map { RouteGlyph(Arms(rawValue: $0), .join).unicode }
    #expect(String(drawn) == " │─╰││╭├─╯─┴╮┤┬┼")
  }

  @Test func theASCIITwinHasTheSameShape() {
    let drawn = (0..<16).map { RouteGlyph(Arms(rawValue: $0), .join).ascii }
    #expect(String(drawn) == " |-+||++-+-+++++")
  }

  @Test func aCrossingBreaksTheHorizontalLine() {
    let all: Arms = [.vertical, .horizontal]
    #expect(RouteGlyph(all, .crossing).unicode == "│")
    #expect(RouteGlyph(all, .crossing).ascii == "|")
    #expect(RouteGlyph(all, .join).unicode == "┼")
    #expect(RouteGlyph(all, .join).ascii == "+")
  }

  @Test func aCrossingKeepsANameOfItsOwn() {
    #expect(RouteGlyph([.vertical, .horizontal], .crossing) == .crossing)
    #expect(RouteGlyph(.vertical, .line) == .vertical)
  }

  @Test func aFlowIsAnArrow() {
    #expect(RouteGlyph(.vertical, .line, .up).unicode == "▲")
    #expect(RouteGlyph(.vertical, .line, .down).unicode == "▼")
    #expect(RouteGlyph(.vertical, .line, .up).ascii == "^")
    #expect(RouteGlyph(.vertical, .line, .down).ascii == "v")
  }
}
