import Interface
import Screen

extension Exporter {
  /// A handout, a worksheet or its key.
  package static let markdown = Exporter(
    name: "markdown", fileExtension: "md", subject: .sheet { MarkdownText($0.handout).text })
}

/// A handout in CommonMark, in which text of a lesson is only text.
struct MarkdownText {
  let handout: Handout

  init(_ handout: Handout) { self.handout = handout }

  var text: String { handout.blocks.map(written).joined(separator: "\n\n") + "\n" }

  private func written(_ block: Handout.Block) -> String {
    switch block {
    case .heading(let level, let text): String(repeating: "#", count: level) + " " + escaped(text)
    case .paragraph(let text): escaped(text)
    case .step(let text): "**\(escaped(text))**"
    case .item(let text): "- \(escaped(text))"
    case .note(let text): "> *For the teacher:* \(escaped(text))"
    case .blank(let name): "\(escaped(name)): " + Self.blank
    case .picture(let frame, _):
      "```text\n\(frame.text)\n```"
    case .answer(let lines):
      lines.map { "> **Answer:** \(escaped($0))" }.first.map { first in
        ([first] + lines.dropFirst().map { "> \(escaped($0))" }).joined(separator: "\n>\n")
      } ?? ""
    case .question(let prompt, let options, let room):
      (["**Question.** " + prompt.map(escaped).joined(separator: "\n\n")]
        + options.map { "- [ ] \(escaped($0))" } + space(room)).joined(separator: "\n\n")
    }
  }

  private func space(_ room: Handout.Room) -> [String] {
    switch room {
    case .none: []
    case .lines(let count):
      ["Answer: " + Self.blank] + Array(repeating: Self.blank, count: count - 1)
    case .matrix(let rows, let columns):
      // A table needs a head; it says which column is which.
      [
        ([
          "|" + (1...columns).map { " \($0) |" }.joined(),
          "|" + String(repeating: "---|", count: columns),
        ] + Array(repeating: "|" + String(repeating: "   |", count: columns), count: rows))
        .joined(separator: "\n")
      ]
    }
  }

  private static let blank = String(repeating: "\\_", count: 24)

  private func escaped(_ text: String) -> String { Self.escaped(text) }

  /// Text in which no sign means anything.
  static func escaped(_ text: String) -> String {
    var written = ""
    for character in text {
      if "\\`*_{}[]<>#|~&$".contains(character) { written.append("\\") }
      written.append(character.isNewline ? " " : character)
    }
    // What would begin a list or a heading there.
    if let first = written.first, "+-=".contains(first) { return "\\" + written }
    let digits = written.prefix { $0.isASCII && $0.isNumber }
    let next = written.dropFirst(digits.count).first
    return !digits.isEmpty && (next == "." || next == ")")
      ? digits + "\\" + written.dropFirst(digits.count) : written
  }
}
