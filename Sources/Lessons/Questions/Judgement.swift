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
}

/// What is to be said about an answer.
public struct Judgement: Sendable {
  public let isRight: Bool
  /// What the lesson says about this very answer.
  public let remark: Prose?
  /// The mistake that the engine recognizes in an answer of which the lesson says nothing.
  public let slip: Slip?
  /// For a matrix: which of its entries are right, row by row.
  public let entries: [Bool]
}

extension Question {
  /// Judges an answer with the numbers of a trace; one of another kind is wrong.
  public func judge(_ answer: GivenAnswer, in trace: Trace) -> Judgement {
    switch (kind, answer) {
    case (.number(let key), .number(let number)):
      return Judgement(Tensor(number), key, trace)
    case (.matrix(let key), .matrix(let value)):
      let right = key.answer(in: trace)
      guard value.shape == right.shape else { return Judgement(false, nil) }
      let entries = zip(value.elements, right.elements).map { key.isNear(Tensor($0), Tensor($1)) }
      return Judgement(value, key, trace, entries: entries)
    case (.shape(let key), .shape(let shape)):
      return Judgement(key.answer(in: trace).shape == shape, key.remark(on: shape))
    case (.sign(let key), .sign(let sign)):
      return Judgement(key.sign(in: trace) == sign, key.remark(onSign: sign))
    case (.choice(let options), .choice(let index)) where options.indices.contains(index):
      return Judgement(options[index].isRight, options[index].why)
    case (.number, _), (.matrix, _), (.shape, _), (.sign, _), (.choice, _):
      return Judgement(false, nil)
    }
  }
}

extension Judgement {
  fileprivate init(_ isRight: Bool, _ remark: Prose?) {
    self.init(isRight: isRight, remark: remark, slip: nil, entries: [])
  }

  /// Of numbers. What the lesson says comes first: it knows why it asks.
  fileprivate init(_ value: Tensor, _ key: AnswerKey, _ trace: Trace, entries: [Bool] = []) {
    let remark = key.remark(on: value, in: trace)
    self.init(
      isRight: key.accepts(value, in: trace), remark: remark,
      slip: remark == nil ? key.slip(in: value, trace: trace) : nil, entries: entries)
  }
}
