package import Autodiff

extension Agenda {
  /// What is hidden at an iteration while some questions are open.
  package func secrets(atIteration iteration: Int, isOpen: (_ id: String) -> Bool) -> Secrets {
    guard let trace else { return Secrets() }
    return questions.reduce(into: Secrets()) { secrets, placed in
      guard let asking = asked[placed.item.id], isOpen(placed.item.id) else { return }
      let here = placed.placement.iteration
      secrets.formUnion(
        Secrets(asking.names, moves: asking.moves, in: trace).seen(from: iteration - here, trace))
      if let id = asking.shape, iteration == here { secrets.hideShape(of: id) }
      for number in asking.elsewhere {
        if case .iteration(let there) = number.when {
          secrets.formUnion(Secrets([number.name], in: trace).seen(from: iteration - there, trace))
        } else if iteration == here {
          secrets.hide(number)
        }
      }
    }
  }

  /// The numbers at other moments among some of which the part knows that are hidden from one.
  package func hidden(
    _ numbers: Set<Elsewhere>, from iteration: Int, isOpen: (_ id: String) -> Bool
  ) -> [Elsewhere] {
    guard let trace, !questions.isEmpty else { return [] }
    return numbers.filter { number in
      var there = iteration
      if case .iteration(let other) = number.when { there = other }
      return secrets(atIteration: there, isOpen: isOpen)
        .contains(number.name, at: trace.steps.count, of: trace)
    }
  }
}

extension Secrets {
  /// What they hide so many iterations later.
  fileprivate func seen(from iterations: Int, _ trace: Trace) -> Secrets {
    switch iterations {
    case 0: self
    case 1: afterUpdate(in: trace)
    case -1: beforeUpdate(in: trace)
    default: Secrets()
    }
  }
}
