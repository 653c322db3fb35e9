/// A graph that is being trained, at any iteration: iteration n is the state after n updates, 0 the
/// given values.
///
///     var run = try TrainingRun(graph, given: values, training)
///     run.trace(at: 12)          // forwards, backwards, and update 13
///
/// Iterations that were passed are kept at intervals, so that going back is quick too.
public struct TrainingRun: Sendable {
  /// The graph with all its examples.
  public let graph: Graph
  public let training: Training
  private let given: [Node.ID: Tensor]
  package let batches: Batches
  private var updates: PlannedUpdates
  private var history: History
  /// The loss before the update that was made last.
  private var passed: (iteration: Int, loss: Double)?
  var named = NamedNumbers()
  private let until: StopRule?
  /// Where a rule has ended the training before its length.
  private var stopped: Int?

  /// - Parameters:
  ///   - given: a value for every node that is not computed, with all examples.
  ///   - until: ends the training at the first iteration for which it holds, if it comes to that.
  public init(
    _ graph: Graph, given: [Node.ID: Tensor], _ training: Training, until: StopRule? = nil
  ) throws(TrainingError) {
    self.init(graph, given: given, training, try Batches(graph, training), until)
  }

  private init(
    _ graph: Graph, given: [Node.ID: Tensor], _ training: Training, _ batches: Batches,
    _ until: StopRule?
  ) {
    self.graph = graph
    self.until = until
    self.given = given
    self.training = training
    self.batches = batches
    updates = PlannedUpdates(batches, given: given, optimizer: training.optimizer)
    history = History(end: 0, size: 0)
    history = History(end: lastIteration, size: updates.count)
    if let until {
      stopped = firstIteration(until)
      history = History(end: lastIteration, size: updates.count)
    }
  }

  private mutating func firstIteration(_ rule: StopRule) -> Int? {
    updates.restore(nil)
    var sums = EpochSums(rule)
    var named: [Elsewhere: Tensor] = [:]
    for iteration in 0...lastIteration {
      let here = updates.numbers(at: iteration)
      let all = rule.seesAllExamples ? updates.numbersOfAllExamples() : here
      sums.come(to: iteration, of: updatesPerEpoch)
      for number in rule.elsewhere where number.iteration == iteration {
        named[number] = here(number.name)
      }
      if iteration >= rule.lastNamed, rule.holds(here, all: all, sums: sums, named: named) {
        return iteration
      }
      sums.add(here)
      if iteration < lastIteration {
        _ = updates.update(after: iteration, rate: rate(at: iteration))
      }
    }
    return nil
  }

  /// Whether a rule ended the training before its length.
  public var isStopped: Bool { stopped != nil }

  /// The same training of other values.
  ///
  /// - Parameters:
  ///   - given: one of the node's shape for every node that is not computed.
  ///   - training: another rate, say; with the same batches.
  public func beginning(
    with given: [Node.ID: Tensor], _ training: Training? = nil
  ) -> TrainingRun {
    TrainingRun(graph, given: given, training ?? self.training, batches, until)
  }

  /// How many updates an epoch has: 1 where an update sees all examples.
  public var updatesPerEpoch: Int { batches.perEpoch }

  /// The iteration at which the training ends: how many updates there are in all.
  public var lastIteration: Int {
    if let stopped { return stopped }
    return switch training.length {
    case .epochs(let count): count * updatesPerEpoch
    case .steps(let count): count
    }
  }

  /// How many additions, multiplications and functions all updates take, about: a backward pass
  /// takes twice as much as a forward pass.
  public var operationsNeeded: Double {
    let forward = OperationCount.values(of: batches.graph(of: batches.count(at: 0)))
    let all = forward.multiplications + forward.additions + 10 * forward.functions
    return 3 * Double(all) * Double(lastIteration)
  }

  /// The epoch that the update after `iteration` updates belongs to, counted from 1.
  public func epoch(at iteration: Int) -> Int { iteration / updatesPerEpoch + 1 }

  /// The learning rate of the update after `iteration` updates.
  public func rate(at iteration: Int) -> Double {
    let rate = training.rate ?? training.optimizer.usualRate
    guard let schedule = training.schedule else { return rate }
    switch training.length {
    case .epochs: return schedule.rate(rate, after: iteration / updatesPerEpoch)
    case .steps: return schedule.rate(rate, after: iteration)
    }
  }

  /// The examples that the update after `iteration` updates sees, counted from 0, in order; nil if
  /// it sees all of them as they are given.
  public func examples(at iteration: Int) -> [Int]? { batches.examples(at: iteration) }

  /// The iterations that there are.
  public var iterations: ClosedRange<Int> { 0...lastIteration }

