import Autodiff

/// Reads `start`, `forward NAME`, `backward NAME`, `update`, `iteration N` and `end`.
struct StageReader {
  enum Outcome {
    case stage(Stage)
    /// It names something whose problem is reported already.
    case broken
    case problem(LessonProblem)
  }

  let scope: LiveScope
  let training: Training?
  /// Whether there is a training, understood or not.
  let mayTrain: Bool

  func read(_ text: String, at place: Place) -> Outcome {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return .problem(.stageUnknown("", nearest: nil)) }
    switch (first, words.count) {
    case ("start", 1): return .stage(.start)
    case ("end", 1): return .stage(.end)
    case ("update", 1): return mayTrain ? .stage(.update) : .problem(.stageNeedsTraining(text))
    case ("iteration", 2):
      guard let number = Int(words[1]), number >= 0, number < 1_000_000 else {
        return .problem(.stageNeedsNumber)
      }
      if number > 0, !mayTrain { return .problem(.stageNeedsTraining(text)) }
      if case .steps(let steps)? = training?.length, number > steps {
        return .problem(.stageBeyondEnd(number, steps: steps))
      }
      return .stage(.iteration(number))
    case ("iteration", _): return .problem(.stageNeedsNumber)
    case ("forward", 2), ("backward", 2):
      scope.spellings.note(words[1], at: place)
      return node(words[1], isForward: first == "forward")
    case ("forward", _), ("backward", _): return .problem(.stageNeedsName(first))
    default: break
    }
    let known = ["start", "forward", "backward", "update", "iteration", "end"]
    if known.contains(first) { return .problem(.stageStandsAlone(first)) }
    return .problem(.stageUnknown(text, nearest: NearestWord.of(first, among: known)))
  }

  private func node(_ name: String, isForward: Bool) -> Outcome {
    switch scope.meaning(name) {
    case .broken: return .broken
    case .unknown: return .problem(.stageNamesNothing(name, nearest: scope.names.nearest(to: name)))
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
