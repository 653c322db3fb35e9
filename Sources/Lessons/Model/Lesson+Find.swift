import Experiments

extension Lesson {
  /// Where the text has some words, or a series of an experiment is called so, whatever the case of
  /// their letters; in the order of the file.
  package func stages(saying words: String) -> [PlacedStage] {
    let needle = Array(words.lowercased())
    return parts.enumerated().flatMap { number, part in
      let said = part.notes.filter { note in
        note.seenAtOnce.contains { $0.plainWords.lowercased().holds(needle) }
      }.map(\.stage)
      let series = part.experiment?.content.experiment.outlines ?? []
      let called = series.indices.filter { series[$0].name.lowercased().holds(needle) }
        .map(Stage.series)
      return (said + called).map { PlacedStage(part: number, stage: $0) }
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
