import Autodiff
import Testing

@testable import Lessons

/// What equations compute.
@Suite struct EquationValues {
  static func value(
    _ expression: String, _ given: [(String, Tensor)] = [], examples: Axis? = nil
  ) throws -> Tensor {
    let compiled = Equations.compile(
      PlacedText("z = \(expression)\nl = mean(z)"), given: given.map { .init($0.0, $0.1) },
      examples: examples)
    #expect(compiled.problems.filter { $0.severity == .error } == [])
    let graph = try #require(compiled.graph)
    let trace = Trace(graph, given: compiled.values)
    return trace.values[try #require(graph.node(named: "z")).id]
  }

  @Test(
    arguments: [
      ("2 + 3 * 4", 14), ("2 * 3 + 4", 10), ("8 / 4 / 2", 1), ("8 / 4 * 2", 4), ("2 - 3 - 4", -5),
      ("2 ^ 3 ^ 2", 512), ("2 ** 3", 8), ("-2 ^ 2", -4), ("-2²", -4), ("(-2)²", 4), ("2 ^ -1", 0.5),
      ("2³", 8), ("4 * -2", -8), ("- - 2", 2), ("+2", 2), ("2 ^ -2 ^ 2", 0.0625), ("2 ⊙ 3", 6),
      ("2'", 2), ("2.T + 1", 3), (".5 * 2.", 1), ("1e2 * 1e-2", 1), ("-2' ^ 2", -4),
      ("w^2*3", 12), ("-w*w", -4), ("square(w) - exp(0)", 3), ("σ(0)", 0.5), ("\\sigma(0)", 0.5),
      ("step(w) + step(-w)", 1), ("((w))", 2), ("relu(-w) + relu(w)", 2),
    ] as [(String, Double)])
  func operatorsBindAsOnPaper(text: String, expected: Double) throws {
    #expect(try Self.value(text, [("w", Tensor(2))]) == Tensor(expected))
  }

  @Test func productsOfEveryKindGoFromLeftToRight() throws {
    let a = Tensor(Shape(2, 2), [1, 2, 3, 4])
    let b = Tensor(Shape(2, 2), [0, 1, 1, 0])
    let swapped = Tensor(Shape(2, 2), [4, 2, 8, 6])
    #expect(
      try Self.value("a @ b * 2", [("a", a), ("b", b)]) == Tensor(Shape(2, 2), [4, 2, 8, 6]))
    #expect(try Self.value("2 * a @ b", [("a", a), ("b", b)]) == swapped)
    #expect(
      try Self.value("a * b @ b", [("a", a), ("b", b)]) == Tensor(Shape(2, 2), [2, 0, 0, 3]))
    #expect(try Self.value("a' @ b", [("a", a), ("b", b)]) == Tensor(Shape(2, 2), [3, 1, 4, 2]))
    #expect(try Self.value("aᵀ", [("a", a)]) == a.transposed)
  }

  @Test func anAxisIsWrittenAfterTheOperand() throws {
    let a = Tensor(Shape(2, 3), [1, 2, 3, 4, 5, 6])
    #expect(try Self.value("sum(a, rows)", [("a", a)]) == Tensor(Shape(1, 3), [5, 7, 9]))
    #expect(try Self.value("sum(a, columns)", [("a", a)]) == Tensor(Shape(2, 1), [6, 15]))
    #expect(try Self.value("sum(a)", [("a", a)]) == Tensor(21))
  }

  @Test(arguments: ["beta0", "beta_0", "\\beta_0", "β0", "β₀"])
  func everySpellingOfANameFindsIt(spelling: String) throws {
    #expect(try Self.value("β0 + 1", [(spelling, Tensor(2))]) == Tensor(3))
  }

  @Test func theOhmSignIsOmegaAndTheMicroSignIsMu() throws {
    #expect(try Self.value("Ω + μ", [("\u{2126}", Tensor(1)), ("\u{B5}", Tensor(2))]) == Tensor(3))
  }

  @Test func nodesAreNamedAsAtTheirFirstUse() throws {
    let compiled = Equations.compile(
      PlacedText("l = beta_0 * w"), given: [.init("β0", Tensor(1)), .init("w", Tensor(2))])
    #expect(compiled.graph?.nodes.map(\.name) == ["beta_0", "w", "l"])
    #expect(compiled.graph?.nodes.map(\.kind) == [.parameter, .parameter, .computed])
  }

  @Test func aLessonLearnsEverythingButXAndY() throws {
    let given: [Equations.Given] = [
      .init("x", Tensor(1)), .init("y", Tensor(2)), .init("w", Tensor(2)),
    ]
    let text = PlacedText("l = (w * x - y)^2")
    let lesson = Equations.compile(text, given: given, isLesson: true)
    #expect(lesson.graph?.given.map(\.kind) == [.parameter, .data, .data])
    let tried = Equations.compile(text, given: given)
    #expect(tried.graph?.given.map(\.kind) == [.parameter, .parameter, .parameter])
    let named = Equations.compile(text, given: given, learn: [.init("x")])
    #expect(named.graph?.given.map(\.kind) == [.data, .parameter, .data])
  }

  @Test func linesEndInALineFeedOrASemicolonAndMayBeEmpty() throws {
    let compiled = Equations.compile(
      PlacedText("\n a = w; b = a # one; two\r\n\n;l = b;\n"), given: [.init("w", Tensor(2))])
    #expect(compiled.graph?.computed.map(\.name) == ["a", "b", "l"])
  }

  @Test func everyFunctionOfTheEngineIsFoundByItsName() {
    for operation in Operation.all where operation.name.first?.isLetter == true {
      let found = OperationTable.find(
        operation.name, operands: operation.operandCount, axis: operation.axis, examples: nil)
      guard case .operation(operation) = found else {
        Issue.record("\(operation.name) is not found")
        continue
      }
    }
  }
}

