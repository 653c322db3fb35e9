import Screen
import Testing

@testable import Interface

/// The page with what other texts write.
@Suite struct NotationPages {
  /// Beside a graph and beside an experiment, on screens of every width, in every spelling.
  @Test(arguments: ["toy-function", "xavier"], [Size(80, 24), Size(40, 12), Size(200, 60)])
  func everyLessonOpensIt(_ id: String, _ size: Size) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    for glyphs in [Glyphs.unicode, .ascii] {
      var state = AppState(size: size, glyphs: glyphs, hasColor: true, menu: nil)
      state.show(lesson)
      _ = state.receive(.key("w"))
      #expect(state.pages.last?.page == .notation)
      let text = Page.notation.content(state, size.columns - 2)
      let lines = text.lines(0..<text.count)
      #expect(lines.allSatisfy { $0.columns <= size.columns - 2 })
      // What a spelling lacks would be a question mark.
      #expect(!lines.contains { $0.text.contains("?") })
      if glyphs == .ascii { #expect(lines.allSatisfy { $0.text.allSatisfy(\.isASCII) }) }
      _ = state.receive(.key(.escape))
      #expect(state.pages.isEmpty)
    }
  }

  @Test func everyRowHasAColumnForEachText() {
    for table in NotationTable.all {
      #expect(table.rows.allSatisfy { $0.count == table.texts.count })
    }
  }
}
