import Testing

@testable import Lessons

/// Every sentence about choices, at its place.
@Suite struct ChoiceErrors {
  static let base = LessonTexts.base

  @Test(arguments: table) func choicesAreCheckedAtTheirPlace(text: String, expected: [String]) {
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
              type: choice
              prompt: What?
        """),
      [
        "11:7: a question of type 'choice' needs 'options'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: choice
              prompt: What?
              options:
                - {text: a, correct: true}
        """),
      [
        "14:7: a choice needs two options at least"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: choice
              prompt: What?
              options:
                - {text: a, why: x}
                - {text: b, why: y}
        """),
      [
        "14:7: no option is right; write 'correct: true' at one of them"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: choice
              prompt: What?
              options:
                - {text: a, correct: true}
                - {text: b, correct: true}
        """),
      [
        "16:21: a second option is right; only one can be"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: choice
              prompt: What?
              options:
                - {text: a, correct: true, why: x}
                - {text: b}
        """),
      [
        "16:11: this option is wrong; say why with 'why'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: choice
              prompt: What?
              options:
                - {text: a, correct: yes}
                - {text: b, correct: true}
        """),
      [
        "15:30: 'correct' cannot be 'yes'; write 'correct: true' where an option is right"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: choice
              prompt: What?
              answer: 2
              options:
                - {text: a, correct: true}
                - {text: b, why: x}
        """),
      [
        "14:7: 'answer' has no meaning in a question of type 'choice'; remove it"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              id: q
              type: several
              prompt: What?
              options_order: random
              options:
                - {text: a}
                - {text: b, correct: true}
        """),
      [
        "14:22: 'options_order' cannot be 'random'; write fixed",
        "16:11: this option is wrong; say why with 'why'",
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            ask:
              - {id: q, type: sign, prompt: What?, answer: w, options_order: fixed}
              - {id: r, type: sign, prompt: What?, answer: w}
              - {id: r, type: sign, prompt: What?, answer: w}
          - at: end
            ask: []
        """),
      [
        "11:55: 'options_order' has no meaning in a question of type 'sign'; remove it",
        "13:14: the id 'r' is taken in line 12; choose another one",
        "15:10: 'ask' is empty; leave it out or fill it",
      ]
    ),
  ]
}
