import Autodiff
import Notation
import Support
import Testing

/// A formula as it stands on the screen, calculated by hand, gives the number beside it.
@Suite struct LiteralReading {
  /// What the page leaves to the shape of the result: a class, and which way examples lie.
  static let operations = RandomGraph.operations.filter { operation in
    !operation.name.hasPrefix("cross_entropy")
      && (operation.axis != .rows || operation.notation.source.contains("rows"))
  }
  static let graphs = (1...300).map { RandomGraph(seed: $0, of: operations) }

  @Test(arguments: graphs) func everyStepSaysWhatItShows(_ example: RandomGraph) {
    #expect(BookReader.faults(of: example.trace).isEmpty, "\(BookReader.faults(of: example.trace))")
  }
}

/// What random graphs seldom have: ties, sums of matrix products, long numbers, parts of matrices.
@Suite struct LiteralReadingOfEdges {
  private static func trace(
    _ given: [(name: String, value: Tensor)], _ line: ([Formula]) -> Formula
  ) throws -> Trace {
    var builder = GraphBuilder()
    var values: [Node.ID: Tensor] = [:]
    var leaves: [Formula] = []
    for leaf in given {
      let id = builder.addLeaf(leaf.name, shape: leaf.value.shape, learned: true)
      values[id] = leaf.value
      leaves.append(.symbol(.value(id)))
    }
    let id = try builder.addLine("l", line(leaves))
    return Trace(try builder.graph(loss: id), given: values)
  }

  /// How the gradient of the first leaf reads, after it was calculated from the page.
  private static func read(
    _ given: [(name: String, value: Tensor)], _ line: ([Formula]) -> Formula
  ) throws -> String {
    let trace = try trace(given, line)
    let pullback = try #require(trace.graph.pullback(from: trace.graph.loss, toward: 0))
    let gradient = try #require(trace.gradients[0])
    let fault = BookReader.fault(of: pullback.formula, beside: gradient, in: trace)
    #expect(fault == nil, "\(fault ?? "")")
    return FormulaPrinter(trace).text(pullback.formula, filling: gradient.shape)
  }

  private let matrix = Tensor(Shape(2, 3), [1, 2, 3, -1, 0.5, 3])

  @Test func theSumOfAProductWritesItsOnes() throws {
    let column = Tensor(Shape(3, 1), [1, -2, 4])
    let text = try Self.read([("A", matrix), ("x", column)]) { .apply(.sum, [$0[0].times($0[1])]) }
    #expect(text == "(∂ℓ/∂ℓ · ones[2×1]) xᵀ")
  }

  @Test func tiesShareTheGradient() throws {
    let twin = Tensor(Shape(2, 3), [1, 0, 3, 4, 0.5, 2])
    let larger = try Self.read([("a", matrix), ("b", twin)]) {
      .apply(.sum, [.apply(.maxOfTwo, $0)])
    }
    #expect(larger == "I½[a > b] · ∂ℓ/∂ℓ")
    let apart = try Self.read([("a", matrix), ("b", Tensor(Shape(2, 3), filledWith: 1.5))]) {
      .apply(.sum, [.apply(.maxOfTwo, $0)])
    }
    #expect(apart == "I[a > b] · ∂ℓ/∂ℓ")
    let alone = try Self.read([("a", Tensor(Shape(2, 1), [1, 3]))]) { .apply(.max, $0) }
    #expect(alone == "I[a = ℓ] · ∂ℓ/∂ℓ")
    let largest = try Self.read([("a", matrix)]) { .apply(.max, $0) }
    #expect(largest == "I[a = ℓ]/Σ[I[a = ℓ]] · ∂ℓ/∂ℓ")
  }

  @Test func whatPassesAGateIsOneChain() throws {
    let scaled = try Self.read([("x", matrix), ("w", Tensor(2))]) {
      .apply(.sum, [3 * .apply(.relu, [$0[0] * $0[1]])])
    }
    #expect(scaled == "3w · I[x · w > 0] · ∂ℓ/∂ℓ")
    let root = try Self.read([("x", Tensor(4))]) { .apply(.sqrt, [.apply(.relu, $0)]) }
    #expect(root == "1/2 · I[x > 0]/ℓ · ∂ℓ/∂ℓ")
    let both = try Self.read([("x", matrix)]) { .apply(.sum, [.apply(.relu, $0) * $0[0]]) }
    #expect(both == "I[x > 0] ⊙ x · ∂ℓ/∂ℓ + relu[x] · ∂ℓ/∂ℓ")
  }

