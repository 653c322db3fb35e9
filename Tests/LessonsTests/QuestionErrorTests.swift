import Testing

@testable import Lessons

/// Every sentence about questions, at its place.
@Suite struct QuestionErrors {
  static let base = LessonTexts.base

  @Test(arguments: table) func questionsAreCheckedAtTheirPlace(text: String, expected: [String]) {
    #expect(LessonTexts.problems(text) == expected)
  }

  static let table: [(String, [String])] = [
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(w)
        """),
      []
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(w)
              tolerance: {abs: 0.1}
              wrong:
                - {value: 2 * f, say: no}
              hints:
                - Think of {f}.
                - reveal
        """),
      []
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
        """),
      [
        "10:9: a question is written as keys, as in 'id: …'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              type: number
        """),
      [
        "11:7: 'id' is missing in a question",
        "11:7: 'prompt' is missing in a question",
        "11:7: a question of type 'number' needs 'answer'",
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: Q 1
              type: number
              prompt: What?
              answer: grad(w)
        """),
      [
        "11:11: 'Q 1' cannot be an id; write small letters and digits joined by "
          + "'-', as in 'mlp-batch3'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: nummber
              prompt: What?
              answer: grad(w)
        """),
      [
        "12:13: 'type' cannot be 'nummber'; did you mean 'number'?"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: essay
              prompt: What?
              answer: grad(w)
        """),
      [
        "12:13: 'type' cannot be 'essay'; write number, matrix, choice, several, shape, sign, "
          + "formula or cells"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
        """),
      [
        "11:7: a question of type 'number' needs 'answer'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(w)
              options: []
        """),
      [
        "15:7: 'options' has no meaning in a question of type 'number'; remove it"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: f == 3
        """),
      [
        "14:15: a comparison is no answer; write a value, as in 'grad(w)'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(q)
        """),
      [
        "14:20: 'q' is neither given nor computed"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(w)
              tolerance: {abs: 0}
        """),
      [
        "15:24: 'abs' should be a number greater than 0"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(w)
              tolerance: 0.1
        """),
      [
        "15:18: a tolerance is written as keys, as in 'abs: …'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: sign
              prompt: What?
              answer: grad(w)
              tolerance: {abs: 0.1}
        """),
      [
        "15:7: 'tolerance' has no meaning in a question of type 'sign'; remove it"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(w)
              wrong:
                - {value: f ==, say: x}
                - {say: x}
                - {value: 'l == 1', say: x}
                - {value: 2, say: '{'}
        """),
      [
        "16:21: a value is missing after '=='",
        "17:11: 'value' is missing in a wrong answer",
        "18:20: a comparison is no answer; write a value, as in 'grad(w)'",
        "19:28: this '{' is never closed; a live value is written '{L:.3}', a plain brace '{{'",
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(w)
              hints: []
        """),
      [
        "15:7: 'hints' is empty; leave it out or fill it"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(w)
              hints:
                - ''
                - [a]
                -
        """),
      [
        "16:11: this hint is empty; write it, or 'reveal' for the engine's own working",
        "17:11: 'hints' should be a list of texts, but is a list with a list",
        "18:10: this hint is empty; write it, or 'reveal' for the engine's own working",
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: shape
              prompt: What?
              answer: grad(w)
              wrong:
                - {value: 2 by 3, say: x}
                - {value: 2x3, say: y}
        """),
      [
        "16:19: '2 by 3' is no shape; write rows × columns, as in '2x3'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: sign
              prompt: What?
              answer: grad(w)
              wrong:
                - {value: '-', say: x}
                - {value: minus, say: y}
        """),
      [
        "17:19: 'minus' is no sign; write '+', '-' or '0' in quotes"
      ]
    ),
  ]
}
