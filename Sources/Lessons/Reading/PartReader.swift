import Autodiff
import Notation

/// Reads a part: a graph with its values and expectations, and the steps.
struct PartReader {
  let fields: Fields
  let log: ProblemLog
  let source: SourceText

  init(_ fields: Fields) {
    self.fields = fields
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
    let (given, draws) = given(examples)
    let learn = learn()
    let loss = fields.scalar("loss").flatMap(name)
    let compiled = compiled(given, learn, loss, examples)
    var names = compiled?.names ?? NameTable.incomplete
    let scope = LiveScope(names: names, graph: compiled?.graph, examples: examples)
    let training = training(examples)
    let expectations = isBeside ? [] : expectations(scope)
    let digits = fields.whole("digits") ?? 3
    // A training that is not understood is a training all the same.
    let stages = StageReader(
      scope: scope, training: training, mayTrain: training != nil || fields.has("train"))
    let notes =
      isBeside ? [] : notes(scope, digits: digits) { stages.read($0.text, at: $0.place) }
    for (spelling, place) in scope.spellings.noted { names.note(spelling, at: place) }
    log.append(names.problemsOfSpelling)
    guard let compiled, let graph = compiled.graph else { return nil }
    let run = training.flatMap {
      checked($0, on: graph, given: compiled.values, notes: notes)
    }
    let places = Dictionary(
      (given ?? []).map { (Name($0.name), $0.place) }, uniquingKeysWith: { first, _ in first })
    let values = compiled.values.sorted { $0.key < $1.key }
      .map { id, value in
        GivenValue(
          node: id, value: value, draw: draws[Name(graph.nodes[id].name)],
          place: places[Name(graph.nodes[id].name)] ?? fields.place)
      }
    let content = GraphPart(
      graph: graph, given: values, run: run, expectations: expectations, names: names,
      linePlaces: compiled.places)
    return GraphLessonPart(title: title, digits: digits, content: content, notes: notes)
  }

  private func compiled(
    _ given: [Equations.Given]?, _ learn: [Equations.PlacedName]?, _ loss: Equations.PlacedName?,
    _ examples: Axis?
  ) -> Equations.Compiled? {
    guard let scalar = fields.scalar("graph") else { return nil }
    let isJoined = scalar.style == .folded || (scalar.style != .literal && isSpread(scalar))
    if isJoined {
      log.report(.foldedGraph, scalar.place)
      return nil
    }
    var compiler = EquationCompiler(
      given: given ?? [], learn: learn, loss: loss, examples: examples, isLesson: true,
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
  private func given(_ examples: Axis?) -> ([Equations.Given]?, draws: [Name: Draw]) {
    guard let node = fields["given"] else { return (nil, [:]) }
    guard case .mapping(let entries, _) = node else {
      log.report(
        .wrongKind("given", expected: "names with values, as in 'w: 2'", found: node.kind),
        node.place)
      return (nil, [:])
    }
    var first: [Name: DocumentNode.Scalar] = [:]
    var draws: [Name: Draw] = [:]
    var isWhole = true
    let given = entries.compactMap { entry -> Equations.Given? in
      let (value, draw) = value(entry.value)
      guard let name = name(entry.key) else {
        isWhole = false
        return nil
      }
      let drawn = draw?.value(for: name.name, examples: examples)
      if let earlier = first[Name(name.name)] {
        log.report(
          .givenTwice(name.name, first: earlier.text, line: earlier.place.line), entry.key.place)
        return nil
      }
      first[Name(name.name)] = entry.key
      draws[Name(name.name)] = draw
      return Equations.Given(name.name, value ?? drawn, at: name.place)
    }
    return (isWhole ? given : nil, draws)
  }

  /// Numbers that are written out, or a draw.
  private func value(_ node: DocumentNode) -> (Tensor?, Draw?) {
    guard case .mapping = node else {
      return (NodeValues.tensor(node, log: log), nil)
    }
    return (
      nil,
      Fields(node, .draw, source: source, log: log).flatMap { DrawReader(fields: $0).draw() }
    )
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

  /// Nil where the graph does not hold for batches of the training's size, which is reported; so is
  /// a stage that comes after its end.
  private func checked(
    _ training: Training, on graph: Graph, given: [Node.ID: Tensor], notes: [StageNote]
  ) -> TrainingRun? {
    do {
      let run = try TrainingRun(graph, given: given, training)
      let last = run.lastIteration
      // Epochs are counted in updates only now; steps were compared when the stage was read.
      for note in notes {
        guard case .epochs = training.length, case .iteration(let number) = note.stage,
          number > last
        else { continue }
        log.report(.stageBeyondEnd(number, steps: last), note.place)
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
    let texts = TextReader(scope: scope, source: source, log: log)
    return (fields.list("steps") ?? []).compactMap { node in
      guard let step = Fields(node, .step, source: source, log: log) else { return nil }
      let say = texts.prose("say", of: step)
      let teacher = texts.prose("teacher", of: step)
      let questions = asked(in: step).compactMap { node in
        Fields(node, .question, source: source, log: log)
          .flatMap { QuestionReader(fields: $0, texts: texts, digits: digits).question() }
      }
      let task = step["try"].flatMap { Fields($0, .task, source: source, log: log) }
        .flatMap { TryTaskReader(fields: $0, texts: texts).task() }
      let after = texts.prose("after", of: step)
      guard let at = step.scalar("at") else { return nil }
      switch stage(at) {
      case .stage(let stage):
        return StageNote(
          stage: stage, place: at.place, say: say, teacher: teacher, questions: questions,
          task: task, after: after)
      case .broken: return nil
      case .problem(let problem):
        log.report(problem, at.place)
        return nil
      }
    }
  }

  /// One question, or a list of them.
  private func asked(in step: Fields) -> [DocumentNode] {
    guard case .list(let nodes, let place)? = step["ask"] else {
      return step["ask"].map { [$0] } ?? []
    }
    if nodes.isEmpty { log.report(.emptyList("ask"), place) }
    return nodes
  }
}
