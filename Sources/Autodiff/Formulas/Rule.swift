/// An expression over one operation: how a slope, a gradient or a tangent follows from its operands.
public typealias Rule = Expression<RuleSymbol>

/// What a rule can name.
public enum RuleSymbol: Sendable, Hashable {
  /// The operation's operand `i`, counted from 0.
  case operand(Int)
  /// The operation's result.
  case output
  /// The gradient of the loss with respect to the result, of the result's shape.
  case upstream
  /// The tangent of operand `i`, of the operand's shape.
  case tangent(Int)
}

extension Rule {
  public static func operand(_ index: Int) -> Rule { .symbol(.operand(index)) }
  public static func tangent(_ index: Int) -> Rule { .symbol(.tangent(index)) }
  public static let output = Rule.symbol(.output)
  public static let upstream = Rule.symbol(.upstream)

  /// The rule at one place of a line: with what is applied there in place of its own symbols.
  /// - Parameters:
  ///   - result: how the value of the application is named.
  ///   - upstream: the gradient of that value; nil for rules that do not name it.
  ///   - tangent: how an operand moves; nil for rules that name none.
  package func written<Other>(
    over operands: [Expression<Other>], result: Expression<Other>,
    upstream: Expression<Other>? = nil, tangent: ((Int) -> Expression<Other>)? = nil
  ) -> Expression<Other> {
    substituting { symbol in
      switch symbol {
      case .operand(let index): return operands[index]
      case .output: return result
      case .upstream:
        guard let upstream else { preconditionFailure("a slope names no gradient") }
        return upstream
      case .tangent(let index):
        guard let tangent else { preconditionFailure("a way back names no tangent") }
        return tangent(index)
      }
    }
  }
}
