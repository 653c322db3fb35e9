import Autodiff
import Notation
import Testing

/// Derivatives as they are printed: composed over a line, simplified, in the book's notation.
@Suite struct PrintedDerivatives {
  /// A batch of two: x 2×2, W 2×2, b 2×1, y 1×2, v 1×2.
  private struct Lines {
    var builder = GraphBuilder()

    init() {
      for (name, shape) in [
        ("x", Shape(2, 2)), ("Ω1", Shape(2, 2)), ("β1", Shape(2, 1)), ("y", Shape(1, 2)),
        ("v", Shape(1, 2)), ("w", Shape(2, 1)), ("s", .scalar), ("t", .scalar), ("n", Shape(1, 3)),
      ] {
        builder.addLeaf(name, shape: shape, learned: true)
      }
    }

    subscript(name: String) -> Formula { .symbol(.value(builder.id(of: name) ?? -1)) }
  }

  /// How ∂q/∂target reads for the line q = formula.
  private func derivative(
    _ target: String, _ style: FormulaPrinter.Style = .book, of formula: (Lines) -> Formula
  ) throws -> String {
    var lines = Lines()
    let line = try lines.builder.addLine("q", formula(lines))
    let loss = try lines.builder.addLine("l", .apply(.sum, [.symbol(.value(line))]))
    let graph = try lines.builder.graph(loss: loss)
    let id = try #require(lines.builder.id(of: target))
    let pullback = try #require(graph.pullback(from: line, toward: id))
    return FormulaPrinter(graph, style).text(pullback.formula)
  }

  @Test func anAffineLineReadsAsInTheBook() throws {
    let affine = { (lines: Lines) in lines["β1"] + lines["Ω1"].times(lines["x"]) }
    #expect(try derivative("x", of: affine) == "Ω₁ᵀ ∂ℓ/∂q")
    #expect(try derivative("Ω1", of: affine) == "∂ℓ/∂q xᵀ")
    #expect(try derivative("β1", of: affine) == "Σ columns[∂ℓ/∂q]")
    #expect(try derivative("x", .source, of: affine) == "Ω1.T @ grad(q)")
    #expect(try derivative("Ω1", .ascii, of: affine) == "dl/dq @ x.T")
  }

