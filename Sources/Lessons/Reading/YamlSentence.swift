/// What the YAML parser complains about, in the words of someone who writes a lesson.
enum YamlSentence {
  static let general = "this is not YAML that a lesson can be read from"

  static func repeatedKey(_ name: String, line: Int) -> String {
    "'\(name.withoutControlCharacters)' is given twice, first in line \(line); remove one of the two"
  }

  private static let indentedTooFar =
    "this line is indented further than its group; begin it below the other keys"

  /// What a failure of the parser says about a text, and where that is mended.
  static func problem(_ failure: YamlEvents.Failure, in source: SourceText) -> Problem {
    let place = source.place(of: failure.place)
    let context = failure.context.map { ($0.text, source.place(of: $0.place)) }
    for place in [context?.1, place].compactMap(\.self) {
      if let strange = source.strangeBeginning(at: place) {
        return Problem(place, strange.sentence)
      }
    }
    if let (text, start) = context, start.line < place.line {
      if let colon = source.colonBeforeOtherSpace(inLine: start.line) {
        return Problem(colon, FileProblem.noBreakSpaceAfterColon.sentence)
      }
      // What is never closed is noticed far below; it is mended where it begins.
      if let sentence = ofOpening(failure.problem, context: text) {
        return Problem(start, sentence)
      }
    }
    if failure.problem.contains("mapping values are not allowed"),
      let key = source.onlyKey(before: place)
    {
      return Problem(key, indentedTooFar)
    }
    return Problem(place, of(failure.problem, context: context?.0))
  }

  private static func of(_ problem: String, context: String?) -> String {
    for (part, sentence) in table where problem.contains(part) { return sentence }
    if let context {
      for (part, sentence) in contexts where context.contains(part) { return sentence }
    }
    return general
  }

  /// What is said where something begins that is closed nowhere; nil if that is not the problem.
  private static func ofOpening(_ problem: String, context: String) -> String? {
    if context.contains("scanning a quoted scalar") { return "these quotes are never closed" }
    if problem.contains("could not find expected ':'") { return of(problem, context: nil) }
    if problem.contains("',' or ']'") { return "a ',' or ']' is missing in this list" }
    return problem.contains("',' or '}'") ? "a ',' or '}' is missing in this group" : nil
  }

  private static let table: [(String, String)] = [
    ("found unexpected ':'", "a space or a value is missing after this ':'"),
    ("nesting", FileProblem.tooDeep.sentence),
    ("another document", FileProblem.secondDocument.sentence),
    (
      "mapping values are not allowed",
      "a second ': ' stands in this line; put text that contains ': ' in quotes or below a '|'"
    ),
    (
      "could not find expected ':'",
      "this line has no ':' after its key; write 'key: value', or indent the text further"
    ),
    (
      "found character that cannot start any token",
      "text cannot begin with this character; put it in quotes"
    ),
    ("found unexpected end of stream", "these quotes are never closed"),
    ("did not find expected ',' or ']'", "a ',' or ']' is missing here"),
    ("did not find expected ',' or '}'", "a ',' or '}' is missing here"),
    (
      "did not find expected key",
      "this line does not fit its surroundings; begin it below the other keys of its group"
    ),
    (
      "did not find expected '-' indicator",
      "this line does not fit its list; begin it with '- ', or indent it further"
    ),
    (
      "block sequence entries are not allowed",
      "a list cannot begin here; begin it in the next line, or write '[a, b]'"
    ),
    ("did not find expected node content", "a value is missing here"),
    (
      "found unknown escape character",
      "this backslash has no meaning between \"double quotes\"; use 'single quotes'"
    ),
    (
      "did not find expected hexdecimal number",
      "this backslash has no meaning between \"double quotes\"; use 'single quotes'"
    ),
    ("found a tab character", FileProblem.tabAsIndentation.sentence),
    (
      "did not find expected comment or line break",
      "text cannot follow '|' or '>' in the same line; begin it in the next line"
    ),
    ("expected the document start", FileProblem.secondDocument.sentence),
    (
      "did not find expected <document start>",
      "this line does not belong to anything above it; begin it with a key"
    ),
  ]

  private static let contexts: [(String, String)] = [
    (
      "scanning a block scalar",
      "text cannot follow '|' or '>' in the same line; begin it in the next line"
    ),
    ("scanning a quoted scalar", "these quotes are never closed"),
  ]
}
