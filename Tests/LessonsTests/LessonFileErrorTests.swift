import Testing

@testable import Lessons

/// Every sentence about lesson files, at its place.
@Suite struct LessonFileErrors {
  static let base = """
    format: 1
    id: line
    title: A line
    graph: |
      f = w * x + b
      l = (f - y)^2
    given: {x: 1, y: 2, w: 3, b: 0}

    """

  static func problems(_ text: String) -> [String] {
    let file = LessonFile.read(text: text, path: "lesson.yaml")
    #expect((file.lesson == nil) == file.hasErrors)
    return file.findings.map { finding in
      "\(finding.place): \(finding.severity == .warning ? "warning: " : "")\(finding.sentence)"
    }
  }

  @Test(arguments: keys) func keysAreCheckedAtTheirPlace(text: String, expected: [String]) {
    #expect(Self.problems(text) == expected)
  }

  @Test(arguments: values) func valuesAreCheckedAtTheirPlace(text: String, expected: [String]) {
    #expect(Self.problems(text) == expected)
  }

  @Test(arguments: yaml) func whatYAMLWouldSwallowIsSaid(text: String, expected: [String]) {
    #expect(Self.problems(text) == expected)
  }

  static let keys: [(String, [String])] = [
    (base, []),
    (
      base + "tiltle: x\nwidth: 2\n",
      [
        "8:1: no key 'tiltle' in a lesson; did you mean 'title'?",
        "9:1: no key 'width' in a lesson",
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
    (base + "steps:\n  - say: hi\n", ["9:5: 'at' is missing in a step"]),
    (
      base.with("format: 1", "format: 3"),
      [
        "1:9: this lesson is written in format 3, which needs a newer Backstep; this one reads format 1"
      ]
    ),
    (base.with("format: 1", "format: one"), ["1:9: 'one' is no format; write 'format: 1'"]),
    ("- a\n- b\n", ["1:1: a lesson is written as keys, as in 'format: …'"]),
    ("just text\n", ["1:1: a lesson is written as keys, as in 'format: …'"]),
    ("# nothing\n", ["1:1: this file is empty"]),
    (
      base.with("id: line", "id: The_Line"),
      [
        "2:5: 'The_Line' cannot be an id; write small letters and digits joined by '-', as in 'mlp-batch3'"
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

  static let values: [(String, [String])] = [
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
      base + "learn: [w]\nexpect: {grad(b): 2}\n",
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
        "5:9: '·' is not used; write '*' for the product entry by entry, '@' for the matrix product"
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
        "7:30: a value is a number, a list of numbers or a list of rows, not a group of keys"
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
      base
        + "expect:\n  f: 3\n  l: 2\n  q: 1\n  grad(x): 3\n  f[1, 2]: 1\n  l + : 2\n  f == 2: 1\n  w: [1, 2]\n  b: {value: 0, within: -1}\n",
      [
        "11:3: 'q' is neither given nor computed",
        "12:8: 'x' is data, which gets no gradient; list it under 'learn' if it should",
        "13:4: there is no entry [1, 2] in a 1×1 matrix; rows and columns count from 1",
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
      base
        + "steps:\n  - at: forwards f\n  - at: forward q\n  - at: forward w\n  - at: backward x\n  - at: backward\n  - at: update\n  - at: iteration x\n  - at: iteration 3\n  - at: start f\n  - at: middle\n",
      [
        "9:9: no stage 'forwards f'; did you mean 'forward'?",
        "10:9: 'q' is neither given nor computed",
        "11:9: 'w' is given, so that no forward step computes it",
        "12:9: 'x' is data, which gets no gradient; list it under 'learn' if it should",
        "13:9: 'backward' needs one name, as in 'backward h1'",
        "14:9: 'update' needs updates, which this lesson has not; add 'train' or choose another stage",
        "15:9: 'iteration' needs a whole number, as in 'iteration 1'",
        "16:9: 'iteration 3' needs updates, which this lesson has not; add 'train' or choose another stage",
        "17:9: 'start' stands alone, without a name",
        "18:9: no stage 'middle'; write start, forward NAME, backward NAME, update, iteration N or end",
      ]
    ),
    (base + "steps: now\n", ["8:8: 'steps' should be a list, as in '[a, b]', but is a text"]),
    (base + "steps: [now]\n", ["8:9: a step is written as keys, as in 'at: …'"]),
    (
      base
        + "steps:\n  - at: end\n    say: |\n      é {f:3} and {q} and\n\n      - an item {f + } x\n      {} {l == 2} {f\n",
      [
        "11:11: ':3' does not say how many decimals to show; write ':.3' for three, at most ':.15'",
        "11:20: 'q' is neither given nor computed",
        "13:20: a value is missing after '+'",
        "14:7: there is nothing between the braces; write a value, as in '{L:.3}'",
        "14:11: a comparison is no number; write a value, as in '{L:.3}'",
        "14:19: this '{' is never closed; a live value is written '{L:.3}', a plain brace '\\{'",
      ]
    ),
    (
      base + "steps:\n  - at: end\n    say: >\n      é and\n      more {q:.2} text\n",
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
      base + "steps:\n  - at: end\n    say: one two\n      three {q} four\n",
      [
        "11:14: 'q' is neither given nor computed"
      ]
    ),
  ]

  static let yaml: [(String, [String])] = [
    (
      base.with("title: A line", "title: Line #2"),
      [
        "3:13: all that follows ' #' would be lost; put the text in quotes, or write '# ' for a comment"
      ]
    ),
    (
      base.with("title: A line", "title: !important"),
      [
        "3:8: '!important' would be a tag, which lessons do not use; put text that begins with '!' in quotes"
      ]
    ),
    (
      base.with("title: A line", "title: &a x"),
      [
        "3:8: '&a' would be an anchor, which lessons do not use; put text that begins with '&' in quotes"
      ]
    ),
    (
      base + "steps:\n  - at: end\n    say: *Watch* this\n",
      [
        "10:10: '*Watch*' would be an alias, which lessons do not use; put text that begins with '*' in quotes or below a '|'"
      ]
    ),
    (
      base.with("title: A line", "title:\u{A0}A line"),
      [
        "3:6: a no-break space follows this colon; replace it by a common space"
      ]
    ),
    (
      base.with("title: A line", "\u{A0}title: A line"),
      [
        "3:1: this line begins with a no-break space; replace it by common spaces"
      ]
    ),
    (base + "steps:\n\t- at: end\n", ["9:1: this line is indented with a tab; use spaces"]),
    (
      base.with("  l = (f - y)^2", "\tl = (f - y)^2"),
      [
        "6:1: this line is indented with a tab; use spaces"
      ]
    ),
    (base + "---\nid: b\n", ["8:1: a lesson file holds one document; remove what begins here"]),
    (base + "...\n", ["8:1: a lesson file holds one document; remove what begins here"]),
    (
      "---\nformat: 1\nid: line\ntitle: A line\ngraph: |\n  f = w * x + b\n  l = (f - y)^2\ngiven: {x: 1, y: 2, w: 3, b: 0}\n",
      []
    ),
    (
      "%YAML 1.1\n---\nformat: 1\nid: line\ntitle: A line\ngraph: |\n  f = w * x + b\n  l = (f - y)^2\ngiven: {x: 1, y: 2, w: 3, b: 0}\n",
      [
        "1:1: a line that begins with '%' has no meaning in a lesson"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {<<: {a: 1}, x: 1, y: 2, w: 3, b: 0}"),
      [
        "7:9: '<<' would merge keys, which lessons do not use; write the keys out"
      ]
    ),
    (base + "? a\n: b\n", ["8:1: a key must be one word, as in 'title: …'"]),
    (base + "[a, b]: c\n", ["8:1: a key must be one word, as in 'title: …'"]),
    (
      base + "title: Two\n",
      [
        "8:1: 'title' is given twice, first in line 3; remove one of the two"
      ]
    ),
    (
      base + "steps:\n  - at: end\n    say: a\n    say: b\n",
      [
        "11:5: 'say' is given twice, first in line 10; remove one of the two"
      ]
    ),
    (
      base.with("title: A line", "title: A line: here"),
      [
        "3:14: a second ': ' stands in this line; put text that contains ': ' in quotes or below a '|'"
      ]
    ),
    (
      base + "summary\n",
      [
        "9:1: this line has no ':' after its key; write 'key: value', or indent the text further"
      ]
    ),
    (
      base.with("title: A line", "title: \"A line"),
      [
        "8:1: the quotes that begin before this are never closed"
      ]
    ),
    (base + "goals: [a, b\n", ["9:1: a ',' or ']' is missing in the list that begins before this"]),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: 0"),
      [
        "8:1: a ',' or '}' is missing in the group that begins before this"
      ]
    ),
    (
      base.with("title: A line", "title: %x"),
      [
        "3:8: text cannot begin with this character; put it in quotes"
      ]
    ),
    (
      base.with("title: A line", "title: @x"),
      [
        "3:8: text cannot begin with this character; put it in quotes"
      ]
    ),
    (
      base.with("title: A line", "title: `x"),
      [
        "3:8: text cannot begin with this character; put it in quotes"
      ]
    ),
    (
      base.with("title: A line", "title: \"a \\q\""),
      [
        "3:11: this backslash has no meaning between \"double quotes\"; use 'single quotes'"
      ]
    ),
    (
      base + "  summary: x\n",
      [
        "8:3: this line does not fit its surroundings; begin it below the other keys of its group"
      ]
    ),
    (
      base + "goals: - a\n",
      [
        "8:8: a list cannot begin here; begin it in the next line, or write '[a, b]'"
      ]
    ),
    (
      base.with("graph: |", "graph: | x = 2"),
      [
        "4:10: text cannot follow '|' or '>' in the same line; begin it in the next line"
      ]
    ),
    (
      base.with("title: A line", "title: A\u{7}line"),
      [
        "3:9: there is an invisible control character here (U+0007); remove it"
      ]
    ),
    (
      base.with("title: A line", "title: A\u{2028}line"),
      [
        "3:9: there is a line separator here (U+2028); begin a new line instead"
      ]
    ),
    (
      base.with("title: A line", "title: A\u{202E}line"),
      [
        "3:9: there is an invisible control character here (U+202E); remove it"
      ]
    ),
    (
      "format: 1\nid: a\ntitle: {ŷ̂é: 1, 'ü': 2, Ω: [1, 2]}\ngraph: l = w\ngiven: {β0: 1, 'ω1': 02, w: 1}\n",
      [
        "3:8: 'title' should be a text, but is a group of keys",
        "5:9: 'β0' is given and never used; remove it or use it",
        "5:17: 'ω1' is given and never used; remove it or use it",
        "5:22: '02' begins with a 0 that means nothing; write '2'",
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
        "4:1: no key 'graph' in a lesson with parts",
        "7:1: no key 'given' in a lesson with parts",
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

extension String {
  fileprivate func with(_ line: String, _ other: String) -> String { replacing(line, with: other) }
}
