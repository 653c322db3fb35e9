import Testing

@testable import Lessons

/// Every sentence about tasks, at its place.
@Suite struct TaskErrors {
  static let base = LessonTexts.base

  @Test(arguments: table) func tasksAreCheckedAtTheirPlace(text: String, expected: [String]) {
    #expect(LessonTexts.problems(text) == expected)
  }

  static let table: [(String, [String])] = [
    (
      base.adding(
        """
        steps:
          - at: end
            try:
              id: t
              prompt: Do it.
              edit: [b]
              done_when: l == 0
              solution: {b: -1}
        """),
      []
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            try:
              id: t
        """),
      [
        "11:7: 'prompt' is missing in a task",
        "11:7: 'edit' is missing in a task",
        "11:7: 'done_when' is missing in a task",
        "11:7: 'solution' is missing in a task",
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            try:
              id: t
              prompt: Do it.
              edit: [f, q]
              done_when: l == 0
              solution: {b: -1}
        """),
      [
        "13:14: 'f' is computed; only a given value can be edited",
        "13:17: 'q' is neither given nor computed",
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            try:
              id: t
              prompt: Do it.
              edit: []
              done_when: l == 0
              solution: {b: -1}
        """),
      [
        "13:7: 'edit' is empty; leave it out or fill it"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            try:
              id: t
              prompt: Do it.
              edit: [b]
              done_when: l
              solution: {b: -1}
        """),
      [
        "14:18: 'done_when' needs a comparison, as in 'max(abs(grad(w))) == 0' or 'L < 0.1'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            try:
              id: t
              prompt: Do it.
              edit: [b]
              done_when: (l == 0)
              solution: {b: -1}
        """),
      [
        "14:21: a comparison cannot stand inside a computation"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            try:
              id: t
              prompt: Do it.
              edit: [b]
              done_when: l == 0
              solution: {w: 1}
        """),
      [
        "15:18: 'w' is not listed under 'edit'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            try:
              id: t
              prompt: Do it.
              edit: [b]
              done_when: l == 0
              solution: {b: [1, 2]}
        """),
      [
        "15:21: 'b' is 1×1, but this value is 2×1"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            try:
              id: t
              prompt: Do it.
              edit: [b]
              done_when: l == 0
              solution: -1
        """),
      [
        "15:17: 'solution' should be names with values, as in 'w: 2', but is a text"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: start
            ask: {id: q, type: number, prompt: a, answer: f}
          - at: end
            ask: {id: q, type: number, prompt: a, answer: f}
            try: {id: q, prompt: a, edit: [b], done_when: l == 0, solution: {b: -1}}
        """),
      [
        "12:15: the id 'q' is taken in line 10; choose another one",
        "13:15: the id 'q' is taken in line 10; choose another one",
      ]
    ),
  ]
}
