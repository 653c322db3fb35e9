import Autodiff

/// Reads values from YAML: the numbers are read from the text as it is written.
enum NodeValues {
  /// A number, a list or a list of rows; nil if there is a problem, which is reported.
  static func tensor(_ node: DocumentNode, log: ProblemLog) -> Tensor? {
    guard let listed = listed(node, log: log) else { return nil }
    switch listed.tensor() {
    case .success(let tensor): return tensor
    case .failure(let failure):
      log.append([failure.asProblem])
      return nil
    }
  }

  /// How far each entry may be off by the decimals that are written; numbers without decimals
  /// are meant exactly, but for rounding.
  static func tolerances(_ node: DocumentNode) -> [Double] {
    switch node {
    case .scalar(let scalar):
      let exact = 1e-9 * max(1, (try? NumberReader.number(scalar.text).get()).map(abs) ?? 1)
      return [NumberReader.halfUnitOfLastDecimal(scalar.text) ?? exact]
    case .list(let nodes, _): return nodes.flatMap(tolerances)
    case .mapping: return []
    }
  }

  private static func listed(_ node: DocumentNode, log: ProblemLog) -> ListedNumbers? {
    switch node {
    case .scalar(let scalar):
      switch NumberReader.number(scalar.text) {
      case .success(let number): return .number(number, scalar.place)
      case .failure(let problem):
        log.report(.number(problem), scalar.place)
        return nil
      }
    case .list(let nodes, let place):
      var entries: [ListedNumbers] = []
      var isWhole = true
      for node in nodes {
        if let entry = listed(node, log: log) { entries.append(entry) } else { isWhole = false }
      }
      return isWhole ? .list(entries, place) : nil
    case .mapping(_, let place):
      log.report(.number(.keysInValue), place)
      return nil
    }
  }
}
