package import Autodiff
package import Lessons

extension Moment {
  /// What may be seen of the numbers that a question is answered from: all that has to do with the
  /// lines that make its answer, so that it does not tell which of them the answer takes. In the
  /// order of the graph, values before gradients.
  package func atHand(for question: Question) -> [Symbol] {
    guard question.asksForNumbers else { return [] }
    let near = question.symbols.reduce(into: Set<Symbol>()) { near, name in
      near.formUnion(neighbours(of: name))
    }
    let nodes = graph.nodes.map(\.id)
    return (nodes.map(Symbol.value) + nodes.map(Symbol.gradient))
      .filter { near.contains($0) && self[$0].tensor != nil }
  }

  private func neighbours(of name: Symbol) -> [Symbol] {
    switch name {
    case .value(let id): return [name] + inLine(id)
    case .gradient(let id):
      return [name, .value(id)]
        + graph.uses[id].flatMap { [.value($0), .gradient($0)] + inLine($0) }
    case .direction, .elsewhere, .named: return []
    }
  }

  private func inLine(_ id: Node.ID) -> [Symbol] { graph.nodes[id].formula?.symbols ?? [] }
}

extension Moment {
  /// The entries for which a comparison holds; nil where that would tell a secret.
  package func cells(of condition: LiveExpression) -> Set<Int>? {
    hides(condition) ? nil : condition.cells(in: scene.trace)
  }

  /// How many of the picked entries are not among them, and how many of them were not picked.
  package func misses(
    of picked: Set<Int>, _ condition: LiveExpression
  ) -> (wrong: Int, missing: Int) {
    let cells = condition.cells(in: scene.trace)
    return (picked.subtracting(cells).count, cells.subtracting(picked).count)
  }
}

extension Moment {
  /// Whether → leads out of the part from here.
  package var isAtEndOfPart: Bool {
    spot.isEnd || !part.endsApart && (position == lastPosition || isIteration)
  }

  /// The open question that keeps a number back here, and where it stands; nil of one that is seen,
  /// and of what another part asks.
  package func question(hiding name: Symbol) -> Placed<Question>? {
    guard isSecret(name) || hides(name) else { return nil }
    return scene.agenda.questions.first { placed in
      let id = placed.item.id
      guard !answers.isSettled(id) else { return false }
      func secrets(_ iteration: Int) -> Secrets {
        scene.agenda.secrets(atIteration: iteration) { $0 == id }
      }
      let here = secrets(spot.iteration)
      if here.hides(name) || here.contains(name, at: position, of: scene.trace) { return true }
      // A number of another moment is hidden by what hides it there.
      guard case .elsewhere(let number) = name else { return false }
      return scene.agenda.iterations(of: number, from: spot.iteration).contains {
        secrets($0).hides(number.name)
      }
    }
  }

  /// Whether a question asks for a number of this iteration itself, and not for what makes it.
  package func isAsked(_ name: Symbol, by asked: Placed<Question>) -> Bool {
    asked.placement.iteration == spot.iteration
      && scene.agenda.secrets(atIteration: spot.iteration) { $0 == asked.item.id }.isAsked(name)
  }

  /// The open question whose number an expression would tell without naming it.
  package func question(echoedBy formula: Formula) -> Placed<Question>? {
    scene.agenda.questions.first { placed in
      let id = placed.item.id
      guard !answers.isSettled(id) else { return false }
      return scene.agenda.secrets(atIteration: spot.iteration) { $0 == id }
        .hides(formula, in: scene.agenda.echoes)
    }
  }
}

extension Moment {
  /// How many questions of the part are not settled.
  package var openCount: Int {
    scene.agenda.questions.count { !answers.isSettled($0.item.id) }
  }
}
