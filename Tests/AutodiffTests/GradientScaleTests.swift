import Support
import Testing

@testable import Autodiff

/// The gradient check far from 1: right gradients are not called wrong, whatever their scale, and
/// wrong ones still are; where differences cannot tell, it says so.
@Suite struct GradientScales {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let value: Double
    let line: @Sendable (Formula) -> Formula

    init(_ name: String, at value: Double, _ line: @escaping @Sendable (Formula) -> Formula) {
      testDescription = "\(name) at \(value)"
      self.value = value
      self.line = line
    }
  }

  private func check(
    _ example: Case, timesTooSteep factor: Double = 1
  ) throws -> GradientCheck.Entry {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: .scalar, learned: true)
    let v = try builder.addLine("v", example.line(.symbol(.value(w))))
    let passed = Operation.unary(
      "passed", "A number with a wrong derivative.", notation: Operation.abs.notation,
      value: { $0 }, derivative: .number(factor))
    try builder.addLine("l", .apply(passed, [.symbol(.value(v))]))
    let check = GradientCheck(Trace(try builder.graph(), given: [w: Tensor(example.value)]))
    return try #require(check.worst(of: w))
  }

  static let decided = [
    // The steps beside a subnormal number come to an end.
    Case("exp w", at: 2024 * .leastNonzeroMagnitude) { .apply(.exp, [$0]) },
    Case("1/w", at: 1e-7) { 1 / $0 }, Case("1/w", at: -1e-12) { 1 / $0 },
    Case("1/w", at: 1e-30) { 1 / $0 }, Case("1/w", at: 1e9) { 1 / $0 },
    Case("sin w", at: 1e8) { .apply(.sin, [$0]) }, Case("sin w", at: 1e12) { .apply(.sin, [$0]) },
    Case("cos 1e8 w", at: 0.3) { .apply(.cos, [1e8 * $0]) },
    Case("cos 1e8 w", at: 1.7) { .apply(.cos, [1e8 * $0]) },
    Case("log w", at: 1e-11) { .apply(.log, [$0]) },
    Case("log w", at: 1e-25) { .apply(.log, [$0]) },
    Case("√(w + 1e-12)", at: 0) { .apply(.sqrt, [$0 + 1e-12]) },
    Case("√w", at: 1e-20) { .apply(.sqrt, [$0]) },
    Case("w²", at: 1e-20) { $0 * $0 }, Case("w²", at: 1e20) { $0 * $0 },
    Case("exp(−1e6 w)", at: 1e-5) { .apply(.exp, [-1e6 * $0]) },
    Case("tanh 1e9 w", at: 1e-9) { .apply(.tanh, [1e9 * $0]) },
    Case("1e308 w²", at: 0.5) { 1e308 * $0.power(2) },
    Case("(1e200 w)²", at: 1e-200) { (1e200 * $0).power(2) },
    Case("1e-150 w", at: 3) { 1e-150 * $0 }, Case("1e150 w", at: 3) { 1e150 * $0 },
  ]

  @Test(arguments: decided) func aRightGradientIsConfirmed(_ example: Case) throws {
    let entry = try check(example)
    #expect(entry.verdict == .happy, "\(entry)")
  }

  @Test(arguments: decided, [0.5, 0.98, 1.02, -1]) func aWrongGradientIsFound(
    _ example: Case, factor: Double
  ) throws {
    let entry = try check(example, timesTooSteep: factor)
    #expect([.wrong, .uncomfortable].contains(entry.verdict), "\(entry)")
  }

  static let undecided = [
    // A wave is shorter than the steps that numbers near 0.3 have.
    Case("cos 1e17 w", at: 0.3) { .apply(.cos, [1e17 * $0]) },
    Case("sin w", at: 1e17) { .apply(.sin, [$0]) },
    // One-sided quotients come closer to 0 as the root of the step does.
    Case("w^1.5", at: 0) { $0.power(1.5) },
  ]

  @Test(arguments: undecided, [1.0, -3]) func whatDifferencesCannotTellIsNotDecided(
    _ example: Case, factor: Double
  ) throws {
    let entry = try check(example, timesTooSteep: factor)
    #expect(entry.verdict == .undecided, "\(entry)")
  }

  /// From p(1 − p) = 1e-12 on the rule keeps its slope, as PyTorch does, and it is no slope.
  @Test(
    arguments: [(5, .happy), (-5, .happy), (29, .undecided), (33, .undecided), (36, .undecided)]
      as [(Double, GradientCheck.Verdict)])
  func aSaturatedSigmoidIsNoMistake(_ value: Double, _ verdict: GradientCheck.Verdict) throws {
    let entry = try check(
      Case("binary cross-entropy", at: value) {
        .apply(.binaryCrossEntropy, [.apply(.sigmoid, [$0]), 0])
      })
    #expect(entry.verdict == verdict, "\(entry)")
  }

  /// A probe beyond the end of where there are numbers does not count.
  @Test(arguments: [1.0, 1.1]) func atTheEndOfNumbersOneSideIsEnough(_ factor: Double) throws {
    let entry = try check(
      Case("w + w^2.5", at: 0) { $0 + $0.power(2.5) }, timesTooSteep: factor)
    #expect(entry.verdict == (factor == 1 ? .happy : .wrong), "\(entry)")
  }

  /// Σ softmax(W W) is the number of rows: what is left of the gradient is what was rounded in 3,600
  /// sums.
  @Test func whatIsLeftOfManySumsIsRounding() throws {
    var builder = GraphBuilder()
    let shape = Shape(60, 60)
    let w = builder.addLeaf("W", shape: shape, learned: true)
    let product = Formula.symbol(.value(w)).times(.symbol(.value(w)))
    try builder.addLine("l", .apply(.sum, [.apply(.softmax(.rows), [product])]))
    let check = GradientCheck(
      Trace(try builder.graph(), given: [w: .ones(shape)]), budget: 0)
    #expect(check.entries.count == 1)
    for entry in check.entries {
      #expect(entry.verdict == .happy && entry.isZeroUpToRounding, "\(entry)")
    }
  }
}
