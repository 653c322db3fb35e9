import Autodiff
import Notation

/// An experiment as a lesson writes it: read again, it takes other parameters, with the same limits
/// and sentences as in a file.
///
/// A class, for many values hold it and none changes it.
final class ExperimentWriting: Sendable {
  let node: DocumentNode
  /// What stands beside it; nil of an experiment by itself.
  let beside: GraphBeside?
  let source: SourceText
  let place: Place

  /// A graph that trains, and how.
  struct GraphBeside: Sendable {
    let graph: GraphPart
    let train: DocumentNode?
  }

  init(node: DocumentNode, beside: GraphBeside?, source: SourceText, place: Place) {
    self.node = node
    self.beside = beside
    self.source = source
    self.place = place
  }

  /// - Returns: what is wrong with it beside nil.
  func read() -> (read: ExperimentReader.Read?, problems: [Problem]) {
    let log = ProblemLog()
    let read = ExperimentReader(writing: self, log: log).read()
    return (log.problems.hasErrors ? nil : read, log.problems)
  }

  /// With another value for a key of the experiment or of `train`, or with a rate for each optimizer;
  /// nil where there is no such key.
  func setting(_ name: String, to value: DocumentNode) -> ExperimentWriting? {
    if name == ExperimentParameter.rates, node.has("optimizers") {
      return ExperimentWriting(
        node: node.settingRates(value), beside: beside, source: source, place: place)
    }
    if let kind = ExperimentReader.kind(of: node), KeyTable.experiment(kind).all.contains(name) {
      // A list of widths says how many layers there are.
      let node = name == "width" && value.count != nil ? node.without("layers") : node
      return ExperimentWriting(
        node: node.setting(name, to: value), beside: beside, source: source, place: place)
    }
    guard let beside, let train = beside.train, KeyTable.training.all.contains(name) else {
      return nil
    }
    return ExperimentWriting(
      node: node,
      beside: GraphBeside(graph: beside.graph, train: train.setting(name, to: value)),
      source: source, place: place)
  }

  /// Everything that is drawn is drawn from another seed; nil where nothing is.
  func seeded(_ seed: Int) -> ExperimentWriting? {
    let number = DocumentNode.plain(String(seed), place)
    guard let beside else { return setting("seed", to: number) }
    return ExperimentWriting(
      node: node,
      beside: GraphBeside(
        graph: beside.graph.seeded(UInt64(seed)),
        train: beside.train?.setting("seed", to: number)),
      source: source, place: place)
  }
}

extension DocumentNode {
  static func plain(_ text: String, _ place: Place) -> DocumentNode {
    .scalar(Scalar(text: text, style: .plain, place: place))
  }

  fileprivate func without(_ key: String) -> DocumentNode {
    guard case .mapping(let entries, let place) = self else { return self }
    return .mapping(entries.filter { $0.key.text != key }, place)
  }

  /// A group of keys with another value for one of them.
  fileprivate func setting(_ key: String, to value: DocumentNode) -> DocumentNode {
    guard case .mapping(var entries, let place) = self else { return self }
    if let index = entries.firstIndex(where: { $0.key.text == key }) {
      entries[index] = Entry(key: entries[index].key, value: value)
    } else {
      entries.append(
        Entry(key: Scalar(text: key, style: .plain, place: place), value: value))
    }
    return .mapping(entries, place)
  }
}

extension DocumentNode {
  /// Of `descent-paths`: with a rate for each optimizer; one too few or too many is left as it is.
  fileprivate func settingRates(_ rates: DocumentNode) -> DocumentNode {
    guard case .list(let rates, _) = rates, case .mapping(let entries, _) = self,
      case .list(let optimizers, let place)? = entries.first(where: { $0.key.text == "optimizers" }
      )?
      .value
    else { return self }
    return setting(
      "optimizers",
      to: .list(zip(optimizers, rates).map { $0.setting("rate", to: $1) }, place))
  }

