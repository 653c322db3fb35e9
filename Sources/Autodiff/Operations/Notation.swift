/// How an operation is written, in each of the languages that formulas are printed in.
///
/// In the templates `$1`, `$2` stand for the operands; `_3` for the third as a subscript, `#1` and
/// `%1` for the number of rows and of columns of the first as a subscript.
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

  /// Of a function its name in the book, without the brackets; nil of what stands between operands.
  public private(set) var function: String?

  /// A sign before the operand in place of a name, in the book: √x.
  public private(set) var sign: String?

  /// Without what says how ties are shared, as in the book and in LaTeX, where there is no tie.
  public private(set) var untied: (plain: String, latex: String)?

  /// The operation as the book writes it with others, where it is a careful form of what can be
  /// said with them; given the operands.
  public private(set) var spelled: Rule?

  init(
    level: Level, operandLevels: [Level], plain: String, latex: String, python: String,
    source: String
  ) {
    self.level = level
    self.operandLevels = operandLevels
    self.plain = plain
    self.latex = latex
    self.python = python
    self.source = source
  }

  /// What other operations say on paper: `b · a^(b − 1)`, though it is computed with more care.
  static func spelled(
    _ rule: Rule, operands: Int, python: String,
    source name: String
  ) -> Notation {
    var notation = function(name, latex: name, python: python, operands: operands)
    notation.spelled = rule
    return notation
  }

  /// A function: `exp[x]` in the book's brackets, `exp(x)` in the equation language.
  ///
  ///     .function("tanh")            tanh[x]   \tanh\left[x\right]   torch.tanh(x)   tanh(x)
  /// - Parameters:
  ///   - plain: the name in the book, unless it is the same.
  ///   - latex: the name in LaTeX; by usage its command, or upright letters.
  ///   - python: the name of the function in PyTorch, or a template with `$1`.
  static func function(
    _ name: String, plain: String? = nil, latex: String? = nil, python: String? = nil,
    operands: Int = 1, axis: Axis? = nil
  ) -> Notation {
    // Put together with +: all functions are made when the program starts.
    let list = (1...operands).map { "$" + String($0) }.joined(separator: ", ")
    let written = axis.map { list + ", " + $0.rawValue } ?? list
    let python = python ?? "torch." + name
    var notation = Notation(
      level: .atom, operandLevels: Array(repeating: .sum, count: operands),
      plain: (plain ?? name) + "[" + list + "]",
      latex: (latex ?? Self.latex(name)) + "\\left[" + list + "\\right]",
      python: python.utf8.contains(UInt8(ascii: "$")) ? python : python + "(" + list + ")",
      source: name + "(" + written + ")")
    notation.function = plain ?? name
    return notation
  }

  func signed(_ sign: String, latex: String) -> Notation {
    var notation = Notation(
      level: level, operandLevels: operandLevels, plain: plain, latex: latex, python: python,
      source: source)
    (notation.function, notation.sign) = (function, sign)
    return notation
  }

  func untied(plain: String, latex: String) -> Notation {
    var notation = self
    notation.untied = (plain, latex)
    return notation
  }

  private static let latexCommands: Set<String> = [
    "exp", "log", "sin", "cos", "tan", "tanh", "max", "min",
  ]

  private static func latex(_ name: String) -> String {
    latexCommands.contains(name)
      ? "\\" + name
      : "\\operatorname{" + name.split(separator: "_").joined(separator: "\\ ") + "}"
  }

  /// A sign between two operands; a sum or a product.
  /// - Parameter sign: in the equation language and in Python.
  static func infix(
    _ sign: String, _ level: Level, plain: String? = nil, latex: String? = nil
  ) -> Notation {
    Notation(
      level: level, operandLevels: [level, level == .sum ? .product : .power],
      plain: "$1 \(plain ?? sign) $2", latex: "$1 \(latex ?? sign) $2", python: "$1 \(sign) $2",
      source: "$1 \(sign) $2")
  }

  /// Signs on both sides: |x|, ‖x‖.
  static func fences(_ name: String, _ sign: String, latex: String, python: String) -> Notation {
    Notation(
      level: .atom, operandLevels: [.sum], plain: "\(sign)$1\(sign)",
      latex: "\\left\(latex)$1\\right\(latex)", python: "\(python)($1)", source: "\(name)($1)")
  }
}
