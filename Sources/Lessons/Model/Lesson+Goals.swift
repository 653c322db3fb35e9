import Autodiff

/// Where a few words lead in a lesson.
package enum LessonGoal: Hashable, Sendable {
  case stage(PlacedStage)
  /// After so many steps.
  case step(Int)
}

extension Lesson {
  /// What somebody types who wants to be elsewhere, understood: a stage, whose first word may be its
  /// first letter, a part, the number of a step, or a series of an experiment.
  ///
  ///     backward h1      b h1      i 50      part 2      12      value sigmoid
  ///
  /// - Parameter part: where a stage is looked for first; counted from 0.
  package func goal(_ text: String, from part: Int) -> Result<LessonGoal, UnknownStage> {
    var words = text.split(separator: " ").map(String.init)
    if words.count == 1, let step = Self.number(words[0]) { return .success(.step(step)) }
    if words.count == 2, ["part", "p"].contains(words[0]), let number = Self.number(words[1]) {
      if (1...parts.count).contains(number) {
        return .success(.stage(PlacedStage(part: number - 1, stage: .start)))
      }
      let known = parts.count == 1 ? "one part only" : "parts 1 to \(parts.count)"
      return .failure(unknown("this lesson has \(known)"))
    }
    if let first = words.first, let word = Self.words.first(where: { $0.hasPrefix(first) }) {
      words[0] = word
    }
    let stage = words.joined(separator: " ")
    let others = Array(parts.indices).filter { $0 != part }
    var problems: [LessonProblem] = []
    for number in [part] + others where parts.indices.contains(number) {
      switch parts[number].stage(stage) {
      case .success(let stage): return .success(.stage(PlacedStage(part: number, stage: stage)))
      case .failure(let failure): problems.append(failure.problem)
      }
      if let series = parts[number].experiment?.content.series(typed: text) {
        return .success(.stage(PlacedStage(part: number, stage: .series(series))))
      }
    }
    return .failure(unknown(sentence(for: problems, typed: text.trimmed, in: part)))
  }

  /// In the words of what is said to somebody who reads.
  private func unknown(_ finding: String) -> UnknownStage {
    UnknownStage(sentence: AnswerReader.Unreadable(finding: finding).sentence)
  }

  /// Why nothing is called so, to somebody who reads the lesson and cannot change it.
  private func sentence(for problems: [LessonProblem], typed: String, in part: Int) -> String {
    let telling = problems.first { if case .stageNeedsTraining = $0 { false } else { true } }
    let isExperiment = parts.indices.contains(part) && parts[part].experiment != nil
    switch telling ?? problems.first {
    case .stageNeedsTraining: return "nothing is trained here, so that there are no updates"
    case .stageHasNoGradient(let name): return "'\(name)' is data, which gets no gradient"
    case .stageUnknown(_, let nearest?): return "no place '\(typed)'; did you mean '\(nearest)'?"
    case .stageUnknown(_, nil), .experiment(.stageUnknown), nil:
      let stages = isExperiment ? "the name of a series" : "b h1, f h1, i 50"
      let others = parts.count > 1 ? ", part 2" : ""
      let place = typed.isEmpty ? "" : "no place '\(typed.withoutControlCharacters)'; "
      return place + "write \(stages), the number of a step\(others), start or end"
    case let problem?: return sentence(for: problem, inPart: nil)
    }
  }

  /// A whole number, the largest there is for one with too many digits; nil of another word.
  private static func number(_ word: String) -> Int? {
    Int(word) ?? (!word.isEmpty && word.allSatisfy(\.isASCIIDigit) ? .max : nil)
  }

  /// The first words of stages.
  private static let words = ["backward", "forward", "iteration", "update", "start", "end"]
}