  @Test func anActivationIsAFactor() throws {
    #expect(
      try derivative("x") { .apply(.relu, [$0["x"]]) } == "I[x > 0] ⊙ ∂ℓ/∂q")
    #expect(try derivative("s") { .apply(.exp, [$0["s"]]) } == "q · ∂ℓ/∂q")
    #expect(try derivative("s") { .apply(.cos, [$0["s"]]) } == "−sin[s] · ∂ℓ/∂q")
    #expect(try derivative("x") { .apply(.tanh, [$0["x"]]) } == "(1 − q^∘2) ⊙ ∂ℓ/∂q")
    #expect(try derivative("s") { .apply(.sigmoid, [$0["s"]]) } == "q · (1 − q) · ∂ℓ/∂q")
  }

  @Test func aSquareKeepsItsTwoInFront() throws {
    #expect(try derivative("v") { ($0["v"] - $0["y"]).power(2) } == "2(v − y) ⊙ ∂ℓ/∂q")
    #expect(try derivative("y") { ($0["v"] - $0["y"]).power(2) } == "−2(v − y) ⊙ ∂ℓ/∂q")
    #expect(
      try derivative("s") { ($0["s"] * $0["t"] - 1).power(2) } == "2(s · t − 1) · t · ∂ℓ/∂q")
  }

  @Test func theMeanIsAFraction() throws {
    #expect(try derivative("n") { .apply(.mean, [$0["n"]]) } == "1/3 · ∂ℓ/∂q")
    #expect(
      try derivative("n") { .apply(.mean, [$0["n"].power(2)]) } == "2/3 · n · ∂ℓ/∂q")
  }

  @Test func pathsInsideALineAddUp() throws {
    #expect(try derivative("s") { $0["s"] * $0["t"] + $0["s"] } == "(t + 1) · ∂ℓ/∂q")
    #expect(try derivative("s") { $0["s"] * $0["s"] } == "2s · ∂ℓ/∂q")
    #expect(try derivative("t") { $0["s"] - $0["t"] } == "−∂ℓ/∂q")
    #expect(try derivative("s") { $0["s"] + $0["t"] } == "∂ℓ/∂q")
  }

  /// A repeated sum is written like what is repeated, with its sign.
  @Test(arguments: FormulaPrinter.Style.allCases.filter { $0 != .python && $0 != .source })
  func aNegativeTermIsSubtracted(_ style: FormulaPrinter.Style) throws {
    let lines: [(Lines) -> Formula] = [
      { $0["n"] - .apply(.mean, [$0["n"]]) }, { $0["n"] - .apply(.sum, [$0["n"]]) },
      { $0["n"] - 3 * .apply(.mean, [$0["n"]]) },
      { $0["n"] - $0["s"] * .apply(.sum, [$0["n"]]) },
      { $0["n"] - .apply(.max, [$0["n"]]) }, { $0["n"] - .apply(.norm, [$0["n"]]) },
    ]
    for line in lines {
      let text = try derivative("n", style, of: line)
      #expect(!text.contains(/[+−-] (\\left)?\([−-]/), "\(text)")
    }
    if style == .book {
      #expect(try derivative("n", of: lines[0]) == "∂ℓ/∂q − 1/3 · Σ[∂ℓ/∂q]")
      #expect(try derivative("n", of: lines[1]) == "∂ℓ/∂q − Σ[∂ℓ/∂q]")
    }
  }

  /// Side by side ∂ℓ/∂t s would read as one derivative.
  @Test func aProductOfLoneNumbersHasItsSign() throws {
    var lines = Lines()
    let line = try lines.builder.addLine("q", lines["s"].times(lines["t"]))
    let graph = try lines.builder.graph(loss: line)
    let printer = FormulaPrinter(graph)
    let t = try #require(lines.builder.id(of: "t"))
    #expect(printer.equation(line) == "q = s · t")
    #expect(printer.text(.symbol(.gradient(t)).times(lines["s"])) == "∂q/∂t · s")
    #expect(printer.text(lines["Ω1"].times(lines["w"])) == "Ω₁ w")
  }

  @Test func crossEntropyKeepsItsTwoFractions() throws {
    let loss = { (lines: Lines) in
      -(lines["t"] * .apply(.log, [lines["s"]])
        + (1 - lines["t"]) * .apply(.log, [1 - lines["s"]]))
    }
    #expect(try derivative("s", of: loss) == "((1 − t)/(1 − s) − t/s) · ∂ℓ/∂q")
  }

  @Test func sigmoidAndCrossEntropyInOneLineCancel() throws {
    let loss = { (lines: Lines) in
      let p = Formula.apply(.sigmoid, [lines["s"]])
      return -(lines["t"] * .apply(.log, [p]) + (1 - lines["t"]) * .apply(.log, [1 - p]))
    }
    #expect(try derivative("s", of: loss) == "(σ[s] − t) · ∂ℓ/∂q")
  }

  @Test func softmaxAndCrossEntropyCancel() throws {
    #expect(
      try derivative("x") { .apply(.crossEntropyOfColumns, [$0["x"], $0["Ω1"]]) }
        == "1/2 · (softmax[x] ⊙ (ones[2×1] Σ rows[Ω₁]) − Ω₁) · ∂ℓ/∂q")
    #expect(
      try derivative("x") { .apply(.crossEntropyOfColumns, [$0["x"], $0["y"]]) }
        == "1/2 · (softmax[x] − onehot₂[y]) · ∂ℓ/∂q")
  }

  @Test func equalFactorsBecomeAPower() throws {
    #expect(try derivative("s") { $0["s"] * $0["s"] * $0["s"] } == "3s² · ∂ℓ/∂q")
    #expect(try derivative("s") { $0["t"] / $0["s"] } == "−q/s · ∂ℓ/∂q")
  }

  @Test func anElementwiseFactorOfAMatrixProductIsBracketed() throws {
    #expect(
      try derivative("Ω1") { .apply(.tanh, [$0["Ω1"].times($0["x"])]) } == "(∂ℓ/∂q ⊙ (1 − q^∘2)) xᵀ"
    )
  }

  @Test func aTransposedVectorReadsPlainly() throws {
    #expect(try derivative("w") { $0["w"].transposed.times($0["x"]) } == "x (∂ℓ/∂q)ᵀ")
    let dot = try derivative("w") { $0["w"].transposed.times($0["β1"]) }
    #expect(dot == "β₁ · ∂ℓ/∂q")
  }
}

