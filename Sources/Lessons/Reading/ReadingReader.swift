import Autodiff
import Notation

/// Reads how a graph is to be read: `labels`, `aside` and `order`.
struct ReadingReader {
  let fields: Fields
  /// The labels of the whole lesson, which a part's own overrule.
  let shared: SharedLabels?
  let scope: LiveScope

  private var log: ProblemLog { fields.log }

  func reading() -> Graph.Reading {
    var reading = scope.graph?.reading ?? Graph.Reading()
    reading.order = order()
    let own = fields["labels"].map { Self.entries($0, log: log) } ?? []
    for entries in [shared?.entries(for: scope.names) ?? [], own] {
      for (name, label) in labels(entries) { reading.labels[name] = label }
    }
    return reading
  }

  /// What stands below `labels`; nothing where that is no names with labels, which is reported.
  static func entries(_ node: DocumentNode, log: ProblemLog) -> [DocumentNode.Entry] {
    if case .mapping(let entries, _) = node { return entries }
    log.report(
      .wrongKind("labels", expected: "names with labels, as in 'S1: S⁽¹⁾'", found: node.kind),
      node.place)
    return []
  }

  private func order() -> [Node.ID] {
    var order: [Node.ID] = []
    for scalar in fields.scalars("order") {
      let name = scalar.text.trimmed
      switch scope.meaning(name) {
      case .broken: break
      case .unknown(let problem): log.append([Problem(scalar.place, problem.sentence)])
      case .node(let id, _):
        scope.spellings.note(name, at: scalar.place)
        if scope.graph.map({ $0.nodes[id].kind != .parameter }) ?? false {
          log.report(.orderIsNotLearned(name), scalar.place)
        } else if order.contains(id) {
          log.report(.orderTwice(name), scalar.place)
        } else {
          order.append(id)
        }
      }
    }
    return order
  }

  private func labels(_ entries: [DocumentNode.Entry]) -> [(Symbol, String)] {
    if entries.isEmpty { return [] }
    var taken = takenNames(entries)
    return entries.compactMap { entry -> (Symbol, String)? in
      guard let name = symbol(entry.key) else { return nil }
      guard case .scalar(let scalar) = entry.value, !scalar.text.trimmed.isEmpty else {
        if case .scalar = entry.value {
          log.report(.isMissing(entry.key.text.withoutControlCharacters), entry.key.place)
        } else {
          log.report(
            .wrongKind("labels", expected: "texts, as in 'S⁽¹⁾'", found: entry.value.kind),
            entry.value.place)
        }
        return nil
      }
      let label = Label(scalar.text.trimmed)
      if let strange = label.strange {
        log.report(.labelIsStrange(label.text.withoutControlCharacters, strange), scalar.place)
        return nil
      }
      for text in Set([label.text, label.ascii]) {
        if let other = taken[text], other != name {
          log.report(.labelTaken(label.text, by: spelled(other)), scalar.place)
          return nil
        }
      }
      for text in [label.text, label.ascii] { taken[text] = name }
      return (name, label.text)
    }
  }

  /// How everything is written that has no label, in both ways.
  private func takenNames(_ entries: [DocumentNode.Entry]) -> [String: Symbol] {
    let labelled = Set(entries.map { Name($0.key.text.trimmed) })
    var taken: [String: Symbol] = [:]
    for node in scope.graph?.nodes ?? [] where !labelled.contains(Name(node.name)) {
      for text in [Name(node.name).label, Name(node.name).ascii] { taken[text] = .value(node.id) }
    }
    return taken
  }

  private func spelled(_ name: Symbol) -> String {
    guard let id = name.node, let node = scope.graph?.nodes[id] else { return "" }
    if case .gradient = name { return "grad(\(node.name))" }
    return node.name
  }

  /// Nil of what is none, which is reported.
  private func symbol(_ key: DocumentNode.Scalar) -> Symbol? {
    switch LiveExpression.read(ScalarPlaces.text(of: key, in: fields.source), in: scope) {
    case .success(let live):
      if let symbol = live.symbol, symbol.elsewhere == nil { return symbol }
      log.report(.labelOfNoName(key.text.withoutControlCharacters), key.place)
    case .failure(let failure): log.append(failure.problems)
    }
    return nil
  }
}
