import Autodiff
import Experiments

/// Reads `comparison`: one graph trained from other values, or in another way.
struct ComparisonReader {
  let fields: Fields
  let beside: ExperimentWriting.GraphBeside

  private var log: ProblemLog { fields.log }

  func read() -> ExperimentReader.Read? {
    let shown = shown()
    guard let nodes = fields.list("parts") else { return nil }
    if nodes.isEmpty { log.report(.emptyList("parts"), fields.place(of: "parts")) }
    let variants = nodes.compactMap(variant)
    guard let shown, let first = variants.first, variants.count == nodes.count else { return nil }
    return (
      .comparison(TrainingComparison(variants, showing: shown)),
      beside.train == nil ? [] : first.run.training.parameters
    )
  }

  /// One number each.
  private func shown() -> [Node.ID]? {
    guard fields.list("show") != nil else { return nil }
    let scalars = fields.scalars("show")
    if scalars.isEmpty { log.report(.emptyList("show"), fields.place(of: "show")) }
    let ids = scalars.compactMap { scalar -> Node.ID? in
      guard let node = node(scalar) else { return nil }
      if node.shape.isScalar { return node.id }
      log.report(.notOneNumber(node.name), scalar.place)
      return nil
    }
    return ids.count == scalars.count && !ids.isEmpty ? ids : nil
  }

  private func node(_ scalar: DocumentNode.Scalar) -> Node? {
    if let node = beside.graph.node(named: scalar.text.trimmed) { return node }
    let name = scalar.text.trimmed.withoutControlCharacters
    log.report(
      .stageNamesNothing(name, nearest: beside.graph.names.nearest(to: name)), scalar.place)
    return nil
  }

  private func variant(_ node: DocumentNode) -> TrainingComparison.Variant? {
    guard let variant = Fields(node, .variant, source: fields.source, log: log) else { return nil }
    let title = variant.text("title")
    let given = given(variant)
    guard let title, let given else { return nil }
    guard variant.has("train") || beside.train != nil else {
      log.report(.needsTraining("comparison"), variant.place)
      return nil
    }
    return beside.run(log, source: fields.source, train: variant["train"], given: given)
      .map { TrainingComparison.Variant(title, $0) }
  }

  /// What is given other than in the graph.
  private func given(_ variant: Fields) -> [Node.ID: Tensor]? {
    guard let node = variant["given"] else { return [:] }
    guard case .mapping(let entries, _) = node else {
      log.report(
        .wrongKind("given", expected: "names with values, as in 'w: 2'", found: node.kind),
        node.place)
      return nil
    }
    var given: [Node.ID: Tensor] = [:]
    for entry in entries {
      guard let node = self.node(entry.key), let value = value(entry.value, of: node) else {
        return nil
      }
      if node.kind == .computed {
        log.report(.editIsNotGiven(node.name), entry.key.place)
        return nil
      }
      guard value.shape == node.shape else {
        log.report(
          .solutionShape(node.name, node.shape, written: value.shape), entry.value.place)
        return nil
      }
      given[node.id] = value
    }
    return given
  }

  private func value(_ written: DocumentNode, of node: Node) -> Tensor? {
    guard case .mapping = written else { return NodeValues.tensor(written, log: log) }
    return Fields(written, .draw, source: fields.source, log: log)
      .flatMap { DrawReader(fields: $0).draw() }?
      .value(for: node.name, examples: beside.graph.graph.examples)
  }
}
