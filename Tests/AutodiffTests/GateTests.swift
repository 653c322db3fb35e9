import Autodiff
import Testing

/// What passes a gate, and what a shut one keeps back: as in PyTorch, gates select.
@Suite struct Gates {
  /// The gradient of x through one line or two, where the value of the loss is `line(x)`.
  private func gradients(
    at x: Double, _ line: (Formula) -> Formula, then outer: ((Formula) -> Formula)? = nil
  ) throws -> (reverse: Double, forward: Double) {
    var builder = GraphBuilder()
    let leaf = builder.addLeaf("x", shape: .scalar, learned: true)
    var last = try builder.addLine("f", line(.symbol(.value(leaf))))
    if let outer { last = try builder.addLine("l", outer(.symbol(.value(last)))) }
    let trace = Trace(try builder.graph(loss: last), given: [leaf: Tensor(x)])
    let reverse = try #require(trace.gradients[leaf]?.scalar)
    let forward = try #require(TangentTrace(trace, seed: leaf).tangents[last]?.scalar)
    return (reverse, forward)
  }

  private func relu(_ z: Formula) -> Formula { .apply(.relu, [z]) }
  private func sqrt(_ z: Formula) -> Formula { .apply(.sqrt, [z]) }

  @Test func aShutGateStopsAnInfiniteSlope() throws {
    for (reverse, forward) in [
      try gradients(at: -1, { sqrt(relu($0)) }), try gradients(at: -1, relu, then: sqrt),
      try gradients(at: 0, { sqrt(.apply(.maxOfTwo, [$0 - 1, 0])) }),
    ] {
      #expect(reverse == 0)
      #expect(forward.isNaN, "forwards the slope of the root comes last: 0 · ∞, as in PyTorch")
    }
  }

  /// Where a shut gate meets what is no finite number, that it gives 0 is a convention.
  @Test func aShutGateBesideInfinityIsAConvention() throws {
    func conventions(at x: Double, _ lines: [(Formula) -> Formula]) throws -> [String?] {
      var builder = GraphBuilder()
      var last = builder.addLeaf("x", shape: .scalar, learned: true)
      for (index, line) in lines.enumerated() {
        last = try builder.addLine("f\(index)", line(.symbol(.value(last))))
      }
      return Trace(try builder.graph(loss: last), given: [0: Tensor(x)]).conventions
        .map(\.operation.remark)
    }
    let said = ["a shut gate gives 0, even times ∞"]
    #expect(try conventions(at: -1, [{ sqrt(relu($0)) }]) == said)
    #expect(try conventions(at: -1, [relu, sqrt]) == said)
    #expect(try conventions(at: 2, [{ sqrt(relu($0)) }]) == [])
    #expect(try conventions(at: -1, [relu, { $0 * 3 }]) == [])
  }

  /// PyTorch has NaN as well: the gate hands back 0, which meets the slope of the root, ∞.
  @Test func aSlopeInsideAGateIsMultiplied() throws {
    #expect(try gradients(at: 0, { relu(sqrt($0)) }).reverse.isNaN)
    #expect(try gradients(at: 0, sqrt, then: relu).reverse.isNaN)
  }

  @Test func twoGatesInALineArePassedOneAfterTheOther() throws {
    let twice = { (z: Formula) in 2 * relu(-3 * relu(z)) }
    #expect(try gradients(at: -1, twice) == (0, 0))
    #expect(try gradients(at: 2, { relu(3 * relu($0)) }) == (3, 3))
  }

  /// The operand on the page is worked out in the order in which the line has it: 0.1 + (0.2 + 0.3)
  /// is 0.6, and (0.1 + 0.2) + 0.3 a little more.
  @Test func theSideIsThatOfTheNumberThatWasCompared() throws {
    let sum = { (z: Formula) in z + (0.2 + Formula.number(0.3)) }
    #expect(try gradients(at: 0.1, { .apply(.max, [sum($0)]) }) == (1, 1))
    #expect(try gradients(at: 0.1, { relu(sum($0) - 0.6) }) == (0, 0))
    #expect(try gradients(at: 3, { .apply(.max, [$0 / 10]) }).reverse == 0.1)
  }
}
