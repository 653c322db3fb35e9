import Autodiff

/// What can be wrong with the keys and values of a lesson, each with its one sentence.
enum LessonProblem: Hashable, Sendable, SaidProblem {
  // Keys.
  case notKeys(String, example: String)
  case unknownKey(String, in: String, nearest: String?, known: [String])
  case missingKey(String, in: String)
  case isMissing(String)
  case wrongKind(String, expected: String, found: String)
  case emptyList(String)
  case tooManyParts(Int, most: Int)
  case noSuchKey(String)
  case newerFormat(String)
  case formatUnknown(String)

  // Words and numbers.
  case notInRange(String, from: Int, through: Int)
  case notOneOf(String, written: String, allowed: [String], nearest: String?)
  case idIsNotKebabCase(String)
  case idIsTooLong(String, most: Int)
  case idIsSubcommand(String)
  case notAName(String)
  case givenTwice(String, first: String, line: Int)
  case foldedGraph
  case notPositive(String)
  case notGreater(String, than: String)
  case notAFraction(String)
  case notALanguage(String)
  case notTrueOrFalse(String, written: String)
  case number(NumberProblem)
  case conditionIsNoValue
  case choiceOfOne
  case choiceOfOtherShape(Shape, first: Shape)
  case labelIsStrange(String, Character)
  case labelTaken(String, by: String)
  case labelOfNoName(String)
  case orderIsNotLearned(String)
  case orderTwice(String)
  case expectedShape(String, shape: Shape, written: Shape)

  // Stages.
  case stageUnknown(String, nearest: String?)
  case stageStandsAlone(String)
  case stageNeedsName(String)
  case stageNeedsLine(String)
  case stageIsNoPath(String, through: String, uses: [String])
  case stageLineIsGiven(String)
  case stageNeedsNumber
  case stageTooLate(most: Int)
  case stageNeedsTraining(String)
  case stageBeyondEnd(String, steps: Int)
  case stageNamesNothing(String, nearest: String?)
  case stageIsGiven(String)
  case stageHasNoGradient(String)
  case experiment(ExperimentProblem)

