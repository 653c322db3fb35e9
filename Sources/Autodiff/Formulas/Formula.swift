/// An expression as data: a number, a symbol, or an operation applied to expressions.
///
/// Derivative rules are formulas over an operation's operands, output and upstream gradient; the
/// lines of a graph and the derivatives of those lines are formulas over its nodes. One formula is
/// evaluated by the engine and printed by Notation, so that the screen cannot disagree with the
/// arithmetic.
///
///     let tanhRule: Formula = 1 - .output * .output
public indirect enum Formula: Sendable, Hashable {
  case number(Double)
  case symbol(Symbol)
  case apply(Operation, [Formula])
}

/// What a formula can name.
public enum Symbol: Sendable, Hashable {
  /// In a rule: the operation's operand `i`, counted from 0.
  case operand(Int)
  /// In a rule: the operation's result.
  case output
  /// In a rule: the gradient of the loss with respect to the result, of the result's shape.
  case upstream
  /// In a rule: the tangent of operand `i`, of the operand's shape.
  case tangent(Int)
  /// In a graph: the value of a node.
  case value(Node.ID)
  /// In a graph: ∂ℓ/∂node.
  case gradient(Node.ID)
  /// In a graph, in forward mode: how the node's value moves in the direction that was chosen.
  case direction(Node.ID)
  /// Something with a name of its own, such as a learning rate.
  case named(String)
}

extension Formula: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
}

extension Formula {
  public static func operand(_ index: Int) -> Formula { .symbol(.operand(index)) }
  public static func tangent(_ index: Int) -> Formula { .symbol(.tangent(index)) }
  public static let output = Formula.symbol(.output)
  public static let upstream = Formula.symbol(.upstream)

  public static func + (a: Formula, b: Formula) -> Formula { .apply(.add, [a, b]) }
  public static func - (a: Formula, b: Formula) -> Formula { .apply(.subtract, [a, b]) }
  public static func * (a: Formula, b: Formula) -> Formula { .apply(.multiply, [a, b]) }
  public static func / (a: Formula, b: Formula) -> Formula { .apply(.divide, [a, b]) }
  public static prefix func - (a: Formula) -> Formula { .apply(.negate, [a]) }

  public func power(_ exponent: Formula) -> Formula {
    .apply(exponent.constant == nil ? .power : .constantPower, [self, exponent])
  }
  /// The matrix product.
  public func times(_ other: Formula) -> Formula { .apply(.matrixProduct, [self, other]) }
  public var transposed: Formula { .apply(.transpose, [self]) }
  /// Repeated until it has the other formula's shape.
  public func stretched(like other: Formula) -> Formula { .apply(.stretch, [self, other]) }
  /// How many entries there are.
  public var count: Formula { .apply(.count, [self]) }
}
