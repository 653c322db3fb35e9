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
        momentum: try number("momentum", 0), nesterov: keys["nesterov"] as? Bool ?? false)
    case "rmsprop":
      return .rmsProp(
        decay: try number("decay", 0.99), momentum: try number("momentum", 0),
        epsilon: try number("epsilon", 1e-8))
    case "adam":
      return .adam(
        beta1: try number("beta1", 0.9), beta2: try number("beta2", 0.999),
        epsilon: try number("epsilon", 1e-8))
    default: throw TrainingFixtures.Unreadable()
    }
  }

  private func schedule(_ keys: Any?) throws -> Schedule? {
    guard let keys = keys as? [String: Any], let every = keys["every"] as? Int,
      let factor = keys["factor"]
    else { return nil }
    return Schedule(every: every, factor: try TrainingFixtures.number(factor))
  }

  /// Twelve updates each, to 1e-10 relative.
  @Test func updateAsInPyTorch() throws {
    let cases = try TrainingFixtures.cases("optimizers.json")
    #expect(cases.count == 72)
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
      for index in gradients.indices {
        let step = optimizer.update(
          0, value: value, gradient: try TrainingFixtures.tensor(gradients[index]),
          rate: schedule?.rate(rate, after: index) ?? rate, number: index + 1, state: state)
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
    #expect(Optimizer.all.map(\.name) == ["sgd", "rmsprop", "adam"])
    #expect(Optimizer.all.map(\.usualRate) == [1e-3, 1e-2, 1e-3])
    #expect(Optimizer.all.allSatisfy { !$0.source.isEmpty && !$0.title.isEmpty })
  }
}
