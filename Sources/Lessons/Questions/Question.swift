public import Autodiff

/// A question that a lesson asks at a stage, before it shows the number.
public struct Question: Sendable {
  /// Unique in the lesson; answers are kept by it.
  public let id: String
  public let idPlace: Place
  public let prompt: Prose
  public let kind: Kind
  public let hints: [Hint]
  /// Said with a right answer.
  public let right: Prose?
  /// Whether options stand in the order of the lesson, and not in a drawn one.
  public let hasFixedOrder: Bool
  /// What is hidden besides what the answer names; nil where the lesson says nothing of it.
  public let hidden: Set<Symbol>?
  /// How much of what makes the number is seen before anybody has tried.
  public let show: Show
  /// Whether the answer is a bare number on purpose.
  public let isFixed: Bool

  /// How much is seen of what makes a number, from the least to all.
  public enum Show: String, CaseIterable, Comparable, Sendable {
    case nothing
    /// In symbols.
    case formula
    /// With the numbers put in.
    case numbers

    /// So many stages further.
    public func advanced(by stages: Int) -> Show {
      let all = Show.allCases
      let index = all.firstIndex(of: self) ?? 0
      return all[min(index + min(max(stages, 0), all.count), all.count - 1)]
    }

    public static func < (a: Show, b: Show) -> Bool {
      allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
    }
  }

  public enum Kind: Sendable {
    /// One number, within a tolerance.
    case number(AnswerKey)
    /// A matrix, each entry within a tolerance.
    case matrix(AnswerKey)
    /// The shape of the answer's value.
    case shape(AnswerKey)
    /// Whether the answer's value is positive, negative or 0.
    case sign(AnswerKey)
    /// A formula for a value or a gradient; the key has one right form.
    case formula(AnswerKey, of: LiveExpression)
    /// The entries of a matrix for which a comparison holds.
    case cells(of: LiveExpression, where: LiveExpression)
    /// One of the options is right.
    case choice([Option])
    /// Any number of the options are right.
    case several([Option])
  }

  public struct Option: Sendable {
    public let text: Prose
    /// Why it is wrong; every wrong one has it, the right one may say why it is right.
    public let why: Prose?
    public let isRight: Bool
    public let place: Place
  }

  /// Nil of a question without options.
  public var options: [Option]? {
    switch kind {
    case .choice(let options), .several(let options): options
    case .number, .matrix, .shape, .sign, .formula, .cells: nil
    }
  }

  /// Whether its answer is worked out from numbers.
  package var asksForNumbers: Bool {
    switch kind {
    case .number, .matrix, .sign, .cells: true
    case .shape, .formula, .choice, .several: false
    }
  }

  /// The key of every kind that asks for one value.
  public var key: AnswerKey? {
    switch kind {
    case .number(let key), .matrix(let key), .shape(let key), .sign(let key),
      .formula(let key, _):
      key
    case .choice, .several, .cells: nil
    }
  }

  /// The values and gradients that its answer is made of.
  package var symbols: Set<Symbol> {
    if case .cells(_, let condition) = kind { return condition.symbols }
    return key?.expression.symbols ?? []
  }
}

/// Help with a question or a task, one after another.
public enum Hint: Sendable {
  case text(Prose)
  /// The engine's own working.
  case reveal
}

/// What is right, worked out by the engine, and known slips with what to say about them.
public struct AnswerKey: Sendable {
  public let expression: LiveExpression
  /// How far each number may be off.
  public let within: Double
  /// How many decimals of a matrix the lesson shows.
  let digits: Int
  public let wrong: [WrongAnswer]

  /// A slip.
  public struct WrongAnswer: Sendable {
    public let value: Value
    public let say: Prose
    public let place: Place

    public enum Value: Sendable {
      case expression(LiveExpression)
      case shape(Shape)
      /// −1, 0 or 1.
      case sign(Int)
    }
  }

  /// The right value with the numbers of a trace.
  public func answer(in trace: Trace) -> Tensor { expression.value(in: trace) }

  /// −1, 0 or 1, for a question about a sign.
  public func sign(in trace: Trace) -> Int { Self.sign(of: answer(in: trace).elements[0]) }

  public static func sign(of number: Double) -> Int { number > 0 ? 1 : number < 0 ? -1 : 0 }

  /// Whether every number is as far off as allowed, at most; what comes out of the numbers that a
  /// screen shows is never too far off.
  public func accepts(_ value: Tensor, in trace: Trace) -> Bool {
    isNear(value, answer(in: trace)) || AnswerRange(self, in: trace).accepts(value)
  }

  /// What to say about a value that is a known slip.
  public func remark(on value: Tensor, in trace: Trace) -> Prose? {
    remark(on: value) { $0.value(in: trace) }
  }

  /// - Parameter number: nil of what is not there.
  func remark(on value: Tensor, _ number: (LiveExpression) -> Tensor?) -> Prose? {
    wrong.first { slip in
      guard case .expression(let expression) = slip.value else { return false }
      return number(expression).map { isNear(value, $0) } ?? false
    }?.say
  }

  /// What to say about a shape that is a known slip.
  public func remark(on shape: Shape) -> Prose? {
    wrong.first { slip in
      if case .shape(shape) = slip.value { true } else { false }
    }?.say
  }

  /// What to say about a sign that is a known slip.
  public func remark(onSign sign: Int) -> Prose? {
    wrong.first { slip in
      if case .sign(sign) = slip.value { true } else { false }
    }?.say
  }

  /// - Parameter factor: how often the tolerance is allowed.
  func isNear(_ value: Tensor, _ other: Tensor, times factor: Double = 1) -> Bool {
    let most = factor * within * (1 + 1e-9)
    return value.shape == other.shape
      && zip(value.elements, other.elements).allSatisfy { abs($0 - $1) <= most }
  }
}
