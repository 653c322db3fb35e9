import Autodiff
import Testing

@testable import Lessons

/// Text with live values.
@Suite struct ProseBlocks {
  static func prose(_ text: String) throws -> Prose {
    let content = try #require(
      LessonFile.read(text: LessonTexts.base, path: "x").lesson?.graphs.first
    ).content
    let scope = LiveScope(names: content.names, graph: content.graph, examples: nil)
    let (prose, problems) = ProseReader.read(PlacedText(text), in: scope)
    #expect(problems == [])
    return prose
  }

  /// Spans in a short form: `plain`, `*em*`, `**strong**`, `` `code` ``, `{live}`.
  static func shown(_ spans: [Prose.Span]) -> [String] {
    spans.map { span in
      let text =
        switch span.content {
        case .text(let text): text
        case .live(let live):
          "{\(live.expression.text)" + (live.digits.map { ":.\($0)" } ?? "") + "}"
        case .link(let id): "[[\(id.word)]]"
        }
      return switch span.style {
      case .plain: text
      case .emphasis: "*\(text)*"
      case .strong: "**\(text)**"
      case .code: "`\(text)`"
      }
    }
  }

  static func blocks(_ text: String) throws -> [[[String]]] {
    try prose(text).blocks.map { block in
      switch block {
      case .paragraph(let spans): [shown(spans)]
      case .list(let items, let isOrdered): [[isOrdered ? "1." : "-"]] + items.map(shown)
      case .table(let rows, let hasHead):
        [[hasHead ? "head" : "table"]] + rows.map { $0.map { shown($0).joined() } }
      }
    }
  }

  @Test(arguments: [
    ("one two", ["one two"]), ("a *b c* d", ["a ", "*b c*", " d"]),
    ("**b** c", ["**b**", " c"]), ("2 * 3 * 4", ["2 * 3 * 4"]), ("a*", ["a*"]),
    ("`w * x` and *it*", ["`w * x`", " and ", "*it*"]), ("\\*a\\* \\{b}", ["*a* {b}"]),
    ("is {l:.3}.", ["is ", "{l:.3}", "."]), ("*now {l}*", ["*now *", "*{l}*"]),
    ("{grad(w)[1, 1]}", ["{grad(w)[1, 1]}"]), ("`{l}`", ["`{l}`"]), ("a ` b", ["a ` b"]),
    ("*a **b", ["*a **b"]), ("{{l}} is {l}", ["{l} is ", "{l}"]), ("f(}}", ["f(}"]),
    ("see [[toy-function]].", ["see ", "[[toy-function]]", "."]),
    ("x[1], $5 to $9", ["x[1], $5 to $9"]),
    ("w<b and b>c", ["w<b and b>c"]),
  ])
  func spansAreCutAtTheirMarks(text: String, expected: [String]) throws {
    #expect(try Self.blocks(text) == [[expected]])
  }

  @Test func linesAreJoinedAndParagraphsAreNot() throws {
    #expect(
      try Self.blocks("one\ntwo *em\nmore*\n\nthree\n") == [
        [["one two ", "*em more*"]], [["three"]],
      ])
  }

  @Test func listsHaveItemsThatGoOn() throws {
    #expect(
      try Self.blocks("first:\n- a\n  b\n- c\n\n1. x\n2. y") == [
        [["first:"]], [["-"], ["a b"], ["c"]], [["1."], ["x"], ["y"]],
      ])
  }

  /// Only a 1 begins a numbered list, and only the next number goes on in it.
  @Test(arguments: [
    ("The slope is\n0. Then it stays.", [[["The slope is 0. Then it stays."]]]),
    ("0. is flat.", [[["0. is flat."]]]), ("0.5 is half.", [[["0.5 is half."]]]),
    ("It is step\n12. There it ends.", [[["It is step 12. There it ends."]]]),
    ("1. x is\n0. Then\n2. y", [[["1."], ["x is 0. Then"], ["y"]]]),
    ("1) x\n1) y\n7. z", [[["1."], ["x"], ["y 7. z"]]]),
  ])
  func numbersAtTheStartOfALineAreText(_ text: String, _ blocks: [[[String]]]) throws {
    #expect(try Self.blocks(text) == blocks)
  }

  @Test func liveValuesFollowTheTrace() throws {
    let part = try #require(
      LessonFile.read(text: LessonTexts.base, path: "x").lesson?.graphs.first)
    let live = try Self.prose("{l} {grad(w)} {w + f}").liveValues
    #expect(live.map { $0.expression.value(in: part.content.trace()).scalar } == [1, 2, 6])
    var values = part.content.values
    let w = try #require(part.content.node(named: "w"))
    values[w.id] = Tensor(2)
    let edited = Trace(part.content.graph, given: values)
    #expect(live.map { $0.expression.value(in: edited).scalar } == [0, 0, 4])
  }
}

/// Expressions over a trace.
@Suite struct LiveExpressions {
  @Test(arguments: [
    ("l == 1", true), ("l != 1", false), ("l > 0.5", true), ("l >= 1", true), ("l < 1", false),
    ("l <= 1", true), ("grad(w) == grad(b)", true), ("f[1, 1] == 3", true),
    ("relu(-l) + 1 == 1", true),
  ])
  func conditionsHoldOrNot(text: String, expected: Bool) throws {
    let part = try #require(
      LessonFile.read(text: LessonTexts.base, path: "x").lesson?.graphs.first)
    let live = try part.content.expression(PlacedText(text)).get()
    #expect(live.isCondition)
    #expect(live.holds(in: part.content.trace()) == expected)
  }

  @Test func aMatrixComparesEntryByEntry() throws {
    let text = """
      format: 1
      id: a
      title: t
      graph: l = mean(A @ A)
      given: {A: [[1, 2], [3, 4]]}
      """
    let part = try #require(LessonFile.read(text: text, path: "x").lesson?.graphs.first)
    let trace = part.content.trace()
    #expect(try part.content.expression(PlacedText("A > 0")).get().holds(in: trace))
    #expect(try !part.content.expression(PlacedText("A > 1")).get().holds(in: trace))
    #expect(try part.content.expression(PlacedText("A'[1, 2] == 3")).get().holds(in: trace))
    #expect(try part.content.expression(PlacedText("grad(A)")).get().shape == Shape(2, 2))
  }
}
