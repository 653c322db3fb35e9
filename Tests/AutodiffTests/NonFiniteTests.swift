import Autodiff
import Testing

@Suite struct NonFiniteNumbers {
  /// f = log[x], l = f · v.
  private func trace(x: Double, v: Double) throws -> Trace {
    var builder = GraphBuilder()
    let a = builder.addLeaf("x", shape: .scalar, learned: true)
    let b = builder.addLeaf("v", shape: .scalar, learned: false)
    let f = try builder.addLine("f", .apply(.log, [.symbol(.value(a))]))
    try builder.addLine("l", .symbol(.value(f)) * .symbol(.value(b)))
    return Trace(try builder.graph(), given: [a: Tensor(x), b: Tensor(v)])
  }

  /// As PyTorch's max: the gradient goes to the entry that is NaN.
  @Test func theGradientOfAMaximumGoesToNaN() throws {
    for operation in [Operation.max, .min] {
      var builder = GraphBuilder()
      let x = builder.addLeaf("x", shape: Shape(3, 1), learned: true)
      try builder.addLine("l", .apply(operation, [.symbol(.value(x))]))
      let trace = Trace(
        try builder.graph(), given: [x: Tensor(Shape(3, 1), [1, .nan, 3])])
      #expect(trace.values[1].elements[0].isNaN)
      #expect(trace.gradients[x]?.elements == [0, 1, 0])
    }
  }

  /// Closed form: ‖(3, 4)‖ = 5, times a power of two, which changes no digit.
  @Test(arguments: [-1070, -700, 0, 700, 1020])
  func aNormHoldsNumbersWhoseSquaresNoDoubleHolds(_ exponent: Int) throws {
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: Shape(2, 1), learned: true)
    try builder.addLine("l", .apply(.norm, [.symbol(.value(x))]))
    let trace = Trace(
      try builder.graph(), given: [x: Tensor(Shape(2, 1), [3 * scale, -4 * scale])])
    #expect(trace.values[1].elements[0] == 5 * scale)
    let gradient = try #require(trace.gradients[x]).elements
    #expect(zip(gradient, [0.6, -0.8]).allSatisfy { abs($0 - $1) <= 1e-15 })
    #expect(trace.conventions.isEmpty)
  }

  @Test func finiteTracesHaveNone() throws {
    #expect(try trace(x: 2, v: 3).firstNonFinite == nil)
  }

  @Test func theFirstStepIsFound() throws {
    let value = try #require(try trace(x: -1, v: 3).firstNonFinite)
    #expect(value.position == 1 && value.node == 2 && !value.isGradient && value.number.isNaN)
    let infinite = try #require(try trace(x: 0, v: 3).firstNonFinite)
    #expect(infinite.position == 1 && infinite.number == -.infinity)
    let given = try #require(try trace(x: 1, v: .infinity).firstNonFinite)
    #expect(given.position == 0 && given.node == 1 && given.number == .infinity)
  }

  /// f = x ^ 0.5 at 0 is 0, but its slope is infinite.
  @Test func aGradientMayBeTheFirst() throws {
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: Shape(2, 1), learned: true)
    let f = try builder.addLine("f", Formula.symbol(.value(x)).power(0.5))
    try builder.addLine("l", .apply(.sum, [.symbol(.value(f))]))
    let trace = Trace(try builder.graph(), given: [x: Tensor(Shape(2, 1), [4, 0])])
    let first = try #require(trace.firstNonFinite)
    #expect(first.position == 5 && first.node == x && first.isGradient)
    #expect(first.number == .infinity)
    #expect(trace.step(at: first.position)?.node == x)
  }
}
