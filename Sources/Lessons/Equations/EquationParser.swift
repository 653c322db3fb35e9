import Autodiff

/// Reads the tokens of one line by precedence: `+ -`, then `@ * /`, then unary minus, then `^`.
///
/// What may nest goes through few functions, so that the deepest equation fits a small stack.
struct EquationParser {
  /// How deep parentheses, functions, signs and exponents may stand in each other.
  static let deepest = 500
  /// How many operations one equation may have, so that formulas stay shallow.
  static let mostOperations = 1000

  let tokens: [Token]
  private(set) var index = 0
  private var depth = 0
  private var operations = 0
  private(set) var open: [Open] = []
  /// The tokens of the sum that was read last.
  private(set) var lastSum = 0..<0
  let inEquation: Bool
  private let vocabulary: OperationTable.Vocabulary

  /// A bracket, and before it the function whose values it holds.
  struct Open {
    let bracket: Token
    let function: Int?
  }

  /// - Parameter inEquation: in equations there are no comparisons and no `name[row, column]`.
  init(
    _ tokens: [Token], inEquation: Bool, vocabulary: OperationTable.Vocabulary = .equations
  ) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    self.inEquation = inEquation
  }

  /// `name = expression`.
  mutating func equation() -> (equation: Equation?, problem: EquationProblem.Placed?) {
    let first = tokens[0]
    for token in tokens.prefix(2) {
      if let habit = Self.habit(token) { return (nil, .init(token.place, .habit(habit))) }
    }
    guard case .name(let name) = first.kind, tokens[1].kind == .equals else {
      let hasLeftSide = tokens.dropFirst().contains { $0.kind == .equals }
      return (nil, .init(first.place, hasLeftSide ? .leftSideIsNoName : .lineHasNoName))
    }
    index = 2
    do {
      let expression = try expression()
      return (Equation(name: name, place: first.place, expression: expression), nil)
    } catch {
      return (Equation(name: name, place: first.place, expression: nil), error)
    }
  }

  /// A whole expression, to the end of the tokens.
  mutating func expression() throws(EquationProblem.Placed) -> Expression {
    let expression = try first()
    if token.kind == .end { return expression }
    if case .symbol(let symbol) = token.kind, Comparison(rawValue: symbol) != nil {
      throw compared(symbol)
    }
    throw unexpected()
  }

  /// A whole expression, or two that are compared, to the end of the tokens.
  mutating func statement() throws(EquationProblem.Placed) -> Statement {
    let left = try first()
    if token.kind == .end { return .value(left) }
    guard case .symbol(let symbol) = token.kind, let comparison = Comparison(rawValue: symbol)
    else { throw unexpected() }
    let place = token.place
    index += 1
    let right = try wholeSum()
    if token.kind == .end { return .comparison(comparison, left, right, place) }
    throw unexpected()
  }

  private mutating func first() throws(EquationProblem.Placed) -> Expression {
    if tokens[index].kind == .end { throw .init(tokens[index].place, .nothingToCompute) }
    return try wholeSum()
  }

  var token: Token { tokens[index] }

  private mutating func wholeSum() throws(EquationProblem.Placed) -> Expression {
    try deeper()
    let start = index
    let sum = try operations(from: .sum)
    lastSum = start..<index
    depth -= 1
    return sum
  }

  /// Operations between operands, from left to right; those of a tighter level first.
  private mutating func operations(
    from least: Level
  ) throws(EquationProblem.Placed) -> Expression {
    var left = try operand()
    while case .symbol(let symbol) = token.kind, let (operation, level) = Self.infix[symbol],
      level >= least
    {
      let place = token.place
      if !inEquation, symbol == "@", case .number = tokens[index + 1].kind {
        throw .init(place, .productWithNumber(tokens[index + 1].text))
      }
      index += 1
      let right = try level == .sum ? operations(from: .product) : operand()
      left = try applied(operation, [left, right], place)
    }
    return left
  }

  /// An operand with its signs and its exponent: −x² is −(x²), and `a ^ b ^ c` is a ^ (b ^ c).
  private mutating func operand() throws(EquationProblem.Placed) -> Expression {
    let signs = try signs()
    let start = index
    var operand = try postfixed(try atom(), from: start)
    if token.kind == .symbol("^") {
      let place = token.place
      index += 1
      try deeper()
      operand = try applied(.power, [operand, try self.operand()], place)
      depth -= 1
    }
    if startsOperand { throw juxtaposed(after: tokens[index - 1]) }
    for sign in signs.reversed() where sign.kind == .symbol("-") {
      operand = try applied(.negate, [operand], sign.place)
    }
    return operand
  }

  private mutating func signs() throws(EquationProblem.Placed) -> [Token] {
    var signs: [Token] = []
    while case .symbol(let symbol) = token.kind, symbol == "-" || symbol == "+" {
      signs.append(token)
      index += 1
      if signs.count > Self.deepest { throw .init(token.place, .tooDeep) }
    }
    return signs
  }

  private mutating func postfixed(
    _ operand: Expression, from start: Int
  ) throws(EquationProblem.Placed) -> Expression {
    var operand = operand
    while true {
      let place = token.place
      switch token.kind {
      case .transpose:
        index += 1
        operand = try applied(.transpose, [operand], place)
      case .superscript(let exponent):
        index += 1
        operand = try applied(.power, [operand, .number(exponent, place)], place)
      case .symbol("["):
        operand = try part(of: operand)
      case .symbol("@") where !inEquation && iteration != nil:
        operand = .elsewhere(operand, .iteration(iteration ?? 0), place)
        index += 2
      case .member:
        throw member(of: start)
      default:
        return operand
      }
    }
  }

  /// In `L@3` the 3, where nothing stands between.
  private var iteration: Int? {
    guard token.isJoined, tokens[index + 1].isJoined,
      case .number(let number) = tokens[index + 1].kind, (0..<1e6).contains(number)
    else { return nil }
    return Int(exactly: number)
  }

  private mutating func part(of operand: Expression) throws(EquationProblem.Placed) -> Expression {
    let bracket = token
    if case .name(let name, _) = operand, OperationTable.isFunction(name) {
      throw .init(bracket.place, .squareBracket)
    }
    index += 1
    open.append(Open(bracket: bracket, function: nil))
    defer { open.removeLast() }
    var indices = [try partIndex()]
    while token.kind == .symbol(",") {
      index += 1
      indices.append(try partIndex())
    }
    guard token.kind == .symbol("]") else { throw unexpected() }
    index += 1
    return .part(operand, indices, bracket.place)
  }

  /// `2`, `:`, `1:2`, and `1:` or `:2` of other languages.
  private mutating func partIndex() throws(EquationProblem.Placed) -> PartIndex {
    let first = token.kind == .symbol(":") ? nil : try wholeNumber()
    guard token.kind == .symbol(":") else {
      guard let first else { throw unexpected() }
      return .at(first)
    }
    index += 1
    if token.kind == .symbol(":") { throw .init(token.place, .partHasNoStride) }
    let isOpen = token.kind == .symbol(",") || token.kind == .symbol("]")
    return .range(first, isOpen ? nil : try wholeNumber())
  }

  /// 1e0 and 1.0 count nothing.
  private mutating func wholeNumber() throws(EquationProblem.Placed) -> Expression {
    if case .number = token.kind, !token.text.allSatisfy(\.isASCIIDigit) {
      throw .init(token.place, .entryIsNotWhole)
    }
    return try wholeSum()
  }

  private mutating func atom() throws(EquationProblem.Placed) -> Expression {
    let first = token
    switch first.kind {
    case .number(let number):
      index += 1
      return .number(number, first.place)
    case .name(let name):
      index += 1
      guard token.kind == .symbol("(") else { return .name(name, first.place) }
      if vocabulary == .equations, let habit = habit(ofCall: index - 1) {
        throw .init(first.place, .habit(habit))
      }
      let bracket = token
      index += 1
      operations += 1
      if operations > Self.mostOperations { throw .init(first.place, .tooManyOperations) }
      let operands = try arguments(closedBy: ")", opened: bracket, of: index - 2)
      if !inEquation, operands.count == 1, let when = Elsewhere.When.written[name] {
        return .elsewhere(operands[0], when, first.place)
      }
      return .call(name, operands, first.place)
    case .text(let text) where !inEquation:
      index += 1
      return .text(text, first.place)
    case .symbol("("):
      index += 1
      let inner = try arguments(closedBy: ")", opened: first)
      guard inner.count == 1 else {
        throw .init(first.place, inner.isEmpty ? .emptyParentheses : .listInParentheses)
      }
      return inner[0]
    default:
      throw unexpected()
    }
  }

  /// What stands between brackets, separated by commas. The opening one has been read.
  private mutating func arguments(
    closedBy closing: String, opened bracket: Token, of function: Int? = nil
  ) throws(EquationProblem.Placed) -> [Expression] {
    open.append(Open(bracket: bracket, function: function))
    defer { open.removeLast() }
    var arguments: [Expression] = []
    if token.kind == .symbol(closing) {
      index += 1
      return []
    }
    while true {
      arguments.append(try wholeSum())
      switch token.kind {
      case .symbol(","): index += 1
      case .symbol(closing):
        index += 1
        return arguments
      default: throw unexpected()
      }
    }
  }

  private mutating func deeper() throws(EquationProblem.Placed) {
    depth += 1
    if depth > Self.deepest { throw .init(token.place, .tooDeep) }
  }

  private mutating func applied(
    _ operation: Operation, _ operands: [Expression], _ place: Place
  ) throws(EquationProblem.Placed) -> Expression {
    operations += 1
    if operations > Self.mostOperations { throw .init(place, .tooManyOperations) }
    return .operation(operation, operands, place)
  }

  private enum Level: Comparable { case sum, product }

  private static let infix: [String: (Operation, Level)] = [
    "+": (.add, .sum), "-": (.subtract, .sum),
    "@": (.matrixProduct, .product), "*": (.multiply, .product), "/": (.divide, .product),
  ]
}
