import Autodiff
import Testing

@Suite struct Optimizers {
  private func optimizer(_ keys: [String: Any]) throws -> Optimizer {
    func number(_ key: String, _ usual: Double) throws -> Double {
      try keys[key].map(TrainingFixtures.number) ?? usual
    }
    switch keys["optimizer"] as? String {
    case "sgd":
      return .sgd(
        momentum: try number("momentum", 0), nesterov: keys["nesterov"] as? Bool ?? false,
        weightDecay: try number("weight_decay", 0))
    case "rmsprop":
      return .rmsProp(
        decay: try number("decay", 0.99), momentum: try number("momentum", 0),
        epsilon: try number("epsilon", 1e-8))
    case "adam":
      return .adam(
        beta1: try number("beta1", 0.9), beta2: try number("beta2", 0.999),
        epsilon: try number("epsilon", 1e-8), weightDecay: try number("weight_decay", 0))
    case "adamw":
      return .adamW(
        beta1: try number("beta1", 0.9), beta2: try number("beta2", 0.999),
        epsilon: try number("epsilon", 1e-8), weightDecay: try number("weight_decay", 0.01))
    case "adagrad": return .adagrad(epsilon: try number("epsilon", 1e-10))
    default: throw TrainingFixtures.Unreadable()
    }
  }

  private func schedule(_ keys: Any?) throws -> Schedule? {
    guard let keys = keys as? [String: Any], let every = keys["every"] as? Int,
      let factor = keys["factor"]
    else { return nil }
    return Schedule(every: every, factor: try TrainingFixtures.number(factor))
  }

  /// A plan of ℓ = Σ w ⊙ g, whose gradient is g: w is node 0, g node 1.
  private func workspace(_ shape: Shape, _ optimizer: Optimizer) throws -> Workspace {
    var builder = GraphBuilder()
    let w = Formula.symbol(.value(builder.addLeaf("w", shape: shape, learned: true)))
    let g = Formula.symbol(.value(builder.addLeaf("g", shape: shape, learned: false)))
    try builder.addLine("l", .apply(.dot, [w, g]))
    return Workspace(Plan(try builder.graph(), optimizer: optimizer))
  }

  /// Twelve updates each, to 1e-10 relative; a plan makes them with the same bits.
  @Test func updateAsInPyTorch() throws {
    let cases = try TrainingFixtures.cases("optimizers.json")
    #expect(cases.count == 101)
    for example in cases {
      let keys = try #require(example["train"] as? [String: Any])
      let optimizer = try optimizer(keys)
      let schedule = try schedule(keys["schedule"])
      let rate = try keys["rate"].map(TrainingFixtures.number) ?? optimizer.usualRate
      let gradients = try #require(example["gradients"] as? [Any])
      let parameters = try #require(example["parameters"] as? [Any])
      let rates = try #require(example["rates"] as? [Any])
      var value = try TrainingFixtures.tensor(example["start"])
      var state: [String: Tensor] = [:]
      var workspace = try workspace(value.shape, optimizer)
      workspace.setValue(value, of: 0)
      for index in gradients.indices {
        let gradient = try TrainingFixtures.tensor(gradients[index])
        let step = optimizer.update(
          0, value: value, gradient: gradient,
          rate: schedule?.rate(rate, after: index) ?? rate, number: index + 1, state: state)
        workspace.setValue(gradient, of: 1)
        workspace.setRate(step.rate, number: index + 1)
        workspace.run()
        workspace.update()
        #expect(workspace.value(of: 0).hasBits(of: step.after), "\(keys), update \(index + 1)")
        let kept = workspace.state(of: 0)
        #expect(kept.keys == step.state.keys)
        for (name, number) in step.state {
          #expect(kept[name].hasBits(of: number), "\(keys), update \(index + 1): \(name)")
        }
        (value, state) = (step.after, step.state)
        let expected = try TrainingFixtures.number(rates[index])
        #expect(abs(step.rate - expected) <= 1e-14 * expected)
        #expect(
          TrainingFixtures.agrees(value, try TrainingFixtures.tensor(parameters[index])),
          "\(keys), update \(index + 1)")
      }
    }
  }

  @Test func aStepKnowsWhatEverySymbolStoodFor() {
    let step = Optimizer.sgd(momentum: 0.9, nesterov: true).update(
      3, value: Tensor(2), gradient: Tensor(-4), rate: 0.1, number: 2, state: ["v": Tensor(5)])
    // v = 0.9 · 5 − 4 = 0.5; w = 2 − 0.1 (−4 + 0.9 · 0.5)
    #expect(step.changes.count == 2)
    #expect(step.value(of: .named("v"), at: 0)?.scalar == 5)
    #expect(step.value(of: .named("v"), at: 1)?.scalar == 0.5)
    #expect(step.value(of: .named("μ"), at: 1)?.scalar == 0.9)
    #expect(step.before.scalar == 2 && step.gradient.scalar == -4 && step.rate == 0.1)
    #expect(step.after.scalar.map { abs($0 - 2.355) < 1e-15 } == true)
    #expect(step.state["v"]?.scalar == 0.5)
    #expect(step.changes[1].assignment.target == .value(3))
  }

  @Test func namesAreUniqueAndCiteTheirSource() {
    #expect(Optimizer.all.map(\.name) == ["sgd", "rmsprop", "adam", "adamw", "adagrad"])
    #expect(Optimizer.all.map(\.usualRate) == [1e-3, 1e-2, 1e-3, 1e-3, 1e-2])
    #expect(Optimizer.all.allSatisfy { !$0.source.isEmpty && !$0.title.isEmpty })
  }
}
