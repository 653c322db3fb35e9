/// How the parameters of a graph are learned.
///
///     Training(optimizer: .sgd(momentum: 0.9), rate: 0.1, batch: 10, shuffle: true,
///       length: .epochs(100), seed: 7)
public struct Training: Sendable, Hashable {
  public enum Length: Sendable, Hashable {
    /// Passes over all examples.
    case epochs(Int)
    /// Updates.
    case steps(Int)
  }

  public var optimizer: Optimizer
  /// The learning rate at first; nil for the optimizer's usual one.
  public var rate: Double?
  public var schedule: Schedule?
  /// How many examples an update sees; nil for all. Where it does not divide their number, the
  /// last batch of an epoch is smaller.
  public var batch: Int?
  /// Whether the examples are put in a new order for each epoch.
  public var shuffle: Bool
  public var length: Length
  /// What the orders are drawn from: epoch e takes `RandomStream(seed:name: "shuffle e")`, where e
  /// is counted from 1.
  public var seed: UInt64

  public init(
    optimizer: Optimizer = .sgd(), rate: Double? = nil, schedule: Schedule? = nil,
    batch: Int? = nil, shuffle: Bool = false, length: Length, seed: UInt64 = 0
  ) {
    self.optimizer = optimizer
    self.rate = rate
    self.schedule = schedule
    self.batch = batch
    self.shuffle = shuffle
    self.length = length
    self.seed = seed
  }
}

/// What cannot be trained.
public enum TrainingError: Error, Sendable, Equatable {
  /// Batches are wanted, but which way the examples lie is not known.
  case batchNeedsExamples
  /// The graph does not hold for a batch of that many examples.
  case graphNeedsAllExamples(batch: Int, GraphError)
}
