import Testing

@testable import Lessons

/// Every sentence about the values and texts of a lesson, at its place.
@Suite struct LessonValueErrors {
  static let base = LessonTexts.base

  @Test(arguments: table) func valuesAreCheckedAtTheirPlace(text: String, expected: [String]) {
    #expect(LessonTexts.problems(text) == expected)
  }

  static let table: [(String, [String])] = [
    (base + "digits: 99\n", ["8:9: 'digits' should be a whole number from 0 to 15"]),
    (base + "examples: colums\n", ["8:11: 'examples' cannot be 'colums'; did you mean 'columns'?"]),
    (
      base + "examples: diagonal\n",
      [
        "8:11: 'examples' cannot be 'diagonal'; write columns or rows"
      ]
    ),
    (base + "loss: L\n", ["8:7: no line computes the loss 'L'; did you mean 'l'?"]),
    (base + "loss: w\n", ["8:7: the loss 'w' is given; it must be computed by a line"]),
    (
      base + "loss: 2 * f\n",
      [
        "8:7: '2 * f' cannot be a name; a name is a letter, then letters, digits and '_'"
      ]
    ),
    (
      base + "learn: [w, q, f, w]\n",
      [
        "8:12: 'q' is not given, so that it cannot be learned",
        "8:15: 'f' is computed; only a given name can be learned",
        "8:18: 'w' is listed twice",
      ]
    ),
    (base + "learn: w\n", ["8:8: 'learn' should be a list, as in '[a, b]', but is a text"]),
    (
      base.adding(
        """
        learn: [w]
        expect: {grad(b): 2}
        """),
      [
        "9:15: 'b' is data, which gets no gradient; list it under 'learn' if it should"
      ]
    ),
    (
      base.with("graph: |", "graph: >"),
      [
        "4:8: the lines of the equations are joined here; begin them with 'graph: |'"
      ]
    ),
    (
      base.with("graph: |", "graph:"),
      [
        "5:3: the lines of the equations are joined here; begin them with 'graph: |'"
      ]
    ),
    (
      base.with("  f = w * x + b", "  f = w · x + b"),
      [
        "5:9: '·' is not used; write '*' for the product entry by entry, '@' for "
          + "the matrix product"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: 0, β1: 2}"),
      [
        "7:33: 'β1' is given and never used; remove it or use it"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: [1]"),
      [
        "7:8: 'given' should be names with values, as in 'w: 2', but is a list"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 010, b: 0}"),
      [
        "7:24: '010' begins with a 0 that means nothing; write '10'"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: , b: 0}"),
      [
        "7:24: a number is missing here"
      ]
    ),
    (
      "format: 1\nid: a\ntitle: t\ngraph: l = β0 * w\ngiven: {β0: 1, beta_0: 2, w: 3}\n",
      [
        "5:16: 'beta_0' is given already as 'β0' in line 5"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: 0, w: 4}"),
      [
        "7:33: 'w' is given twice, first in line 7; remove one of the two"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: 0, 2b: 3}"),
      [
        "7:33: '2b' cannot be a name; a name is a letter, then letters, digits and '_'"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: {value: 2}}"),
      [
        "7:30: 'shape' is missing in a drawn value",
        "7:30: 'init' is missing in a drawn value",
      ]
    ),
    (
      "format: 1\nid: a\ntitle: t\ngraph: l = β0 * w\ngiven: {beta0: 1, w: 3}\n",
      [
        "5:9: warning: 'beta0' and 'β0' (line 4) are one name; spell it one way"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: [1 2]}"),
      [
        "7:31: a comma is missing between the numbers '1 2'; write '1, 2'"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: [[1, 2], [3]]}"),
      [
        "7:39: row 2 has 1 number, but row 1 has 2; all rows need the same"
      ]
    ),
    (
      base.adding(
        """
        expect:
          f: 3
          l: 2
          q: 1
          grad(x): 3
          f[1, 2]: 1
          l + : 2
          f == 2: 1
          w: [1, 2]
          b: {value: 0, within: -1}
        """),
      [
        "11:3: 'q' is neither given nor computed",
        "12:8: 'x' is data, which gets no gradient; list it under 'learn' if it should",
        "13:4: there is no entry [1, 2] in a 1×1 matrix, which has 1 row and 1 column, counted from 1",
        "14:5: a value is missing after '+'",
        "15:3: a comparison is no value; write a name or 'grad(…)'",
        "16:6: 'w' is 1×1, but the expected value is 2×1",
        "17:25: 'within' should be greater than 0",
      ]
    ),
    (
      base + "expect: 3\n",
      [
        "8:9: 'expect' should be names with values, as in 'L: 0.5', but is a text"
      ]
    ),
    (
      base + "prerequisites: a\n",
      [
        "8:16: 'prerequisites' should be a list, as in '[a, b]', but is a text"
      ]
    ),
    (
      "format: 1\r\nid: line\r\ntitle: A line\r\ngraph: |\r\n  f = w * x + b\r\n  l = (f - y)^2\r\ngiven: {x: 1, y: 2, w: 3, b: 0}\r\ntiltle: x\r\n",
      [
        "8:1: no key 'tiltle' in a lesson; did you mean 'title'?"
      ]
    ),
    ("format: 1\nid: a\ntitle: t\nparts: []\n", ["4:1: 'parts' is empty; leave it out or fill it"]),
    (
      base + "parts: []\n",
      [
        "4:1: no key 'graph' in a lesson with parts" + LessonTexts.known(.lessonOfParts),
        "7:1: no key 'given' in a lesson with parts" + LessonTexts.known(.lessonOfParts),
        "8:1: 'parts' is empty; leave it out or fill it",
      ]
    ),
    (
      "format: 1\nid: a\ntitle: t\nparts:\n  - title: A\n    graph: l = w * w\n    given: {w: 2}\n  - graph: l = rleu(w)\n    given: {w: 2}\n",
      [
        "8:5: 'title' is missing in a part",
        "8:16: no operation 'rleu'; did you mean 'relu'?",
      ]
    ),
  ]
}
