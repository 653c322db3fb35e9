import Autodiff
import Testing

/// Numbers in a derivative are put together only where that loses nothing.
@Suite struct LargeConstants {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let value: Double
    let gradient: Double
    let line: @Sendable (Formula) -> Formula

    init(
      _ name: String, at value: Double, gradient: Double,
      _ line: @escaping @Sendable (Formula) -> Formula
    ) {
      testDescription = name
      self.value = value
      self.gradient = gradient
      self.line = line
    }
  }

  static let cases = [
    Case("(1e200 w)²", at: 1e-200, gradient: 2e200) { (1e200 * $0).power(2) },
    Case("(1e-200 w)²", at: 1e200, gradient: 2e-200) { (1e-200 * $0).power(2) },
    Case("w² 1e308", at: 0.5, gradient: 1e308) { $0.power(2) * 1e308 },
    Case("(w/3e200)²", at: 3e200, gradient: 2 / 3e200) { ($0 / 3e200).power(2) },
    Case("(w/3e-200)²", at: 3e-200, gradient: 2 / 3e-200) { ($0 / 3e-200).power(2) },
    Case("1e200 w · 1e200 w", at: 1e-200, gradient: 2e200) { w in
      let scaled: Formula = 1e200 * w
      return scaled * scaled
    },
    Case("1e308 w² + 1e308 w²", at: 0.25, gradient: 1e308) { w in
      let scaled: Formula = 1e308 * w.power(2)
      return scaled + scaled
    },
    Case("Σ (1e200 w)²", at: 1e-200, gradient: 2e200) { .apply(.sum, [(1e200 * $0).power(2)]) },
    Case("3 w/4", at: 1, gradient: 0.75) { 3 * $0 / 4 },
  ]

  @Test(arguments: cases) func areNotLost(_ example: Case) throws {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: .scalar, learned: true)
    try builder.addLine("l", example.line(.symbol(.value(w))))
    let trace = Trace(try builder.graph(), given: [w: Tensor(example.value)])
    let found = try #require(trace.gradients[w]?.scalar)
    // Each of a few operations rounds.
    #expect(abs(found - example.gradient) <= 8 * .ulpOfOne * example.gradient, "\(found)")
  }
}
