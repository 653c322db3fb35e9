import Autodiff

/// Reads `start`, `forward NAME`, `backward NAME`, `backward NAME through LINE`, `update`,
/// `iteration N` and `end`.
struct StageReader {
  enum Outcome {
    case stage(Stage)
    /// It names something whose problem is reported already.
    case broken
    case problem(LessonProblem)
  }

  let scope: LiveScope

  private static let lastIteration = 999_999

  private var mayTrain: Bool { scope.mayTrain }

  func read(_ text: String, at place: Place) -> Outcome {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return .problem(.stageUnknown("", nearest: nil)) }
    switch (first, words.count) {
    case ("start", 1): return .stage(.start)
    case ("end", 1): return .stage(.end)
    case ("update", 1): return mayTrain ? .stage(.update) : .problem(.stageNeedsTraining(text))
    case ("iteration", 2):
      guard words[1].allSatisfy(\.isASCIIDigit) else { return .problem(.stageNeedsNumber) }
      let number = Int(words[1]) ?? .max
      if number > 0, !mayTrain { return .problem(.stageNeedsTraining(text)) }
      if case .steps(let steps)? = scope.training?.length, number > steps {
        return .problem(.stageBeyondEnd(words[1], steps: steps))
      }
      if number > Self.lastIteration { return .problem(.stageTooLate(most: Self.lastIteration)) }
      return .stage(.iteration(number))
    case ("iteration", _): return .problem(.stageNeedsNumber)
    case ("forward", 2), ("backward", 2):
      scope.spellings.note(words[1], at: place)
      return node(words[1], isForward: first == "forward")
    case ("backward", 4) where words[2] == "through":
      for name in [words[1], words[3]] { scope.spellings.note(name, at: place) }
      return path(node(words[1], isForward: false), node(words[3], isForward: true), words)
    case ("forward", 4...) where words[2] == "through":
      return .problem(.stageStandsAlone("forward \(words[1])"))
    case ("backward", 3...) where words[2] == "through":
      return .problem(.stageNeedsLine(words[1]))
    case ("forward", _), ("backward", _): return .problem(.stageNeedsName(first))
    default: break
    }
    let known = ["start", "forward", "backward", "update", "iteration", "end"]
    if known.contains(first) { return .problem(.stageStandsAlone(first)) }
    return .problem(.stageUnknown(text, nearest: NearestWord.of(first, among: known)))
  }

  /// One path of several: the use is a line that takes the value.
  private func path(_ target: Outcome, _ line: Outcome, _ words: [String]) -> Outcome {
    guard case .stage(.backward(let id)) = target else { return target }
    switch line {
    case .stage(.forward(let use)):
      guard let graph = scope.graph, graph.uses[id].contains(use) else {
        let uses = scope.graph?.uses[id].compactMap { scope.graph?.nodes[$0].name } ?? []
        return .problem(.stageIsNoPath(words[1], through: words[3], uses: uses))
      }
      return .stage(.path(id, through: use))
    case .problem(.stageIsGiven(let name)): return .problem(.stageLineIsGiven(name))
    case .stage, .broken, .problem: return line
    }
  }

  private func node(_ name: String, isForward: Bool) -> Outcome {
    switch scope.meaning(name) {
    case .broken: return .broken
    case .unknown(let problem):
      var nearest: String?
      if case .unknownName(_, let name) = problem { nearest = name }
      return .problem(.stageNamesNothing(name, nearest: nearest))
    case .node(let id, _):
      guard let kind = scope.graph?.nodes[id].kind else { return .broken }
      switch (kind, isForward) {
      case (.data, true), (.parameter, true): return .problem(.stageIsGiven(name))
      case (.data, false): return .problem(.stageHasNoGradient(name))
      case (.computed, true): return .stage(.forward(id))
      case (.computed, false), (.parameter, false): return .stage(.backward(id))
      }
    }
  }
}
