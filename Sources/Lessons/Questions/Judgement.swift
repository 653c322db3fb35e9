public import Autodiff
public import Slips

/// An answer that was understood.
public enum GivenAnswer: Hashable, Sendable {
  case number(Double)
  case matrix(Tensor)
  case shape(Shape)
  case sign(Int)
  /// An option, counted from 0.
  case choice(Int)
  /// Options, counted from 0.
  case several(Set<Int>)
  case formula(TypedFormula)
  /// Entries, row by row, counted from 0.
  case cells(Set<Int>)
}

/// What is to be said about an answer.
public struct Judgement: Sendable {
  public enum Verdict: Hashable, Sendable {
    case right
    /// Worked out in the right way, as far as can be told, with too few digits.
    case close
    case wrong
  }

  public let verdict: Verdict
  /// What the lesson says about this very answer.
  public let remark: Prose?
  /// The mistake that the engine recognizes in an answer of which the lesson says nothing.
  public let slip: Slip?
  /// For a matrix: which of its entries are right, row by row.
  public let entries: [Bool]

  public var isRight: Bool { verdict == .right }
}

extension Question {
  /// Judges an answer with the numbers of a trace; one of another kind is wrong.
  public func judge(_ answer: GivenAnswer, in trace: Trace) -> Judgement {
    switch (kind, answer) {
    case (.number(let key), .number(let number)):
      return Judgement(Tensor(number), key, trace)
    case (.matrix(let key), .matrix(let value)): return Judgement(value, key, trace)
    case (.shape(let key), .shape(let shape)):
      return Judgement(key.answer(in: trace).shape == shape, key.remark(on: shape))
    case (.sign(let key), .sign(let sign)):
      return Judgement(key.sign(in: trace) == sign, key.remark(onSign: sign))
    case (.choice(let options), .choice(let index)) where options.indices.contains(index):
      return Judgement(options[index].isRight, options[index].why)
    case (.several(let options), .several(let picked)):
      let isRight = picked == Set(options.indices.filter { options[$0].isRight })
      // Why the first of those is wrong that are.
      let wrong = options.indices.first { picked.contains($0) && !options[$0].isRight }
      return Judgement(isRight, wrong.flatMap { options[$0].why })
    case (.formula(let key, let subject), .formula(let formula)):
      return Judgement(formula, key, of: subject, trace)
    case (.cells(_, let condition), .cells(let picked)):
      return Judgement(picked == condition.cells(in: trace), nil)
    case (.number, _), (.matrix, _), (.shape, _), (.sign, _), (.choice, _), (.several, _),
      (.formula, _), (.cells, _):
      return Judgement(false, nil)
    }
  }
}

extension Judgement {
  init(_ isRight: Bool, _ remark: Prose?) {
    self.init(verdict: isRight ? .right : .wrong, remark: remark, slip: nil, entries: [])
  }

  /// Of a formula, by what it comes to with several values.
  fileprivate init(
    _ typed: TypedFormula, _ key: AnswerKey, of subject: LiveExpression, _ trace: Trace
  ) {
    let trials = trace.trials()
    if case .value(let right) = key.expression.content, typed.isSame(as: right, in: trials) {
      self.init(true, nil)
      return
    }
    let remark = key.wrong.first { wrong in
      guard case .expression(let expression) = wrong.value,
        case .value(let formula) = expression.content
      else { return false }
      return typed.isSame(as: formula, in: trials)
    }?.say
    let slip = remark == nil ? key.slip(of: subject, in: trials) { typed.value(in: $0) } : nil
    self.init(verdict: .wrong, remark: remark, slip: slip, entries: [])
  }

  /// Of numbers. What the lesson says comes first: it knows why it asks.
  fileprivate init(_ value: Tensor, _ key: AnswerKey, _ trace: Trace) {
    let range = AnswerRange(key, in: trace)
    guard value.shape == range.right.shape else {
      self.init(false, nil)
      return
    }
    let isRight = key.isNear(value, range.right)
    let remark = isRight ? nil : key.remark(on: value, in: trace)
    let slip =
      isRight || remark != nil || range.accepts(value) ? nil : key.slip(in: value, trace: trace)
    let verdict: Verdict =
      if remark != nil || slip != nil { .wrong } else if range.accepts(value) { .right } else {
        range.isClose(value) ? .close : .wrong
      }
    self.init(
      verdict: verdict, remark: remark, slip: slip,
      entries: value.shape.isScalar ? [] : range.entries(value))
  }
}
