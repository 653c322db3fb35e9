import Autodiff

// Words of the notation that something in a graph may have for a name.

extension FormulaPrinter {
  /// A template without the words that something in the graph has for a name: Σ, I, Φ, φ.
  func unmistaken(_ template: String) -> String {
    Self.words.reduce(template) { text, word in
      guard word.mayStand(in: text), text.firstPlace(of: word.written) != nil,
        graph.nodes.contains(where: { word.isName(of: $0) })
      else { return text }
      return text.replacing(word.written, with: word.instead)
    }
  }

  /// A word of the notation that is no function of the language, so that a name may be the same.
  fileprivate struct Word {
    let written: String
    let name: String
    let instead: String

    /// Said at once of nearly all templates.
    func mayStand(in text: String) -> Bool {
      written.unicodeScalars.first.map(text.unicodeScalars.contains) ?? false
    }

    /// Whatever number the name has at its end: onehot₂.
    func isName(of node: Node) -> Bool {
      let own = Name(node.name).canonical
      return own == name
        || name.count > 1 && own.hasPrefix(name) && own.dropFirst(name.count).allSatisfy(\.isNumber)
    }
  }

  private static let words = [
    Word(written: "Σ", name: "Σ", instead: "sum"),
    Word(written: "Φ[", name: "Φ", instead: "normal_cdf["),
    Word(written: "\\Phi", name: "Φ", instead: "\\operatorname{cdf}"),
    Word(written: "φ[", name: "φ", instead: "normal_pdf["),
    Word(written: "I[", name: "I", instead: "indicator["),
    Word(written: "I½[", name: "I", instead: "indicator½["),
    Word(written: "σ[", name: "σ", instead: "sigmoid["),
    Word(written: "sign[", name: "sign", instead: "sign_of["),
    Word(written: "ones[", name: "ones", instead: "all_ones["),
    Word(written: "onehot", name: "onehot", instead: "indicators"),
    Word(written: "\\operatorname{onehot}", name: "onehot", instead: "\\operatorname{indicators}"),
  ]
}
