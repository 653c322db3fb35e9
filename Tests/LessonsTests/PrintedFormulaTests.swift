import Autodiff
import Notation
import Support
import Testing

@testable import Lessons

/// What the screen shows is what the engine computes: every derivative, printed in the equation
/// language and read again, gives the number that stands beside it.
@Suite struct PrintedFormulas {
  /// An operation over rows is written like that over columns where a lesson says that examples
  /// are rows; in one graph the two cannot be told apart.
  static let operations = RandomGraph.operations.filter { operation in
    operation.axis != .rows || operation.notation.source.contains("rows")
  }
  static let graphs = (1...300).map { RandomGraph(seed: $0, of: operations) }

  /// The value of a printed formula.
  private static func value(
    of text: String, in graph: Graph, _ symbol: (Symbol) -> Tensor
  ) throws -> Tensor {
    let (tokens, problem) = Lexer.tokens(of: PlacedText(text))
    #expect(problem == nil, "\(text)")
    var parser = EquationParser(tokens, inEquation: false, vocabulary: .derivatives)
    let expression = try parser.expression()
    // d_f1 is the direction of f1; it is read as a node beyond the graph's own.
    var ids: [Name: (Node.ID, Shape)] = [:]
    for node in graph.nodes {
      ids[Name(node.name)] = (node.id, node.shape)
      ids[Name("d_\(node.name)")] = (graph.nodes.count + node.id, node.shape)
    }
    var resolver = ExpressionResolver(
      examples: nil, allowsTrace: true, vocabulary: .derivatives
    ) { spelling in
      guard let (id, shape) = ids[Name(spelling)] else {
        return .unknown(.unknownName(spelling, nearest: nil))
      }
      return .node(id, shape)
    }
    let resolved = resolver.resolved(expression)
    #expect(resolver.problems == [], "\(text)")
    return try #require(resolved).formula.evaluated { found in
      guard case .value(let id) = found, id >= graph.nodes.count else { return symbol(found) }
      return symbol(.direction(id - graph.nodes.count))
    }
  }

  /// The formula is evaluated in the order in which it is printed, which is the order in which the
  /// engine evaluates it but for brackets that sums and products do not need: a few roundings.
  private static func expectSame(_ read: Tensor, as shown: Tensor, _ text: String) {
    let numbers = read.stretched(to: shown.shape)
    let largest = shown.elements.map(abs).max() ?? 0
    for (a, b) in zip(numbers.elements, shown.elements) where a != b && !(a.isNaN && b.isNaN) {
      #expect(abs(a - b) <= 1e-12 * max(1, largest), "\(text) is \(a), but \(b) is shown")
    }
  }

  /// What is made of numbers alone in an exponent is worked out, as a fraction where it was one.
  @Test(arguments: [
    ("x^(1/2)", "1/2 · x^(−1/2) · ∂ℓ/∂ℓ"), ("x^(3/2)", "3/2 · x^(1/2) · ∂ℓ/∂ℓ"),
    ("x^(4/2)", "2x · ∂ℓ/∂ℓ"), ("x^(-1/3)", "−1/3 · x^(−4/3) · ∂ℓ/∂ℓ"),
    ("x^0.1", "0.1x^(−0.9) · ∂ℓ/∂ℓ"),
    ("x^(w/2)", "w/2 · x^(w/2 − 1) · ∂ℓ/∂ℓ"),
  ])
  func anExponentOfNumbersIsWorkedOut(_ line: String, _ derivative: String) throws {
    let compiled = Equations.compile(
      PlacedText("l = \(line)"), given: ["x", "w"].map { .init($0, Tensor(4)) }, learn: [.init("x")]
    )
    let graph = try #require(compiled.graph)
    let x = try #require(graph.node(named: "x")?.id)
    let trace = Trace(graph, given: compiled.values)
    let step = try #require(trace.reverseStep(toward: x, through: graph.loss, by: .max))
    #expect(FormulaPrinter(graph).text(step.formula) == derivative)
  }

  @Test(arguments: graphs) func pullbacksReadBack(_ example: RandomGraph) throws {
    let trace = example.trace
    let printer = FormulaPrinter(trace.graph, .source)
    for step in trace.steps {
      guard case .reverse(let step) = step else { continue }
      let symbol = { (symbol: Symbol) -> Tensor in
        switch symbol {
        case .value(let id): trace.values[id]
        case .gradient(let id): trace.gradients[id] ?? Tensor(.nan)
        default: Tensor(.nan)
        }
      }
      let text = printer.text(step.formula)
      Self.expectSame(
        try Self.value(of: text, in: trace.graph, symbol), as: step.product, text)
      guard let formula = step.localFormula, let local = step.local else { continue }
      let localText = printer.text(formula)
      Self.expectSame(
        try Self.value(of: localText, in: trace.graph, symbol), as: local, localText)
    }
  }

  @Test(arguments: graphs) func pushforwardsReadBack(_ example: RandomGraph) throws {
    let trace = example.trace
    let printer = FormulaPrinter(trace.graph, .source)
    for leaf in trace.graph.given {
      let along = TangentTrace(trace, seed: leaf.id)
      for step in along.steps {
        let formula = try #require(step.formula)
        let text = printer.text(formula)
        let value = try Self.value(of: text, in: trace.graph) { symbol in
          switch symbol {
          case .value(let id): trace.values[id]
          case .direction(let id): along.tangents[id] ?? Tensor(.nan)
          default: Tensor(.nan)
          }
        }
        Self.expectSame(value, as: step.tangent, text)
      }
    }
  }

  @Test func aLessonDoesNotKnowWhatDerivativesNeed() {
    let compiled = Equations.compile(
      PlacedText("l = sum(stretch(a, a))"), given: [.init("a", Tensor(1))])
    #expect(compiled.graph == nil)
    #expect(compiled.problems.map(\.sentence).contains { $0.contains("stretch") })
  }
}
