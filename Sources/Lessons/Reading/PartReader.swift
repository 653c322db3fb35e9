import Autodiff
import Notation

/// Reads a part: a graph with its values and expectations, and the steps.
struct PartReader {
  let fields: Fields
  /// Those of the whole lesson, where this is a part of it.
  private let shared: SharedLabels?
  /// Those of names with an index in all of its graphs.
  private let letters: Set<Character>
  let log: ProblemLog
  let source: SourceText

  init(_ fields: Fields, sharedLabels: SharedLabels? = nil, letters: Set<Character> = []) {
    self.fields = fields
    shared = sharedLabels
    self.letters = letters
    log = fields.log
    source = fields.source
  }

  /// Nil if there is an error, which is reported.
  func part(title: String?) -> LessonPart? {
    if fields.table.all.contains("experiment"), fields.has("experiment") {
      return experimentPart(title: title)
    }
    return graphPart(title: title).map { $0.with(.graph($0.content)) }
  }

  /// Nil if there is an error, which is reported.
  ///
  /// - Parameter isBeside: whether an experiment stands beside it, to which all belongs that is said
  ///   and expected.
  func graphPart(title: String?, isBeside: Bool = false) -> GraphLessonPart? {
    let examples = fields.word("examples").flatMap(Axis.init(rawValue:))
    let (given, made) = given(examples)
    let learn = learn()
    let loss = fields.scalar("loss").flatMap(name)
    let aside = fields.scalars("aside").compactMap(name)
    let compiled = compiled(given, learn, loss, aside, examples)
    var names = compiled?.names ?? NameTable.incomplete
    let training = training(examples)
    // A training that is not understood is a training all the same.
    let scope = LiveScope(
      names: names, graph: compiled?.graph, examples: examples, training: training,
      mayTrain: fields.has("train"),
      batches: training.flatMap { training in
        compiled?.graph.flatMap { try? Batches($0, training) }
      })
    let until = until(scope)
    let expectations = isBeside ? [] : expectations(scope)
    let digits = fields.whole("digits") ?? 3
    let stages = StageReader(scope: scope)
    let notes =
      isBeside ? [] : notes(scope, digits: digits) { stages.read($0.text, at: $0.place) }
    var reading = ReadingReader(fields: fields, shared: shared, scope: scope).reading()
    reading.indexedLetters = letters
    let variants = variants(scope)
    for (spelling, place) in scope.spellings.noted { names.note(spelling, at: place) }
    log.append(names.problemsOfSpelling)
    guard let compiled, let graph = compiled.graph?.read(as: reading) else { return nil }
    let run = training.flatMap {
      checked(
        $0, on: graph, given: compiled.values, until: until, notes: notes,
        elsewhere: scope.spellings.elsewhere)
    }
    let places = Dictionary(
      (given ?? []).map { (Name($0.name), $0.place) }, uniquingKeysWith: { first, _ in first })
    let values = compiled.values.sorted { $0.key < $1.key }
      .map { id, value in
        let made = made[Name(graph.nodes[id].name)]
        return GivenValue(
          node: id, value: value, draw: made?.draw, choices: made?.choices ?? [],
          place: places[Name(graph.nodes[id].name)] ?? fields.place)
      }
    let content = GraphPart(
      graph: graph, given: values, run: run, expectations: expectations,
      elsewhere: Set(scope.spellings.elsewhere.map(\.number)), variants: variants, names: names,
      linePlaces: compiled.places)
    return GraphLessonPart(title: title, digits: digits, content: content, notes: notes)
  }

