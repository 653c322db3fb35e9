// How to read this folder:
//
// 1. Expression and Rule: what is written down. Expression+Evaluation gives its numbers and shapes,
//    Expression+Traversal walks through it.
// 2. Pullback: how a gradient goes back through a line, one rule after the other. All of reverse mode
//    within a line is in its `descend`; Graphs/Trace has what is between lines. LineExpressions names
//    long branches of a line, so that this takes time linear in its length.
// 3. Simplifier, with Product and Terms: the same formula as a person would write it. Here shapes
//    matter; what compares numbers stays as it is.
// 4. Composition: the factors first, the upstream gradient last, and the local derivative apart.
// 5. Pushforward: forward mode, from the same rules.
// 6. Formula+Kinks, OperationCount, DerivativeSize: where a formula jumps, what it costs, how long its
//    derivative gets.

/// An expression as data: a number, a symbol, or an operation applied to expressions.
///
/// What can be named decides what it is. A *rule* is over the operands of one operation, its result
/// and the gradient that arrives; a *formula* is over the nodes of a graph: a line, or the composed
/// derivative of one. Both are evaluated by the engine and printed by Notation, so that the screen
/// cannot disagree with the arithmetic; the compiler keeps one from standing in for the other.
///
///     let tanhRule: Rule = 1 - .output * .output
///     let line: Formula = .apply(.tanh, [.symbol(.value(f))])
public indirect enum Expression<Symbol: Sendable & Hashable>: Sendable, Hashable {
  case number(Double)
  case symbol(Symbol)
  case apply(Operation, [Expression])
}

/// An expression over the nodes of a graph.
public typealias Formula = Expression<Symbol>

/// What a formula can name.
public enum Symbol: Sendable, Hashable {
  /// The value of a node.
  case value(Node.ID)
  /// ∂ℓ/∂node.
  case gradient(Node.ID)
  /// In forward mode: how the node's value moves in the direction that was chosen.
  case direction(Node.ID)
  /// A value or a gradient after another number of updates, or over other examples.
  case elsewhere(Elsewhere)
  /// Something with a name of its own, such as a learning rate.
  case named(String)

  /// The node that it belongs to; nil of what has a name of its own.
  public var node: Node.ID? {
    switch self {
    case .value(let id), .gradient(let id), .direction(let id): id
    case .elsewhere(let elsewhere): elsewhere.node
    case .named: nil
    }
  }
}

extension Expression: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
}

extension Expression {
  public static func + (a: Expression, b: Expression) -> Expression { .apply(.add, [a, b]) }
  public static func - (a: Expression, b: Expression) -> Expression { .apply(.subtract, [a, b]) }
  public static func * (a: Expression, b: Expression) -> Expression { .apply(.multiply, [a, b]) }
  public static func / (a: Expression, b: Expression) -> Expression { .apply(.divide, [a, b]) }
  public static prefix func - (a: Expression) -> Expression { .apply(.negate, [a]) }

  public func power(_ exponent: Expression) -> Expression {
    .apply(exponent.constant == nil ? .power : .constantPower, [self, exponent])
  }
  /// The matrix product.
  public func times(_ other: Expression) -> Expression { .apply(.matrixProduct, [self, other]) }
  public var transposed: Expression { .apply(.transpose, [self]) }
  /// Repeated until it has the other's shape.
  public func stretched(like other: Expression) -> Expression { .apply(.stretch, [self, other]) }
  /// How many entries there are.
  public var count: Expression { .apply(.count, [self]) }
}
