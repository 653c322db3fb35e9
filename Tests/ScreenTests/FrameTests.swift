import Screen
import Testing

@Suite struct FrameTests {
  @Test func textStandsWhereItWasPut() {
    var frame = Frame(size: Size(12, 3))
    frame.put("∂ℓ/∂f₁", row: 1, column: 2)
    #expect(frame.text == "\n  ∂ℓ/∂f₁\n")
  }

  @Test func putReturnsTheColumnsTheTextTakesSeenOrNot() {
    var frame = Frame(size: Size(4, 1))
    #expect(frame.put("漢字", row: 0, column: 0) == 4)
    #expect(frame.put("gradient", row: 0, column: -3) == 8)
    #expect(frame.put("gradient", row: 7, column: 0) == 8)
    #expect(frame.text == "dien")
  }

  @Test func piecesFollowOneAnotherAcrossTheLeftEdge() {
    var frame = Frame(size: Size(4, 1))
    var column = -3
    for piece in ["ab", "cd", "ef"] {
      column += frame.put(piece, row: 0, column: column)
    }
    #expect(frame.text == "def")
  }

  @Test func everyCoordinateAndEverySizeIsSafe() {
    let far = [Int.min, Int.min + 1, -70_000, -2, -1, 0, 1, 2, 70_000, Int.max - 1, Int.max]
    for size in [Size(0, 0), Size(1, 1), Size(0, 5), Size(5, 0), Size(3, 2), Size(-4, -4)] {
      var frame = Frame(size: size)
      for row in far {
        for column in far {
          frame.put("a漢b", row: row, column: column)
          for extent in far {
            let rect = Rect(row: row, column: column, width: extent, height: extent)
            frame.put("漢字", row: row, column: column, within: rect)
            frame.fill(rect, with: Cell("x"))
            frame.restyle(rect) { $0.bold }
            frame.box(rect, glyphs: .unicode)
            frame.draw(
              Frame(text: "漢\nab"), at: Position(row: row, column: column), clippedTo: rect)
            frame.horizontalRule(row: row, column: column, width: extent)
            frame.verticalRule(row: row, column: column, height: extent)
          }
          #expect(
            (frame[row, column] != nil) == frame.area.contains(Position(row: row, column: column)))
        }
      }
      #expect(isWellFormed(frame))
    }
  }

  @Test func aWideCharacterTakesTwoColumnsAndHalfOfOneIsASpace() {
    var frame = Frame(size: Size(5, 3))
    frame.put("a漢字", row: 0, column: 0)
    frame.put("漢字漢", row: 1, column: 0)
    frame.put("漢字漢", row: 2, column: -1)
    #expect(frame.text == "a漢字\n漢字\n 字漢")
    #expect(isWellFormed(frame))
  }

  @Test func whatOverwritesHalfOfAWideCharacterLeavesASpaceOfTheOther() {
    for column in 0..<6 {
      var frame = Frame(text: "漢字漢")
      frame.put("x", row: 0, column: column)
      var filled = Frame(text: "漢字漢")
      filled.fill(Rect(row: 0, column: column, width: 1, height: 1), with: Cell("x"))
      var drawn = Frame(text: "漢字漢")
      drawn.draw(Frame(text: "x"), at: Position(row: 0, column: column))
      #expect(frame == filled)
      #expect(frame == drawn)
      #expect(isWellFormed(frame))
    }
  }

  @Test func aCopiedPictureIsCutAtBothEdges() {
    var frame = Frame(size: Size(6, 1))
    frame.draw(
      Frame(text: "漢字漢"), at: Position(row: 0, column: 0),
      clippedTo: Rect(row: 0, column: 1, width: 4, height: 1))
    #expect(frame.text == "  字")
    #expect(isWellFormed(frame))
  }

  @Test func aCopiedPictureBringsItsCursorIfThatIsSeen() {
    var field = Frame(size: Size(4, 1))
    field.cursor = Position(row: 0, column: 3)
    var frame = Frame(size: Size(6, 2))
    frame.draw(field, at: Position(row: 1, column: 2))
    #expect(frame.cursor == Position(row: 1, column: 5))
    frame.cursor = nil
    frame.draw(field, at: Position(row: 1, column: 4))
    #expect(frame.cursor == nil)
  }

  @Test func textIsClippedToItsAreaFirst() {
    var frame = Frame(size: Size(10, 2))
    frame.fill(frame.area, with: Cell("."))
    let area = Rect(row: 0, column: 2, width: 4, height: 1)
    frame.put("backward", row: 0, column: 0, within: area)
    frame.put("backward", row: 1, column: 0, within: area)
    #expect(frame.text == "..ckwa....\n..........")
  }

  @Test func boxesAndRulesAreDrawnInTheGlyphsAskedFor() {
    var frame = Frame(size: Size(7, 4))
    frame.box(Rect(row: 0, column: 0, width: 7, height: 3), glyphs: .unicode)
    frame.horizontalRule(row: 3, column: 1, width: 5)
    #expect(frame.text == "╭─────╮\n│     │\n╰─────╯\n ─────")
    frame.box(frame.area, glyphs: .ascii)
    #expect(frame.text == "+-----+\n|     |\n|─────|\n+-----+")
  }

  @Test func rolesCanBeSeenAsLetters() {
    var frame = Frame(size: Size(8, 2))
    frame.put("2.37", row: 0, column: 1, style: .forward)
    frame.put("0.74", row: 1, column: 3, style: .backward)
    #expect(frame.map([.forward: "f", .backward: "b"]) == " ffff\n   bbbb")
  }

  @Test func framesOfTheSamePictureAreEqual() {
    let a = Frame(text: "漢 x", style: .title)
    var b = Frame(text: "漢 x", style: .title)
    #expect(a == b)
    b.cursor = Position(row: 0, column: 0)
    #expect(a != b)
  }

  @Test func everyFrameHasAnASCIIFormOfTheSameSize() {
    let frame = Frame(text: "╭─▶ ∂ℓ/∂Ω₁ ·漢é𝕀\n│ ● ░▒▓█ ⊙")
    #expect(!frame.isASCII)
    #expect(frame.inASCII.isASCII)
    #expect(frame.inASCII.size == frame.size)
    #expect(frame.inASCII.text == "+-> dl/d?1 .? eI\n| * .:#@ *")
  }
}

/// Whether every wide character has its second half, and no second half stands alone.
func isWellFormed(_ frame: Frame) -> Bool {
  (0..<frame.size.rows).allSatisfy { row in
    let cells = Array(frame[row: row])
    return cells.indices.allSatisfy { column in
      let next = column + 1 < cells.count ? cells[column + 1].isTrailing : false
      return cells[column].isWide == next
        && (column > 0 || !cells[column].isTrailing)
        && cells[column].scalar.properties.generalCategory != .format
        && (cells[column].isTrailing || cells[column].scalar.properties.generalCategory != .control)
    }
  }
}