  /// How many entries a list has; nil of anything else.
  fileprivate var count: Int? { if case .list(let nodes, _) = self { nodes.count } else { nil } }
}

extension GraphPart {
  /// With everything that is drawn drawn from another seed.
  fileprivate func seeded(_ seed: UInt64) -> GraphPart {
    let drawn = given.map { given in
      guard let draw = given.draw?.seeded(seed) else { return given }
      return GivenValue(
        node: given.node,
        value: draw.value(for: graph.nodes[given.node].name, examples: graph.examples), draw: draw,
        choices: [], place: given.place)
    }
    return GraphPart(
      graph: graph, given: drawn, run: run, expectations: expectations,
      elsewhere: elsewhere, variants: variants, names: names,
      linePlaces: linePlaces)
  }
}

extension Draw {
  fileprivate func seeded(_ seed: UInt64) -> Draw {
    Draw(shape: shape, initializer: initializer, fan: fan, settings: settings, seed: seed)
  }
}

// What a reader may change.
extension ExperimentPart {
  /// The same with other parameters.
  ///
  /// - Parameter text: as in a lesson: `0.02`, `[0.01, 0.02]`, `tanh`.
  public func setting(_ name: String, to text: String) -> Result<ExperimentPart, ValueError> {
    if text.trimmed.isEmpty {
      return .failure(
        ValueError(problem: Problem(.start, ExperimentProblem.noValue(name).sentence)))
    }
    let document = YamlDocument(text)
    guard let value = document.root else {
      return .failure(
        ValueError(
          problem: document.problems.first
            ?? Problem(.start, ExperimentProblem.noValue(name).sentence)))
    }
    guard let changed = writing.setting(name, to: value) else {
      let names = parameters.map(\.name)
      let problem = ExperimentProblem.noParameter(
        name, nearest: NearestWord.of(name, among: names), known: names)
      return .failure(ValueError(problem: Problem(.start, problem.sentence)))
    }
    if name == ExperimentParameter.rates,
      let parameter = parameters.first(where: { $0.name == name }),
      case .numbers(let rates) = parameter.value, value.count != rates.count
    {
      let problem = ExperimentProblem.ratesForAll(rates.count)
      return .failure(ValueError(problem: Problem(.start, problem.sentence)))
    }
    return with(changed)
  }

  /// The same with other numbers for parameters, by their ids.
  func setting(_ values: [Node.ID: Tensor]) -> Result<ExperimentPart, ValueError> {
    values.sorted { $0.key < $1.key }.reduce(.success(self)) { part, change in
      part.flatMap { part in
        guard part.parameters.indices.contains(change.key) else { return .success(part) }
        let numbers = change.value.elements.map(NumberText.shortest)
        let parameter = part.parameters[change.key]
        if case .numbers = parameter.value {
          return part.setting(parameter.name, to: "[\(numbers.joined(separator: ", "))]")
        }
        return part.setting(parameter.name, to: numbers[0])
      }
    }
  }

  /// The same drawn from another seed; itself where nothing is drawn.
  public func seeded(_ seed: Int) -> Result<ExperimentPart, ValueError> {
    writing.seeded(seed).map(with) ?? .success(self)
  }

  private func with(_ writing: ExperimentWriting) -> Result<ExperimentPart, ValueError> {
    let (read, problems) = writing.read()
    guard let read else {
      return .failure(
        ValueError(
          problem: problems.first { $0.severity == .error }
            ?? Problem(.start, ExperimentProblem.noValue("experiment").sentence)))
    }
    return .success(
      ExperimentPart(
        experiment: read.experiment, parameters: read.parameters, expectations: expectations,
        readings: readings, writing: writing))
  }
}

extension ExperimentParameter.Value {
  /// As a lesson writes it.
  package var text: String {
    switch self {
    case .number(let number): NumberText.shortest(number)
    case .numbers(let numbers):
      "[\(numbers.map(NumberText.shortest).joined(separator: ", "))]"
    case .word(let word, _): word
    case .words(let words, _): "[\(words.joined(separator: ", "))]"
    }
  }
}
