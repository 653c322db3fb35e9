import Autodiff
import Experiments
import Notation

/// Reads `experiment`, by itself or beside a graph.
struct ExperimentReader {
  typealias Read = (experiment: Experiment, parameters: [ExperimentParameter])

  let writing: ExperimentWriting
  let log: ProblemLog

  /// What is written as its kind; nil if it is none.
  static func kind(of node: DocumentNode) -> Experiment.Kind? {
    guard case .mapping(let entries, _) = node,
      case .scalar(let scalar)? = entries.first(where: { $0.key.text == "kind" })?.value
    else { return nil }
    return Experiment.Kind(rawValue: scalar.text.trimmed)
  }

  /// Nil if there is an error, which is reported.
  func read() -> Read? {
    guard let kind = Self.kind(of: writing.node) else {
      reportKind()
      return nil
    }
    guard let fields = Fields(writing.node, .experiment(kind), source: writing.source, log: log)
    else { return nil }
    if kind.standsBesideGraph != (writing.beside != nil) {
      log.report(
        kind.standsBesideGraph ? .standsBesideGraph(kind.rawValue) : .standsAlone(kind.rawValue),
        fields.place(ofValue: "kind"))
      return nil
    }
    guard let read = read(kind, fields) else { return nil }
    let outlines = read.experiment.outlines
    for (index, outline) in outlines.enumerated()
    where outlines[..<index].contains(where: { $0.name == outline.name }) {
      log.report(.twoOfAName(outline.name), fields.place)
      return nil
    }
    let needed = read.experiment.numbersNeeded
    guard needed <= ExperimentLimits.numbers else {
      log.report(.tooLarge(needs: needed, most: ExperimentLimits.numbers), fields.place)
      return nil
    }
    guard read.experiment.operationsNeeded <= WorkLimit.operations else {
      let problem = ExperimentProblem.tooMuchWork(read.experiment.operationsNeeded)
      log.report(problem, fields.place)
      return nil
    }
    return read
  }

  private func reportKind() {
    guard
      let fields = Fields(writing.node, .experimentOfAnyKind, source: writing.source, log: log)
    else { return }
    _ = fields.word("kind")
  }

  private func read(_ kind: Experiment.Kind, _ fields: Fields) -> Read? {
    switch kind {
    case .curves: curves(fields)
    case .signals: signals(fields)
    case .matrixProduct: matrixProduct(fields)
    case .descent: DescentReader(fields: fields, place: writing.place).read()
    case .comparison:
      writing.beside.flatMap { ComparisonReader(fields: fields, beside: $0).read() }
    case .training: training(fields)
    }
  }

  private func curves(_ fields: Fields) -> Read? {
    let functions = words("functions", of: fields) { name in
      KeyTable.curveFunctions.first { $0.name == name }
    }
    let (from, to, step) = (
      number("from", of: fields, -8), number("to", of: fields, 8),
      number("step", of: fields, 0.1)
    )
    guard let functions, let from, let to, let step else { return nil }
    guard to > from else {
      log.report(.emptyStretch, fields.place(of: fields.has("to") ? "to" : "from"))
      return nil
    }
    guard (to - from).isFinite else {
      log.report(.endlessStretch, fields.place(of: fields.has("to") ? "to" : "from"))
      return nil
    }
    guard Curves.count(from: from, to: to, step: step) <= Double(ExperimentLimits.points) else {
      log.report(.tooManyPoints, fields.place(of: "step"))
      return nil
    }
    return (
      .curves(Curves(functions: functions, from: from, to: to, step: step)),
      [
        ExperimentParameter(
          name: "functions",
          value: .words(functions.map(\.name), of: KeyTable.curveFunctions.map(\.name))),
        .number("from", from), .number("to", to), .number("step", step),
      ]
    )
  }

  private func signals(_ fields: Fields) -> Read? {
    let seed = whole("seed", of: fields, 0)
    let widths = widths(fields)
    let examples = whole("examples", of: fields, 100)
    let activation = fields.has("activation") ? fields.word("activation") : "relu"
    guard fields.has("variances") != fields.has("inits") else {
      log.report(
        .variancesOrInits, fields.has("inits") ? fields.place(of: "inits") : fields.place)
      return nil
    }
    let variances = fields.has("variances") ? variances(fields) : []
    let inits =
      fields.has("inits")
      ? words("inits", of: fields) { name in
        KeyTable.signalInitializers.first { $0.name == name }
      } : []
    guard let seed, let widths, let examples, let activation, let variances, let inits,
      let inputs = whole("inputs", of: fields, widths[0])
    else { return nil }
    let curves =
      variances.map {
        SignalPropagation.Curve(NumberText.shortest($0), .variance($0))
      } + inits.map { SignalPropagation.Curve($0.name, .initializer($0)) }
    let width = Set(widths).count == 1 ? [widths[0]] : widths
    return (
      .signals(
        SignalPropagation(
          widths: widths, inputs: inputs, examples: examples,
          activation: KeyTable.signalActivations.first { $0.name == activation },
          curves: curves, seed: UInt64(seed))),
      [
        .number("layers", Double(widths.count)),
        width.count == 1
          ? .number("width", Double(width[0]))
          : ExperimentParameter(name: "width", value: .numbers(width.map(Double.init))),
        .number("inputs", Double(inputs)), .number("examples", Double(examples)),
        ExperimentParameter(
          name: "activation", value: .word(activation, of: KeyTable.signalActivationNames)),
        inits.isEmpty
          ? ExperimentParameter(name: "variances", value: .numbers(variances))
          : ExperimentParameter(
            name: "inits",
            value: .words(
              inits.map(\.name), of: KeyTable.signalInitializers.map(\.name))),
        .number("seed", Double(seed)),
      ]
    )
  }

