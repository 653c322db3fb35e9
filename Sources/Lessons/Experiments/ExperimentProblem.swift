import Experiments
import Notation

/// What can be wrong with an experiment, each with its one sentence.
enum ExperimentProblem: Hashable, Sendable, SaidProblem {
  case standsBesideGraph(String)
  case standsAlone(String)
  case needsTraining(String)
  case noWidth
  case widthsAreNotLayers(Int, layers: Int)
  case variancesOrInits
  case notAVariance
  case emptyStretch
  case endlessStretch
  case tooManyPoints
  case tooLarge(needs: Int, most: Int)
  case tooMuchWork(Double)
  case needsTwoNames(String, found: Int)
  case startIsNotTwoNumbers
  case twoOfAName(String)
  case notOneNumber(String)
  case stageUnknown(String)
  case seriesUnknown(String, nearest: String?, known: [String])
  case seriesOfNothing(String)
  case readingNeedsName(String)
  case readingNeedsPlace
  case noSuchPlace(Double, series: String, from: Double, through: Double)
  case ratesForAll(Int)
  case noValue(String)
  case noParameter(String, nearest: String?, known: [String])

  var sentence: String {
    switch self {
    case .standsBesideGraph(let kind):
      "an experiment of kind '\(kind)' is about a graph; add 'graph', 'given' and 'train' beside it"
    case .standsAlone(let kind):
      "an experiment of kind '\(kind)' stands by itself; leave 'graph' out, or make it a part"
    case .needsTraining(let kind):
      "an experiment of kind '\(kind)' needs updates; add 'train' beside it"
    case .noWidth:
      "'width' should be a whole number from 1 to \(ExperimentLimits.width.grouped), or a list of "
        + "them, one for each hidden layer"
    case .widthsAreNotLayers(let count, let layers):
      "'width' lists \(count) layers, but 'layers' is \(layers); leave 'layers' out"
    case .variancesOrInits:
      "write either 'variances', a list of numbers, or 'inits', a list of initializers"
    case .notAVariance: "a variance should be a number greater than 0"
    case .emptyStretch: "'to' should be greater than 'from'"
    case .endlessStretch:
      "from 'from' to 'to' is farther than numbers reach; choose them closer to each other"
    case .tooManyPoints:
      "this is more than \(ExperimentLimits.points.grouped) points; make 'step' larger"
    case .tooLarge(let needs, let most):
      "this experiment needs \(Self.megabytes(needs)) at once, and at most \(Self.megabytes(most)) "
        + "may be taken; make it smaller"
    case .tooMuchWork(let needs):
      "this experiment takes \(WorkLimit.sentence(needs)); make it smaller"
    case .needsTwoNames(let text, let found):
      "'\(text)' has \(found == 1 ? "1 name" : "\(found) names"); a path goes over two, as in "
        + "'w1^2 + 2*w2^2'"
    case .startIsNotTwoNumbers: "'start' should be two numbers, as in [-5, -2]"
    case .twoOfAName(let name): "there are two series '\(name)'; give each a title of its own"
    case .notOneNumber(let name): "'\(name)' is not one number, so that it is no curve"
    case .stageUnknown(let text):
      "no stage '\(text)' in an experiment; write start, series \"NAME\" or end"
    case .seriesUnknown(let name, let nearest, let known):
      "no series \"\(name)\""
        + (nearest.map { "; did you mean \"\($0)\"?" }
          ?? "; there are \(Self.listed(known.map { "\"\($0)\"" }))")
    case .seriesOfNothing(let function):
      "'\(function)' asks for a series of an experiment, and this part has none"
    case .readingNeedsName(let function):
      "'\(function)' needs the name of a series in double quotes, as in \(function)(\"loss\")"
    case .readingNeedsPlace: "'at' needs a series and a number, as in at(\"loss\", 3)"
    case .noSuchPlace(let place, let series, let from, let through):
      "series \"\(series)\" has no \(NumberText.shortest(place)); it goes from "
        + "\(NumberText.shortest(from)) to \(NumberText.shortest(through))"
    case .ratesForAll(let count):
      "'rates' needs \(count) numbers, one for each optimizer"
    case .noValue(let name): "'\(name)' has no value"
    case .noParameter(let name, let nearest, let known):
      "no parameter '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" }
          ?? (known.isEmpty ? "" : "; there are \(Self.listed(known))"))
    }
  }

  private static func megabytes(_ numbers: Int) -> String {
    "\(max(1, numbers / 125_000).grouped) MB"
  }

  private static func listed(_ words: [String]) -> String {
    let most = 12
    if words.count <= most { return words.joined(separator: ", ") }
    return words.prefix(most).joined(separator: ", ") + " and \(words.count - most) more"
  }
}

/// How much may be computed for a lesson before anybody sees it: about ten seconds.
enum WorkLimit {
  static let operations = 2e10

  /// `about 3.2e12 additions and multiplications, and at most 2e10 may be taken`
  static func sentence(_ needs: Double) -> String {
    let numbers = NumberText()
    return "about \(numbers.significant(needs, 2)) additions and multiplications, and at most "
      + "\(numbers.significant(operations, 2)) may be taken"
  }
}

/// How large an experiment may be.
enum ExperimentLimits {
  static let layers = 1000
  static let width = 10_000
  static let examples = 1_000_000
  /// Of a series.
  static let points = 100_000
  /// At once, all together: 800 MB.
  static let numbers = 100_000_000
}
