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
