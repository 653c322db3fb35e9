public import Autodiff

/// A question that a lesson asks at a stage, before it shows the number.
public struct Question: Sendable {
  /// Unique in the lesson; answers are kept by it.
  public let id: String
  public let idPlace: Place
  public let prompt: Prose
  public let kind: Kind
  public let hints: [Hint]

  public enum Kind: Sendable {
    /// One number, within a tolerance.
    case number(AnswerKey)
    /// A matrix, each entry within a tolerance.
    case matrix(AnswerKey)
    /// The shape of the answer's value.
    case shape(AnswerKey)
    /// Whether the answer's value is positive, negative or 0.
    case sign(AnswerKey)
    case choice([Option])
  }

  public struct Option: Sendable {
    public let text: Prose
    /// Why it is wrong; every wrong one has it, the right one may say why it is right.
    public let why: Prose?
    public let isRight: Bool
    public let place: Place
  }

  /// The key of every kind but a choice.
  public var key: AnswerKey? {
    switch kind {
    case .number(let key), .matrix(let key), .shape(let key), .sign(let key): key
    case .choice: nil
    }
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
    wrong.first { slip in
      guard case .expression(let expression) = slip.value else { return false }
      return isNear(value, expression.value(in: trace))
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
