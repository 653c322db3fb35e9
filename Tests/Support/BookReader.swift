public import Autodiff
import Notation

/// Calculates what a formula in the book's notation says, as somebody would who knows nothing but
/// the page: side by side is the matrix product (or scales), ⊙ and · and / go entry by entry.
public struct BookReader {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// The values of names, `f₁`, and of gradients, `∂ℓ/∂f₁`.
  private let values: [String: Tensor]
  private var rest: Substring
  /// How many of each fence are open.
  private var open: [Character: Int] = [:]
  private let whole: String

  private init(_ text: String, values: [String: Tensor]) {
    whole = text
    // In ASCII norms stand between two bars.
    rest = text.replacing("||", with: "‖")[...]
    self.values = values
  }

  public static func value(of text: String, values: [String: Tensor]) throws -> Tensor {
    var reader = BookReader(text, values: values)
    let value = try reader.sum()
    guard reader.rest.isEmpty else { throw reader.failure("not read: '\(reader.rest)'") }
    return value
  }

  private mutating func sum() throws -> Tensor {
    var value = try signedProduct()
    while true {
      if take(" + ") {
        value = try .add(value, signedProduct())
      } else if take(" − ") {
        value = try .subtract(value, signedProduct())
      } else {
        return value
      }
    }
  }

  private mutating func signedProduct() throws -> Tensor {
    let isNegative = take("−")
    let value = try product()
    return isNegative ? try .negate(value) : value
  }

  private mutating func product() throws -> Tensor {
    var value = try sideBySide()
    while true {
      if take(" ⊙ ") {
        let next = try sideBySide()
        guard value.shape == next.shape else { return try fail("⊙ joins equal shapes") }
        value = try .multiply(value, next)
      } else if take(" · ") {
        let next = try sideBySide()
        guard value.shape.isScalar || next.shape.isScalar else {
          return try fail("· scales")
        }
        value = try .multiply(value, next)
      } else if take("/") {
        value = try .divide(value, sideBySide())
      } else {
        return value
      }
    }
  }

  private mutating func sideBySide() throws -> Tensor {
    var value = try power()
    while beginsFactor {
      _ = take(" ")
      let next = try power()
      let scales = value.shape.isScalar || next.shape.isScalar
      value = try scales ? .multiply(value, next) : Operation.matrixProduct(value, next)
    }
    return value
  }

  /// Whether a factor follows, with or without a space: `2x`, `A B`.
  private var beginsFactor: Bool {
    let next = rest.first == " " ? rest.dropFirst() : rest
    guard let first = next.first else { return false }
    if "+−⊙·/=>,])ᵀ^".contains(first) || next.hasPrefix("if ") || next.hasPrefix("at [") {
      return false
    }
    if Self.fences[first] != nil { return rest.first == " " || open[first, default: 0] == 0 }
    return first.isLetter || first.isNumber || "(∂{√".contains(first)
  }

  private mutating func power() throws -> Tensor {
    var value = try atom()
    while true {
      if take("ᵀ") {
        value = value.transposed
      } else if take("^") {
        _ = take("∘")
        let isNegative = take("−")
        let exponent = try power()
        value = try .power(value, isNegative ? .negate(exponent) : exponent)
      } else if let exponent = superscript() {
        value = try .power(value, Tensor(exponent))
      } else if rest.first == "[" {
        value = try part(of: value)
      } else {
        return value
      }
    }
  }

  private mutating func superscript() -> Double? {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let text = rest.prefix { digits.contains($0) || $0 == "⁻" }
    guard !text.isEmpty else { return nil }
    rest = rest.dropFirst(text.count)
    return Double(
      String(text.map { $0 == "⁻" ? "-" : Character("\(digits.firstIndex(of: $0) ?? 0)") }))
  }

  private mutating func part(of value: Tensor) throws -> Tensor {
    let (rows, columns) = try place(in: value.shape)
    return Tensor(
      Shape(rows.count, columns.count),
      rows.flatMap { row in columns.map { value[row - 1, $0 - 1] } })
  }

