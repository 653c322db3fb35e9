import Autodiff
import Testing

@testable import Lessons

/// Numbers at other moments, tables, links, and the markup of other tools.
@Suite struct ProseMarkup {
  static let trained = LessonTexts.base.adding("train: {optimizer: sgd, rate: 0.1, steps: 2}")

  private static func said(_ text: String, in base: String = trained) -> [String] {
    LessonTexts.problems(
      base.adding("steps:\n  - at: end\n    say: |\n      \(text)"))
  }

  @Test(arguments: [
    ("Before {l@0}, then {l@1:.3}, {grad(w)@2[1, 1]} and {2*(l@1)}.", []),
    ("{l@3}", ["12:9: there is no iteration 3: the training ends after 2 updates"]),
    (
      "{l @ 2}",
      [
        "12:10: a product with a number is written '*'; the value after 2 updates is written without "
          + "spaces, as in 'L@2'"
      ]
    ),
    (
      "{(2*l)@1}",
      [
        "12:13: only a name or 'grad(…)' has a value at another iteration, as in 'L@1' or 'grad(w)@1'"
      ]
    ),
    ("{over_all(l)} and [[toy-function]]", []),
    (
      "[[Toy]]",
      [
        "12:7: '[[Toy]]' should have the id of a lesson between its brackets, as in '[[toy-function]]'"
      ]
    ),
    (
      "the $w_0$ of",
      [
        "12:11: '$w_0$' is LaTeX, which a terminal does not set; write the signs themselves, as in "
          + "'β₀ + ω₀x', '∂L/∂w', 'x²', or a live value, as in '{L}'"
      ]
    ),
    (
      "\\frac is",
      [
        "12:7: '\\frac' is LaTeX, which a terminal does not set; write the signs themselves, as in "
          + "'β₀ + ω₀x', '∂L/∂w', 'x²', or a live value, as in '{L}'"
      ]
    ),
    (
      "see ![a plot](plot.png)",
      ["12:11: a terminal shows no images; say it in words, or draw it with letters in a table"]
    ),
    (
      "a <b>bold</b> word",
      [
        "12:9: '<b>' is HTML, which is not known here; write *em*, **strong**, `code`, lists and "
          + "tables",
        "12:16: '</b>' is HTML, which is not known here; write *em*, **strong**, `code`, lists and "
          + "tables",
      ]
    ),
    (
      "see [here](http://a.b)",
      [
        "12:11: '[here](http://a.b)' leads out of the lesson; list it under 'references', or link a "
          + "lesson by its id, as in '[[toy-function]]'"
      ]
    ),
    (
      "| a | b |\n      | c |",
      ["13:8: this row has 1 cell, but the first one has 2; every row of a table has as many"]
    ),
  ])
  func textIsReadWithItsMarkup(text: String, expected: [String]) {
    #expect(Self.said(text) == expected)
  }

  @Test func withoutTrainingThereIsNoOtherIteration() {
    #expect(
      Self.said("{l@0}", in: LessonTexts.base) == [
        "11:9: this lesson has no updates, so that there is no other iteration; add 'train'"
      ])
  }

  @Test func tablesHaveCells() throws {
    #expect(
      try ProseBlocks.blocks("one\n| a | {l} |\n| *b* | c\\| |\ntwo") == [
        [["one"]], [["table"], ["a", "{l}"], ["*b*", "c|"]], [["two"]],
      ])
    #expect(
      try ProseBlocks.blocks("| a | b |\n|---|:-:|\n| 1 | 2 |") == [
        [["head"], ["a", "b"], ["1", "2"]]
      ])
  }

  /// At f = 3 both gradients are 2, so that w = 2.8, b = −0.2 and f = 2.6 after one update.
  @Test func aNumberAtAnotherIterationIsTheRuns() throws {
    let text = Self.trained.adding("expect: {l@1: 0.36, w@1: 2.8, 'l@0 - l': 0}")
    let file = LessonFile.read(text: text, path: "x")
    let part = try #require(file.lesson?.graphs.first, "\(file.findings)")
    #expect(LessonCheck.problems(of: try #require(file.lesson)).map(\.sentence) == [])
    let live = try part.content.expression(PlacedText("l@2")).get()
    var run = try #require(part.content.run)
    let expected = run.trace(at: 2).values[part.content.graph.loss]
    #expect(part.content.elsewhere.count == 3)
    #expect(live.value(in: part.content.trace()).hasNonFinite, "nobody asked for it in the lesson")
    #expect(expected.scalar.map { $0 < 0.36 } == true)
  }

  /// Two batches of one example each: at iteration 2 an epoch has ended.
  @Test func anEpochAddsUpItsBatches() throws {
    let text = """
      format: 1
      id: a
      title: t
      graph: l = sum((w * x - y)^2)
      given: {x: [[1, 2]], y: [[1, 1]], w: 0}
      examples: columns
      train: {optimizer: sgd, rate: 0.25, batch: 1, epochs: 2}
      steps:
        - at: iteration 2
          say: "{epoch_sum(l)} {over_all(l)}"
      """
    let part = try #require(LessonFile.read(text: text, path: "x").lesson?.graphs.first)
    let live = try #require(part.notes.first?.say).liveValues.map(\.expression)
    // w: 0, then 0.5 after l = 1 with gradient -2; l = 0 at x = 2, w stays.
    let trace = part.content.trace(at: 2)
    #expect(live.map { $0.value(in: trace).scalar } == [1, 0.25])
    let early = text.replacing("iteration 2", with: "iteration 1")
    let lesson = try #require(LessonFile.read(text: early, path: "x").lesson)
    #expect(
      LessonCheck.problems(of: lesson).map(\.sentence) == [
        "no epoch has ended here; 'epoch_sum' can be said from 'iteration 2' on"
      ])
  }

  @Test func aLinkLeadsToALesson() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let text = Self.trained.adding("steps:\n  - at: end\n    say: See [[lines]] and [[line]].")
    try folder.write("lesson.yaml", text)
    #expect(
      LessonCheck([folder.path + "lesson.yaml"]).findings.map(\.sentence) == [
        "'[[lines]]' leads nowhere: no lesson has this id; did you mean 'line'?"
      ])
  }
}
