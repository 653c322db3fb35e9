import Autodiff

/// Reads `train`.
struct TrainingReader {
  /// Which keys each optimizer has besides those that all have.
  private static let keys: [String: [String]] = [
    "sgd": ["momentum", "nesterov", "weight_decay"],
    "rmsprop": ["decay", "momentum", "epsilon"],
    "adam": ["beta1", "beta2", "epsilon", "weight_decay"],
    "adamw": ["beta1", "beta2", "epsilon", "weight_decay"], "adagrad": ["epsilon"],
  ]

  let fields: Fields
  let examples: Axis?
  /// Where something else says how long it goes on; nil where `train` does.
  var length: Training.Length?

  private var log: ProblemLog { fields.log }

  func training() -> Training? {
    let name = fields.word("optimizer")
    let length = self.length ?? writtenLength()
    let schedule = schedule()
    let batch = fields.whole("batch")
    if batch != nil, examples == nil {
      log.report(.batchNeedsExamples, fields.place(of: "batch"))
    }
    let shuffle = fields.truth("shuffle") ?? false
    if shuffle, !fields.has("batch") {
      log.report(.shuffleNeedsBatch, fields.place(of: "shuffle"))
    }
    let seed = fields.whole("seed") ?? 0
    let rate = fields.number("rate")
    guard let name else { return nil }
    checkKeys(name)
    let optimizer = optimizer(name)
    return length.map { length in
      Training(
        optimizer: optimizer, rate: rate ?? optimizer.usualRate, schedule: schedule, batch: batch,
        shuffle: shuffle, length: length, seed: UInt64(seed))
    }
  }

  private func checkKeys(_ name: String) {
    let allowed = Self.keys[name] ?? []
    let all = ["momentum", "nesterov", "decay", "beta1", "beta2", "epsilon", "weight_decay"]
    for key in all
    where fields.has(key) && !allowed.contains(key) {
      log.report(.keyWithoutMeaning(key, optimizer: name), fields.place(of: key))
    }
  }

  private func optimizer(_ name: String) -> Optimizer {
    let momentum = fields.number("momentum") ?? 0
    let epsilon = fields.number("epsilon") ?? 1e-8
    switch name {
    case "rmsprop":
      return .rmsProp(
        decay: fields.number("decay") ?? 0.99, momentum: momentum, epsilon: epsilon)
    case "adam":
      return .adam(
        beta1: fields.number("beta1") ?? 0.9,
        beta2: fields.number("beta2") ?? 0.999, epsilon: epsilon,
        weightDecay: fields.number("weight_decay") ?? 0)
    case "adamw":
      return .adamW(
        beta1: fields.number("beta1") ?? 0.9,
        beta2: fields.number("beta2") ?? 0.999, epsilon: epsilon,
        weightDecay: fields.number("weight_decay") ?? 0.01)
    case "adagrad": return .adagrad(epsilon: fields.number("epsilon") ?? 1e-10)
    default:
      let nesterov = fields.truth("nesterov") ?? false
      if nesterov, momentum == 0 {
        log.report(.nesterovNeedsMomentum, fields.place(of: "nesterov"))
      }
      return .sgd(
        momentum: momentum, nesterov: nesterov, weightDecay: fields.number("weight_decay") ?? 0)
    }
  }

  private func writtenLength() -> Training.Length? {
    let epochs = fields.whole("epochs")
    let steps = fields.whole("steps")
    switch (fields.has("epochs"), fields.has("steps")) {
    case (true, true):
      log.report(.lengthTwice, fields.place(of: "steps"))
      return nil
    case (false, false):
      log.report(.lengthMissing, fields.place)
      return nil
    case (true, false): return epochs.map(Training.Length.epochs)
    case (false, true): return steps.map(Training.Length.steps)
    }
  }

  private func schedule() -> Schedule? {
    guard let node = fields["schedule"],
      let schedule = Fields(node, .schedule, source: fields.source, log: log)
    else { return nil }
    let every = schedule.whole("every")
    let factor = schedule.number("factor")
    guard let every, let factor else { return nil }
    return Schedule(every: every, factor: factor)
  }
}

extension Training.Length {
  /// Whether how many updates there are is known only with the examples.
  var isCountedLate: Bool {
    if case .epochs = self { true } else { false }
  }
}
