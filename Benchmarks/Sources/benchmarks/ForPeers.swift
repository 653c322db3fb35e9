import Autodiff
import Experiments

/// What `peers.py` holds beside PyTorch and NumPy: names and best times in seconds, a line each.
enum ForPeers {
  static func run() throws {
    let (graph, given) = try Graphs.network()
    let training = Training(
      optimizer: .sgd(momentum: 0.9), rate: 1e-3, length: .steps(updates))
    try best("updates") {
      var run = try TrainingRun(graph, given: given, training)
      _ = run.losses(through: updates)
    }
    for examples in [100, 1000] {
      best("curves \(examples)") {
        _ = ExperimentRun.series(of: .signals(figure(examples)))
      }
    }
  }

  private static let updates = 1000

  /// Prince, figure 7.7: five variances, 50 layers of 100 units.
  private static func figure(_ examples: Int) -> SignalPropagation {
    SignalPropagation(
      widths: Array(repeating: 100, count: 50), inputs: 100, examples: examples,
      activation: .relu,
      curves: [0.001, 0.01, 0.02, 0.1, 1].map { .init("\($0)", .variance($0)) }, seed: 1)
  }

  private static func best(_ name: String, _ work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    var best = Duration.seconds(1000)
    for _ in 0..<7 { best = min(best, try clock.measure(work)) }
    print("\(name) \(best / .seconds(1))")
  }
}