@Suite struct Names {
  @Test(arguments: ["beta0", "beta_0", "\\beta_0", "β0", "β₀"])
  func aNameHasManySpellings(_ spelling: String) {
    #expect(Name(spelling).canonical == "β0")
    #expect(Name(spelling).label == "β₀")
    #expect(Name(spelling).ascii == "beta0")
    #expect(Name(spelling).latex == "\\beta_{0}")
  }

  @Test func anOperationInsideALineHasTheLinesNameAndANumber() {
    #expect(Name("f1.2").label == "f₁.₂")
    #expect(Name("beta_1.12").label == "β₁.₁₂")
    #expect(Name("l.1").label == "ℓ.₁")
    #expect(Name("beta_1.2").canonical == "β1.2")
    #expect(Name("beta1.2").ascii == "beta1.2")
    #expect(Name("beta1.2").latex == "\\beta_{1.2}")
    #expect(Name("l.1").latex == "\\ell_{.1}")
    #expect(Name("f1.2").identifier == "f1_2")
    #expect(Name("f1_2").identifier == "f12", "so that the two cannot be confused")
  }

  @Test func theLossIsAScriptL() {
    #expect(Name("l").label == "ℓ")
    #expect(Name("L").label == "L")
    #expect(Name("l").ascii == "l")
    #expect(Name("\u{2126}12").canonical == "Ω12")
  }
}

@Suite struct Numbers {
  let numbers = NumberText()

  @Test func shortestTextsReadBack() {
    for number in [0.1, 3, 1e-7, 1.0 / 3, -2.5e300, .leastNonzeroMagnitude, 1e16] {
      #expect(Double(NumberText.shortest(number)) == number)
    }
    #expect(NumberText.shortest(3) == "3")
    #expect(NumberText.shortest(-0.0) == "-0.0")
    #expect(NumberText.shortest(.nan) == "NaN")
    #expect(NumberText.shortest(-.infinity) == "-Infinity")
  }

  @Test func significantDigitsShowNoMoreThanThereIs() {
    #expect(numbers.significant(-17.0603, 4) == "−17.06")
    #expect(numbers.significant(2.3, 4) == "2.3")
    #expect(numbers.significant(0.74496, 4) == "0.7450")
    #expect(numbers.significant(9.99996, 4) == "10.00")
    #expect(numbers.significant(-0.0, 4) == "0")
    #expect(numbers.significant(123456.7, 4) == "1.235e5")
    #expect(numbers.significant(1.0 / 7e8, 4) == "1.429e−9")
    #expect(numbers.significant(-.infinity, 4) == "−∞")
    #expect(NumberText(unicode: false).significant(-.infinity, 4) == "-inf")
  }

  @Test func decimalsRoundAndLoseTheSignOfZero() {
    #expect(numbers.decimals(-0.0001, 3) == "−1e−4")
    #expect(numbers.decimals(0, 3) == "0")
    #expect(numbers.decimals(0.0625, 3) == "0.063")
    #expect(numbers.decimals(-1.3333, 2) == "−1.33")
    #expect(numbers.decimals(.nan, 3) == "NaN")
  }

  @Test func aBoxShowsAsMuchAsFits() {
    #expect(numbers.fitted(-0.7446, columns: 5) == "−0.74")
    #expect(numbers.fitted(1234.5, columns: 5) == "1235")
    #expect(numbers.fitted(-1_234_567, columns: 5) == "−1e6")
    #expect(numbers.fitted(5.0675, columns: 5) == "5.07")
    #expect(numbers.fitted(5.0675, columns: 0) == nil)
  }
}
