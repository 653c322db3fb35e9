/// How an operation is written, in each of the languages that formulas are printed in.
///
/// In the templates `$1`, `$2` stand for the operands.
public struct Notation: Sendable {
  /// How tightly a form binds: an operand that binds less tightly than it must is bracketed.
  public enum Level: Int, Sendable, Comparable {
    case sum
    case product
    case power
    case atom

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  public let level: Level
  /// The least level of each operand that stands without brackets.
  public let operandLevels: [Level]
  /// As in the book.
  public let plain: String
  public let latex: String
  public let python: String
  /// In the equation language, so that it parses back.
  public let source: String

  /// A function: `exp[x]` in the book's brackets, `exp(x)` in the equation language.
  /// - Parameter python: the name of the function in PyTorch, or a template with `$1`.
  static func function(
    _ name: String, plain: String? = nil, latex: String, python: String, operands: Int = 1,
    axis: Axis? = nil
  ) -> Notation {
    let list = (1...operands).map { "$\($0)" }.joined(separator: ", ")
    let written = axis.map { "\(list), \($0.rawValue)" } ?? list
    return Notation(
      level: .atom, operandLevels: Array(repeating: .sum, count: operands),
      plain: "\(plain ?? name)[\(list)]", latex: "\(latex)\\left[\(list)\\right]",
      python: python.contains("$") ? python : "\(python)(\(list))", source: "\(name)(\(written))")
  }
}
