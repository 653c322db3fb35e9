import Autodiff
import CountedMemory
import Support
import Testing

/// Once it has begun, a plan asks for no memory: counted call by call on the thread of the test. Where
/// calls are not counted, on macOS and with musl, the numbers are all the same.
///
/// What holds in a debug build holds in a release build, which takes less: iterators, for one, take
/// memory only until they are optimized. Orders of examples are drawn by such, so that they are counted
/// in an optimized build alone:
///
///     swift test -c release -Xswiftc -enable-testing --filter PlanMemory
@Suite struct PlanMemory {
  static let optimizers: [Optimizer] = [
    .sgd(), .sgd(momentum: 0.9), .sgd(momentum: 0.9, nesterov: true), .rmsProp(),
    .rmsProp(momentum: 0.9), .adam(),
  ]

  #if DEBUG
    private let drawsOrders = false
  #else
    private let drawsOrders = true
  #endif

  private func taken(_ work: () -> Void) -> Int {
    let before = times_memory_was_taken()
    work()
    return times_memory_was_taken() - before
  }

  #if canImport(Glibc)
    @Test func countsWhatIsTaken() {
      var lists: [[Double]] = []
      lists.reserveCapacity(16)
      // The first list may have a type to set up.
      let times = [1, 8].map { count in
        taken { for _ in 0..<count { lists.append([Double(lists.count)]) } }
      }
      #expect(times[1] == 8)
    }
  #endif

  /// Random graphs, forwards and backwards, in iteration 2 and later.
  @Test(arguments: 0..<150) func anIterationTakesNone(_ seed: Int) {
    let random = RandomGraph(seed: UInt64(seed))
    for optimizer in Self.optimizers {
      var workspace = Workspace(Plan(random.graph, optimizer: optimizer))
      for (id, value) in random.given { workspace.setValue(value, of: id) }
      workspace.setRate(1e-3, number: 1)
      workspace.run()
      workspace.update()
      let taken = self.taken {
        for number in 2...5 {
          workspace.setRate(1e-3, number: number)
          workspace.run()
          workspace.update()
        }
      }
      #expect(taken == 0, "\(random) by \(optimizer.title)")
    }
  }

  /// 1,000 iterations ask for memory as often as 10 do, whatever the batches' sizes and orders. How
  /// often a list grows while a plan is compiled depends on the pieces of memory that are there: by a
  /// few times, and one for each epoch would be 495.
  @Test(arguments: [Axis.columns, .rows], [nil, 1, 2, 3])
  func aRunTakesNoMoreForMoreIterations(_ examples: Axis, _ batch: Int?) throws {
    for optimizer in Self.optimizers {
      let network = try SampleNetwork(
        examples, activation: .tanh, units: 9, weight: 0.3, bias: 0.5)
      // A state is kept at every 32nd part of a run: here at none of the first 1,000.
      let training = Training(
        optimizer: optimizer, schedule: Schedule(every: 3, factor: 0.99), batch: batch,
        shuffle: batch != nil && drawsOrders, length: .epochs(100_000), seed: 9)
      func taken(_ iterations: Int) throws -> Int {
        var run = try network.run(training)
        var count = 0
        let taken = self.taken { count = run.losses(through: iterations).count }
        #expect(count == iterations + 1)
        return taken
      }
      // The runtime sets up types in the first run.
      _ = try taken(10)
      let (few, many) = (try taken(10), try taken(1000))
      #expect(abs(many - few) < 20, "\(optimizer.title)")
    }
  }
}
