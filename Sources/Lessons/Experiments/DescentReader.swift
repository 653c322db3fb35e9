import Autodiff
import Experiments
import Notation

/// Reads `descent-paths`: a function of two numbers, and the ways down.
struct DescentReader {
  let fields: Fields
  let place: Place

  private var log: ProblemLog { fields.log }

  /// Functions that have a name: a valley that is steep on one side, a saddle, and Rosenbrock's
  /// banana (1960).
  static let functions = [
    ("ravine", "w1^2/10 + 2*w2^2"), ("saddle", "w1^2 - w2^2"),
    ("rosenbrock", "(1 - w1)^2 + 100*(w2 - w1^2)^2"),
  ]

  func read() -> ExperimentReader.Read? {
    let steps = fields.whole("steps")
    let start = start()
    guard let steps, let start, let (graph, names) = graph(start) else { return nil }
    let paths = paths(steps)
    guard let paths else { return nil }
    let given = Dictionary(uniqueKeysWithValues: zip(names, start.map { Tensor($0) }))
    let rates = paths.map { $0.training.rate ?? $0.training.optimizer.usualRate }
    return (
      .descent(
        DescentPaths(
          graph: graph, x: names[0], y: names[1], given: given, paths: paths, steps: steps)),
      [
        ExperimentParameter(name: "start", value: .numbers(start)),
        .number("steps", Double(steps)),
        ExperimentParameter(name: ExperimentParameter.rates, value: .numbers(rates)),
      ]
    )
  }

  private func start() -> [Double]? {
    guard let node = fields["start"], let tensor = NodeValues.tensor(node, log: log) else {
      return nil
    }
    guard tensor.elements.count == 2 else {
      log.report(.startIsNotTwoNumbers, node.place)
      return nil
    }
    return tensor.elements
  }

  /// The function as a graph, and its two names in the order in which it has them.
  private func graph(_ start: [Double]) -> (Graph, names: [Node.ID])? {
    guard let scalar = fields.scalar("function") else { return nil }
    let known = Self.functions.first { $0.0 == scalar.text.trimmed }?.1
    let written =
      known.map { Array($0) } ?? ScalarPlaces.text(of: scalar, in: fields.source).characters
    let (tokens, problem) = Lexer.tokens(of: PlacedText(String(written)))
    var parser = EquationParser(tokens, inEquation: true)
    guard problem == nil, let expression = try? parser.expression() else {
      // The compiler says what is wrong with it.
      _ = compiled(written, [], at: scalar.place)
      return nil
    }
    var names: [String] = []
    for (name, _) in expression.names where !names.contains(where: { Name($0) == Name(name) }) {
      if Name(name) != Name("π") { names.append(name) }
    }
    guard names.count == 2 else {
      log.report(
        .needsTwoNames(scalar.text.withoutControlCharacters, found: names.count), scalar.place)
      return nil
    }
    let given = zip(names, start).map { name, number in
      Equations.Given(name, Tensor(number), at: scalar.place)
    }
    guard let graph = compiled(written, given, at: scalar.place) else { return nil }
    let ids = names.compactMap { graph.node(named: $0)?.id }
    return ids.count == 2 ? (graph, ids) : nil
  }

  /// - Parameter place: that of the text; all problems are reported there.
  private func compiled(
    _ expression: [Character], _ given: [Equations.Given], at place: Place
  ) -> Graph? {
    let names = given.map { Name($0.name) }
    let loss = ["l", "L", "f"].first { !names.contains(Name($0)) } ?? "loss"
    let characters = Array("\(loss) = ") + expression
    let text = PlacedText(String(characters), allAt: place)
    var compiler = EquationCompiler(
      given: given, learn: nil, loss: nil, examples: nil, isLesson: true,
      isGivenWhole: !given.isEmpty)
    let compiled = compiler.compiled(text)
    log.append(compiled.problems)
    return compiled.graph
  }

  private func paths(_ steps: Int) -> [DescentPaths.Path]? {
    guard let nodes = fields.list("optimizers") else { return nil }
    if nodes.isEmpty { log.report(.emptyList("optimizers"), fields.place(of: "optimizers")) }
    let paths = nodes.compactMap { node -> DescentPaths.Path? in
      guard let path = Fields(node, .path, source: fields.source, log: log) else { return nil }
      let title = path.text("title")
      let training = TrainingReader(fields: path, examples: nil, length: .steps(steps)).training()
      guard let title, let training else { return nil }
      return DescentPaths.Path(title, training)
    }
    return paths.count == nodes.count && !paths.isEmpty ? paths : nil
  }
}
