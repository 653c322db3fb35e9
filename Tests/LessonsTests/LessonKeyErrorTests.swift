import Testing

@testable import Lessons

/// Every sentence about the keys of a lesson, at its place.
@Suite struct LessonKeyErrors {
  static let base = LessonTexts.base

  @Test(arguments: table) func keysAreCheckedAtTheirPlace(text: String, expected: [String]) {
    #expect(LessonTexts.problems(text) == expected)
  }

  static let table: [(String, [String])] = [
    (base, []),
    (
      base.adding(
        """
        tiltle: x
        width: 2
        """),
      [
        "8:1: no key 'tiltle' in a lesson; did you mean 'title'?",
        "9:1: no key 'width' in a lesson" + LessonTexts.known(.lesson),
      ]
    ),
    (
      "format: 1\nid: a\n",
      [
        "1:1: 'title' is missing in a lesson",
        "1:1: 'graph' is missing in a lesson",
        "1:1: 'given' is missing in a lesson",
      ]
    ),
    (
      base.adding(
        """
        steps:
          - say: hi
        """),
      [
        "9:5: 'at' is missing in a step"
      ]
    ),
    (
      base.with("format: 1", "format: 3"),
      [
        "1:9: this lesson is written in format 3, which needs a newer Backstep; "
          + "this one reads format 1"
      ]
    ),
    (base.with("format: 1", "format: one"), ["1:9: 'one' is no format; write 'format: 1'"]),
    ("- a\n- b\n", ["1:1: a lesson is written as keys, as in 'format: …'"]),
    ("just text\n", ["1:1: a lesson is written as keys, as in 'format: …'"]),
    ("# nothing\n", ["1:1: this file is empty"]),
    (
      base.with("id: line", "id: The_Line"),
      [
        "2:5: 'The_Line' cannot be an id; write small letters and digits joined by "
          + "'-', as in 'mlp-batch3'"
      ]
    ),
    (
      base.with("id: line", "id: check"),
      [
        "2:5: 'check' is a subcommand of backstep; choose another id"
      ]
    ),
    (base.with("title: A line", "title:"), ["3:1: 'title' has no value"]),
    (base.with("title: A line", "title: [a]"), ["3:8: 'title' should be a text, but is a list"]),
    (base + "minutes: ten\n", ["8:10: 'minutes' should be a whole number from 1 to 1,000"]),
    (base + "goals: one\n", ["8:8: 'goals' should be a list, as in '[a, b]', but is a text"]),
    (
      base + "goals: [a, [b]]\n",
      [
        "8:12: 'goals' should be a list of texts, but is a list with a list"
      ]
    ),
    (
      base + "references: [a, {url: b}]\n",
      [
        "8:14: a reference is written as keys, as in 'text: …'",
        "8:17: 'text' is missing in a reference",
      ]
    ),
  ]
}