  /// Letters that the notation has of its own are words where a graph has them for names.
  @Test func namesAreNotTakenForNotation() throws {
    let both = try Self.read([("I", matrix)]) { .apply(.sum, [.apply(.relu, $0)]) }
    #expect(both == "indicator[I > 0] · ∂ℓ/∂ℓ")
    let column = Tensor(Shape(2, 1), [1, 2])
    let sum = try Self.read([("Σ", column), ("A", matrix)]) { .apply(.sum, [$0[0] + $0[1]]) }
    #expect(sum == "sum columns[∂ℓ/∂ℓ · ones[2×3]]")
    let normal = try Self.read([("φ", matrix), ("Φ", Tensor(2))]) {
      .apply(.sum, [.apply(.gelu, [$0[0]]) * $0[1]])
    }
    #expect(normal == "Φ · (normal_cdf[φ] + φ ⊙ normal_pdf[φ]) · ∂ℓ/∂ℓ")
  }

  /// Of a square matrix A² would be A A, A⁻¹ the inverse and |A| the determinant.
  @Test func powersOfASquareMatrixAreEntryByEntry() throws {
    let square = Tensor(Shape(2, 2), [1, 2, 3, 4])
    let inverse = try Self.read([("A", square)]) { .apply(.sum, [$0[0].power(-1)]) }
    #expect(inverse == "−A^∘−2 · ∂ℓ/∂ℓ")
    let size = try Self.read([("A", square)]) { .apply(.sum, [.apply(.abs, [$0[0]]).power(3)]) }
    #expect(size == "3 · abs[A]^∘2 ⊙ sign[A] · ∂ℓ/∂ℓ")
  }

  @Test func aFractionHasOneBar() throws {
    let half = try Self.read([("x", Tensor(1)), ("h", Tensor(3))]) { $0[0] / (2 * $0[1]) }
    #expect(half == "1/(2h) · ∂ℓ/∂ℓ")
    let scaled = try Self.read([("x", matrix), ("λ", Tensor(3))]) {
      .apply(.sum, [$0[0]]) * $0[1]
    }
    #expect(scaled == "λ · ∂ℓ/∂ℓ · ones[2×3]")
  }

  @Test func constantsKeepTheirDigits() throws {
    let text = try Self.read([("x", Tensor(2))]) { 123_456_789 * $0[0] * $0[0] }
    #expect(text == "246913578x · ∂ℓ/∂ℓ")
    let small = try Self.read([("x", Tensor(2))]) { 1e-12 * $0[0] * $0[0] }
    #expect(small == "2e−12 · x · ∂ℓ/∂ℓ")
  }

  @Test func powersOfPowersHaveTheBracketsThatTheyNeed() throws {
    let text = try Self.read([("x", Tensor(2)), ("y", Tensor(1.5)), ("z", Tensor(0.7))]) {
      $0[0].power($0[1].power($0[2]))
    }
    #expect(text == "y^z · x^(y^z − 1) · ∂ℓ/∂ℓ")
  }

  @Test func aNormBesideAMatrixIsBracketed() throws {
    let column = Tensor(Shape(3, 1), [1, -2, 4])
    let text = try Self.read([("A", matrix), ("x", column)]) { .apply(.norm, [$0[0].times($0[1])]) }
    #expect(text == "(A x/ℓ) xᵀ · ∂ℓ/∂ℓ")
  }

