import Autodiff
import Notation
import Testing

@testable import Lessons

/// Labels, lines that stand aside, the order of pass #2, variants and values that are drawn.
@Suite struct GraphReadings {
  static let base = """
    format: 1
    id: read
    title: Read
    graph: |
      S1 = W1 * x
      J = S1^2
      S2 = W2 * S1
      l = (S2 - y)^2
    given: {x: 1, y: 2, W1: 3, W2: 4}

    """

  private func part(_ more: String) throws -> GraphLessonPart {
    let file = LessonFile.read(text: Self.base.adding(more), path: "x")
    return try #require(file.lesson?.graphs.first, "\(file.findings)")
  }

  @Test func aLabelIsHowANameIsWritten() throws {
    let graph = try part(
      "aside: [J]\nlabels: {S1: \"S⁽¹⁾\", grad(S1): \"δ⁽¹⁾\", W1: ω₁}"
    ).content.graph
    let id = try #require(graph.node(named: "S1")).id
    let book = FormulaPrinter(graph)
    #expect(book.equation(id) == "S⁽¹⁾ = ω₁ · x")
    #expect(book.gradient(id) == "δ⁽¹⁾")
    let ascii = FormulaPrinter(graph, .ascii)
    #expect(ascii.name(id) == "S(1)" && ascii.gradient(id) == "delta(1)")
    #expect(FormulaPrinter(graph, .latex).name(id) == "S^{(1)}")
    #expect(FormulaPrinter(graph, .source).gradient(id) == "grad(S1)")
  }

  @Test func aLabelCanBeTyped() throws {
    let content = try part("aside: [J]\nlabels: {grad(S2): \"δ⁽²⁾\"}").content
    let trace = content.trace()
    for typed in ["W2 * δ⁽²⁾", "W2 * delta(2)", "W2*dl/dS2", "W2 * grad(S2)"] {
      let live = try content.typedFormula(typed).get()
      #expect(live.value(in: trace) == Tensor(80), "\(typed)")
    }
  }

