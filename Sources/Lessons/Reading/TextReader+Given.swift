import Autodiff
import Notation

// What is given, by its names.

extension TextReader {
  /// Something given, by its name.
  func given(_ scalar: DocumentNode.Scalar) -> Node.ID? {
    let name = scalar.text.trimmed
    switch scope.meaning(name) {
    case .broken: return nil
    case .unknown(let problem):
      log.append([Problem(scalar.place, problem.sentence)])
      return nil
    case .node(let id, _):
      if scope.graph?.nodes[id].kind == .computed {
        log.report(.editIsNotGiven(name), scalar.place)
        return nil
      }
      return id
    }
  }

  /// A value whose ways to the loss are lit where something is said; nil if there is an error, which
  /// is reported.
  func leading(_ scalar: DocumentNode.Scalar, isSaid: Bool) -> Node.ID? {
    let name = scalar.text.trimmed
    guard case .node(let id, _) = scope.meaning(name), let graph = scope.graph else {
      if case .unknown(let problem) = scope.meaning(name) {
        log.append([Problem(scalar.place, problem.sentence)])
      } else if scope.series != nil {
        log.report(.lightsNothing(name), scalar.place)
      }
      return nil
    }
    if Way(from: id, in: graph) == nil {
      log.report(.lightsNothing(name), scalar.place)
    } else if !isSaid {
      log.report(.lightIsNotSaid(name), scalar.place)
    }
    return id
  }

  /// Values for what is given, each of its shape.
  ///
  /// - Parameter edited: what may be named; nil for all that is given.
  func values(_ node: DocumentNode, as key: String, among edited: [Node.ID]?) -> [Node.ID: Tensor]?
  {
    guard case .mapping(let entries, _) = node else {
      log.report(
        .wrongKind(key, expected: "names with values, as in 'w: 2'", found: node.kind), node.place)
      return nil
    }
    var values: [Node.ID: Tensor] = [:]
    for entry in entries {
      let value = NodeValues.tensor(entry.value, log: log)
      guard let id = given(entry.key), let value else { return nil }
      if let edited, !edited.contains(id) {
        log.report(.solutionIsNotEdited(entry.key.text), entry.key.place)
        return nil
      }
      if let shape = scope.graph?.nodes[id].shape, shape != value.shape {
        log.report(
          .solutionShape(entry.key.text, shape, written: value.shape), entry.value.place)
        return nil
      }
      values[id] = value
    }
    return values
  }
}
