import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface

/// In ASCII a Greek letter with an index is one Latin letter, wherever it is written.
@Suite struct ShortNames {
  private static func lesson(_ graph: String, _ given: String) throws -> Lesson {
    try TaskLesson.lesson(
      """
      format: 1
      id: short
      title: Short
      graph: |
      \(graph.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      given: {\(given)}
      steps:
        - at: start
          say: β₀ and ω₀ move ∂ℓ/∂β₀, and βₖω₀; σ₁ and β are others.
        - at: forward l
          ask: {id: q, type: number, prompt: How large?, answer: l}
      """)
  }

  @Test func pictureTableDerivationAndTextNameTheSame() throws {
    let plain = try #require(
      PlainLesson(try Self.lesson("l = β0 + ω0 * x", "β0: 1, ω0: 2, x: 3"), glyphs: .ascii))
    let text = plain.lines.joined(separator: "\n")
    #expect(text.contains("b0 and w0 move dl/db0, and b_k w0; sigma1 and beta are others."))
    #expect(text.contains("b0 = 1") && text.contains("w0 = 2"))
    let unicode = try #require(
      PlainLesson(try Self.lesson("l = β0 + ω0 * x", "β0: 1, ω0: 2, x: 3"), glyphs: .unicode))
    #expect(unicode.lines.joined().contains("βₖω₀"))
  }

  @Test func aLetterThatIsTakenStaysAWord() throws {
    let plain = try #require(
      PlainLesson(
        try Self.lesson("f1 = ω0 + b9\nl = β0 + f1", "β0: 1, ω0: 2, b9: 3"), glyphs: .ascii))
    let text = plain.lines.joined(separator: "\n")
    #expect(text.contains("beta0 and w0 move dl/dbeta0"))
  }

  /// `b0` would be another thing in the next part.
  @Test func aLetterOfAnotherPartStaysAWord() throws {
    let lesson = try TaskLesson.lesson(
      """
      format: 1
      id: two
      title: Two
      parts:
        - title: One
          graph: l = β0 + ω0 * x
          given: {β0: 1, ω0: 2, x: 3}
        - title: Two
          graph: l = b0 * x
          given: {b0: 1, x: 3}
          steps: [{at: start, say: What β₀ was}]
      """)
    let plain = try #require(PlainLesson(lesson, glyphs: .ascii))
    let text = plain.lines.joined(separator: "\n")
    #expect(text.contains("beta0 = 1") && text.contains("w0 = 2"))
  }

  @Test func whatTheScreenCallsItIsUnderstood() throws {
    let lesson = try Self.lesson("f1 = ω0 * x\nl = β0 + f1^2", "β0: 1, ω0: 2, x: 3")
    let part = try #require(lesson.parts.first?.graph?.content)
    for name in ["b0", "beta0", "β₀"] {
      #expect(part.node(named: name)?.name == "β0")
      #expect((try? part.typedFormula("\(name) + 2").get()) != nil)
      #expect((try? part.typedFormula("dl/d\(name)").get()) != nil)
      var plain = try #require(PlainLesson(lesson, glyphs: .ascii))
      #expect(plain.edit("set \(name) = 5")?.first?.hasPrefix("Edited: b0") == true, "\(name)")
    }
    guard case .success(.stage(let stage)) = lesson.goal("backward b0", from: 0) else {
      Issue.record("no stage")
      return
    }
    #expect(stage.stage == .backward(part.node(named: "β0")?.id ?? -1))
  }
}
