import Autodiff
import Notation

extension GraphPart {
  /// A formula as a learner types it: in the equations' language, and `dl/dS1` or `∂ℓ/∂S₁` for a
  /// gradient.
  package func typedFormula(_ text: String) -> Result<LiveExpression, ValueError> {
    expression(PlacedText(withGradients(withoutLabels(AnswerReader.calculation(text)))))
  }

  /// With names in place of labels, as they are written or in ASCII.
  private func withoutLabels(_ text: String) -> String {
    let labels = graph.reading.labels.flatMap { name, text -> [(label: String, name: String)] in
      let label = Label(text)
      let source = FormulaPrinter(graph, .source).text(.symbol(name))
      return [label.text, label.ascii].map { ($0, "(\(source))") }
    }
    return labels.sorted { ($0.label.count, $0.label) > ($1.label.count, $1.label) }
      .reduce(text) { $0.replacing($1.label, with: $1.name) }
  }

  /// With `grad(S1)` for every `dl/dS1`.
  private func withGradients(_ text: String) -> String {
    var words: [String] = []
    for character in text {
      if let last = words.last, character.isPartOfWord, last.allSatisfy(\.isPartOfWord) {
        words[words.count - 1] = last + String(character)
      } else {
        words.append(String(character))
      }
    }
    var index = 0
    while index + 2 < words.count {
      if words[index + 1] == "/", let top = differential(words[index]),
        let bottom = differential(words[index + 2]),
        Name(top) == Name(graph.nodes[graph.loss].name), let node = node(named: bottom)
      {
        words.replaceSubrange(index...(index + 2), with: ["grad(\(node.name))"])
      }
      index += 1
    }
    return words.map { node(named: $0)?.name ?? $0 }.joined()
  }

  /// `S1` of `dS1`, unless something is called so.
  private func differential(_ word: String) -> String? {
    guard let first = word.first, first == "d" || first == "∂", node(named: word) == nil else {
      return nil
    }
    return String(word.dropFirst())
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isNamePart || self == "∂" || self == "\\" }
}
