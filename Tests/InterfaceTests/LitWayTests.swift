import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// What a lesson lights: the ways of a value to the loss, and what of them is known.
@Suite struct LitWay {
  /// Where it stands, what it says, and how many arrows go and come back heavy.
  @Test(arguments: [
    (3, "━▶ from ω₁ to ℓ: 6 slopes  ◀━ known: 0", 5, 0),
    (12, "━▶ from ω₂ to ℓ: 4 slopes  ◀━ known: 3", 3, 3),
    (14, "━▶ from ω₁ to ℓ: 6 slopes  ◀━ known: 5", 5, 5),
    (16, "━▶ from ω₀ to ℓ: 8 slopes  ◀━ known: 7", 7, 7),
  ])
  func theArrowsOfTheWayAreHeavy(_ step: Int, _ legend: String, _ there: Int, _ back: Int) {
    for columns in [80, 120] {
      var state = ShippedLessons.state("toy-function", Size(columns, columns / 3 - 2), asks: false)
      for _ in 0..<step { state.press(.right) }
      let text = state.frame.text
      #expect(text.contains(legend), "\(text)")
      let graph = text.split(separator: "\n").dropFirst(2).prefix { !$0.contains(legend) }
        .joined(separator: "\n")
      // What flows at a forward step is heavy besides.
      #expect(graph.matches(of: /━▶/).count == there + (step == 3 ? 1 : 0), "\(graph)")
      #expect(graph.matches(of: /◀━/).count == back, "\(graph)")
      state.press(.right)
      #expect(!state.frame.text.contains(legend))
    }
  }

  @Test func allWaysOfAForkAreLitAndPlainModeSaysThem() throws {
    let file = LessonFile.read(
      text: """
        format: 1
        id: fork
        title: A fork
        graph: |
          a = w * x
          b = a^2
          c = sin(a)
          l = b * c
        given: {w: 2, x: 3}
        steps:
          - {at: backward b, light: w, say: Two ways.}
        """, path: "fork.yaml")
    let lesson = try #require(file.lesson, "\(file.findings)")
    var plain = try #require(PlainLesson(lesson, glyphs: .unicode))
    let lines = (0...plain.lastPosition).flatMap { plain.lines(at: $0) }
    let lit = lines.filter { $0.hasPrefix("Lit:") }
    #expect(lit.count == 1)
    #expect(
      lit.first?.hasPrefix(
        "Lit: the way of a change from w to ℓ through a, b, c. It needs 5 slopes; known: ")
        == true, "\(lit)")
  }
}
