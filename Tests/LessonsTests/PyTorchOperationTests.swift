import Autodiff
import Foundation
import Lessons
import Testing

/// Values and gradients that PyTorch gave in float64, for every operation at several shapes and at
/// the edges: read by our own parser, traced by our own engine.
///
/// `Tests/Fixtures/make_fixtures.py` made them and describes them.
@Suite struct PyTorchOperations {
  struct Case: Decodable, Sendable, CustomStringConvertible {
    let operation: String
    let equation: String
    let kind: String
    let layout: String
    let inputs: [String: Matrix]
    let upstream: Matrix
    let value: Matrix
    let gradients: [String: Matrix]
    let note: String
    let absolute: Double?

    var description: String { "\(equation) (\(kind), \(note))" }

    /// The equation, and a loss whose gradient toward y is the upstream gradient of the case.
    func trace() throws -> Trace {
      var given = inputs.map { Equations.Given($0.key, $0.value.tensor) }
      given.append(Equations.Given("upstream", upstream.tensor))
      let compiled = Equations.compile(
        PlacedText(equation + "\nloss = dot(upstream, y)"), given: given,
        learn: inputs.keys.map { Equations.PlacedName($0) },
        examples: layout == "rows" ? .rows : .columns)
      let graph = try #require(compiled.graph, "\(self): \(compiled.problems)")
      return Trace(graph, given: compiled.values)
    }
  }

  static let cases = Fixture<Case>.read("operations.json")

  @Test func coverEveryOperationOfTheLanguage() throws {
    var covered: Set<Autodiff.Operation> = []
    for item in Self.cases {
      for node in try item.trace().graph.nodes { node.formula?.collectOperations(into: &covered) }
    }
    let missing = Autodiff.Operation.all.filter { !covered.contains($0) }.map(\.name)
    #expect(
      missing.isEmpty,
      "\(missing): say what PyTorch calls it in make_fixtures.py, spell it out in check_fixtures.py, run both"
    )
  }

  @Test(arguments: Set(cases.map(\.operation)).sorted())
  func agreeToTenDigits(_ name: String) throws {
    for item in Self.cases where item.operation == name {
      let trace = try item.trace()
      let y = try #require(trace.graph.node(named: "y"))
      let absolute = item.absolute ?? 0
      #expect(
        trace.values[y.id].agrees(with: item.value.tensor, absolute: absolute),
        "\(item): \(trace.values[y.id].elements), PyTorch: \(item.value.tensor.elements)")
      for (input, expected) in item.gradients {
        let node = try #require(trace.graph.node(named: input))
        let gradient = try #require(trace.gradients[node.id])
        #expect(
          gradient.agrees(with: expected.tensor, absolute: absolute),
          "\(item) toward \(input): \(gradient.elements), PyTorch: \(expected.tensor.elements)")
      }
    }
  }
}

/// 200 random graphs of 3–40 lines with forks, stretching and every operation: each value and each
/// gradient of each line.
@Suite struct PyTorchGraphs {
  struct Case: Decodable, Sendable, CustomStringConvertible {
    let equations: String
    let given: [String: Matrix]
    let learn: [String]
    let layout: String
    let values: [String: Matrix]
    let gradients: [String: Matrix]
    let note: String

    var description: String { "\(equations) (\(note))" }
  }

  static let cases = Fixture<Case>.read("graphs.json")

  /// Graphs whose numbers meet: zeros, ones and ties, maxima and gates of whole expressions, gates
  /// that are shut before an infinite slope, stretching everywhere.
  static let meetings = Fixture<Case>.read("expressions.json")

  @Test func thereAreTwoHundredOfEach() {
    #expect(Self.cases.count >= 200 && Self.meetings.count >= 200)
  }

  @Test(arguments: cases + meetings) func agreesToTenDigits(_ item: Case) throws {
    let given = item.given.sorted { $0.key < $1.key }
    let compiled = Equations.compile(
      PlacedText(item.equations), given: given.map { Equations.Given($0.key, $0.value.tensor) },
      learn: given.filter { item.gradients[$0.key] != nil }.map { Equations.PlacedName($0.key) },
      examples: item.layout == "rows" ? .rows : .columns)
    let graph = try #require(compiled.graph, "\(item.note): \(compiled.problems)")
    let trace = Trace(graph, given: compiled.values)
    for (name, expected) in item.values {
      let node = try #require(graph.node(named: name))
      #expect(trace.values[node.id].agrees(with: expected.tensor), "\(name) of \(item.equations)")
    }
    for (name, expected) in item.gradients {
      let node = try #require(graph.node(named: name))
      let gradient = try #require(trace.gradients[node.id], "no gradient of \(name)")
      let shown = "\(gradient.elements), PyTorch \(expected.tensor.elements)"
      #expect(
        gradient.agrees(with: expected.tensor, absolute: 1e-14),
        "∂/∂\(name): \(shown) of \(item.equations)")
    }
  }
}

extension Formula {
  fileprivate func collectOperations(into operations: inout Set<Autodiff.Operation>) {
    guard case .apply(let operation, let operands) = self else { return }
    operations.insert(operation)
    for operand in operands { operand.collectOperations(into: &operations) }
  }
}