  private func variances(_ fields: Fields) -> [Double]? {
    guard let node = fields["variances"], let tensor = NodeValues.tensor(node, log: log) else {
      return nil
    }
    guard tensor.elements.allSatisfy({ $0 > 0 }) else {
      log.report(.notAVariance, node.place)
      return nil
    }
    return tensor.elements
  }

  /// Of the hidden layers: one number for all of them, or a list.
  private func widths(_ fields: Fields) -> [Int]? {
    let layers = whole("layers", of: fields, 50)
    guard let node = fields["width"] else {
      return layers.map { Array(repeating: 100, count: $0) }
    }
    guard let tensor = NodeValues.tensor(node, log: log), let layers else { return nil }
    let widths = tensor.elements.compactMap { Int(exactly: $0) }
      .filter { (1...ExperimentLimits.width).contains($0) }
    guard widths.count == tensor.elements.count else {
      log.report(.noWidth, node.place)
      return nil
    }
    if case .scalar = node { return Array(repeating: widths[0], count: layers) }
    if fields.has("layers"), layers != widths.count {
      log.report(.widthsAreNotLayers(widths.count, layers: layers), fields.place(of: "layers"))
      return nil
    }
    return widths
  }

  private func matrixProduct(_ fields: Fields) -> Read? {
    let (size, factors, seed) = (
      whole("size", of: fields, 4), whole("factors", of: fields, 100), whole("seed", of: fields, 0)
    )
    guard let size, let factors, let seed, let scale = number("scale", of: fields, 1) else {
      return nil
    }
    return (
      .matrixProduct(
        MatrixProduct(size: size, factors: factors, scale: scale, seed: UInt64(seed))),
      [
        .number("size", Double(size)), .number("factors", Double(factors)),
        .number("scale", scale), .number("seed", Double(seed)),
      ]
    )
  }

  private func training(_ fields: Fields) -> Read? {
    guard let beside = writing.beside else { return nil }
    guard let run = beside.run(log, source: writing.source) else {
      if beside.train == nil {
        log.report(.needsTraining("training"), fields.place(ofValue: "kind"))
      }
      return nil
    }
    return (.training(TrainingCurve(run)), run.training.parameters)
  }
}

// Values with what they are where they are left out.
extension ExperimentReader {
  private func whole(_ key: String, of fields: Fields, _ usual: Int) -> Int? {
    fields.has(key) ? fields.whole(key) : usual
  }

  private func number(_ key: String, of fields: Fields, _ usual: Double) -> Double? {
    fields.has(key) ? fields.number(key) : usual
  }

  /// A list of names of something; nil where one is unknown.
  private func words<Item>(
    _ key: String, of fields: Fields, _ find: (String) -> Item?
  ) -> [Item]? {
    guard fields.list(key) != nil else { return nil }
    let scalars = fields.scalars(key)
    if scalars.isEmpty {
      log.report(.emptyList(key), fields.place(of: key))
      return nil
    }
    let found = scalars.compactMap { scalar -> Item? in
      if let item = find(scalar.text.trimmed) { return item }
      guard case .list(of: .word(let allowed), _) = fields.table[key] else { return nil }
      log.report(
        .notOneOf(
          key, written: scalar.text.withoutControlCharacters, allowed: allowed,
          nearest: NearestWord.of(scalar.text, among: allowed)), scalar.place)
      return nil
    }
    return found.count == scalars.count ? found : nil
  }
}

extension ExperimentParameter {
  static func number(_ name: String, _ number: Double) -> ExperimentParameter {
    ExperimentParameter(name: name, value: .number(number))
  }
}

extension Training {
  /// What of it can be set.
  var parameters: [ExperimentParameter] {
    let constants = ["momentum": "μ", "decay": "α", "beta1": "β1", "beta2": "β2"]
    let count: ExperimentParameter =
      switch length {
      case .epochs(let count): .number("epochs", Double(count))
      case .steps(let count): .number("steps", Double(count))
      }
    return [.number("rate", rate ?? optimizer.usualRate), count, .number("seed", Double(seed))]
      + constants.sorted { $0.key < $1.key }.compactMap { key, symbol in
        optimizer.constants[symbol].map { .number(key, $0) }
      }
  }
}

extension ExperimentWriting.GraphBeside {
  /// The graph as it trains; nil if it does not, and if there is an error, which is reported.
  func run(
    _ log: ProblemLog, source: SourceText, train other: DocumentNode? = nil,
    given changes: [Node.ID: Tensor] = [:]
  ) -> TrainingRun? {
    guard let node = other ?? train,
      let fields = Fields(node, .training, source: source, log: log),
      let training = TrainingReader(fields: fields, examples: graph.graph.examples).training()
    else { return nil }
    do {
      return try TrainingRun(
        graph.graph, given: graph.values.merging(changes) { _, changed in changed }, training)
    } catch .graphNeedsAllExamples(let batch, let problem) {
      var line: String?
      if case .shapesDoNotFit(let name, _) = problem { line = name }
      log.report(.graphNeedsAllExamples(batch: batch, line: line), fields.place)
    } catch {
      // Without a known layout the batch is reported where it is read.
    }
    return nil
  }
}