  /// The number of rows, the place and the classes stand in the formula.
  @Test func partsOfMatricesSayWhichPart() throws {
    func text(
      _ given: [(name: String, value: Tensor)], _ line: ([Formula]) -> Formula
    ) throws
      -> String
    {
      let trace = try Self.trace(given, line)
      let pullback = try #require(trace.graph.pullback(from: trace.graph.loss, toward: 0))
      return FormulaPrinter(trace.graph).text(pullback.formula)
    }
    #expect(
      try text([("A", matrix)]) { .apply(.entry, [$0[0], 2, 3]) }
        == "{∂ℓ/∂ℓ at [2, 3] of 2×3, else 0}")
    let top = try text([("A", matrix), ("B", matrix)]) {
      .apply(.sum, [.apply(.concat, $0) * .apply(.concat, $0)])
    }
    #expect(top == "2 · concat[A, B][1:2, :] · ∂ℓ/∂ℓ")
    #expect(
      try text([("z", matrix), ("t", Tensor(Shape(1, 3), [1, 2, 2]))]) {
        .apply(.crossEntropyOfColumns, $0)
      } == "1/3 · (softmax[z] − onehot₂[t]) · ∂ℓ/∂ℓ")
  }

  /// What goes to every entry is written with as many ones, and what goes over examples likewise.
  @Test func aGradientFitsItsShape() throws {
    let mean = try Self.read([("x", Tensor(Shape(3, 1), [1, 2, 3]))]) { .apply(.mean, $0) }
    #expect(mean == "1/3 · ∂ℓ/∂ℓ · ones[3×1]")
    let sum = try Self.read([("x", matrix)]) { .apply(.sum, $0) }
    #expect(sum == "∂ℓ/∂ℓ · ones[2×3]")
    let column = Tensor(Shape(2, 1), [1, 2])
    let scaled = try Self.read([("A", matrix), ("w", column)]) {
      .apply(.sum, [$0[0] * $0[1] * $0[0]])
    }
    #expect(scaled == "2A ⊙ (w ones[1×3]) · ∂ℓ/∂ℓ")
  }

  @Test func signsStandWhereAnAuthorPutsThem() throws {
    let one = Tensor(1.5)
    let given = [("a", one), ("b", Tensor(0.5)), ("c", Tensor(2))]
    let negative = try Self.read(given) { (-($0[0] - $0[1])) * $0[2] }
    #expect(negative == "−c · ∂ℓ/∂ℓ")
    let trace = try Self.trace(given) { $0[0] + -($0[1] * $0[2]) }
    #expect(FormulaPrinter(trace).equation(3) == "ℓ = a − b · c")
    let fraction = try Self.trace(given) { .apply(.exp, [-$0[0].power(2) / 2]) }
    #expect(FormulaPrinter(fraction).equation(3) == "ℓ = exp[−a²/2]")
    let sum = try Self.trace(given) { $0[0] - -0.25 * $0[1] }
    #expect(FormulaPrinter(sum).equation(3) == "ℓ = a + 0.25b")
  }

  @Test func whatCancelsIsGone() throws {
    let a = Tensor(Shape(2, 1), [1, 3])
    let norm = try Self.read([("a", a), ("b", Tensor(Shape(2, 1), [0.5, 1]))]) {
      Formula.apply(.norm, [$0[0] - $0[1]]).power(2)
    }
    #expect(norm == "2(a − b) · ∂ℓ/∂ℓ")
    let log = try Self.read([("x", Tensor(2))]) { .apply(.log, [$0[0].power(2)]) }
    #expect(log == "2/x · ∂ℓ/∂ℓ")
    let root = try Self.read([("x", Tensor(2))]) { .apply(.sqrt, $0) * .apply(.sqrt, $0) }
    #expect(root == "∂ℓ/∂ℓ")
    let turned = try Self.read([("A", matrix), ("W", matrix)]) {
      .apply(.sum, [$0[0].times($0[1].transposed).transposed])
    }
    #expect(turned == "(∂ℓ/∂ℓ · ones[2×2]) W")
  }

  /// What a person would have taken together.
  @Test func aComposedDerivativeReadsAsAnAuthorWritesIt() throws {
    let (x, y) = (Tensor(2), Tensor(3))
    let vector = Tensor(Shape(2, 1), [3, 4])
    let roots = try Self.read([("x", x), ("y", y)]) {
      .apply(.sqrt, [$0[1]]) / .apply(.sqrt, [$0[0]])
    }
    #expect(roots == "−ℓ/(2x) · ∂ℓ/∂ℓ")
    let root = try Self.read([("x", x)]) { $0[0] / .apply(.sqrt, [$0[0]]) }
    #expect(root == "(1/√x − ℓ/(2x)) · ∂ℓ/∂ℓ")
    let cube = try Self.read([("x", x), ("y", y)]) {
      $0[1] / Formula.apply(.sqrt, [$0[0]]).power(3)
    }
    let matrix = Tensor(Shape(2, 2), [1, 2, 3, 4])
    let scaled = try Self.read([("A", matrix), ("x", vector)]) {
      .apply(.sum, [$0[1].times($0[1].transposed) * $0[0]]) / 2
    }
    #expect(scaled == "1/2 · x xᵀ · ∂ℓ/∂ℓ", "a scale is one of all of a product")
    let normed = try Self.read([("A", matrix), ("x", vector)]) {
      .apply(.sum, [$0[0].times($0[1])]) / Formula.apply(.norm, [$0[1]]).power(2)
    }
    #expect(normed == "(1/‖x‖² · ∂ℓ/∂ℓ · ones[2×1]) xᵀ", "∂ℓ/∂ℓ/‖x‖² could be one derivative")
    let number = Formula.apply(.sqrt, [3]).power(2)
    let numbers = try Self.read([("y", y)]) { 4 / $0[0] * number }
    #expect(numbers == "−4 · 3/y² · ∂ℓ/∂ℓ", "two numbers are not one")
    #expect(!cube.contains(")²") && !cube.contains(")³"), "\(cube)")
    let powers = try Self.read([("x", x), ("y", y)]) { ($0[0] - $0[1]).power(3).power(3) }
    #expect(powers == "9(x − y)⁸ · ∂ℓ/∂ℓ")
    let norms = try Self.read([("v", vector), ("y", y)]) { .apply(.norm, [$0[0]]) / $0[1] }
    #expect(norms == "v/(‖v‖ · y) · ∂ℓ/∂ℓ")
    let function = try Self.read([("x", x), ("y", y)]) { 2 * .apply(.exp, [$0[1]]) * $0[0] }
    #expect(function == "2 · exp[y] · ∂ℓ/∂ℓ")
    let stop = try Self.read([("x", x), ("v", y)]) { .number(.pi) * .apply(.stop, [$0[1]]) * $0[0] }
    #expect(stop == "π · stop[v] · ∂ℓ/∂ℓ")
    let repeated = try Self.read([("v", vector)]) { 2 * .apply(.sum, $0) }
    #expect(repeated == "2 · ∂ℓ/∂ℓ · ones[2×1]")
  }

  /// Where there is no root there is no slope either.
  @Test func aRootOfWhatIsNegativeStaysNoNumber() throws {
    let trace = try Self.trace([("x", Tensor(-2)), ("y", Tensor(3))]) {
      $0[1] * 0 / .apply(.sqrt, [$0[0]])
    }
    #expect(try #require(trace.gradients[0]).elements[0].isNaN)
  }

  @Test func rootsHaveTheirSign() throws {
    let root = try Self.read([("x", Tensor(2))]) { .apply(.sqrt, [$0[0]]) * $0[0] }
    #expect(root == "(x/(2√x) + √x) · ∂ℓ/∂ℓ")
    let trace = try Self.trace([("x", Tensor(2))]) { .apply(.sqrt, [$0[0].power(2) + 1]) }
    #expect(FormulaPrinter(trace).equation(1) == "ℓ = √(x² + 1)")
    #expect(FormulaPrinter(trace, .ascii).equation(1) == "l = sqrt[x^2 + 1]")
    #expect(FormulaPrinter(trace, .latex).equation(1) == "\\ell = \\sqrt{x^{2} + 1}")
  }

  /// A word that the notation adds is not taken for a name, whatever number that has.
  @Test func namesAreNotTakenForWords() throws {
    let ones = try Self.read([("ones", matrix)]) { .apply(.sum, $0) }
    #expect(ones == "∂ℓ/∂ℓ · all_ones[2×3]")
    let sign = try Self.read([("sign", Tensor(2))]) { .apply(.abs, $0) }
    #expect(sign == "sign_of[sign] · ∂ℓ/∂ℓ")
    let trace = try Self.trace([
      ("onehot2", Tensor(Shape(2, 1), [1, 2])), ("t", Tensor(1)),
    ]) { .apply(.crossEntropyOfColumns, $0) }
    let pullback = try #require(trace.graph.pullback(from: trace.graph.loss, toward: 0))
    #expect(
      FormulaPrinter(trace).text(pullback.formula)
        == "(softmax[onehot₂] − indicators₂[t]) · ∂ℓ/∂ℓ")
  }
}
