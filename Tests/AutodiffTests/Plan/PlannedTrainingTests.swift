import Autodiff
import Testing

@Suite struct PlannedTraining {
  /// A run goes from iteration to iteration by plans; the traces that it shows end with the same
  /// updates, whatever the batches' sizes.
  @Test(arguments: [Axis.columns, .rows], [nil, 1, 2, 3])
  func aRunGoesTheWayOfItsTraces(_ examples: Axis, _ batch: Int?) throws {
    for optimizer in Optimizer.all + [.sgd(momentum: 0.9, nesterov: true)] {
      let network = try SampleNetwork(
        examples, activation: .tanh, units: 5, weight: 0.4, bias: 0.5)
      var run = try network.run(
        Training(
          optimizer: optimizer, rate: 0.1, schedule: Schedule(every: 2, factor: 0.5), batch: batch,
          shuffle: batch != nil, length: .epochs(6), seed: 9))
      let losses = run.losses(through: run.lastIteration)
      for iteration in 0..<run.lastIteration {
        let trace = run.trace(at: iteration)
        #expect(trace.values[network.graph.loss].scalar == losses[iteration])
        let next = run.state(after: iteration + 1)
        for case .update(let step) in trace.steps {
          #expect(next.parameters[step.parameter].hasBits(of: step.after))
          for (name, value) in step.state {
            #expect(next.optimizer[step.parameter]?[name].hasBits(of: value) == true)
          }
        }
      }
    }
  }

  @Test func theStartHasNothingOfTheOptimizer() throws {
    let network = try SampleNetwork(.columns, weight: 0.4)
    var run = try network.run(Training(optimizer: .adam(), length: .steps(2)))
    #expect(run.losses(through: 0).count == 1)
    #expect(run.state(after: 0).optimizer.isEmpty)
    #expect(run.state(after: 1).optimizer.count == 4)
  }
}
