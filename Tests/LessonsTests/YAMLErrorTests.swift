import Testing

@testable import Lessons

/// What YAML would take silently or refuse in its own words.
@Suite struct YAMLErrors {
  static let base = LessonTexts.base

  @Test(arguments: table) func whatYAMLWouldSwallowIsSaid(text: String, expected: [String]) {
    #expect(LessonTexts.problems(text) == expected)
  }

  static let table: [(String, [String])] = [
    (
      base.with("title: A line", "title: Line #2"),
      [
        "3:13: all that follows ' #' would be lost; put the text in quotes, or "
          + "write '# ' for a comment"
      ]
    ),
    (
      base.with("title: A line", "title: !important"),
      [
        "3:8: '!important' would be a tag, which has no meaning here; put text that "
          + "begins with '!' in quotes"
      ]
    ),
    (
      base.with("title: A line", "title: &a x"),
      [
        "3:8: '&a' would be an anchor, which has no meaning here; put text that "
          + "begins with '&' in quotes"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            say: *Watch* this
        """),
      [
        "10:10: '*Watch*' would be an alias, which has no meaning here; put text "
          + "that begins with '*' in quotes or below a '|'"
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
    (
      base.adding(
        """
        ---
        id: b
        """),
      [
        "8:1: a file holds one document; remove what begins here"
      ]
    ),
    (base + "...\n", ["8:1: a file holds one document; remove what begins here"]),
    (
      "---\nformat: 1\nid: line\ntitle: A line\ngraph: |\n  f = w * x + b\n  l = (f - y)^2\ngiven: {x: 1, y: 2, w: 3, b: 0}\n",
      []
    ),
    (
      "%YAML 1.1\n---\nformat: 1\nid: line\ntitle: A line\ngraph: |\n  f = w * x + b\n  l = (f - y)^2\ngiven: {x: 1, y: 2, w: 3, b: 0}\n",
      [
        "1:1: a line that begins with '%' has no meaning here"
      ]
    ),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {<<: {a: 1}, x: 1, y: 2, w: 3, b: 0}"),
      [
        "7:9: '<<' would merge keys, which has no meaning here; write the keys out"
      ]
    ),
    (
      base.adding(
        """
        ? a
        : b
        """),
      [
        "8:1: a key must be one word, as in 'title: …'"
      ]
    ),
    (base + "[a, b]: c\n", ["8:1: a key must be one word, as in 'title: …'"]),
    (
      base + "title: Two\n",
      [
        "8:1: 'title' is given twice, first in line 3; remove one of the two"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            say: a
            say: b
        """),
      [
        "11:5: 'say' is given twice, first in line 10; remove one of the two"
      ]
    ),
    (
      base.with("title: A line", "title: A line: here"),
      [
        "3:14: a second ': ' stands in this line; put text that contains ': ' in "
          + "quotes or below a '|'"
      ]
    ),
    (
      base + "summary\n",
      [
        "8:1: this line has no ':' after its key; write 'key: value', or indent the text further"
      ]
    ),
    (
      base.with("title: A line", "title: \"A line"),
      [
        "3:8: these quotes are never closed"
      ]
    ),
    (base + "goals: [a, b\n", ["8:8: a ',' or ']' is missing in this list"]),
    (
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w: 3, b: 0"),
      [
        "7:8: a ',' or '}' is missing in this group"
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
      base.with("given: {x: 1, y: 2, w: 3, b: 0}", "given: {x: 1, y: 2, w:[3], b: 0}"),
      [
        "7:22: a space or a value is missing after this ':'"
      ]
    ),
    (
      base.adding(
        """
        expect:
          f
        *a : 1
        """),
      [
        "10:1: '*a' would be an alias, which has no meaning here; put text that "
          + "begins with '*' in quotes or below a '|'"
      ]
    ),
    (
      base.adding(
        """
        steps:
          - at: end
            say: |
                text
              *x
        """),
      [
        "12:7: '*x' would be an alias, which has no meaning here; put text that "
          + "begins with '*' in quotes or below a '|'"
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
      base.with("title: A line", #"title: "T\e]0;x\a""#),
      [
        "3:10: there is an invisible control character here (U+001B); remove it"
      ]
    ),
    (
      base.with("title: A line", #"title: "A \u202eline""#),
      [
        "3:11: there is an invisible control character here (U+202E); remove it"
      ]
    ),
    (base.with("title: A line", #"title: "A\tline, \"and\"\nmore""#), []),
    (
      base.with("title: A line", "title: A\u{61C}line"),
      [
        "3:9: there is an invisible control character here (U+061C); remove it"
      ]
    ),
    (
      base.with("title: A line", "title: A\u{200B}line"),
      [
        "3:9: there is an invisible control character here (U+200B); remove it"
      ]
    ),
    (
      base.with("title: A line", "title: A\u{E0041}line"),
      [
        "3:8: there is an invisible control character here (U+E0041); remove it"
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
  ]
}
