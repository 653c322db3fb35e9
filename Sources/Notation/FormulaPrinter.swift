public import Autodiff

/// Writes formulas about one graph in one of the languages.
///
///     FormulaPrinter(graph).text(pullback.formula)              // Ω₁ᵀ ∂ℓ/∂f₁
///     FormulaPrinter(graph, .source).text(pullback.formula)     // Ω1.T @ grad(f1)
public struct FormulaPrinter: Sendable {
  public enum Style: Sendable, CaseIterable {
    /// As in the book: `∂ℓ/∂Ω₁ = ∂ℓ/∂f₁ h₁ᵀ`.
    case book
    /// The same in ASCII: `dl/dW1 = dl/df1 @ h1.T`.
    case ascii
    case latex
    case python
    /// The equation language: it parses back.
    case source
  }

  public let graph: Graph
  public let style: Style
  /// What stands in place of a symbol: a number, say. Nil where the symbol keeps its name.
  let replacement: @Sendable (Symbol) -> Text?
  /// What directions are derivatives by, where they are: df₁ is written ∂f₁/∂x.
  private let seed: Node.ID?
  /// Whether some of the operands are equal, so that they share a gradient; nil where nobody knows.
  private let hasTies: (@Sendable (Formula) -> Bool?)?

  /// A piece of text and how tightly it binds.
  struct Text {
    let text: String
    let level: Notation.Level
  }

  public init(_ graph: Graph, _ style: Style = .book) {
    self.init(graph, style, seed: nil, hasTies: nil, replacement: { _ in nil })
  }

  private init(
    _ graph: Graph, _ style: Style, seed: Node.ID?, hasTies: (@Sendable (Formula) -> Bool?)?,
    replacement: @escaping @Sendable (Symbol) -> Text?
  ) {
    self.graph = graph
    self.style = style
    self.seed = seed
    self.hasTies = hasTies
    self.replacement = replacement
  }

  /// The printer that says how a gradient is shared only where it is: `I[a = ℓ]` in place of
  /// `I[a = ℓ]/Σ[I[a = ℓ]]`.
  ///
  /// - Parameter hasTies: of a formula that shares a gradient; nil where it must not be told.
  public func tying(_ hasTies: @escaping @Sendable (Formula) -> Bool?) -> FormulaPrinter {
    FormulaPrinter(graph, style, seed: seed, hasTies: hasTies, replacement: replacement)
  }

  /// The printer of a graph whose numbers are known.
  public init(_ trace: Trace, _ style: Style = .book) {
    self = FormulaPrinter(trace.graph, style).tying { trace.hasTies($0) }
  }

  /// The printer that writes directions as derivatives by `seed`, one number that moves by 1; nil
  /// for the printer that writes df₁.
  public func differentiating(by seed: Node.ID?) -> FormulaPrinter {
    FormulaPrinter(graph, style, seed: seed, hasTies: hasTies, replacement: replacement)
  }

  /// The printer that writes numbers in place of those symbols that have one.
  public func substituting(_ number: @escaping @Sendable (Symbol) -> String?) -> FormulaPrinter {
    FormulaPrinter(graph, style, seed: seed, hasTies: hasTies) { symbol in
      number(symbol).map { text in
        Text(text: text, level: text.first == "−" || text.first == "-" ? .sum : .atom)
      }
    }
  }

  public func text(_ formula: Formula) -> String { written(formula).text }

  /// A formula as a factor: bracketed if it is a sum.
  public func factor(_ formula: Formula) -> String {
    let written = written(formula)
    return written.level < .product ? bracketed(written.text) : written.text
  }

  /// The name of a node.
  public func name(_ id: Node.ID) -> String {
    label(.value(id)) ?? shortName(id) ?? spelled(graph.nodes[id].name)
  }

  /// What a lesson writes for a name, where it is not for a program.
  private func label(_ symbol: Symbol) -> String? {
    guard let label = graph.reading.labels[symbol].map(Label.init) else { return nil }
    return switch style {
    case .book: label.text
    case .ascii: label.ascii
    case .latex: label.latex
    case .python, .source: nil
    }
  }

