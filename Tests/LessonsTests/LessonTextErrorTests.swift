import Testing

@testable import Lessons

/// Every sentence about stages and prose, at its place.
@Suite struct LessonTextErrors {
  static let base = LessonTexts.base

  @Test(arguments: table) func stepsAreCheckedAtTheirPlace(text: String, expected: [String]) {
    #expect(LessonTexts.problems(text) == expected)
  }

  static let table: [(String, [String])] = [
    (
      base.adding(
        """
        steps:
          - at: forwards f
          - at: forward q
          - at: forward w
          - at: backward x
          - at: backward
          - at: update
          - at: iteration x
          - at: iteration 3
          - at: start f
          - at: middle
        """),
      [
        "9:9: no stage 'forwards f'; did you mean 'forward'?",
        "10:9: 'q' is neither given nor computed",
        "11:9: 'w' is given, so that no forward step computes it",
        "12:9: 'x' is data, which gets no gradient; list it under 'learn' if it should",
        "13:9: 'backward' needs one name, as in 'backward h1'",
        "14:9: 'update' needs updates, which this lesson has not; add 'train' or "
          + "choose another stage",
        "15:9: 'iteration' needs a whole number, as in 'iteration 1'",
        "16:9: 'iteration 3' needs updates, which this lesson has not; add 'train' "
          + "or choose another stage",
        "17:9: 'start' stands alone, without a name",
        "18:9: no stage 'middle'; write start, forward NAME, backward NAME, "
          + "update, iteration N or end",
      ]
    ),
    (
      base.adding(
        """
        train: {optimizer: sgd, rate: 0.1, epochs: 5}
        steps:
          - at: iteration 1000000
          - at: iteration 99999999999999999999
          - at: iteration -1
        """),
      [
        "10:9: 'iteration' can be followed by 999,999 at most; choose an earlier one",
        "11:9: 'iteration' can be followed by 999,999 at most; choose an earlier one",
        "12:9: 'iteration' needs a whole number, as in 'iteration 1'",
      ]
    ),
    (base + "steps: now\n", ["8:8: 'steps' should be a list, as in '[a, b]', but is a text"]),
    (base + "steps: [now]\n", ["8:9: a step is written as keys, as in 'at: …'"]),
    (
      base.adding(
        """
        steps:
          - at: end
            say: |
              é {f:3} and {q} and

              - an item {f + } x
              {} {l == 2} {f
        """),
      [
        "11:11: ':3' does not say how many decimals to show; write ':.3' for three, at most ':.15'",
        "11:20: 'q' is neither given nor computed",
        "13:20: a value is missing after '+'",
        "14:7: there is nothing between the braces; write a value, as in '{L:.3}'",
        "14:11: a comparison is no number; write a value, as in '{L:.3}'",
        "14:19: this '{' is never closed; a live value is written '{L:.3}', a plain brace '{{'",
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            say: >
              é and
              more {q:.2} text
        """),
      [
        "12:13: 'q' is neither given nor computed"
      ]
    ),
    (
      base
        + "steps:\n  - at: end\n    say: \"a \\u00e9 \\\"x\\\" {q}\"\n    teacher: 'it''s {q2}'\n",
      [
        "10:27: 'q' is neither given nor computed",
        "11:22: 'q2' is neither given nor computed",
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            say: one two
              three {q} four
        """),
      [
        "11:14: 'q' is neither given nor computed"
      ]
    ),
  ]
}
