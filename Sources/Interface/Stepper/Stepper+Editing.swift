import Autodiff
import Lessons
import Notation
import Study

/// Why nothing can be edited here, in a sentence.
struct EditRefusal: Error {
  let sentence: Sentence
}

extension Stepper {
  /// The given value that `e` edits: the chosen one, else one that the step uses, else the nearest
  /// before a computed node; in a task one that it names, and nothing else.
  ///
  /// - Parameter goesOn: whether a task opens the next of its values, and not the chosen one.
  func valueToEdit(goesOn: Bool) throws(EditRefusal) -> Node.ID {
    let node = try givenToEdit(goesOn: goesOn)
    guard case .secret = moment[.value(node)] else { return node }
    throw EditRefusal(
      sentence: isSymbolic
        ? AppState.symbolsOnly
        : "\(text.printer.name(node)) is not shown yet: \(text.reason(.value(node))).")
  }

  private func givenToEdit(goesOn: Bool) throws(EditRefusal) -> Node.ID {
    let graph = moment.graph
    func isGiven(_ node: Node.ID) -> Bool { graph.nodes[node].kind != .computed }
    let node = chosen ?? moment.step?.node
    if let task = moment.triedTask?.task {
      let chosen = goesOn ? nil : chosen.flatMap { isGiven($0) ? $0 : nil }
      if let chosen, !task.edit.contains(chosen) {
        throw EditRefusal(sentence: "This task lets you edit \(text.names(task)) only.")
      }
      let last = goesOn ? study.nextToEdit : study.lastEdited
      if let node = chosen ?? last ?? task.edit.first { return node }
    } else if let node, isGiven(node) {
      return node
    } else if chosen == nil, let used = valueOfStep {
      return used
    } else if let node {
      if let near = graph.nearestGiven(to: node) { return near }
      throw EditRefusal(
        sentence: "\(text.printer.name(node)) is computed, and nothing here is given.")
    }
    throw EditRefusal(sentence: "Nothing here is given.")
  }

  /// The first value that the step uses; at the start, that the first line uses.
  private var valueOfStep: Node.ID? {
    let graph = moment.graph
    return switch moment.step {
    case .forward(_, let formula): graph.given(in: formula).first
    case .seed: nil
    case .reverse(let step): graph.given(in: step.formula).first
    case .update(let parameter, _): parameter
    case nil:
      graph.computed.lazy.compactMap { $0.formula.flatMap { graph.given(in: $0).first } }.first
    }
  }
}
