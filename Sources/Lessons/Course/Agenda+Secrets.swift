package import Autodiff

extension Agenda {
  /// What is hidden at an iteration while some questions are open.
  package func secrets(atIteration iteration: Int, isOpen: (_ id: String) -> Bool) -> Secrets {
    guard let trace else { return Secrets() }
    // What many questions ask for at one iteration is followed once.
    var moments: [Int: AskedNumbers] = [:]
    var secrets = questions.reduce(into: Secrets()) { secrets, placed in
      let id = placed.item.id
      guard let asking = askings[id], isOpen(id) else { return }
      for numbers in asking.moments(placed.placement.iteration) {
        let other = AskedNumbers(iteration: numbers.iteration)
        moments[numbers.iteration, default: other].formUnion(numbers)
      }
      if let shape = asking.shape { secrets.hideShape(of: shape, in: trace) }
      guard iteration == placed.placement.iteration else { return }
      secrets.hideAnswer(to: id)
      for number in asking.elsewhere where number.iteration == nil { secrets.hide(number) }
    }
    for asked in moments.values {
      secrets.formUnion(asked.secrets(atIteration: iteration, in: trace))
    }
    return secrets
  }

  /// The iterations whose numbers make one that is named from another moment.
  package func iterations(of number: Elsewhere, from iteration: Int) -> Range<Int> {
    switch number.when {
    case .iteration(let other): return other..<other + 1
    case .allExamples: return iteration..<iteration + 1
    case .epochSum:
      let end = iteration / updatesPerEpoch * updatesPerEpoch
      return max(0, end - updatesPerEpoch)..<end
    }
  }
}

/// The numbers of an iteration that a question asks for.
struct AskedNumbers {
  let iteration: Int
  var names: Set<Symbol> = []
  /// The parameters of which it is asked what an update makes of them.
  var moves: Set<Node.ID> = []
  /// Lines whose numbers would tell those.
  var twins: Set<Node.ID> = []

  mutating func formUnion(_ other: AskedNumbers) {
    names.formUnion(other.names)
    moves.formUnion(other.moves)
    twins.formUnion(other.twins)
  }

  func secrets(atIteration other: Int, in trace: Trace) -> Secrets {
    Secrets(names, moves: moves, twins: twins, in: trace).seen(from: other - iteration, in: trace)
  }
}

extension Asking {
  /// What it asks for, by the iteration whose numbers these are.
  ///
  /// - Parameter here: the iteration of the question.
  func moments(_ here: Int) -> [AskedNumbers] {
    [AskedNumbers(iteration: here, names: names, moves: moves, twins: twins)]
      + elsewhere.compactMap { number in
        number.iteration.map { AskedNumbers(iteration: $0, names: [number.name]) }
      }
  }
}
