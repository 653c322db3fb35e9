import Autodiff
import Screen
import Testing

@testable import Interface
@testable import Study

/// Values edited and tasks tried in plain mode, in sentences.
@Suite struct PlainEditing {
  private func plain(at position: Int = 0, asks: Bool = true) throws -> PlainLesson {
    var plain = try #require(
      PlainLesson(try TaskLesson.lesson(), glyphs: .unicode, asksQuestions: asks))
    _ = plain.lines(at: position)
    return plain
  }

  @Test func aValueIsSetAndWhatMovedIsSaid() throws {
    var plain = try plain(at: 3, asks: false)
    #expect(
      plain.edit("set β1 = 3/4") == [
        "Edited: β₁ 0.5 → 0.75.", "Moved: f₁ [−1.0 1.5 0.5] → [−0.75 1.75 0.75].",
      ])
    #expect(
      plain.lines(at: 4).contains("Edited: β₁ 0.5 → 0.75. The numbers follow; revert restores."))
    #expect(plain.edit("undo") == ["These are the lesson's own values."])
    #expect(plain.edit("undo") == ["There is nothing to undo."])
    #expect(plain.edit("redo")?.first == "Edited: β₁ 0.5 → 0.75.")
    #expect(plain.edit("revert") == ["These are the lesson's own values."])
    #expect(plain.edit("revert") == ["There is nothing to restore."])
    #expect(plain.edit("what") == nil && plain.edit("h") == nil && plain.edit("leave") == nil)
  }

  @Test(arguments: [
    ("Ω0[1, 2] = 3/4", "Edited: Ω₀[1, 2] −1 → 0.75."),
    ("Omega_0[1,2]=−2", "Edited: Ω₀[1, 2] −1 → −2."),
    ("β0 = [-9, −9]", "Edited: β₀ [0; −1] → [−9; −9]."),
    ("beta0[2] = 0,5", "Edited: β₀[2, 1] −1 → 0.5."),
    ("Ω1[2] = 1", "Edited: Ω₁[1, 2] −1 → 1."), ("β₁ = 1/3", "Edited: β₁ 0.5 → 0.3333."),
    ("Ω0 = [[1, 2], [3, 4]]", "Edited: Ω₀ [1 −1; 0.5 1] → [1 2; 3 4]."),
    ("f0 = 1", "f₀ is computed; only a given value can be set."),
    ("w = 1", "There is no 'w' here; given are β₀, Ω₀, x, β₁, Ω₁, y."),
    ("β1", "Write a name and a value, as in set β0[1, 1] = 1/2."),
    ("β1 = one", "'one' is not a number; write it as 0.5, −2 or 1/3."),
    ("Ω0 = 1", "Ω₀ is 2×2; write [[1, 2], [1, 2]], or one entry at a time."),
    ("β0 = [1, 2, 3]", "β₀ is 2×1, but this value is 3×1."),
    ("Ω0[3, 1] = 1", "Ω₀ is 2×2; write its row and column, as in Ω₀[2, 2]."),
    ("Ω0[1] = 1", "Ω₀ is 2×2; write its row and column, as in Ω₀[2, 2]."),
    ("β0 = [1, 2", "This '[' is never closed."),
  ])
  func aLineIsReadAsItIsWritten(_ line: String, _ sentence: String) throws {
    var plain = try plain(asks: false)
    #expect(plain.edit("set " + line)?.first == sentence)
  }

  @Test func aTaskIsTriedInSentences() throws {
    var plain = try plain()
    let prompt = "Try: Change β0 so that no example reaches Ω0."
    let far = "max[abs[∂L/∂Ω₀]] is 1.333; it should be 0."
    let advice = "You may edit β₀: set β0 = …; leave restores the values."
    #expect(plain.lines(at: plain.lastPosition).suffix(3) == [prompt, far, advice])
    #expect(plain.edit("set β1 = 1") == ["This task lets you edit β₀ only."])
    #expect(plain.study.moment.triedTask == nil)
    let missed = plain.edit("set β0[1] = -9")
    #expect(missed?.last == "max[abs[∂L/∂Ω₀]] is 2.667; it should be 0.")
    #expect(plain.study.moment.triedTask != nil)
    #expect(plain.edit("h") == ["Hint 1: A large negative bias shuts a ReLU."])
    #expect(plain.edit("set β0 = [-9, -9]")?.last == "Done: max[abs[∂L/∂Ω₀]] is 0.")
    #expect(plain.edit("leave") == ["You left the task; the lesson's values are back."])
    #expect(
      plain.lines(at: plain.lastPosition).last
        == "✓ Done: with your values max[abs[∂L/∂Ω₀]] was 0.")
  }

  @Test func aTaskIsShownOrLeft() throws {
    var plain = try plain()
    _ = plain.lines(at: plain.lastPosition)
    for number in 1...3 { _ = plain.edit("set β0[1] = \(number)") }
    let shown = plain.edit("solution")
    #expect(shown?.first == "This solves it: β₀ = [−9; −9].")
    #expect(shown?.last == "Done: max[abs[∂L/∂Ω₀]] is 0.")
    var other = try self.plain()
    _ = other.lines(at: other.lastPosition)
    _ = other.edit("set β0[1] = 1")
    #expect(other.edit("leave") == ["You left the task; the lesson's values are back."])
    #expect(!other.lines(at: other.lastPosition).joined().contains("A solution is"))
  }

  @Test func anAnswerToEditedValuesIsMarkedAndNotCounted() throws {
    var plain = try plain(at: 5)
    #expect(plain.study.moment.pending != nil)
    _ = plain.edit("set β1 = 3")
    #expect(
      plain.answer("+") == [
        "✓ Right for these values. Values are edited: this is marked, not counted."
      ])
    #expect(plain.study.kept["sign-l"] == nil)
    _ = plain.edit("revert")
    #expect(plain.answer("+").last == "✓ Right: positive.")
  }

  @Test func aReaderWhoCannotTryReadsTheSolution() throws {
    var plain = try plain()
    #expect(
      plain.linesWithAnswers(at: plain.lastPosition).suffix(3) == [
        "Try: Change β0 so that no example reaches Ω0.",
        "max[abs[∂L/∂Ω₀]] is 1.333; it should be 0.",
        "A solution: β₀ = [−9; −9]. Then max[abs[∂L/∂Ω₀]] is 0.",
      ])
  }
}