/// Texts that are made to hurt.
@Suite struct HostileEquations {
  static func sentences(_ text: String) -> [String] {
    Equations.compile(PlacedText(text), given: [.init("w", Tensor(2))]).problems.map(\.sentence)
  }

  /// What may have been meant by it is not looked for at each of its letters.
  @Test func aVeryLongNameIsOnlyUnknown() {
    let name = String(repeating: "a", count: 300_000)
    #expect(Self.sentences("l = w * \(name)").count == 1)
    #expect(Self.sentences("l = w * \(name)(w)").count == 1)
  }

  @Test func nestingHasALimit() {
    let deep = String(repeating: "(", count: 100_000) + "w" + String(repeating: ")", count: 100_000)
    let sentence = EquationProblem.tooDeep.sentence
    #expect(Self.sentences("l = \(deep)") == [sentence])
    #expect(Self.sentences("l = " + String(repeating: "-", count: 100_000) + "w") == [sentence])
    #expect(
      Self.sentences("l = w" + String(repeating: "^w", count: 100_000)) == [sentence])
    #expect(
      sentence
        == "this is nested deeper than 500 levels; give the inner part a line of its own")
    let fitting = String(repeating: "(", count: 499) + "w" + String(repeating: ")", count: 499)
    #expect(Self.sentences("l = \(fitting)") == [])
  }

  @Test func oneEquationHasALimit() {
    let sentence =
      "this equation has more than 1000 operations; give a part of it a line of its own"
    #expect(Self.sentences("l = w" + String(repeating: " + w", count: 1001)) == [sentence])
    #expect(Self.sentences("l = w" + String(repeating: "'", count: 1001)) == [sentence])
  }

  /// Beyond a page nobody reads a derivative: such a line is taken apart, and steps at its limit.
  @Test func nestingAtItsLimitIsTakenApart() throws {
    let depth = 499
    let nested =
      String(repeating: "sqrt(", count: depth) + "w" + String(repeating: ")", count: depth)
    let compiled = Equations.compile(PlacedText("l = \(nested)"), given: [.init("w", Tensor(2))])
    #expect(compiled.problems.isEmpty)
    let graph = try #require(compiled.graph)
    #expect(graph.nodes.count == depth + 1)
    #expect(graph.nodes[graph.loss].name == "l")
    let trace = Trace(graph, given: compiled.values)
    var (value, gradient) = (2.0, 1.0)
    for _ in 0..<depth {
      value = value.squareRoot()
      gradient /= 2 * value
    }
    #expect(abs(trace.values[graph.loss][0, 0] / value - 1) < 1e-12)
    let leaf = try #require(graph.node(named: "w"))
    let found = try #require(trace.gradients[leaf.id])
    #expect(abs(found[0, 0] / gradient - 1) < 1e-12)
  }

  @Test func manyLongLinesAreTakenApartTogether() throws {
    let fitting = Array(repeating: "w", count: 90).joined(separator: " * ")
    let lines = (1...100).map { "l\($0) = \(fitting)" }.joined(separator: "\n")
    let whole = (1...100).map { "l\($0)" }.joined(separator: " + ")
    let compiled = Equations.compile(
      PlacedText(lines + "\nl = " + whole), given: [.init("w", Tensor(1.01))])
    #expect(compiled.problems.isEmpty)
    let trace = Trace(try #require(compiled.graph), given: compiled.values)
    let gradient = try #require(trace.gradients[0])
    let power = (0..<89).reduce(1) { product, _ in product * 1.01 }
    #expect(abs(gradient[0, 0] / (100 * 90 * power) - 1) < 1e-12)
  }

  @Test func aGraphHasALimit() {
    let lines = (1...10_000).map { "a\($0) = w * \($0)" }.joined(separator: "\n")
    #expect(Self.sentences(lines) == ["the graph has more than 10,000 lines and given values"])
    let long = Array(repeating: "w", count: 501).joined(separator: " * ")
    let many = (1...201).map { "a\($0) = \(long)" }.joined(separator: "\n")
    #expect(Self.sentences(many) == ["the graph has more than 100,000 operations"])
  }

  @Test func theNumbersOfALessonHaveALimit() {
    let column = Tensor(Shape(4000, 1), filledWith: 1)
    let problems = Equations.compile(
      PlacedText("A = w @ w.T\nl = mean(A * A)"), given: [.init("w", column)]
    ).problems
    #expect(
      problems.map(\.sentence) == [
        "the values of this lesson would have more than 1,000,000 numbers"
      ])
  }

  @Test func randomTextsAreNeverTooMuch() {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "l", "=", "w", "x", "(", ")", "[", "]", "+", "-", "*", "/", "@", "^", "**", ",", ".T", "'",
      "²", "relu", "sum", "rows", "grad", "1", "0.5", "1e", "é", "Β", "·", "#", ";", "\n", " ",
      "==", "σ", "\\beta", "₀", "\u{301}", "🙂", "\u{0}", ".", "\"", "010", "1e999",
    ]
    for _ in 0..<3000 {
      let count = Int.random(in: 0...30, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let compiled = Equations.compile(PlacedText(text), given: [.init("w", Tensor(2))])
      #expect((compiled.graph == nil) == compiled.problems.contains { $0.severity == .error })
      _ = ValueText.read(PlacedText(text))
      _ = NumberReader.number(text)
    }
  }
}
