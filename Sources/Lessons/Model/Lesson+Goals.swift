import Autodiff

/// Where a few words lead in a lesson.
package enum LessonGoal: Hashable, Sendable {
  case stage(PlacedStage)
  /// After so many steps.
  case step(Int)
}

extension Lesson {
  /// What somebody types who wants to be elsewhere, understood: a stage, whose first word may be its
  /// first letter, a part, or the number of a step.
  ///
  ///     backward h1      b h1      i 50      part 2      12
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
      return .failure(UnknownStage(sentence: "this lesson has \(known)"))
    }
    if let first = words.first, let word = Self.words.first(where: { $0.hasPrefix(first) }) {
      words[0] = word
    }
    let stage = words.joined(separator: " ")
    if case .success(let here) = self.stage(stage, inPart: part) { return .success(.stage(here)) }
    return self.stage(stage).map(LessonGoal.stage)
  }

  /// A whole number, the largest there is for one with too many digits; nil of another word.
  private static func number(_ word: String) -> Int? {
    Int(word) ?? (!word.isEmpty && word.allSatisfy(\.isASCIIDigit) ? .max : nil)
  }

  /// The first words of stages.
  private static let words = ["backward", "forward", "iteration", "update", "start", "end"]
}
