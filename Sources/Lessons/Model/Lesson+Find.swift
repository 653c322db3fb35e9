extension Lesson {
  /// Where the text has some words, whatever the case of their letters; in the order of the file.
  package func stages(saying words: String) -> [PlacedStage] {
    let needle = Array(words.lowercased())
    return parts.enumerated().flatMap { number, part in
      part.notes.filter { note in
        note.seenAtOnce.contains { $0.plainWords.lowercased().holds(needle) }
      }.map { PlacedStage(part: number, stage: $0.stage) }
    }
  }
}

extension StageNote {
  /// What stands there before anything is answered.
  fileprivate var seenAtOnce: [Prose] {
    [say, task?.prompt].compactMap(\.self) + questions.map(\.prompt)
  }
}

extension Prose {
  /// What is written in it, without its values.
  fileprivate var plainWords: String {
    spans.map { span in
      if case .text(let text) = span.content { text } else { "·" }
    }.joined()
  }
}

extension String {
  fileprivate func holds(_ needle: [Character]) -> Bool {
    guard let first = needle.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: needle) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