  /// `[2, :]`: rows and columns from 1.
  private mutating func place(
    in shape: Shape
  ) throws -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    guard take("["), let rows = range(of: shape.rows), take(", "),
      let columns = range(of: shape.columns), take("]")
    else { throw failure("a part has rows and columns") }
    return (rows, columns)
  }

  private mutating func range(of size: Int) -> ClosedRange<Int>? {
    if take(":") { return 1...size }
    guard let first = number() else { return nil }
    guard take(":") else { return Int(first)...Int(first) }
    return number().map { Int(first)...Int($0) }
  }

  private mutating func number() -> Double? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    var length = digits.count
    let exponent = rest.dropFirst(length)
    if exponent.first == "e" {
      let sign = exponent.dropFirst().first == "−" ? 2 : 1
      let power = exponent.dropFirst(sign).prefix { $0.isNumber }
      if !power.isEmpty { length += sign + power.count }
    }
    let text = rest.prefix(length).replacing("−", with: "-")
    guard let number = Double(text) else { return nil }
    rest = rest.dropFirst(length)
    return number
  }

  private mutating func atom() throws -> Tensor {
    if let number = number() { return Tensor(number) }
    if take("(") {
      let value = try sum()
      return take(")") ? value : try fail("a bracket is open")
    }
    if let fence = rest.first, let operation = Self.fences[fence], take("\(fence)") {
      open[fence, default: 0] += 1
      let value = try sum()
      open[fence, default: 0] -= 1
      return take("\(fence)") ? try operation(value) : try fail("\(fence) is open")
    }
    if take("{") { return try cases() }
    if take("√") {
      var value = try atom()
      if rest.first == "[" { value = try part(of: value) }
      return try Operation.sqrt(value)
    }
    if take("π") { return Tensor(.pi) }
    if take("Φ[") || take("normal_cdf[") {
      return try each { $0 == 0 ? 0.5 : Operation.gelu.value([Tensor($0)]).elements[0] / $0 }
    }
    if take("sign[") || take("sign_of[") { return try each { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } }
    if take("φ[") || take("normal_pdf[") {
      return try each {
        Operation.exp.value([Tensor(-$0 * $0 / 2)]).elements[0] / 2.5066282746310002
      }
    }
    if take("I½[") || take("indicator½[") { return try indicator(tie: 0.5) }
    if take("I[") || take("indicator[") { return try indicator(tie: 0) }
    if take("onehot") { return try oneHot() }
    if take("ones[") || take("all_ones[") { return try ones() }
    if let function = functions.first(where: { rest.hasPrefix($0.key) }) {
      _ = take(function.key)
      return try function.value(arguments())
    }
    let longest = values.keys.filter { rest.hasPrefix($0) }.max { $0.count < $1.count }
    guard let longest, let value = values[longest] else { return try fail("no such name") }
    _ = take(longest)
    return value
  }

  /// `{a if z > 0, else b}`, `{a at [2, :] of 3×2, else 0}`
  private mutating func cases() throws -> Tensor {
    let first = try sum()
    if take(" at ") { return try among(zeros: first) }
    guard take(" if ") else { return try fail("a case has a condition") }
    let condition = try sum()
    guard take(" > 0, else ") else { return try fail("a case has another") }
    let second = try sum()
    guard take("}") else { return try fail("a case is open") }
    let shape = [first, second].reduce(condition.shape) { $0.widest(with: $1.shape) }
    let (a, b) = (first.stretched(to: shape), second.stretched(to: shape))
    let chosen = condition.stretched(to: shape).elements.indices.map { index in
      condition.stretched(to: shape).elements[index] > 0 ? a.elements[index] : b.elements[index]
    }
    return Tensor(shape, chosen)
  }

  private mutating func among(zeros part: Tensor) throws -> Tensor {
    let place = rest.prefix { $0 != "]" } + "]"
    rest = rest.dropFirst(place.count)
    guard take(" of "), let rows = number(), take("×"), let columns = number(), take(", else 0}")
    else { return try fail("zeros have a shape") }
    var reader = self
    reader.rest = place
    let shape = Shape(Int(rows), Int(columns))
    let (inRows, inColumns) = try reader.place(in: shape)
    var numbers = [Double](repeating: 0, count: shape.count)
    for row in inRows {
      for column in inColumns {
        numbers[(row - 1) * shape.columns + column - 1] =
          part[row - inRows.lowerBound, column - inColumns.lowerBound]
      }
    }
    guard part.shape == Shape(inRows.count, inColumns.count) else {
      return try fail("does not fit")
    }
    return Tensor(shape, numbers)
  }

  /// `I[a > b]` or `I[a = b]`: 1 or 0, and something else for a tie where the page says so.
  private mutating func indicator(tie: Double) throws -> Tensor {
    let left = try sum()
    let isEquality = take(" = ")
    guard isEquality || take(" > ") else { return try fail("an indicator compares") }
    let right = try sum()
    guard take("]") else { return try fail("an indicator is open") }
    let shape = left.shape.widest(with: right.shape)
    let (a, b) = (left.stretched(to: shape).elements, right.stretched(to: shape).elements)
    let truth = a.indices.map { index -> Double in
      if a[index] == b[index] { return isEquality ? 1 : tie }
      return !isEquality && a[index] > b[index] ? 1 : 0
    }
    return Tensor(shape, truth)
  }

  /// `₃[y]` after the word: for each class a 1 in the row of its number, or in the column.
  private mutating func oneHot() throws -> Tensor {
    let digits = rest.prefix { $0 != "[" }
    let count = Int(String(digits.map { Name(String($0)).canonical }.joined())) ?? 0
    guard take(String(digits) + "["), count > 0 else { return try fail("how many classes?") }
    guard let classes = try arguments().first else { return try fail("no classes") }
    let inColumns = classes.shape.rows == 1
    let shape = inColumns ? Shape(count, classes.shape.columns) : Shape(classes.shape.rows, count)
    return Tensor(
      shape,
      (0..<shape.count).map { index in
        let (row, column) = (index / shape.columns, index % shape.columns)
        let (example, place) = inColumns ? (column, row) : (row, column)
        return classes.elements[example] == Double(place + 1) ? 1 : 0
      })
  }

  /// A function of every entry, up to its closing bracket.
  private mutating func each(_ function: (Double) -> Double) throws -> Tensor {
    let value = try sum()
    guard take("]") else { return try fail("a function is open") }
    return Tensor(value.shape, value.elements.map(function))
  }

  private mutating func ones() throws -> Tensor {
    guard let rows = number(), take("×"), let columns = number(), take("]") else {
      return try fail("ones have a shape")
    }
    return Tensor(Shape(Int(rows), Int(columns)), filledWith: 1)
  }

  private mutating func arguments() throws -> [Tensor] {
    var arguments = [try sum()]
    while take(", ") { arguments.append(try sum()) }
    return take("]") ? arguments : try fail("a function is open")
  }

  /// ‖ and |: every operation that is written between two signs.
  private static let fences: [Character: Operation] = {
    let pairs = Operation.all.compactMap { operation -> (Character, Operation)? in
      let plain = operation.notation.plain
      guard let fence = plain.first, plain == "\(fence)$1\(fence)" else { return nil }
      return (fence, operation)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()

  /// `exp[`, `Σ columns[`: every operation that is written as a function.
  private let functions: [String: @Sendable ([Tensor]) throws -> Tensor] = {
    var functions: [String: @Sendable ([Tensor]) throws -> Tensor] = [:]
    for operation in Operation.all {
      guard let bracket = operation.notation.plain.firstIndex(of: "["),
        operation.notation.plain.first?.isLetter == true, !Self.manyfold.contains(operation.name),
        operation.axis != .rows || operation.notation.plain.contains("rows")
      else { continue }
      let name = String(operation.notation.plain[...bracket])
      let other = functions[name]
      functions[name] = { operands in
        // max of all, and max of two.
        guard operands.count == operation.operandCount else {
          return try other?(operands) ?? Tensor(.nan)
        }
        _ = try operation.shape(operands.map(\.shape))
        return operation.value(operands)
      }
    }
    functions["abs["] = { try Operation.abs($0[0]) }
    for (name, function) in functions where name.first == "Σ" {
      functions["sum" + name.dropFirst()] = function
    }
    functions["concat["] = { try Operation.concat($0.count, .rows)(whole: $0) }
    functions["concat columns["] = { try Operation.concat($0.count, .columns)(whole: $0) }
    functions["reshape["] = { operands in
      let shape = Shape(Int(operands[1].elements[0]), Int(operands[2].elements[0]))
      return try Operation.reshape(shape)(whole: [operands[0]])
    }
    return functions
  }()

  /// One operation for each choice of numbers: they are read, and not looked up.
  private static let manyfold: Set<String> = ["[]", "concat", "reshape"]

  private mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private func failure(_ problem: String) -> Failure {
    Failure(description: "\(problem), at '\(rest)' of '\(whole)'")
  }

  private func fail<Value>(_ problem: String) throws -> Value { throw failure(problem) }
}

extension Tensor {
  fileprivate static func add(_ a: Tensor, _ b: Tensor) throws -> Tensor { try Operation.add(a, b) }
  fileprivate static func subtract(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try Operation.subtract(a, b)
  }
  fileprivate static func multiply(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try Operation.multiply(a, b)
  }
  fileprivate static func divide(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try Operation.divide(a, b)
  }
  fileprivate static func power(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try Operation.power(a, b)
  }
  fileprivate static func negate(_ a: Tensor) throws -> Tensor { try Operation.negate(a) }
}

extension Operation {
  /// The value, where the shapes fit; entry by entry, of any shapes that stretch to a common one.
  fileprivate func callAsFunction(_ operands: Tensor...) throws -> Tensor {
    if isElementwise {
      let shape = operands.map(\.shape).reduce(Shape.scalar) { $0.widest(with: $1) }
      return value(operands.map { $0.stretched(to: shape) })
    }
    return try self(whole: operands)
  }

  fileprivate func callAsFunction(whole operands: [Tensor]) throws -> Tensor {
    _ = try shape(operands.map(\.shape))
    return value(operands)
  }
}

extension Shape {
  fileprivate func widest(with other: Shape) -> Shape {
    Shape(max(rows, other.rows), max(columns, other.columns))
  }
}

extension BookReader {
  /// What of a formula about a trace does not give what is shown beside it, read literally and with
  /// its shape; nil where all of it does.
  public static func fault(of formula: Formula, beside shown: Tensor, in trace: Trace) -> String? {
    let printer = FormulaPrinter(trace)
    var values: [String: Tensor] = [:]
    for node in trace.graph.nodes {
      values[printer.name(node.id)] = trace.values[node.id]
      values[printer.gradient(node.id)] = trace.gradients[node.id]
    }
    let text = printer.text(formula, filling: shown.shape)
    do {
      let read = try value(of: text, values: values)
      guard read.shape == shown.shape else { return "\(text) is \(read.shape), not \(shown.shape)" }
      let largest = shown.elements.map(Swift.abs).max() ?? 0
      // Where ∞ stands on the page, as in I[x > 0]/x or 0 · log 0, a gate or a convention gives 0.
      // Constants in formulas have at least seven digits.
      let wrong = zip(read.elements, shown.elements).first { a, b in
        !(a.isNaN && b.isNaN) && !(!a.isFinite && b == 0) && a != b
          && !(Swift.abs(a - b) <= 1e-6 * Swift.max(1, largest))
      }
      return wrong.map { "\(text) is \($0), but \($1) is shown" }
    } catch {
      return "\(error)"
    }
  }

  /// The same of every step of a trace.
  public static func faults(of trace: Trace) -> [String] {
    trace.steps.flatMap { step -> [String?] in
      switch step {
      case .forward(let step): [fault(of: step.formula, beside: step.value, in: trace)]
      case .reverse(let step):
        [
          fault(of: step.formula, beside: step.product, in: trace),
          step.localFormula.flatMap { formula in
            step.local.flatMap { fault(of: formula, beside: $0, in: trace) }
          },
        ]
      case .update: []
      }
    }.compactMap(\.self)
  }
}