  /// The parameters and the optimizer's numbers after that many updates.
  ///
  /// - Precondition: here and below, it is one of the `iterations`.
  public mutating func state(after iteration: Int) -> TrainingState {
    check(iteration)
    if iteration == 0 {
      let parameters = given.filter { graph.nodes[$0.key].kind == .parameter }
      return TrainingState(iteration: 0, parameters: parameters, optimizer: [:])
    }
    advance(from: history.latest(upTo: iteration), to: iteration)
    return updates.state(after: iteration)
  }

  /// The trace after that many updates, on the batch that comes next; it ends with the next update,
  /// but for the last iteration.
  public mutating func trace(at iteration: Int) -> Trace {
    trace(from: state(after: iteration))
  }

  /// The loss before each of the first updates, and after the last of them: iterations 0 to
  /// `iteration`, each on the batch that comes next.
  public mutating func losses(through iteration: Int) -> [Double] {
    check(iteration)
    var losses: [Double] = []
    losses.reserveCapacity(iteration + 1)
    advance(from: history.latest(upTo: 0), to: iteration) { losses.append($0) }
    losses.append(updates.loss(at: iteration))
    return losses
  }

  /// The loss before the last of that many updates, on the batch of that update; nil before the first.
  public mutating func loss(before iteration: Int) -> Double? {
    check(iteration)
    if iteration == 0 { return nil }
    if passed?.iteration != iteration {
      advance(from: history.latest(upTo: iteration - 1), to: iteration)
    }
    return passed?.loss
  }

  /// The values of some nodes after that many updates, on the batch that comes next.
  public mutating func values(of nodes: [Node.ID], at iteration: Int) -> [Tensor] {
    check(iteration)
    advance(from: history.latest(upTo: iteration), to: iteration)
    return updates.values(of: nodes, at: iteration)
  }

  /// Keeps states that are passed.
  /// - Parameter seeLoss: is told the loss before each update.
  private mutating func advance(
    from start: History.State, to iteration: Int, seeLoss: (Double) -> Void = { _ in }
  ) {
    updates.restore(start.numbers)
    guard start.iteration < iteration else { return }
    for number in start.iteration..<iteration {
      let loss = updates.update(after: number, rate: rate(at: number))
      seeLoss(loss)
      passed = (number + 1, loss)
      if history.wants(number + 1) { history.keep(number + 1, updates.numbers) }
    }
    history.keepLast(iteration, updates.numbers)
  }

  private func check(_ iteration: Int) {
    precondition(iterations.contains(iteration), "there is no iteration \(iteration)")
  }

  /// The trace after that many updates with all examples, and no update at its end.
  mutating func traceOfAllExamples(at iteration: Int) -> Trace {
    let state = state(after: iteration)
    return Trace(graph, given: given.merging(state.parameters) { _, learned in learned })
  }

  private func trace(from state: TrainingState) -> Trace {
    let examples = batches.examples(at: state.iteration)
    let given = given.merging(state.parameters) { _, learned in learned }
    let isLast = state.iteration == lastIteration
    return Trace(
      batches.graph(of: examples?.count), given: batches.given(given, examples: examples),
      update: isLast
        ? nil
        : NextUpdate(
          optimizer: training.optimizer, rate: rate(at: state.iteration),
          number: state.iteration + 1, state: state.optimizer))
  }
}

/// What training has come to after a number of updates.
public struct TrainingState: Sendable {
  public let iteration: Int
  public let parameters: [Node.ID: Tensor]
  /// What the optimizer keeps for each parameter, by name; empty before the first update.
  public let optimizer: [Node.ID: [String: Tensor]]
}

/// States that were passed: the last one, and others at equal intervals, as many as do not need too
/// much memory.
private struct History: Sendable {
  struct State: Sendable {
    let iteration: Int
    /// Nil at the start.
    let numbers: [Double]?
  }

  private static let most = 32
  private static let numbers = 8_000_000
  private var kept: [State]
  private var last: State
  private let interval: Int

  /// - Parameters:
  ///   - end: the iteration at which the training ends.
  ///   - size: how many numbers a state has.
  init(end: Int, size: Int) {
    last = State(iteration: 0, numbers: nil)
    kept = [last]
    let most = max(2, min(Self.most, Self.numbers / max(1, size)))
    interval = max(1, (end + most - 1) / most)
  }

  /// The latest state that is kept of those up to an iteration.
  func latest(upTo iteration: Int) -> State {
    let state = kept.last { $0.iteration <= iteration } ?? kept[0]
    return state.iteration < last.iteration && last.iteration <= iteration ? last : state
  }

  /// Whether a state is to be kept even if others follow.
  func wants(_ iteration: Int) -> Bool { iteration == kept.count * interval }

  mutating func keep(_ iteration: Int, _ numbers: [Double]) {
    kept.append(State(iteration: iteration, numbers: numbers))
  }

  mutating func keepLast(_ iteration: Int, _ numbers: [Double]) {
    last = State(iteration: iteration, numbers: numbers)
  }
}
