package import Autodiff

/// The questions and tasks of a part, each where it stands.
package struct Agenda: Sendable {
  package private(set) var questions: [Placed<Question>] = []
  package private(set) var tasks: [Placed<TryTask>] = []
  /// By the id of a question: what it asks for.
  package private(set) var askings: [String: Asking] = [:]
  /// Of the part, to find steps in; its numbers are not looked at. Nil where nothing is asked.
  package private(set) var trace: Trace?
  /// What its texts would tell without naming it.
  package private(set) var echoes = Echoes.none
  /// How many updates an epoch has.
  private(set) var updatesPerEpoch = 1

  init() {}

  /// - Parameter trace: of the part, to find steps in; its numbers are not looked at.
  init(_ part: GraphLessonPart, _ trace: Trace) {
    self.trace = trace
    updatesPerEpoch = part.content.run?.updatesPerEpoch ?? 1
    for note in part.notes {
      guard let placement = Placement(note.stage, of: part, in: trace) else { continue }
      if let task = note.task { tasks.append(Placed(task, at: placement)) }
      for question in note.questions {
        questions.append(Placed(question, at: placement))
        askings[question.id] = Asking(question, at: note.stage, placement, in: trace)
      }
    }
    findTwins(in: part.content, trace)
    guard !questions.isEmpty else { return }
    let agenda = self
    echoes = Echoes { agenda.echoes(in: part, trace) }
  }

  private mutating func findTwins(in part: GraphPart, _ trace: Trace) {
    if askings.isEmpty { return }
    var known = TwinLines(in: part, trace)
    for placed in questions {
      let id = placed.item.id
      let lines = askings[id]?.names.compactMap { if case .value(let id) = $0 { id } else { nil } }
      askings[id]?.twins = known.twins(of: Set(lines ?? []))
    }
  }

  private func echoes(
    in part: GraphLessonPart, _ trace: Trace
  ) -> [Formula: Set<Echoes.Told>] {
    let iterations = questions.reduce(into: Set([0])) { iterations, placed in
      let moments = askings[placed.item.id]?.moments(placed.placement.iteration) ?? []
      iterations.formUnion(moments.map(\.iteration))
    }
    let secrets = iterations.reduce(into: Secrets()) { secrets, iteration in
      secrets.formUnion(self.secrets(atIteration: iteration) { _ in true })
    }
    let expressions = part.notes.flatMap { note in
      note.allProse.flatMap(\.liveValues).map(\.expression) + (note.task?.conditions ?? [])
    }
    var answers: [String: LiveExpression] = [:]
    for question in questions.map(\.item) where question.asksForNumbers {
      answers[question.id] = question.key?.expression
    }
    return Echoes.told(
      by: expressions, secrets: secrets.names, moves: secrets.moves, answers: answers,
      of: part.content, trace)
  }

  /// The ids of the questions that hide something.
  ///
  /// - Parameter isOpen: whether a question is open that hides from the start, or only once its
  ///   place was reached.
  package func hiding(_ isOpen: (_ id: String, _ hidesFromTheStart: Bool) -> Bool) -> Set<String> {
    Set(askings.filter { isOpen($0.key, !$0.value.isKnownBefore) }.keys)
  }

  /// Whether a question keeps back what makes a number.
  package func isWithheld(_ name: Symbol, by question: String) -> Bool {
    askings[question]?.made.contains(name) ?? false
  }
}

/// The numbers that an answer names.
package struct Asking: Sendable {
  package private(set) var names: Set<Symbol> = []
  /// Lines whose numbers would tell those.
  fileprivate(set) var twins: Set<Node.ID> = []
  /// Numbers at other iterations than the question's.
  package private(set) var elsewhere: Set<Elsewhere> = []
  /// The line whose shape is asked for.
  package private(set) var shape: Node.ID?
  /// The parameters of which it is asked what an update makes of them.
  package private(set) var moves: Set<Node.ID> = []
  /// Whether the numbers may have been seen before the question's place is reached.
  fileprivate var isKnownBefore = false
  /// The numbers of which it is not told what makes them: these, and the one of the step.
  fileprivate var made: Set<Symbol> = []

  /// A choice asks for no number. An answer that is to be calculated from several numbers hides those of them that come later; if
  /// none does, what is computed where it stands.
  fileprivate init(_ question: Question, at stage: Stage, _ placement: Placement, in trace: Trace) {
    let named: Set<Symbol>
    switch question.kind {
    case .choice, .several, .shape, .formula: named = []
    case .number, .matrix, .sign, .cells:
      named = question.symbols.filter { $0.elsewhere == nil }
      elsewhere = Set(question.symbols.compactMap(\.elsewhere))
    }
    if case .shape(let key) = question.kind, case .value(let id)? = key.expression.symbol,
      trace.graph.nodes[id].kind == .computed
    {
      shape = id
    }
    defer {
      // What is hidden besides stays where it is until the question's place is reached.
      if let hidden = question.hidden, !hidden.isEmpty {
        names.formUnion(hidden)
        if placement.iteration == 0 { isKnownBefore = true }
      }
      made = names
      if case .formula(_, let subject) = question.kind {
        made.formUnion(subject.symbol.map { [$0] } ?? [])
      }
      switch stage {
      case .forward(let id): made.insert(.value(id))
      case .backward(let id), .path(let id, _): made.insert(.gradient(id))
      case .start, .update, .iteration, .series, .end: break
      }
    }
    if named.isEmpty { return }
    guard case .step(let position) = placement else {
      names = named.count == 1 ? named : []
      isKnownBefore = placement == .end
      return
    }
    if case .path(let id, _) = stage {
      names = [.gradient(id)]
      return
    }
    let later = named.filter { trace.firstPosition(of: $0) ?? 0 >= max(1, position) }
    names = later
    guard later.isEmpty else { return }
    switch stage {
    case .forward(let id): names = named.count == 1 ? named : [.value(id)]
    case .backward(let id): names = named.count == 1 ? named : [.gradient(id)]
    case .update where named.count > 1:
      moves = Set(trace.graph.parametersFromTheLossBack.filter { named.contains(.value($0)) })
    case .start, .path, .update, .iteration, .series, .end: names = named.count == 1 ? named : []
    }
    isKnownBefore = named.count == 1
  }
}

extension Symbol {
  /// What it is of a number at another moment.
  package var elsewhere: Elsewhere? {
    if case .elsewhere(let number) = self { number } else { nil }
  }
}