  /// A line as it is written in the equations: `f₁ = β₁ + Ω₁ h₁`; of what is given its name.
  public func equation(_ id: Node.ID) -> String {
    graph.nodes[id].formula.map { "\(name(id)) = \(text($0))" } ?? name(id)
  }

  /// ∂ℓ/∂node.
  public func gradient(_ id: Node.ID) -> String {
    label(.gradient(id)) ?? derivative(of: graph.loss, by: id)
  }

  /// How the node's value moves: df₁, or ∂f₁/∂x where x moves by 1.
  public func direction(_ id: Node.ID) -> String {
    switch style {
    case .book, .ascii: seed.map { derivative(of: id, by: $0) } ?? "d\(name(id))"
    case .latex: seed.map { derivative(of: id, by: $0) } ?? "\\mathrm{d}\(name(id))"
    case .python, .source: "d_\(name(id))"
    }
  }

  /// ∂top/∂bottom.
  public func derivative(of top: Node.ID, by bottom: Node.ID) -> String {
    let (top, bottom) = (name(top), name(bottom))
    return switch style {
    case .book: "∂\(top)/∂\(bottom)"
    case .ascii: "d\(top)/d\(bottom)"
    case .latex: "\\frac{\\partial \(top)}{\\partial \(bottom)}"
    case .python: "\(bottom).grad"
    case .source: "grad(\(bottom))"
    }
  }

  private func spelled(_ name: String) -> String {
    switch style {
    case .book: Name(name).label
    case .ascii: Name(name).ascii
    case .python: Name(name).identifier
    case .latex: Name(name).latex
    case .source: name
    }
  }

  /// A quantity of an optimizer under a name that nothing in the graph has: Adam's β₁ is ρ₁ where
  /// the graph has a β₁ of its own.
  private func quantity(_ name: String) -> String {
    // m̂, m′ where a mark above a letter may be lost.
    if let letter = name.hatted, !isTaken(Name(letter)), !isTaken(Name(name)) {
      switch style {
      case .book: return "\(letter)′"
      case .latex: return "\\hat{\(letter)}"
      case .ascii, .python, .source: break
      }
    }
    let decayRates = ["β1", "β2"]
    let together = decayRates.contains(name) ? decayRates : [Name(name).canonical]
    let isTaken = graph.nodes.contains { together.contains(Name($0.name).canonical) }
    return spelled(isTaken ? Self.otherNames[name] ?? name : name)
  }

  /// Adam's decay rates as Goodfellow, Bengio and Courville call them; the rest in words.
  private static let otherNames: [String: String] = [
    "β1": "ρ1", "β2": "ρ2", "η": "rate", "μ": "momentum", "α": "decay", "ε": "tiny",
    "t": "update", "v": "velocity", "m": "mean", "s": "mean_square", "m_hat": "mean_hat",
    "s_hat": "mean_square_hat", "λ": "weight_decay",
  ]

  func written(_ formula: Formula) -> Text {
    switch formula {
    case .number(let number): return numeral(number)
    case .symbol(let symbol): return replacement(symbol) ?? symbolText(symbol)
    case .apply(let operation, let operands):
      if let spelled = spelled(operation, operands) { return written(spelled) }
      if style != .python, style != .source, let signed = signed(operation, operands) {
        return signed
      }
      if style == .book || style == .ascii, let special = special(operation, operands) {
        return special
      }
      if style == .latex, let entrywise = entrywise(operation, operands) { return entrywise }
      if style != .source, operation.reckoning == .placement, let placed = placed(operands) {
        return placed
      }
      let notation = operation.notation
      let isUntied = notation.untied != nil && hasTies?(formula) == false
      let template = template(notation, isUntied: isUntied)
      let isSigned = "−-".contains(template.first ?? " ")
      let texts = zip(operands, notation.operandLevels).enumerated().map { index, operand in
        let written = operandWritten(operand.0, of: operation)
        if style == .python, asksForTensors(template, index),
          let tensor = tensor(operand.0, written.text)
        {
          return tensor
        }
        let doubled = isSigned && written.text.first.map { "−-".contains($0) } == true
        let isFenced = style == .latex && template.contains("{$\(index + 1)}")
        let tight = (written.level >= operand.1 || isFenced) && !doubled
        let leads = index == 0 && !isSigned && leads(operand.0, notation)
        return tight || leads
          ? written.text : bracketed(written.text)
      }
      return Text(
        text: filled(template, with: texts, operands), level: isUntied ? .atom : notation.level)
    }
  }

