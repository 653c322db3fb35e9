package import Autodiff

/// What must not be seen at one iteration of a part while questions are open: what they ask for, and
/// what would tell it.
///
/// Besides a number that is asked for this is all that is made of it: from each of these, and from
/// what may be seen, the one before it could be worked out.
package struct Secrets: Equatable, Sendable {
  /// What is asked for itself.
  private var subjects: Set<Symbol> = []
  /// The step at which each of them begins to tell something; 0 for what must not be seen anywhere.
  private var steps: [Symbol: Int] = [:]
  /// The questions whose answers must not be worked out in a text, by their ids.
  private var answers: Set<String> = []
  /// The parameters whose updates would tell something.
  package private(set) var moves: Set<Node.ID> = []
  /// The lines whose shapes are asked for, or would tell those. No number of them is seen.
  package private(set) var shapes: Set<Node.ID> = []
  /// The first of them: the shapes of all lines that come later might tell it.
  package var firstShape: Node.ID? { shapes.min() }
  /// Whether the loss of the iteration before is one.
  package private(set) var hidesLossBefore = false

  package init() {}

  /// - Parameters:
  ///   - subjects: the numbers that are asked for.
  ///   - moves: the parameters of which it is asked what an update makes of them.
  ///   - twins: lines whose numbers would tell those.
  ///   - trace: to know what is made of what; its numbers are not looked at.
  package init(
    _ subjects: Set<Symbol>, moves: Set<Node.ID> = [], twins: Set<Node.ID> = [], in trace: Trace
  ) {
    self.subjects = subjects
    self.moves = moves
    guard !subjects.isEmpty else { return }
    for name in subjects.union(twins.map(Symbol.value)) { steps[name] = 0 }
    for (index, step) in trace.steps.enumerated() {
      let (name, formula): (Symbol, Formula)
      switch step {
      case .forward(let step): (name, formula) = (.value(step.node), step.formula)
      case .reverse(let step): (name, formula) = (.gradient(step.target), step.formula)
      case .update(let step):
        let names: [Symbol] = [.gradient(step.parameter), .value(step.parameter)]
        if names.contains(where: { steps[$0] != nil }) { self.moves.insert(step.parameter) }
        continue
      }
      // One path of a fork tells with the sum; what was added up before it does not.
      let isMade = formula.usesNumbers { steps[$0] != nil }
      if steps[name] == nil, isMade { steps[name] = index + 1 }
    }
  }

  /// All numbers that must not be told.
  var names: Set<Symbol> { Set(steps.keys) }

  package var isEmpty: Bool { steps.isEmpty && moves.isEmpty }

  /// What they hide so many iterations later: from the next one on all that an update has made of
  /// them.
  func seen(from iterations: Int, in trace: Trace) -> Secrets {
    if iterations < -1 { return Secrets() }
    if iterations == -1 { return beforeUpdate(in: trace) }
    var secrets = self
    for _ in 0..<iterations {
      let next = secrets.afterUpdate(in: trace)
      // What is moved once is moved by every later update as well.
      if next == secrets { break }
      secrets = next
    }
    return secrets
  }

  /// What the iteration after must not tell, where these are secrets.
  private func afterUpdate(in trace: Trace) -> Secrets {
    let moved = trace.graph.parametersFromTheLossBack.filter {
      moves.contains($0) || steps[.gradient($0)] != nil
    }
    var secrets = Secrets(Set(moved.map(Symbol.value)), moves: Set(moved), in: trace)
    secrets.subjects = []
    secrets.hidesLossBefore = steps[.value(trace.graph.loss)] != nil
    return secrets
  }

  /// What the iteration before must not tell: where an update leads.
  private func beforeUpdate(in trace: Trace) -> Secrets {
    let moved = trace.graph.parametersFromTheLossBack.filter { steps[.value($0)] == 0 }
    return Secrets([], moves: Set(moved), in: trace)
  }

  /// Hides the shape of a line, and all numbers that would tell it: its own, its gradient's, and those of
  /// what is made of it entry by entry.
  mutating func hideShape(of id: Node.ID, in trace: Trace) {
    let shape = trace.graph.nodes[id].shape
    var telling: Set = [id]
    for node in trace.graph.computed where node.id > id && node.shape == shape && !shape.isScalar {
      let operands = node.formula?.symbols.compactMap(\.node) ?? []
      if !telling.isDisjoint(with: operands) { telling.insert(node.id) }
    }
    shapes.formUnion(telling)
    for line in telling {
      steps[.value(line)] = 0
      steps[.gradient(line)] = 0
    }
  }

  /// Hides a number at another moment.
  package mutating func hide(_ number: Elsewhere) { steps[.elsewhere(number)] = 0 }

  /// Hides what a question's answer comes to.
  mutating func hideAnswer(to question: String) { answers.insert(question) }

  package mutating func formUnion(_ other: Secrets) {
    subjects.formUnion(other.subjects)
    answers.formUnion(other.answers)
    steps.merge(other.steps, uniquingKeysWith: min)
    moves.formUnion(other.moves)
    shapes.formUnion(other.shapes)
    hidesLossBefore = hidesLossBefore || other.hidesLossBefore
  }

  /// Whether a question asks for a number itself, and not for what it is made of.
  package func isAsked(_ name: Symbol) -> Bool { subjects.contains(name) }

  /// Whether a number must not be told, wherever that is: as a whole, with all of its paths.
  package func hides(_ name: Symbol) -> Bool { steps[name] != nil }

  /// Whether a text must not say what an expression comes to.
  package func hides(_ formula: Formula, in echoes: Echoes) -> Bool {
    formula.contains(where: hides)
      || echoes[formula].contains { secret in
        switch secret {
        case .number(let name): hides(name)
        case .move(let parameter): moves.contains(parameter)
        case .answer(let question): answers.contains(question)
        }
      }
  }

  /// Whether a number must not be seen after so many steps, with what was added up by then.
  package func contains(_ name: Symbol, at position: Int, of trace: Trace) -> Bool {
    if let step = steps[name], step <= position { return true }
    guard case .value(let id) = name, moves.contains(id),
      let updated = trace.updatePosition(of: id)
    else { return false }
    return updated <= position
  }
}
