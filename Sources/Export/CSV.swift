/// Fields of comma-separated values (RFC 4180).
enum CSV {
  /// In quotes where it needs them.
  static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }

  /// A text that somebody else wrote: a spreadsheet must not take it for a formula.
  static func text(_ text: String) -> String {
    guard let first = text.first, "=+-@\t\r".contains(first) else { return field(text) }
    return field("'" + text)
  }
}
