public import Autodiff
public import Experiments

/// An experiment of a lesson: all of a part that only an experiment has.
public struct ExperimentPart: Sendable {
  public let experiment: Experiment
  /// What can be set, in the order of the file's table.
  public let parameters: [ExperimentParameter]
  public let expectations: [Expectation]
  /// What its expressions ask of the series; they name the first by `firstReading`.
  let readings: [PlacedReading]
  /// As it is written, to be read again with other parameters.
  let writing: ExperimentWriting

  /// Expressions name parameters by ids below this, and what they ask of series from here on: a
  /// change of parameters leaves both where they are.
  static let firstReading: Node.ID = 1000
}

/// One number of one series that an expression asks for.
struct PlacedReading: Sendable, Hashable {
  /// Of the series.
  let index: Int
  let reading: SeriesReading
}

/// Something of an experiment that can be set.
public struct ExperimentParameter: Sendable, Hashable {
  public enum Value: Sendable, Hashable {
    case number(Double)
    case numbers([Double])
    case word(String, of: [String])
    case words([String], of: [String])
  }

  /// Of paths: the rate of each optimizer.
  static let rates = "rates"

  public let name: String
  public let value: Value

  /// As an expression has it; nil of words.
  var tensor: Tensor? {
    switch value {
    case .number(let number): Tensor(number)
    case .numbers(let numbers): Tensor(Shape(numbers.count, 1), numbers)
    case .word, .words: nil
    }
  }
}

/// What an experiment has given, for the expressions of its part.
public struct ExperimentOutcome: Sendable {
  public let part: ExperimentPart
  public let series: [Series]

  /// - Parameter series: as many as the experiment has, perhaps not whole.
  public init(_ part: ExperimentPart, series: [Series]) {
    self.part = part
    self.series = series
  }

  /// All that the experiment gives.
  public init(_ part: ExperimentPart) {
    self.init(part, series: ExperimentRun.series(of: part.experiment))
  }

  /// A parameter, or one number of a series; nil where there is none.
  func number(_ symbol: Symbol) -> Tensor? {
    guard case .value(let id) = symbol else { return nil }
    if part.parameters.indices.contains(id) { return part.parameters[id].tensor }
    let index = id - ExperimentPart.firstReading
    guard part.readings.indices.contains(index) else { return nil }
    let place = part.readings[index]
    guard series.indices.contains(place.index) else { return nil }
    let scale = part.experiment.outlines[place.index].scale
    return series[place.index].number(place.reading, on: scale).map { Tensor($0) }
  }

  /// Nil where it names a number that is not there, and where a parameter has other rows and columns
  /// now than it was written for.
  public func value(of expression: LiveExpression) -> Tensor? {
    numbers(of: expression).map { numbers in
      expression.value { numbers[$0, default: Tensor(0)] }
    }
  }

  /// Whether a condition holds; it does not where a number is not there.
  public func holds(_ condition: LiveExpression) -> Bool {
    value(of: condition)?.elements == [1]
  }

  /// All that an expression names; nil where one is not there, and where they do not fit.
  func numbers(of expression: LiveExpression) -> [Symbol: Tensor]? {
    var numbers: [Symbol: Tensor] = [:]
    for symbol in expression.symbols {
      guard let number = number(symbol) else { return nil }
      numbers[symbol] = number
    }
    let fits = expression.formulas.allSatisfy { formula in
      (try? formula.shape { numbers[$0]?.shape ?? .scalar }) != nil
    }
    return fits ? numbers : nil
  }

  /// The series that an expression asks about.
  public func series(in expression: LiveExpression) -> Set<Int> { series(of: expression.symbols) }

  /// The series that some symbols of expressions ask about.
  package func series(of symbols: Set<Symbol>) -> Set<Int> {
    Set(
      symbols.compactMap { symbol in
        guard case .value(let id) = symbol else { return nil }
        let index = id - ExperimentPart.firstReading
        return part.readings.indices.contains(index) ? part.readings[index].index : nil
      })
  }
}

extension ExperimentPart {
  /// What its numbers are drawn from; nil where it says nothing of a seed.
  public var seed: Int? {
    for parameter in parameters where parameter.name == "seed" {
      if case .number(let number) = parameter.value { return Int(exactly: number) }
    }
    return nil
  }
}
