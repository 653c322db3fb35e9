import Autodiff

// β₀ is `b0` in ASCII: pictures and tables have no room for `beta0`. What is typed is found by both.

extension FormulaPrinter {
  /// What a lesson writes, with its Greek letters as the formulas have them: `b₀` for `β₀`, `bₖ` for
  /// `βₖ`.
  package func prose(_ text: String) -> String {
    guard style == .ascii, text.contains(where: Self.isIndex) else { return text }
    let letters = Array(text)
    return String(
      letters.indices.map { index in
        let letter = letters[index]
        guard index + 1 < letters.count, Self.isIndex(letters[index + 1]),
          graph.nodes.contains(where: { Name($0.name).indexedLetter == letter })
        else { return letter }
        return shortLetter(for: letter) ?? letter
      })
  }

  /// Nil where it is not short, or is not ASCII.
  func shortName(_ id: Node.ID) -> String? {
    guard style == .ascii else { return nil }
    let name = Name(graph.nodes[id].name)
    guard let greek = name.indexedLetter, let letter = shortLetter(for: greek) else { return nil }
    return String(letter) + name.canonical.dropFirst()
  }

  /// Nil where the graph, or another of its lesson, has names with an index of that letter already.
  private func shortLetter(for greek: Character) -> Character? {
    guard let letter = Name.shortLetter(for: greek),
      !graph.reading.indexedLetters.contains(letter),
      !graph.reading.labels.values.contains(where: { $0.first == letter }),
      // Its first byte tells most of many nodes apart.
      !graph.nodes.contains(where: {
        $0.name.utf8.first == letter.utf8.first && Name($0.name).indexedLetter == letter
      })
    else { return nil }
    return letter
  }

  private static func isIndex(_ character: Character) -> Bool {
    "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₗₘₙ0123456789".contains(character)
  }
}
