/// Markup of other tools: LaTeX, images, HTML, links out of the lesson.
enum ForeignMarkup {
  /// What begins at a character; nil where it is plain text.
  static func problem(at index: Int, in characters: [Character]) -> ProseProblem? {
    switch characters[index] {
    case "\\":
      let word = characters[(index + 1)...].prefix { $0.isASCII && $0.isLetter }
      let isDelimiter = index + 1 < characters.count && "([".contains(characters[index + 1])
      if word.count > 1 { return .latex("\\" + String(word)) }
      return isDelimiter ? .latex("\\" + String(characters[index + 1])) : nil
    case "$":
      guard let text = text(from: index + 1, upTo: "$", in: characters), let first = text.first,
        let last = text.last, !first.isWhitespace, !last.isWhitespace, !first.isNumber
      else { return nil }
      return .latex("$\(text)$")
    case "!":
      return text(from: index + 1, upTo: ")", in: characters)
        .flatMap { $0.first == "[" && $0.contains("](") ? .image : nil }
    case "[":
      // An image is told by the sign before it.
      guard index == 0 || characters[index - 1] != "!",
        let text = text(from: index, upTo: ")", in: characters), text.contains("](")
      else { return nil }
      return .markdownLink(String(text) + ")")
    default: return html(at: index, in: characters).map { .html($0) }
    }
  }

  /// What stands between a place and the next sign, on the same line of thought; nil where there is
  /// no such sign.
  static func text(from start: Int, upTo sign: String, in characters: [Character]) -> String? {
    let sign = Array(sign)
    guard start <= characters.count else { return nil }
    for end in start..<max(start, characters.count - sign.count + 1)
    where Array(characters[end..<end + sign.count]) == sign {
      return String(characters[start..<end])
    }
    return nil
  }

  private static let tags: Set<String> = [
    "a", "b", "br", "center", "code", "div", "em", "h1", "h2", "h3", "hr", "i", "img", "kbd", "li",
    "ol", "p", "pre", "s", "script", "small", "span", "strong", "style", "sub", "sup", "table",
    "td",
    "th", "tr", "u", "ul",
  ]

  private static func html(at index: Int, in characters: [Character]) -> String? {
    guard let inside = text(from: index + 1, upTo: ">", in: characters) else { return nil }
    let name = inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
    let rest = inside.drop { $0 == "/" }.dropFirst(name.count)
    let isTag = rest.allSatisfy { " /".contains($0) } || (rest.first == " " && rest.contains("="))
    return isTag && tags.contains(name.lowercased()) ? "<\(inside)>" : nil
  }
}
