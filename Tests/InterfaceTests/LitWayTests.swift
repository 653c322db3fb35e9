import Autodiff
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

  /// Of a long way its ends are named, and how many lines there are between.
  @Test(arguments: [
    (12, "through a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11. It needs 13 slopes"),
    (13, "through a0, a1, a2, a3, a4, a5, 1 more, a7, a8, a9, a10, a11, a12. It needs 14 slopes"),
    (
      200,
      "through a0, a1, a2, a3, a4, a5, 188 more, a194, a195, a196, a197, a198, a199. It needs 201"
    ),
  ])
  func aLongWayIsNamedByItsEnds(_ count: Int, _ sentence: String) throws {
    let lines = (1..<count).map { "  a\($0) = sin(a\($0 - 1))" }
    let text = """
      format: 1
      id: chain
      title: A chain
      graph: |
        a0 = sin(w)
      \(lines.joined(separator: "\n"))
        l = a\(count - 1)^2
      given: {w: 2}
      learn: [w]
      steps:
        - {at: start, say: Look., light: w}
      """
    var plain = try #require(PlainLesson(try TaskLesson.lesson(text), glyphs: .ascii))
    let lit = try #require(plain.lines(at: 0).first { $0.hasPrefix("Lit") })
    #expect(lit.contains(sentence), "\(lit)")
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

  /// No gradient comes back through `stop`: it is part of no way, and what lies behind it has none.
  @Test func noWayLeadsThroughStop() throws {
    let file = LessonFile.read(
      text: """
        format: 1
        id: stopped
        title: Stopped
        graph: |
          a = stop(w) * x
          b = stop(a)
          l = a * b * v
        given: {w: 1, x: 2, v: 3}
        """, path: "stopped.yaml")
    let graph = try #require(file.lesson?.graphs.first).content.graph
    func edges(_ name: String) throws -> Int? {
      let node = try #require(graph.nodes.first { $0.name == name })
      return Autodiff.Way(from: node.id, in: graph)?.edges.count
    }
    #expect(try edges("w") == nil && edges("x") == 2 && edges("a") == 1 && edges("l") == nil)
  }

  /// In front of a class the row of lines has the way.
  @Test func theChainOfAClassIsLit() {
    var state = ShippedLessons.state("toy-function", Size(80, 24), asks: false)
    for _ in 0..<3 { state.press(.right) }
    state.press(.function(5))
    let text = state.frame.text
    #expect(text.contains("[f₁]━▶━h₂━▶━f₂━▶━h₃"), "\(text)")
  }
}