  var sentence: String {
    switch self {
    case .notKeys(let what, let example): "\(what) is written as keys, as in '\(example): …'"
    case .unknownKey(let key, let place, let nearest, let known):
      "no key '\(key)' in \(place)"
        + (nearest.map { "; did you mean '\($0)'?" }
          ?? "; it can have \(Self.either(known)), and a newer Backstep may know more")
    case .missingKey(let key, let place): "'\(key)' is missing in \(place)"
    case .isMissing(let key): "'\(key)' has no value"
    case .wrongKind(let key, let expected, let found):
      "'\(key)' should be \(expected), but is \(found)"
    case .tooManyParts(let count, let most):
      "there are \(count.grouped) parts, and a lesson may have \(most.grouped); make several of it"
    case .emptyList(let key): "'\(key)' is empty; leave it out or fill it"
    case .noSuchKey(let name):
      "'\(name)' is no key; write it as the help does, as in x, Space, Right, F2 or Ctrl-T"
    case .newerFormat(let format):
      "this lesson is written in format \(format), which needs a newer Backstep; this one reads "
        + "format \(LessonFormat.newest)"
    case .formatUnknown(let format):
      "'\(format)' is no format; write 'format: \(LessonFormat.newest)'"
    case .notInRange(let key, let least, let most):
      "'\(key)' should be a whole number from \(least.grouped) to \(most.grouped)"
    case .notOneOf(let key, let written, let allowed, let nearest):
      "'\(key)' cannot be '\(written)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; write \(Self.either(allowed))")
    case .idIsNotKebabCase(let id):
      "'\(id)' cannot be an id; write small letters and digits joined by '-', as in 'mlp-batch3'"
    case .idIsTooLong(let id, let most):
      "'\(id.prefix(20))…' cannot be an id: it has \(id.count.grouped) characters, and at most "
        + "\(most) may be; shorten it"
    case .idIsSubcommand(let id):
      "'\(id)' is a subcommand of backstep; choose another id"
    case .notAName(let word):
      "'\(word)' cannot be a name; a name is a letter, then letters, digits and '_'"
    case .givenTwice(let name, let first, let line):
      "'\(name)' is given already as '\(first)' in line \(line)"
    case .foldedGraph: "the lines of the equations are joined here; begin them with 'graph: |'"
    case .notPositive(let key): "'\(key)' should be greater than 0"
    case .notGreater(let key, let least): "'\(key)' should be a number greater than \(least)"
    case .notAFraction(let key): "'\(key)' should be a number from 0 to less than 1"
    case .notALanguage(let text):
      "'\(text)' is no language; write its short name, as in 'en' or 'pt-BR'"
    case .notTrueOrFalse(let key, let written):
      "'\(key)' cannot be '\(written)'; write true or false"
    case .number(let problem): problem.sentence
    case .choiceOfOne: "'choose' needs two values at least, as in 'choose: [1, 2, 3]'"
    case .choiceOfOtherShape(let shape, let first):
      "this value is \(shape), but the first one is \(first); all that may be drawn have one shape"
    case .labelIsStrange(let label, let character):
      "'\(label)' cannot be a label: '\(character)' is neither letter nor digit; raised and lowered "
        + "ones are signs of their own, as in 'S⁽¹⁾' or 'f₂'"
    case .labelTaken(let label, let name):
      "'\(label)' looks like '\(name)'; choose a label that nothing else has, in ASCII too"
    case .labelOfNoName(let text):
      "'\(text)' cannot be labelled; 'labels' has names and gradients, as in 'grad(S1): δ⁽¹⁾'"
    case .orderIsNotLearned(let name):
      "'\(name)' is not learned; 'order' lists what pass #2 is about, as in '[W2, W1]'"
    case .orderTwice(let name): "'\(name)' stands in 'order' already"
    case .conditionIsNoValue: "a comparison is no value; write a name or 'grad(…)'"
    case .expectedShape(let text, let shape, let written):
      "'\(text)' is \(shape), but the expected value is \(written)"
    case .stageUnknown(let text, let nearest):
      "no stage '\(text)'"
        + (nearest.map { "; did you mean '\($0)'?" }
          ?? "; write start, forward NAME, backward NAME, update, iteration N or end")
    case .stageStandsAlone(let word): "'\(word)' stands alone, without a name"
    case .stageNeedsName(let word): "'\(word)' needs one name, as in '\(word) h1'"
    case .stageNeedsLine(let name):
      "a path is one line that uses the value, as in 'backward \(name) through f2'"
    case .stageIsNoPath(let name, let line, let uses):
      "line '\(line)' does not use '\(name)'"
        + (uses.isEmpty ? "" : "; " + Self.either(uses.map { "'\($0)'" }) + " does")
    case .stageLineIsGiven(let name): "'\(name)' is given, and no line; a path goes through a line"
    case .stageNeedsNumber: "'iteration' needs a whole number, as in 'iteration 1'"
    case .stageTooLate(let most):
      "'iteration' can be followed by \(most.grouped) at most; choose an earlier one"
    case .stageNeedsTraining(let text):
      "'\(text)' needs updates, which this lesson has not; add 'train' or choose another stage"
    case .stageBeyondEnd(let number, let steps):
      "'iteration \(number)' comes after the end; this lesson trains for "
        + (steps == 1 ? "1 step" : "\(steps) steps")
    case .stageNamesNothing(let name, let nearest):
      "'\(name)' is neither given nor computed" + Self.suggestion(nearest)
    case .stageIsGiven(let name): "'\(name)' is given, so that no forward step computes it"
    case .stageHasNoGradient(let name):
      "'\(name)' is data, which gets no gradient; list it under 'learn' if it should"
    case .experiment(let problem): problem.sentence
    }
  }

  private static func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? ""
  }

  static func either(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
