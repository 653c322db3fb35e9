/// What ends a training before its length: a condition on numbers of the batch that is next, of all
/// examples, of the epoch that ended last, and of iterations that are named.
public struct StopRule: Sendable {
  let elsewhere: Set<Elsewhere>
  private let condition: @Sendable (_ number: (Symbol) -> Tensor) -> Bool

  /// - Parameters:
  ///   - symbols: what the condition is made of. Before every iteration that they name has come it does
  ///     not hold.
  ///   - condition: told what each of them is.
  public init(
    over symbols: some Collection<Symbol>,
    condition: @escaping @Sendable (_ number: (Symbol) -> Tensor) -> Bool
  ) {
    elsewhere = Set(
      symbols.compactMap { if case .elsewhere(let number) = $0 { number } else { nil } })
    self.condition = condition
  }

  var seesAllExamples: Bool { elsewhere.contains { $0.when == .allExamples } }

  /// The last of the iterations that it names; 0 where it names none.
  var lastNamed: Int { elsewhere.compactMap(\.iteration).max() ?? 0 }

  /// - Parameters:
  ///   - here: of the batch that is next.
  ///   - all: of all examples.
  ///   - named: at the iterations that are named.
  func holds(
    _ here: (Symbol) -> Tensor, all: (Symbol) -> Tensor, sums: EpochSums,
    named: [Elsewhere: Tensor]
  ) -> Bool {
    condition { symbol in
      guard case .elsewhere(let number) = symbol else { return here(symbol) }
      switch number.when {
      case .allExamples: return all(number.name)
      case .epochSum: return sums[number] ?? Tensor(here(number.name).shape, filledWith: .nan)
      case .iteration:
        return named[number] ?? Tensor(here(number.name).shape, filledWith: .nan)
      }
    }
  }
}

/// Numbers added up over the batches of an epoch, update by update.
struct EpochSums {
  private let wanted: [Elsewhere]
  private var running: [Elsewhere: Tensor] = [:]
  private var ended: [Elsewhere: Tensor] = [:]

  init(_ rule: StopRule) { wanted = rule.elsewhere.filter { $0.when == .epochSum } }

  /// Of the epoch that ended last; nil before the first has.
  subscript(number: Elsewhere) -> Tensor? { ended[number] }

  /// Where an epoch ends, its sums are whole.
  mutating func come(to iteration: Int, of updatesPerEpoch: Int) {
    guard iteration > 0, iteration % updatesPerEpoch == 0 else { return }
    (ended, running) = (running, [:])
  }

  mutating func add(_ here: (Symbol) -> Tensor) {
    for number in wanted {
      let next = here(number.name)
      running[number] = running[number].map { $0.plus(next) } ?? next
    }
  }
}

extension Tensor {
  /// The sum with the same number of another batch; NaN where that has other examples.
  func plus(_ next: Tensor) -> Tensor {
    shape == next.shape
      ? Operation.add.value([self, next]) : Tensor(shape, filledWith: .nan)
  }
}
