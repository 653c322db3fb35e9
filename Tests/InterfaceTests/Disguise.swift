import Autodiff

@testable import Autodiff
@testable import Lessons
@testable import Study

/// Other numbers for what must not be seen; two kinds, for what one of them leaves alike.
enum Disguise: CaseIterable {
  /// Signs turn, and entries that were equal are no longer.
  case spread
  /// Large ones, all alike.
  case flat

  func callAsFunction(_ tensor: Tensor) -> Tensor {
    switch self {
    case .spread:
      Tensor(
        tensor.shape,
        tensor.elements.enumerated().map { -7.125 * $1 - 123.456 + 0.37 * Double($0) })
    case .flat: Tensor(tensor.shape, filledWith: 8765.4321)
    }
  }
}

extension Study {
  /// What must not be seen here.
  var secrets: Set<Symbol> {
    let nodes = moment.graph.nodes.map(\.id)
    return Set((nodes.map(Symbol.value) + nodes.map(Symbol.gradient)).filter(moment.isSecret))
  }

  /// The same with other numbers for everything that must not be seen, or told in a text.
  func disguised(_ disguise: Disguise) -> Study {
    let other = disguising(disguise)
    var study = self
    study.scene = Scene(
      lesson: scene.lesson, part: scene.part, iteration: scene.iteration, own: other(scene.own),
      edited: scene.edited.map(other), given: scene.given, edits: scene.edits, rate: scene.rate,
      lossBefore: moment.lossBefore == nil ? scene.lossBefore.map { _ in 4321 } : scene.lossBefore,
      notes: scene.notes, agenda: scene.agenda, stops: scene.stops, questions: scene.questions,
      tasks: scene.tasks,
      firstNonFinite: scene.firstNonFinite)
    study.look()
    return study
  }
}

extension Study {
  /// The same with other numbers for every value, gradient and update.
  func disguisedWholly(_ disguise: Disguise) -> Study {
    let nodes = moment.graph.nodes.map(\.id)
    let names = Set(nodes.map(Symbol.value) + nodes.map(Symbol.gradient))
    func other(_ trace: Trace) -> Trace {
      var other = trace.disguising(names, moves: { _ in true }, disguise)
      other.elsewhere = trace.elsewhere.mapValues(disguise.callAsFunction)
      return other
    }
    var study = self
    study.scene = Scene(
      lesson: scene.lesson, part: scene.part, iteration: scene.iteration, own: other(scene.own),
      edited: scene.edited.map(other), given: scene.given, edits: scene.edits, rate: scene.rate,
      lossBefore: scene.lossBefore.map { _ in 4321 }, notes: scene.notes, agenda: scene.agenda,
      stops: scene.stops, questions: scene.questions, tasks: scene.tasks,
      firstNonFinite: scene.firstNonFinite)
    study.look()
    return study
  }
}

extension Study {
  /// Puts other numbers in for what must not be seen at the iteration that is looked at.
  ///
  /// - Parameter isTold: whether that is for all steps, and not for the one that is looked at.
  private func disguising(_ disguise: Disguise, isTold: Bool = false) -> (Trace) -> Trace {
    let moment = moment
    let nodes = moment.graph.nodes.map(\.id)
    // Of a sum that is not complete the first paths may be seen.
    let told = (nodes.map(Symbol.value) + nodes.map(Symbol.gradient))
      .filter { moment.hides($0) && (isTold || moment[$0].isAbsent) }
    let secrets = isTold ? Set(told) : secrets.union(told)
    return { trace in
      var other = trace.disguising(secrets, moves: { moment.hidesMove(of: $0) }, disguise)
      other.elsewhere = trace.elsewhere.reduce(into: [:]) { elsewhere, number in
        let isHidden = moment.hides(.elsewhere(number.key))
        elsewhere[number.key] = isHidden ? disguise(number.value) : number.value
      }
      return other
    }
  }

  /// The same at all parts and iterations that the lesson speaks of, where all of its questions were
  /// reached.
  func disguisedThroughout(_ disguise: Disguise) -> Study {
    var other = self
    var reader = self
    for part in course.parts.indices {
      for iteration in Set([0, spot.iteration] + course.iterationsSpokenOf(inPart: part)) {
        reader.perform(
          .travel(.spot(Spot(part: part, iteration: iteration, position: .max))))
        let own = other.course.trace(part, reader.spot.iteration)
        other.course.traces.keep(
          reader.disguising(disguise, isTold: true)(own),
          as: TraceCache.Key(part: part, iteration: reader.spot.iteration))
      }
    }
    other.course.gatherAsked()
    other.evaluate()
    return other
  }

  /// With every question come to, and some of them settled.
  func askedEverything(settling isSettled: (Int) -> Bool) -> Study {
    var study = self
    for moment in askingMoments { study.perform(.travel(.spot(moment.spot))) }
    for (index, question) in standing.openQuestions.enumerated() where isSettled(index) {
      study.show(question)
    }
    return study
  }
}

extension Trace {
  /// With other numbers for some values and gradients, wherever these stand.
  fileprivate func disguising(
    _ secrets: Set<Symbol>, moves: (Node.ID) -> Bool, _ disguise: Disguise
  ) -> Trace {
    func other(_ tensor: Tensor, _ names: Symbol...) -> Tensor {
      secrets.isDisjoint(with: names) ? tensor : disguise(tensor)
    }
    return Trace(
      graph,
      values: graph.nodes.map { other(values[$0.id], .value($0.id)) },
      gradients: graph.nodes.map { node in
        gradients[node.id].map { other($0, .gradient(node.id)) }
      },
      steps: steps.map { step in
        switch step {
        case .forward(let step):
          .forward(
            ForwardStep(
              node: step.node, formula: step.formula, value: other(step.value, .value(step.node))))
        case .reverse(let step):
          .reverse(
            ReverseStep(
              pass: step.pass, target: step.target, use: step.use, formula: step.formula,
              localFormula: step.localFormula,
              upstream: step.use.flatMap { use in
                step.upstream.map { other($0, .gradient(use)) }
              },
              local: step.localFormula.map { $0.usesNumbers(where: secrets.contains) } ?? false
                ? step.local.map(disguise.callAsFunction) : step.local,
              product: other(step.product, .gradient(step.target)),
              before: step.before.map { other($0, .gradient(step.target)) },
              after: other(step.after, .gradient(step.target)), part: step.part))
        case .update(let step):
          .update(moves(step.parameter) ? step.disguised(disguise, secrets) : step)
        }
      })
  }
}

extension UpdateStep {
  /// All of its numbers but the rate and the parameter, where that is seen elsewhere.
  fileprivate func disguised(_ disguise: Disguise, _ secrets: Set<Symbol>) -> UpdateStep {
    UpdateStep(
      parameter: parameter,
      changes: changes.map {
        Change(
          assignment: $0.assignment, before: disguise($0.before), after: disguise($0.after))
      },
      start: start.reduce(into: [:]) { start, kept in
        let isSeen = kept.key == .named("η") || kept.key == .value(parameter)
        start[kept.key] =
          isSeen && !secrets.contains(kept.key) ? kept.value : disguise(kept.value)
      })
  }
}