  /// Whether PyTorch would not take a number as an operand: in its functions, but for places.
  private func asksForTensors(_ template: String, _ index: Int) -> Bool {
    (template.contains(".") || template.contains("@")) && (index == 0 || !template.contains("["))
  }

  /// What is written without any tensor, as one.
  private func tensor(_ operand: Formula, _ text: String) -> String? {
    guard operand.symbols.isEmpty, !text.contains("tensor") else { return nil }
    return "torch.tensor([[\(operand.constant.map { $0 == .pi ? text : String($0) } ?? text)]])"
  }

  /// What other operations say on paper in place of one; what passes a gate is a chain of factors.
  func spelled(_ operation: Operation, _ operands: [Formula]) -> Formula? {
    guard style != .python, style != .source else { return nil }
    switch operation.reckoning {
    case .passage: return operands[1].multiplied(from: operands[0])
    case .product:
      guard case .apply(let inner, let passing) = operands[1], inner.reckoning == .passage else {
        return nil
      }
      return passing[1].multiplied(from: operands[0] * passing[0])
    case .quotient:
      return underOneBar(operands[0], operands[1]) ?? gradientLast(operands[0], operands[1])
    case .sum, .difference, .negative, .matrixProduct, .transpose, .power, .square, .repetition,
      .count, .placement, .size, nil:
      return operation.notation.spelled?.written(over: operands, result: 0)
    }
  }

  /// A negative number may stand first in a sum or product without brackets.
  private func leads(_ operand: Formula, _ notation: Notation) -> Bool {
    guard case .number(let number) = operand, number < 0 else { return false }
    return notation.level == .sum || notation.level == .product
  }

  /// Of a square matrix in LaTeX: A^{\\circ 2} is no A A, and abs no determinant.
  private func entrywise(_ operation: Operation, _ operands: [Formula]) -> Text? {
    guard isSquare(operands[0]) else { return nil }
    switch operation.reckoning {
    case .power:
      let base = written(operands[0])
      let below = base.level < .atom ? bracketed(base.text) : base.text
      return Text(text: "\(below)^{\\circ \(text(operands[1]))}", level: .power)
    case .size:
      return Text(text: "\\operatorname{abs}\\left[\(text(operands[0]))\\right]", level: .atom)
    case .sum, .difference, .negative, .product, .passage, .quotient, .matrixProduct, .transpose,
      .square, .repetition, .count, .placement, nil:
      return nil
    }
  }

  private func numeral(_ number: Double) -> Text {
    if number == .pi, !isTaken(Name("π")) { return Text(text: pi, level: .atom) }
    let text =
      switch style {
      case .book: NumberText().constant(number)
      case .ascii: NumberText(unicode: false).constant(number)
      case .latex, .python, .source: NumberText.shortest(number)
      }
    return Text(text: text, level: number < 0 ? .sum : .atom)
  }

  private var pi: String {
    switch style {
    case .book: "π"
    case .ascii, .source: "pi"
    case .latex: "\\pi"
    case .python: "torch.pi"
    }
  }

  /// Whether something in the graph has that name.
  private func isTaken(_ name: Name) -> Bool { graph.nodes.contains { Name($0.name) == name } }