  private func compiled(
    _ given: [Equations.Given]?, _ learn: [Equations.PlacedName]?, _ loss: Equations.PlacedName?,
    _ aside: [Equations.PlacedName], _ examples: Axis?
  ) -> Equations.Compiled? {
    guard let scalar = fields.scalar("graph") else { return nil }
    let isJoined = scalar.style == .folded || (scalar.style != .literal && isSpread(scalar))
    if isJoined {
      log.report(.foldedGraph, scalar.place)
      return nil
    }
    var compiler = EquationCompiler(
      given: given ?? [], learn: learn, loss: loss, aside: aside, examples: examples,
      isLesson: true,
      isGivenWhole: given != nil)
    let compiled = compiler.compiled(ScalarPlaces.text(of: scalar, in: source))
    log.append(compiled.problems)
    return compiled
  }

  /// Whether a text without `|` goes on over several lines.
  private func isSpread(_ scalar: DocumentNode.Scalar) -> Bool {
    let places = ScalarPlaces.text(of: scalar, in: source).places
    return places.last?.line != scalar.place.line
  }

  /// Nil if something given may be missing here.
  private func given(_ examples: Axis?) -> ([Equations.Given]?, made: [Name: Made]) {
    guard let node = fields["given"] else { return (nil, [:]) }
    guard case .mapping(let entries, _) = node else {
      log.report(
        .wrongKind("given", expected: "names with values, as in 'w: 2'", found: node.kind),
        node.place)
      return (nil, [:])
    }
    var first: [Name: DocumentNode.Scalar] = [:]
    var made: [Name: Made] = [:]
    var isWhole = true
    let given = entries.compactMap { entry -> Equations.Given? in
      let (value, how) = value(entry.value)
      guard let name = name(entry.key) else {
        isWhole = false
        return nil
      }
      let drawn = how?.draw?.value(for: name.name, examples: examples)
      if let earlier = first[Name(name.name)] {
        log.report(
          .givenTwice(name.name, first: earlier.text, line: earlier.place.line), entry.key.place)
        return nil
      }
      first[Name(name.name)] = entry.key
      made[Name(name.name)] = how
      return Equations.Given(name.name, value ?? drawn, at: name.place)
    }
    return (isWhole ? given : nil, made)
  }

  /// How a value is made that is not written out.
  private struct Made {
    var draw: Draw?
    var choices: [Tensor] = []
  }

  /// Numbers that are written out, a draw, or several to choose from, the first of them.
  private func value(_ node: DocumentNode) -> (Tensor?, Made?) {
    guard case .mapping(let entries, _) = node else {
      return (NodeValues.tensor(node, log: log), nil)
    }
    guard entries.contains(where: { $0.key.text == "choose" }) else {
      let draw = Fields(node, .draw, source: source, log: log).flatMap {
        DrawReader(fields: $0).draw()
      }
      return (nil, Made(draw: draw))
    }
    let nodes = Fields(node, .choice, source: source, log: log)?.list("choose") ?? []
    if nodes.count < 2 { log.report(.choiceOfOne, node.place) }
    let values = nodes.compactMap { NodeValues.tensor($0, log: log) }
    for (node, value) in zip(nodes, values) where value.shape != values[0].shape {
      log.report(.choiceOfOtherShape(value.shape, first: values[0].shape), node.place)
    }
    return (values.first, Made(choices: values))
  }

  private func variants(_ scope: LiveScope) -> [Variant] {
    let texts = TextReader(scope: scope, source: source, log: log)
    return (fields.list("variants") ?? []).compactMap { node in
      guard let variant = Fields(node, .valueVariant, source: source, log: log) else { return nil }
      let title = variant.text("title")
      let values = variant["given"].flatMap { texts.values($0, as: "given", among: nil) }
      guard let title, let values else { return nil }
      return Variant(title: title, values: values, place: variant.place)
    }
  }

  private func learn() -> [Equations.PlacedName]? {
    fields.has("learn") ? fields.scalars("learn").compactMap(name) : nil
  }

