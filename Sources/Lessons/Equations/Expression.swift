import Autodiff

/// An expression as it is written: nothing is looked up yet.
indirect enum Expression: Sendable {
  case number(Double, Place)
  case name(String, Place)
  /// A text in double quotes: the name of a series.
  case text(String, Place)
  /// An operator between or before its operands; the place is the operator's.
  case operation(Operation, [Expression], Place)
  /// A function by its name.
  case call(String, [Expression], Place)
  /// `name[row, column]`, `name[:, 1:2]`: what is written between the brackets.
  case part(Expression, [PartIndex], Place)
  /// `name@3`, `epoch_sum(name)`, `over_all(name)`: a number at another moment of the training.
  case elsewhere(Expression, Elsewhere.When, Place)

  /// Where it begins, or where its operator stands.
  var place: Place {
    switch self {
    case .number(_, let place), .name(_, let place), .text(_, let place),
      .operation(_, _, let place), .call(_, _, let place), .part(_, _, let place),
      .elsewhere(_, _, let place):
      place
    }
  }
}

/// One of the indices of a part.
enum PartIndex: Sendable {
  case at(Expression)
  /// `a:b`; nil where an end is left out, both for `:`.
  case range(Expression?, Expression?)
}

/// What a lesson computes with a trace, as it is written: a value, or two that are compared.
enum Statement: Sendable {
  case value(Expression)
  /// The place is that of the sign.
  case comparison(Comparison, Expression, Expression, Place)

  /// What it is made of, from left to right.
  var expressions: [Expression] {
    switch self {
    case .value(let value): [value]
    case .comparison(_, let left, let right, _): [left, right]
    }
  }
}

/// Compares two values; matrices compare as true where every pair of entries does.
public enum Comparison: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

/// One line: `name = expression`.
struct Equation: Sendable {
  let name: String
  let place: Place
  /// Nil if it is not understood; the name is known all the same.
  let expression: Expression?
}

extension Equation {
  /// What is known of a line whose right side cannot be read: nil if it does not begin `name =`.
  init?(named tokens: [Token]) {
    guard tokens.count > 1, case .name(let name) = tokens[0].kind, tokens[1].kind == .equals else {
      return nil
    }
    self.init(name: name, place: tokens[0].place, expression: nil)
  }
}
