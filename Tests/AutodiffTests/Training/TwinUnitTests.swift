import Autodiff
import Testing

@Suite struct TwinUnits {
  private static let fifty = Training(
    optimizer: .sgd(momentum: 0.9), rate: 0.02, length: .steps(50))

  @Test(arguments: [Axis.columns, .rows], [Operation.relu, .tanh, .sigmoid])
  func equalWeightsStayTwinsOverFiftyUpdates(_ examples: Axis, _ activation: Operation) throws {
    let network = try SampleNetwork(
      examples, activation: activation, units: 3, weight: 0.5, bias: 0.25)
    var run = try network.run(Self.fifty)
    for iteration in [0, 1, 50] {
      let trace = run.trace(at: iteration)
      #expect(trace.twinUnits(of: network.hidden) == [[0, 1, 2]])
      #expect(trace.twinUnits(of: network.id("f0")) == [[0, 1, 2]])
    }
    let moved = run.state(after: 50).parameters[network.id("W0")]
    #expect(moved != network.values[network.id("W0")])
  }

  @Test(arguments: [Axis.columns, .rows], ["W0", "b0", "W1"])
  func oneOtherNumberSetsAUnitFree(_ examples: Axis, _ name: String) throws {
    var network = try SampleNetwork(examples, units: 3, weight: 0.5, bias: 0.25)
    let id = network.id(name)
    let value = try #require(network.values[id])
    var elements = value.elements
    elements[0] += 0.125
    network.values[id] = Tensor(value.shape, elements)
    var run = try network.run(Self.fifty)
    for iteration in [0, 50] {
      #expect(run.trace(at: iteration).twinUnits(of: network.hidden) == [[1, 2]])
    }
  }

  @Test(arguments: [Operation.relu, .tanh])
  func fromZeroOnlyTheOutputBiasMoves(_ activation: Operation) throws {
    let network = try SampleNetwork(.columns, activation: activation, weight: 0)
    var run = try network.run(Self.fifty)
    let state = run.state(after: 50)
    for name in ["W0", "b0", "W1"] {
      let value = try #require(state.parameters[network.id(name)])
      #expect(value.elements.allSatisfy { $0 == 0 }, "\(name)")
    }
    // The mean of the targets, 2, is where the bias is heading.
    let bias = try #require(state.parameters[network.id("b1")]?.scalar)
    #expect(abs(bias - 2) < 0.3)
    #expect(run.trace(at: 50).twinUnits(of: network.hidden) == [[0, 1]])
  }

  @Test func fromZeroTheWeightsOfSigmoidsMoveTogether() throws {
    let network = try SampleNetwork(.columns, activation: .sigmoid, weight: 0)
    var run = try network.run(Self.fifty)
    let state = run.state(after: 50)
    for name in ["W0", "b0", "W1"] {
      let value = try #require(state.parameters[network.id(name)])
      #expect(value.elements.allSatisfy { $0 != 0 }, "\(name)")
    }
    #expect(run.trace(at: 50).twinUnits(of: network.hidden) == [[0, 1]])
  }

  @Test func onlyALayerBetweenWeightsHasUnits() throws {
    let network = try SampleNetwork(.columns, weight: 0.5)
    let trace = Trace(network.graph, given: network.values)
    for name in ["x", "f1", "l", "L", "W0"] {
      #expect(trace.twinUnits(of: network.id(name)).isEmpty, "\(name)")
    }
  }
}