  /// A name; nil if it cannot be one, which is reported.
  private func name(_ scalar: DocumentNode.Scalar) -> Equations.PlacedName? {
    let (tokens, problem) = Lexer.tokens(of: ScalarPlaces.text(of: scalar, in: source))
    if case .lookAlike? = problem?.problem {
      log.append(problem.map { [$0.asProblem] } ?? [])
      return nil
    }
    guard problem == nil, tokens.count == 2, case .name(let name) = tokens[0].kind else {
      log.report(.notAName(String(scalar.text.prefix(40)).withoutControlCharacters), scalar.place)
      return nil
    }
    return Equations.PlacedName(name, at: tokens[0].place)
  }
}

// Expected values.
extension PartReader {
  func expectations(_ scope: LiveScope) -> [Expectation] {
    guard let node = fields["expect"] else { return [] }
    guard case .mapping(let entries, _) = node else {
      log.report(
        .wrongKind("expect", expected: "names with values, as in 'L: 0.5'", found: node.kind),
        node.place)
      return []
    }
    return entries.compactMap { entry in
      let (value, within) = expected(entry.value)
      let text = ScalarPlaces.text(of: entry.key, in: source)
      switch LiveExpression.read(text, in: scope) {
      case .failure(let failure):
        log.append(failure.problems)
        return nil
      case .success(let live):
        if live.isCondition {
          log.report(.conditionIsNoValue, live.place)
          return nil
        }
        guard let value else { return nil }
        guard value.shape == live.shape else {
          log.report(
            .expectedShape(live.text, shape: live.shape, written: value.shape), entry.value.place)
          return nil
        }
        return Expectation(expression: live, value: value, within: within)
      }
    }
  }

  /// A value by itself, or with how far it may be off.
  private func expected(_ node: DocumentNode) -> (Tensor?, within: [Double]) {
    guard case .mapping = node else {
      return (NodeValues.tensor(node, log: log), NodeValues.tolerances(node))
    }
    guard let fields = Fields(node, .expectation, source: source, log: log),
      let value = fields["value"], let tensor = NodeValues.tensor(value, log: log)
    else { return (nil, []) }
    guard let within = fields["within"] else { return (tensor, NodeValues.tolerances(value)) }
    guard let bound = NodeValues.tensor(within, log: log)?.scalar else { return (nil, []) }
    if bound <= 0 { log.report(.notPositive("within"), within.place) }
    return (tensor, Array(repeating: bound, count: tensor.shape.count))
  }
}

// Training and steps.
extension PartReader {
  private func training(_ examples: Axis?) -> Training? {
    guard let node = fields["train"],
      let fields = Fields(node, .training, source: source, log: log)
    else { return nil }
    return TrainingReader(fields: fields, examples: examples).training()
  }

  /// A condition is looked at after every update, before the lesson opens.
  private static let mostUpdatesUntil = 100_000

  /// The condition that ends the training.
  private func until(_ scope: LiveScope) -> LiveExpression? {
    guard case .mapping(let entries, _)? = fields["train"],
      case .scalar(let scalar)? = entries.first(where: { $0.key.text == "until" })?.value
    else { return nil }
    // What it names at other moments is looked at while the training ends, and not on a screen.
    let own = scope.apart
    let text = ScalarPlaces.text(of: scalar, in: source)
    // It must hold for the last batch of an epoch as well, which may be smaller.
    let lastOfEpoch = (scope.batches?.perEpoch ?? 1) - 1
    var live: LiveExpression?
    for iteration in Set([0, lastOfEpoch]).sorted() {
      switch LiveExpression.read(text, in: own.at(iteration: iteration)) {
      case .success(let read): live = read
      case .failure(let failure):
        log.append(failure.problems)
        return nil
      }
    }
    for (spelling, place) in own.spellings.noted { scope.spellings.note(spelling, at: place) }
    guard let live else { return nil }
    if !live.isCondition {
      log.report(TrainingProblem.untilIsNoCondition, live.place)
      return nil
    }
    return live
  }

