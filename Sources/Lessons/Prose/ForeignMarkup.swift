/// Markup of other tools: LaTeX, images, HTML, links out of the lesson.
enum ForeignMarkup {
  /// What begins at a character; nil where it is plain text.
  static func problem(at index: Int, in signs: inout SignSearch) -> ProseProblem? {
    let characters = signs.characters
    switch characters[index] {
    case "\\":
      let word = characters[(index + 1)...].prefix { $0.isASCII && $0.isLetter }
      let isDelimiter = index + 1 < characters.count && "([".contains(characters[index + 1])
      if word.count > 1 { return .latex("\\" + String(word)) }
      return isDelimiter ? .latex("\\" + String(characters[index + 1])) : nil
    case "$":
      guard let text = signs.text(from: index + 1, upTo: .character("$")), let first = text.first,
        let last = text.last, !first.isWhitespace, !last.isWhitespace, !first.isNumber
      else { return nil }
      return .latex("$\(text)$")
    case "!":
      let isImage =
        index + 1 < characters.count && characters[index + 1] == "["
        && end(ofLinkFrom: index + 1, in: &signs) != nil
      return isImage ? .image : nil
    case "[":
      // An image is told by the sign before it, a link by the last bracket before its end.
      guard index == 0 || characters[index - 1] != "!",
        let end = end(ofLinkFrom: index, in: &signs),
        (signs.first(.character("["), from: index + 1) ?? .max) > end
      else { return nil }
      return .markdownLink(String(characters[index...end]))
    default: return html(at: index, in: &signs).map { .html($0) }
    }
  }

  /// Where the `)` of a link stands; nil where the next one has no `](` before it.
  private static func end(ofLinkFrom start: Int, in signs: inout SignSearch) -> Int? {
    guard let middle = signs.first(.pair("]", "("), from: start),
      let end = signs.first(.character(")"), from: start), middle < end
    else { return nil }
    return end
  }

  private static let tags: Set<String> = [
    "a", "b", "br", "center", "code", "div", "em", "h1", "h2", "h3", "hr", "i", "img", "kbd", "li",
    "ol", "p", "pre", "s", "script", "small", "span", "strong", "style", "sub", "sup", "table",
    "td",
    "th", "tr", "u", "ul",
  ]

  private static func html(at index: Int, in signs: inout SignSearch) -> String? {
    // The last '<' before a '>' begins the tag.
    guard let end = signs.first(.character(">"), from: index + 1),
      (signs.first(.character("<"), from: index + 1) ?? .max) > end
    else { return nil }
    let inside = String(signs.characters[(index + 1)..<end])
    let name = inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
    let rest = inside.drop { $0 == "/" }.dropFirst(name.count)
    let isTag = rest.allSatisfy { " /".contains($0) } || (rest.first == " " && rest.contains("="))
    return isTag && tags.contains(name.lowercased()) ? "<\(inside)>" : nil
  }
}
