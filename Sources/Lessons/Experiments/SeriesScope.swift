import Autodiff
import Experiments

/// What the expressions of an experiment may ask of its series, and what they have asked.
final class SeriesScope {
  private let outlines: [SeriesOutline]
  /// Places of a series that are known before it is there; nil where they are not.
  private let places: [[Double]?]
  private let firstID: Node.ID
  private(set) var readings: [PlacedReading] = []

  /// - Parameter firstID: the first that no parameter has.
  init(_ experiment: Experiment, firstID: Node.ID) {
    outlines = experiment.outlines
    places = experiment.outlines.map(experiment.places)
    self.firstID = firstID
  }

  static let functions = ["last", "at", "slope"]

  func index(of name: String) -> Int? { outlines.firstIndex { $0.name == name } }

  func unknown(_ name: String) -> ExperimentProblem {
    let names = outlines.map(\.name)
    return .seriesUnknown(
      name.withoutControlCharacters, nearest: NearestWord.of(name, among: names), known: names)
  }

  /// `last("loss")`, `at("loss", 3)`, `slope("loss")`.
  func resolved(
    _ function: String, _ operands: [Expression], _ place: Place
  ) -> Result<Node.ID, PlacedExperimentProblem> {
    func fail(_ problem: ExperimentProblem, _ at: Place) -> Result<Node.ID, PlacedExperimentProblem>
    {
      .failure(PlacedExperimentProblem(problem: problem, place: at))
    }
    guard case .text(let name, let namePlace)? = operands.first else {
      return fail(.readingNeedsName(function), place)
    }
    guard let index = index(of: name) else { return fail(unknown(name), namePlace) }
    let reading: SeriesReading
    switch (function, operands.count) {
    case ("at", 2):
      guard let number = operands[1].constant else { return fail(.readingNeedsPlace, place) }
      if let known = places[index], !known.contains(number), let first = known.min(),
        let last = known.max()
      {
        return fail(
          .noSuchPlace(number, series: name, from: first, through: last), operands[1].place)
      }
      reading = .at(number)
    case ("at", _): return fail(.readingNeedsPlace, place)
    case (_, 1): reading = function == "last" ? .last : .slope
    default: return fail(.readingNeedsName(function), place)
    }
    return .success(id(of: PlacedReading(index: index, reading: reading)))
  }

  /// A series that is to be hidden, by its name, with double quotes or without; nil where there is
  /// none of that name.
  func symbol(hiding text: String) -> Symbol? {
    var name = text.trimmed
    if name.count > 2, name.first == "\"", name.last == "\"" {
      name = String(name.dropFirst().dropLast())
    }
    return index(of: name).map { .value(id(of: PlacedReading(index: $0, reading: .last))) }
  }

  /// Whether a symbol of an expression is a number of a series.
  func isReading(_ symbol: Symbol) -> Bool {
    if case .value(let id) = symbol { id >= firstID } else { false }
  }

  private func id(of reading: PlacedReading) -> Node.ID {
    if let known = readings.firstIndex(of: reading) { return firstID + known }
    readings.append(reading)
    return firstID + readings.count - 1
  }
}

/// A problem of an experiment and where it is.
struct PlacedExperimentProblem: Error {
  let problem: ExperimentProblem
  let place: Place
}

extension Expression {
  /// A number, perhaps with a sign.
  fileprivate var constant: Double? {
    switch self {
    case .number(let number, _): number
    case .operation(.negate, let operands, _): operands[0].constant.map { -$0 }
    case .operation, .name, .call, .part, .text, .elsewhere: nil
    }
  }
}

extension Experiment {
  /// Where a series has numbers; nil of a path, which goes wherever it is led.
  fileprivate func places(_ outline: SeriesOutline) -> [Double]? {
    let first: Double
    switch self {
    case .curves(let curves): return curves.places
    case .signals: first = 1
    case .matrixProduct, .training, .comparison: first = 0
    case .descent:
      if outline.scale == .linear { return nil }
      first = 0
    }
    return (0..<outline.count).map { first + Double($0) }
  }
}
