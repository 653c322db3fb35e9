extension String {
  /// Where a word stands first. The search of the standard library serves all collections, and a start
  /// would load it for these few signs.
  package func firstPlace(of word: String) -> Range<Index>? {
    guard let start = indices.first(where: { self[$0...].hasPrefix(word) }) else { return nil }
    return start..<index(start, offsetBy: word.count)
  }
}
