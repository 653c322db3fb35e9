import Autodiff
import Notation

/// Reads `try`.
struct TryTaskReader {
  let fields: Fields
  let texts: TextReader

  private var log: ProblemLog { fields.log }

  /// Nil if there is an error, which is reported.
  func task() -> TryTask? {
    let id = texts.id(fields)
    let prompt = texts.prose("prompt", of: fields)
    let hints = texts.hints(fields)
    let edit = edit()
    let doneWhen = condition()
    let solution = solution(edited: edit)
    guard let id, let prompt, let edit, let doneWhen, let solution else { return nil }
    return TryTask(
      id: id.word, idPlace: id.place, prompt: prompt, edit: edit, doneWhen: doneWhen,
      solution: solution, solutionPlace: fields.place(of: "solution"), hints: hints)
  }

  private func edit() -> [Node.ID]? {
    guard fields.list("edit") != nil else { return nil }
    let scalars = fields.scalars("edit")
    if scalars.isEmpty {
      log.report(.emptyList("edit"), fields.place(of: "edit"))
      return nil
    }
    let nodes = scalars.compactMap(node)
    return nodes.count == scalars.count ? nodes : nil
  }

  /// Something given, by its name.
  private func node(_ scalar: DocumentNode.Scalar) -> Node.ID? {
    let name = scalar.text.trimmed
    switch texts.scope.meaning(name) {
    case .broken: return nil
    case .unknown(let problem):
      log.append([Problem(scalar.place, problem.sentence)])
      return nil
    case .node(let id, _):
      if texts.scope.graph?.nodes[id].kind == .computed {
        log.report(.editIsNotGiven(name), scalar.place)
        return nil
      }
      return id
    }
  }

  private func condition() -> LiveExpression? {
    guard let live = texts.expression("done_when", of: fields) else { return nil }
    if !live.isCondition {
      log.report(.notACondition, live.place)
      return nil
    }
    return live
  }

  private func solution(edited: [Node.ID]?) -> [Node.ID: Tensor]? {
    guard let solution = fields["solution"] else { return nil }
    guard case .mapping(let entries, _) = solution else {
      log.report(
        .wrongKind("solution", expected: "names with values, as in 'w: 2'", found: solution.kind),
        solution.place)
      return nil
    }
    var values: [Node.ID: Tensor] = [:]
    for entry in entries {
      let value = NodeValues.tensor(entry.value, log: log)
      guard let id = node(entry.key), let value else { return nil }
      if let edited, !edited.contains(id) {
        log.report(.solutionIsNotEdited(entry.key.text), entry.key.place)
        return nil
      }
      if let shape = texts.scope.graph?.nodes[id].shape, shape != value.shape {
        log.report(
          .solutionShape(entry.key.text, shape, written: value.shape), entry.value.place)
        return nil
      }
      values[id] = value
    }
    return values
  }
}
