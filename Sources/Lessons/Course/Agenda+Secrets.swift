package import Autodiff

extension Agenda {
  /// What is hidden at an iteration while some questions are open.
  package func secrets(atIteration iteration: Int, isOpen: (_ id: String) -> Bool) -> Secrets {
    guard let trace else { return Secrets() }
    return questions.reduce(into: Secrets()) { secrets, placed in
      let id = placed.item.id
      guard let asking = asked[id], isOpen(id) else { return }
      for asked in asking.moments(placed.placement.iteration) {
        secrets.formUnion(asked.secrets(atIteration: iteration, in: trace))
      }
      if let shape = asking.shape { secrets.hideShape(of: shape) }
      guard iteration == placed.placement.iteration else { return }
      secrets.hideAnswer(to: id)
      for number in asking.elsewhere where number.iteration == nil { secrets.hide(number) }
    }
  }

  /// What is hidden at an iteration of another part, of the same names, with the same numbers.
  ///
  /// - Parameters:
  ///   - twin: the node of the other part that has the name of one of this.
  ///   - traces: of this part and of the other at an iteration; nil where one of them has none.
  package func secrets(
    inPartOf other: Trace, atIteration iteration: Int, isOpen: (_ id: String) -> Bool,
    twin: (Node.ID) -> Node.ID?, traces: (_ iteration: Int) -> (here: Trace, there: Trace)?
  ) -> Secrets {
    questions.reduce(into: Secrets()) { secrets, placed in
      guard let asking = asked[placed.item.id], isOpen(placed.item.id) else { return }
      for asked in asking.moments(placed.placement.iteration) {
        guard let (here, there) = traces(asked.iteration) else { continue }
        let same = asked.alike(from: here, in: there, twin: twin)
        secrets.formUnion(same.secrets(atIteration: iteration, in: other))
      }
      if let shape = asking.shape, let id = twin(shape),
        trace?.graph.nodes[shape].shape == other.graph.nodes[id].shape
      {
        secrets.hideShape(of: id)
      }
    }
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
  let names: Set<Symbol>
  /// The parameters of which it is asked what an update makes of them.
  var moves: Set<Node.ID> = []

  func secrets(atIteration other: Int, in trace: Trace) -> Secrets {
    Secrets(names, moves: moves, in: trace).seen(from: other - iteration, in: trace)
  }

  /// Those of another part that are the same numbers there.
  func alike(
    from here: Trace, in there: Trace, twin: (Node.ID) -> Node.ID?
  ) -> AskedNumbers {
    func isSame(_ name: Symbol, _ other: Symbol) -> Bool {
      guard let a = here.number(name), let b = there.number(other) else { return false }
      return a.isSame(as: b)
    }
    let names = names.compactMap { name -> Symbol? in
      guard let other = name.node.flatMap(twin).map({ name.moved(to: $0) }) else { return nil }
      return isSame(name, other) ? other : nil
    }
    let moves = moves.compactMap { id -> Node.ID? in
      guard let other = twin(id), isSame(.value(id), .value(other)),
        isSame(.gradient(id), .gradient(other))
      else { return nil }
      return other
    }
    return AskedNumbers(iteration: iteration, names: Set(names), moves: Set(moves))
  }
}

extension Asking {
  /// What it asks for, by the iteration whose numbers these are.
  ///
  /// - Parameter here: the iteration of the question.
  func moments(_ here: Int) -> [AskedNumbers] {
    [AskedNumbers(iteration: here, names: names, moves: moves)]
      + elsewhere.compactMap { number in
        number.iteration.map { AskedNumbers(iteration: $0, names: [number.name]) }
      }
  }
}

extension Symbol {
  /// The same of another node.
  fileprivate func moved(to id: Node.ID) -> Symbol {
    if case .gradient = self { .gradient(id) } else { .value(id) }
  }
}

extension Trace {
  fileprivate func number(_ name: Symbol) -> Tensor? {
    switch name {
    case .value(let id): values[id]
    case .gradient(let id): gradients[id]
    case .direction, .elsewhere, .named: nil
    }
  }
}
