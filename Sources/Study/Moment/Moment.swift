package import Autodiff
package import Lessons

/// What may be seen at one spot of a lesson, with one set of values and answers.
///
/// It is the only way to a number, and one that cannot tell a secret. Everything that shows or says
/// anything is a function of it.
package struct Moment: Sendable {
  package let spot: Spot
  let scene: Scene
  let answers: Answers
  /// The task that is being tried.
  let sandbox: TryTask?
  /// What must not be seen.
  private let secrets: Secrets
  /// Whether no number is seen at all, so that a class can say them first.
  package private(set) var isSymbolic = false
  /// Whether what the step makes is not there yet, so that a class can work it out line by line.
  private var isUnfinished = false

  init(_ spot: Spot, _ scene: Scene, _ answers: Answers, sandbox: TryTask?, secrets: Secrets) {
    self.spot = spot
    self.scene = scene
    self.answers = answers
    self.sandbox = sandbox
    self.secrets = secrets
  }

  /// The same without any number: symbols only.
  package var inSymbols: Moment {
    var moment = self
    moment.isSymbolic = true
    return moment
  }

  /// The same before the step has made what it makes.
  package var unfinished: Moment {
    var moment = self
    moment.isUnfinished = true
    return moment
  }

  /// The same with the answers of a later one of the part, and all kept back that is asked there; nil
  /// of another iteration while anything is asked, for what it would tell of that is not known.
  package func asked(as later: Moment) -> Moment? {
    guard spot.part == later.spot.part,
      spot.iteration == later.spot.iteration || !later.hidesAnything
    else { return nil }
    return Moment(spot, scene, later.answers, sandbox: sandbox, secrets: later.secrets)
  }

  private var trace: Trace { scene.trace }
  /// With the lesson's own values, while others are shown.
  private var own: Trace? { scene.edited == nil ? nil : scene.own }

  package var graph: Graph { trace.graph }
  package var position: Int { spot.position }

  // MARK: Numbers

  package subscript(_ name: Symbol) -> Quantity {
    let position = isUnfinished && makes(name) ? position - 1 : position
    return switch name {
    case .value(let id):
      Quantity(
        trace.value(of: id, at: position), own: own?.value(of: id, at: position),
        isSecret: isSecret(name))
    case .gradient(let id):
      Quantity(
        trace.gradient(of: id, at: position), own: own?.gradient(of: id, at: position),
        isSecret: isSecret(name))
    case .direction, .elsewhere, .named: .absent
    }
  }

  /// Whether the step that led here has made a number.
  private func makes(_ name: Symbol) -> Bool {
    step.map { $0.result ?? .value($0.node) } == name
  }

  func isSecret(_ name: Symbol) -> Bool { isSecret(name, at: position) }

  func isSecret(_ name: Symbol, at position: Int) -> Bool {
    isSymbolic || secrets.contains(name, at: position, of: trace)
  }

  /// Whether a question keeps a number back here, and not that only symbols are seen.
  package func isKeptBack(_ name: Symbol) -> Bool {
    secrets.contains(name, at: position, of: trace)
  }

  /// Whether a number must not be told here, of which all steps are known that make it.
  package func hides(_ name: Symbol) -> Bool { isSymbolic || secrets.hides(name) }

  /// Whether what an expression comes to would tell a secret: by a name, or worked out anew.
  package func hides(_ expression: LiveExpression) -> Bool {
    expression.formulas.contains(where: hides)
  }

  package func hides(_ formula: Formula) -> Bool {
    isSymbolic || secrets.hides(formula, in: scene.agenda.echoes)
  }

  /// Whether anything is hidden here, or will be.
  package var hidesAnything: Bool { !secrets.isEmpty }

  /// Whether a question asks for the shape of a line, or this one might tell it.
  package func hidesShape(of id: Node.ID) -> Bool {
    graph.nodes[id].kind == .computed && secrets.firstShape.map { id >= $0 } ?? false
  }

  /// Whether the shape of some line is asked for, or would tell what is.
  package var hidesShapes: Bool { !secrets.shapes.isEmpty }

  /// The lines of which neither a number nor the shape may be seen.
  package var secretShapes: Set<Node.ID> { secrets.shapes }

  /// Whether what an update makes of a parameter is asked for, or would tell what is.
  func hidesMove(of id: Node.ID) -> Bool {
    secrets.moves.contains(id) || isSecret(.gradient(id))
  }

  /// The loss before the last update; nil before the first, and for a secret.
  var lossBefore: Double? { isSymbolic || secrets.hidesLossBefore ? nil : scene.lossBefore }

  func hidesAny(of names: some Sequence<Symbol>) -> Bool { names.contains(where: hides) }

  /// The value that a lesson's text or key asks for; nil where it would tell a secret.
  package func value(of expression: LiveExpression) -> Tensor? {
    hides(expression) ? nil : expression.value(in: trace)
  }

  /// The same with the lesson's own values, of which its sentences are true.
  package func ownValue(of expression: LiveExpression) -> Tensor? {
    hides(expression) ? nil : expression.value(in: scene.own)
  }

  /// The matrix of which an expression is one entry, to write this like the others; nil of anything
  /// else, and where it would tell a secret.
  ///
  /// - Parameter own: with the lesson's own values.
  package func matrix(of expression: LiveExpression, own: Bool = false) -> Tensor? {
    hidesAny(of: expression.symbols)
      ? nil : expression.matrix(in: own ? scene.own : scene.trace)
  }

  /// What a parameter was before it was updated; absent if it was not.
  package func beforeUpdate(_ id: Node.ID) -> Quantity {
    guard let updated = trace.updatePosition(of: id), updated <= position else { return .absent }
    return Quantity(trace.values[id], isSecret: isSecret(.value(id)))
  }

  /// The value that the numbers around it were made with: of a parameter that is just updated what it
  /// was before.
  package func valueUsed(_ id: Node.ID) -> Quantity {
    guard let updated = trace.updatePosition(of: id), updated <= position else {
      return self[.value(id)]
    }
    let name = Symbol.value(id)
    return Quantity(trace.values[id], own: own?.values[id], isSecret: isSecret(name))
  }

  /// The loss at the end of the forward pass, by which an iteration is known before its steps.
  package var finalLoss: Quantity {
    Quantity(trace.values[graph.loss], isSecret: hides(.value(graph.loss)))
  }

  /// What one use of a node adds to its gradient; absent until it has.
  package func product(toward id: Node.ID, through use: Node.ID) -> Quantity {
    guard let step = trace.reverseStep(toward: id, through: use, by: position) else {
      return .absent
    }
    let before = own?.reverseStep(toward: id, through: use, by: position)?.product
    return Quantity(step.product, own: before, isSecret: isSecret(.gradient(id)))
  }

  /// Units that cannot be told apart, counted from 0; empty if there are none, and for a secret.
  package func twins(in id: Node.ID) -> [Bool] {
    let twins = trace.twins(in: id, at: position)
    let sources = twins.isEmpty ? [] : [id] + graph.weights(ofUnitsIn: id)
    return hidesAny(of: sources.flatMap { [.value($0), .gradient($0)] }) ? [] : twins
  }

  /// What the gradient of one use is multiplied with, of lone numbers; nil before it has come back,
  /// and where it would tell a secret.
  package func localDerivative(toward id: Node.ID, through use: Node.ID) -> Double? {
    guard show(.gradient(id)) == .numbers, !isSecret(.gradient(id)),
      let step = trace.reverseStep(toward: id, through: use, by: position),
      let formula = step.localFormula, !hidesAny(of: formula.symbols)
    else { return nil }
    return step.local?.scalar
  }

  /// Whether a formula shares a gradient among equal entries here; nil where that would tell a secret.
  package func hasTies(_ share: Formula) -> Bool? {
    hidesAny(of: share.symbols) ? nil : trace.hasTies(share)
  }

  // MARK: Steps

  /// The step that led here; nil at the start.
  package var step: StepOutline? { trace.step(at: position).map(StepOutline.init) }

  /// Positions go from 0, the start, to this.
  package var lastPosition: Int { trace.steps.count }

  /// The position at which both backward passes are done, and nothing is updated yet.
  package var passesDone: Int { trace.firstUpdatePosition.map { $0 - 1 } ?? lastPosition }

  /// Where one → leads among the steps.
  var nextStop: Int { scene.stops?.next(after: position) ?? position + 1 }

  /// Whether → stops here.
  package var isStop: Bool { scene.stops?.contains(position) ?? true }

  /// The steps that → takes in one go to come here, since the lesson says nothing of them; nil where
  /// it is one or none.
  package var stepsInOneGo: ClosedRange<Int>? {
    spot.isEnd ? nil : scene.stops?.run(to: position)
  }

  /// Whether an iteration stands here as the lesson speaks of it, as a whole.
  package var isIteration: Bool { spot.iteration > 0 && position == passesDone }

  /// How many steps lie behind an iteration that is shown as a whole, since the lesson speaks of it;
  /// nil elsewhere.
  package var stepsOfIteration: Int? {
    let isSpokenOf = part.notes.contains { $0.stage == .iteration(spot.iteration) }
    return isIteration && isSpokenOf ? passesDone : nil
  }

  /// The pass of a step, counted from 1.
  package func pass(ofStep number: Int) -> Pass? { trace.step(at: number)?.pass }

  /// The passes of the part in order, each with the numbers of its steps, which stand together.
  package var passes: [(pass: Pass, steps: ClosedRange<Int>)] {
    var passes: [(pass: Pass, steps: ClosedRange<Int>)] = []
    var first = 1
    while let pass = pass(ofStep: first) {
      var (last, end) = (first, lastPosition)
      while last < end {
        let middle = (last + end + 1) / 2
        if self.pass(ofStep: middle) == pass { last = middle } else { end = middle - 1 }
      }
      passes.append((pass, first...last))
      first = last + 1
    }
    return passes
  }

  /// The line through which a step brings one of several parts of a gradient, and whether that is the
  /// last of them; nil where it brings all of it.
  package func path(ofStep number: Int) -> (line: Node.ID, isLast: Bool)? {
    guard case .reverse(let step) = trace.step(at: number), step.part.count > 1 else { return nil }
    return step.use.map { ($0, !step.isPartial) }
  }

  /// The value or the gradient that a step works out, counted from 1; of an update the parameter.
  package func subject(ofStep number: Int) -> Symbol? {
    switch trace.step(at: number) {
    case nil: nil
    case .forward(let step): .value(step.node)
    case .reverse(let step): .gradient(step.target)
    case .update(let step): .value(step.parameter)
    }
  }

  /// Whether a node has its value.
  package func isComputed(_ id: Node.ID) -> Bool { trace.forwardPosition(of: id) <= position }

  /// Whether the gradient has come back from a line to what it uses.
  package func hasCarriedGradient(to id: Node.ID, through use: Node.ID) -> Bool {
    trace.reverseStep(toward: id, through: use, by: position) != nil
  }

  /// The formula of what a use adds to a node's gradient; nil where nothing comes back, and where an
  /// open question keeps it back.
  package func formula(toward id: Node.ID, through use: Node.ID) -> Formula? {
    show(.gradient(id)) == .nothing ? nil : trace.reverseStep(toward: id, through: use)?.formula
  }

  /// What the gradient of a use is multiplied with on its way to a node; nil where it is no product,
  /// or kept back.
  ///
  /// - Parameter isTold: whether the lesson tells it here, whatever it asks elsewhere.
  package func cofactor(
    toward id: Node.ID, through use: Node.ID, isTold: Bool = false
  ) -> Cofactor<Symbol>? {
    let formula =
      isTold
      ? trace.reverseStep(toward: id, through: use)?.formula : formula(toward: id, through: use)
    return formula?.cofactor(of: .gradient(use), isScalar: isScalar)
  }

  /// Whether a formula comes to one number.
  package func isScalar(_ formula: Formula) -> Bool {
    (try? formula.shape { $0.node.map { graph.nodes[$0].shape } ?? .scalar })?.isScalar ?? false
  }

  /// The positions at which the next pass begins, and this one or the one before.
  var nextPass: Int { trace.nextPass(after: position) }
  var previousPass: Int { trace.previousPass(before: position) }

  /// The next step that computes a number of a node, in a ring; nil if none does.
  func stop(of id: Node.ID) -> Int? { trace.position(of: id, from: position) }

  /// The most assignments that an update step has; 0 where nothing is updated.
  package var mostAssignments: Int {
    trace.steps.suffix(graph.parametersFromTheLossBack.count).reduce(0) { most, step in
      if case .update(let update) = step { max(most, update.changes.count) } else { most }
    }
  }
}