  @Test func whatStandsAsideHasNoGradient() throws {
    let content = try part("aside: [J]").content
    let (graph, trace) = (content.graph, content.trace())
    let id = try #require(graph.node(named: "J")).id
    #expect(trace.gradients[id] == nil && trace.backwardPositions(of: id).isEmpty)
    #expect(trace.values[id].scalar == 9)
    #expect(LessonTexts.problems(Self.base.adding("aside: [J]")) == [])
    #expect(
      LessonTexts.problems(Self.base) == [
        "6:3: warning: 'J' does not reach the loss 'l', so that its gradient is 0"
      ] || LessonTexts.problems(Self.base).count == 1)
  }

  @Test func theOrderOfPassTwoIsTheLessons() throws {
    let usual = try part("aside: [J]").content.graph
    let other = try part("aside: [J]\norder: [W1]").content.graph
    func names(_ graph: Graph) -> [String] {
      graph.parametersFromTheLossBack.map { graph.nodes[$0].name }
    }
    #expect(names(usual) == ["W2", "W1"])
    #expect(names(other) == ["W1", "W2"])
  }

  @Test(arguments: [
    ("aside: [S1]", "'l' is made from 'S1', which cannot stand aside then"),
    ("aside: [x]", "'x' is given; only a line can stand aside"),
    ("aside: [q]", "'q' is neither given nor computed"),
    ("order: [x]", "'x' is not learned; 'order' lists what pass #2 is about, as in '[W2, W1]'"),
    ("order: [W1, W1]", "'W1' stands in 'order' already"),
    (
      "labels: {S1: W₁}", "'W₁' looks like 'W1'; choose a label that nothing else has, in ASCII too"
    ),
    (
      "labels: {S1: f·g}",
      "'f·g' cannot be a label: '·' is neither letter nor digit; raised and "
        + "lowered ones are signs of their own, as in 'S⁽¹⁾' or 'f₂'"
    ),
    (
      "labels: {S1: A, S2: A}",
      "'A' looks like 'S1'; choose a label that nothing else has, in ASCII too"
    ),
    (
      "labels: {S1 + S2: A}",
      "'S1 + S2' cannot be labelled; 'labels' has names and gradients, as in "
        + "'grad(S1): δ⁽¹⁾'"
    ),
    (
      "variants: [{title: a, given: {S1: 1}}]", "'S1' is computed; only a given value can be edited"
    ),
    ("variants: [{title: a, given: {x: [1, 2]}}]", "'x' is 1×1, but this value is 2×1"),
    ("variants: [{given: {x: 1}}]", "'title' is missing in a variant"),
  ])
  func mistakesAreNamed(_ more: String, _ expected: String) {
    let problems = LessonTexts.problems(Self.base.adding(more))
    #expect(problems.contains { $0.hasSuffix(expected) }, "\(problems)")
  }

  @Test func labelsOfALessonHoldInItsParts() throws {
    let text = """
      format: 1
      id: parts
      title: Parts
      labels: {f: F⁽¹⁾, g: G⁽¹⁾}
      parts:
        - title: A
          graph: |
            f = w * x
            l = f^2
          given: {x: 1, w: 2}
        - title: B
          graph: |
            f = w * x
            g = f^2
            l = g
          given: {x: 1, w: 2}
          labels: {f: φ}
      """
    let file = LessonFile.read(text: text, path: "x")
    let parts = try #require(file.lesson?.graphs, "\(file.findings)")
    let names = parts.map { part in
      part.content.graph.computed.map { FormulaPrinter(part.content.graph).name($0.id) }
    }
    #expect(names == [["F⁽¹⁾", "ℓ"], ["φ", "G⁽¹⁾", "ℓ"]])
  }

  @Test func oneValueIsDrawnForEachLearner() throws {
    let text = Self.base.adding("aside: [J]").replacing("W1: 3", with: "W1: {choose: [3, 5, 7]}")
    let file = LessonFile.read(text: text, path: "x")
    let lesson = try #require(file.lesson, "\(file.findings)")
    func drawn(_ learner: String?) throws -> Double? {
      let content = lesson.drawn(for: learner).graphs[0].content
      return content.values[try #require(content.node(named: "W1")).id]?.scalar
    }
    #expect(try drawn(nil) == 3)
    let all = try (0..<30).map { try drawn("learner \($0)") }
    #expect(Set(all) == [3, 5, 7])
    #expect(try drawn("Ada") == drawn("Ada"))
    #expect(LessonCheck.problems(of: lesson) == [])
  }

  /// With W1 = 0 the wrong answer is right.
  @Test func checkProvesEveryValueThatMayBeDrawn() throws {
    let text = Self.base.adding(
      """
      aside: [J]
      steps:
        - at: forward S2
          ask:
            id: q
            type: number
            prompt: S2?
            answer: S2
            wrong: [{value: 5 * S2, say: No.}]
      """
    ).replacing("W1: 3", with: "W1: {choose: [3, 0]}")
    let lesson = try #require(LessonFile.read(text: text, path: "x").lesson)
    #expect(
      LessonCheck.problems(of: lesson).map(\.sentence) == [
        "with W1 = 0: this wrong value is the right answer, or within its tolerance of 0.0005"
      ])
    #expect(
      LessonTexts.problems(Self.base.replacing("W1: 3", with: "W1: {choose: [3]}")).contains {
        $0.hasSuffix("'choose' needs two values at least, as in 'choose: [1, 2, 3]'")
      })
    #expect(
      LessonTexts.problems(Self.base.replacing("W1: 3", with: "W1: {choose: [3, [1, 2]]}"))
        .contains {
          $0.hasSuffix(
            "this value is 2×1, but the first one is 1×1; all that may be drawn have one shape")
        })
  }
}