  private func symbolText(_ symbol: Symbol) -> Text {
    switch symbol {
    case .value(let id): Text(text: base(name(id)), level: .atom)
    case .gradient(let id):
      Text(text: gradient(id), level: style == .python || style == .source ? .atom : .power)
    case .direction(let id): Text(text: direction(id), level: .power)
    case .elsewhere(let elsewhere): self.elsewhere(elsewhere)
    case .named(let name): Text(text: quantity(name), level: .atom)
    }
  }

  /// In LaTeX what is raised may not be raised again, unless it is a group.
  private func base(_ name: String) -> String {
    style == .latex && name.contains("^") ? "{\(name)}" : name
  }

  /// `L@50`, as a lesson writes it.
  private func elsewhere(_ elsewhere: Elsewhere) -> Text {
    let name = symbolText(elsewhere.name).text
    let text =
      switch elsewhere.when {
      case .iteration(let number): "\(name)@\(number)"
      case .epochSum: "epoch_sum(\(name))"
      case .allExamples: "over_all(\(name))"
      }
    return Text(text: text, level: .atom)
  }

  func bracketed(_ text: String) -> String {
    style == .latex ? "\\left(\(text)\\right)" : "(\(text))"
  }

  private func template(_ notation: Notation, isUntied: Bool) -> String {
    let untied = isUntied ? notation.untied : nil
    let plain = unmistaken(untied?.plain ?? notation.plain)
    return switch style {
    case .book: plain.utf8.contains(UInt8(ascii: "@")) ? plain.replacing(" @ ", with: " ") : plain
    case .ascii: plain.map { Self.asciiTwins[$0] ?? String($0) }.joined()
    case .latex: unmistaken(untied?.latex ?? notation.latex)
    case .python: notation.python
    case .source: notation.source
    }
  }

  private static let asciiTwins: [Character: String] = [
    "−": "-", "⊙": "*", "·": "*", "ᵀ": ".T", "Σ": "sum", "σ": "sigmoid", "½": "_half", "‖": "||",
    "²": "^2",
  ]

  /// - Parameter texts: the operands, bracketed where they must be.
  private func filled(_ template: String, with texts: [String], _ operands: [Formula]) -> String {
    var text = ""
    var characters = template[...]
    while let character = characters.popFirst() {
      guard "$_#%".contains(character), let digit = characters.first?.wholeNumberValue,
        texts.indices.contains(digit - 1)
      else {
        text.append(character)
        continue
      }
      characters.removeFirst()
      switch character {
      case "$": text += texts[digit - 1]
      case "_": text += lowered(texts[digit - 1])
      case "#": text += shape(of: operands[digit - 1]).map { lowered(String($0.rows)) } ?? ""
      default: text += shape(of: operands[digit - 1]).map { lowered(String($0.columns)) } ?? ""
      }
    }
    return text
  }

  /// A number as a subscript.
  private func lowered(_ number: String) -> String {
    guard style == .book else { return number }
    let digits = Array("₀₁₂₃₄₅₆₇₈₉")
    return String(
      number.map { character in character.wholeNumberValue.map { digits[$0] } ?? character })
  }

  /// The shape of a formula about the graph; nil if it has none.
  func shape(of formula: Formula) -> Shape? {
    try? formula.shape { symbol in
      switch symbol {
      case .value(let id), .gradient(let id), .direction(let id): graph.nodes[id].shape
      case .elsewhere(let elsewhere): graph.nodes[elsewhere.node].shape
      case .named: .scalar
      }
    }
  }
}

extension Formula {
  /// A product with one more factor in front, in one chain.
  fileprivate func multiplied(from first: Formula) -> Formula {
    switch self {
    case 1: first
    case .apply(.multiply, let factors): factors[0].multiplied(from: first) * factors[1]
    case .apply(.divide, let parts): parts[0].multiplied(from: first) / parts[1]
    default: first * self
    }
  }
}

extension String {
  /// `m` of `m_hat`.
  fileprivate var hatted: String? {
    hasSuffix("_hat") ? String(dropLast("_hat".count)) : nil
  }
}
