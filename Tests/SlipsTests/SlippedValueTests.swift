import Autodiff
import Slips
import Support
import Testing

/// What usual mistakes would give.
@Suite struct SlippedValues {
  private func trace(_ loss: Operation) throws -> Trace {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: Shape(2, 2), learned: true)
    let x = builder.addLeaf("x", shape: Shape(2, 3), learned: false)
    let h = try builder.addLine(
      "h", .apply(.tanh, [Formula.symbol(.value(w)).times(.symbol(.value(x)))]))
    let g = try builder.addLine("g", Formula.symbol(.value(h)) * .symbol(.value(h)))
    try builder.addLine(
      "l", .apply(loss, [Formula.symbol(.value(g)) * .symbol(.value(h))]))
    return Trace(
      try builder.graph(),
      given: [
        w: Tensor(Shape(2, 2), [0.3, -0.2, 0.7, 0.1]),
        x: Tensor(Shape(2, 3), [1, 2, -1, 0.5, -2, 3]),
      ])
  }

  /// A slip in the last line is carried through both of the ways back, to what another graph says.
  @Test func aSumForAMeanIsTheGradientOfTheSum() throws {
    let mean = try trace(.mean)
    let sum = try trace(.sum)
    for node in mean.graph.nodes where node.kind != .data && node.id != mean.graph.loss {
      let expected = try #require(sum.gradients[node.id])
      let summed = mean.slips(of: .gradient(node.id)).first {
        $0.slip == .summed(line: mean.graph.loss, count: 6)
      }
      let found = try #require(summed?.value)
      #expect(zip(found.elements, expected.elements).allSatisfy { abs($0 - $1) < 1e-12 })
      let averaged = sum.slips(of: .gradient(node.id)).first { $0.slip == .averaged(count: 6) }
      let other = try #require(averaged?.value)
      let right = try #require(mean.gradients[node.id])
      #expect(zip(other.elements, right.elements).allSatisfy { abs($0 - $1) < 1e-12 })
    }
  }

  /// Lines of every operation, one inside the other: nothing ends the program, shapes are kept.
  @Test(arguments: 0..<8) func everyGraphHasThem(part: Int) {
    for seed in UInt64(part * 25)..<UInt64(part * 25 + 25) {
      let random = RandomGraph(seed: seed)
      let trace = random.trace
      for node in trace.graph.nodes {
        for asked in [Symbol.value(node.id), .gradient(node.id)] {
          let slips = trace.slips(of: asked)
          #expect(slips.first?.slip == .oppositeSign || trace.gradients[node.id] == nil)
          for slipped in slips {
            if case .transposed = slipped.slip {
              #expect(slipped.value.shape == node.shape.transposed)
            } else {
              #expect(slipped.value.shape == node.shape, "\(random): \(slipped.slip)")
            }
          }
        }
      }
    }
  }

  /// What divides by how many there are takes a mean.
  @Test(arguments: Autodiff.Operation.all) func everyMeanIsKnown(operation: Autodiff.Operation) {
    guard case .linear(let pullbacks, _) = operation.derivative else { return }
    let divides = pullbacks.contains { $0.applies { $0 == .count } }
    #expect(operation.isAverage || !divides)
  }

  /// The ways back, taken one by one, add up to the gradient.
  @Test func pathsAddUp() throws {
    let trace = try trace(.sum)
    let (h, right) = (2, try #require(trace.gradients[2]))
    let paths = trace.slips(of: .gradient(h)).filter {
      if case .onePath = $0.slip { true } else { false }
    }
    #expect(paths.count == 2)
    let sum = paths[0].value + paths[1].value
    #expect(zip(sum.elements, right.elements).allSatisfy { abs($0 - $1) < 1e-12 })
    let places = trace.slips(of: .gradient(h)).filter {
      if case .onePlace = $0.slip { true } else { false }
    }
    // g = h ⊙ h names h twice, each with half of what comes back through g.
    #expect(places.count == 2 && places[0].value == places[1].value)
  }

  @Test func aGradientThatIsNotThereHasNone() throws {
    let trace = try trace(.sum)
    #expect(trace.slips(of: .gradient(1)).isEmpty)
    #expect(trace.slips(of: .named("η")).isEmpty)
  }
}