  /// Nil where the graph does not hold for batches of the training's size, which is reported; so is
  /// a stage that comes after its end.
  private func checked(
    _ training: Training, on graph: Graph, given: [Node.ID: Tensor], until: LiveExpression?,
    notes: [StageNote], elsewhere: [(number: Elsewhere, place: Place)]
  ) -> TrainingRun? {
    let rule = until.map { until in
      StopRule(over: until.symbols) { until.holds(number: $0) }
    }
    do {
      var run = try TrainingRun(graph, given: given, training)
      guard run.operationsNeeded <= WorkLimit.operations else {
        let problem = TrainingProblem.tooMuchWork(run.operationsNeeded)
        log.append([Problem(fields.place(ofValue: "train"), problem.sentence)])
        return nil
      }
      if let until, run.lastIteration > Self.mostUpdatesUntil {
        let problem = TrainingProblem.untilIsTooLong(most: Self.mostUpdatesUntil)
        log.append([Problem(until.place, problem.sentence)])
      } else if let rule {
        run = try TrainingRun(graph, given: given, training, until: rule)
      }
      let last = run.lastIteration
      if let until, !run.isStopped, last <= Self.mostUpdatesUntil {
        let problem = TrainingProblem.untilIsNeverTrue(last)
        log.append([Problem(until.place, .warning, problem.sentence)])
      }
      let isKnownLate = training.length.isCountedLate || run.isStopped
      for (number, place) in elsewhere where isKnownLate {
        guard case .iteration(let iteration) = number.when, iteration > last else { continue }
        let problem = EquationProblem.elsewhereBeyondEnd(iteration, end: last)
        log.append([Problem(place, problem.sentence)])
      }
      // Epochs are counted in updates only now; steps were compared when the stage was read.
      for note in notes {
        guard isKnownLate, case .iteration(let number) = note.stage, number > last else {
          continue
        }
        log.report(.stageBeyondEnd("\(number)", steps: last), note.place)
      }
      return run
    } catch .graphNeedsAllExamples(let batch, let problem) {
      var line: String?
      if case .shapesDoNotFit(let name, _) = problem { line = name }
      log.report(
        .graphNeedsAllExamples(batch: batch, line: line), fields.place(ofValue: "train"))
    } catch {
      // Without a known layout the batch is reported where it is read.
    }
    return nil
  }

  func notes(
    _ scope: LiveScope, digits: Int, stage: (DocumentNode.Scalar) -> StageReader.Outcome
  ) -> [StageNote] {
    return (fields.list("steps") ?? []).compactMap { node in
      guard let step = Fields(node, .step, source: source, log: log) else { return nil }
      let at = step.scalar("at")
      let outcome = at.map(stage)
      var scope = scope
      if case .stage(let stage)? = outcome { scope = scope.at(iteration: stage.iteration) }
      let texts = TextReader(scope: scope, source: source, log: log)
      let say = texts.prose("say", of: step)
      let light = step.scalar("light").flatMap { texts.leading($0, isSaid: say != nil) }
      let teacher = texts.prose("teacher", of: step)
      let questions = questionNodes(of: step).compactMap { node in
        Fields(node, .question, source: source, log: log)
          .flatMap { QuestionReader(fields: $0, texts: texts, digits: digits).question() }
      }
      let task = step["try"].flatMap { Fields($0, .task, source: source, log: log) }
        .flatMap { TryTaskReader(fields: $0, texts: texts).task() }
      let after = texts.prose("after", of: step)
      guard let at, let outcome else { return nil }
      switch outcome {
      case .stage(let stage):
        return StageNote(
          stage: stage, place: at.place, say: say, light: light, teacher: teacher,
          questions: questions, task: task, after: after)
      case .broken: return nil
      case .problem(let problem):
        log.report(problem, at.place)
        return nil
      }
    }
  }

  /// One question, or a list of them.
  private func questionNodes(of step: Fields) -> [DocumentNode] {
    guard case .list(let nodes, let place)? = step["ask"] else {
      return step["ask"].map { [$0] } ?? []
    }
    if nodes.isEmpty { log.report(.emptyList("ask"), place) }
    return nodes
  }
}
