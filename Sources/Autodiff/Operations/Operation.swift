/// One differentiable operation: its value, its derivative as data, and how it is written.
///
/// An operation is declared once, as a `static let` in a file of this folder, and listed in
/// `Operation.all`; the parser, both directions of differentiation, every notation and the tests
/// take it from there. A declaration says what is other than usual: the usual notation is a function
/// of its name, `Traits` has the usual rest. A class, so that a formula, which names one at every place, is small: deep
/// formulas then fit the stack.
public final class Operation: Sendable {
  /// The name in the equation language: `relu`, `@`, `sum`.
  public let name: String
  /// The direction that is written after the operand, as in `sum(A, rows)`; of an operation over
  /// each example, the direction in which examples lie.
  public let axis: Axis?
  /// Tells operations apart that are written alike, such as powers with a constant exponent.
  private let variant: String
  /// How many operands there are.
  public let operandCount: Int
  /// One line for the help: what it computes.
  public let summary: String
  /// One clause on the derivative, shown beside a step that uses it; nil where there is none to make.
  public let remark: String?
  public let notation: Notation
  let traits: Traits
  private let derivativeRule: @Sendable () -> DerivativeRule
  private let shapeRule: @Sendable ([Shape]) -> Shape?
  let kernel: Kernel
  /// How many operands the kernel reads; others are there for the derivative.
  let valueOperands: Int
  private let refusal: (@Sendable ([Tensor]) -> OperandRefusal?)?

  init(
    _ name: String, axis: Axis? = nil, variant: String = "", operands: Int, _ summary: String,
    remark: String? = nil,
    notation: Notation? = nil,
    shape: @escaping @Sendable ([Shape]) -> Shape?,
    kernel: Kernel,
    reading valueOperands: Int? = nil,
    refusing refusal: (@Sendable ([Tensor]) -> OperandRefusal?)? = nil,
    derivative: @autoclosure @escaping @Sendable () -> DerivativeRule
  ) {
    self.name = name
    self.axis = axis
    self.variant = variant
    self.operandCount = operands
    self.summary = summary
    self.remark = remark
    self.notation =
      notation ?? .function(name, operands: operands, axis: axis)
    self.derivativeRule = derivative
    self.shapeRule = shape
    self.kernel = kernel
    self.valueOperands = valueOperands ?? operands
    self.refusal = refusal
    traits = Traits()
  }

  /// An operation on whole matrices that gives a number.
  convenience init(
    _ name: String, axis: Axis? = nil, variant: String = "", operands: Int, _ summary: String,
    remark: String? = nil,
    notation: Notation? = nil,
    shape: @escaping @Sendable ([Shape]) -> Shape?,
    number: @escaping @Sendable (Matrices) -> Double,
    refusing refusal: (@Sendable ([Tensor]) -> OperandRefusal?)? = nil,
    derivative: @autoclosure @escaping @Sendable () -> DerivativeRule
  ) {
    self.init(
      name, axis: axis, variant: variant, operands: operands, summary, remark: remark,
      notation: notation, shape: shape, kernel: .whole { $1[0, 0] = number($0) }, refusing: refusal,
      derivative: derivative())
  }

  /// The same operation with other traits.
  init(_ operation: Operation, _ traits: Traits) {
    name = operation.name
    axis = operation.axis
    variant = operation.variant
    operandCount = operation.operandCount
    summary = operation.summary
    remark = operation.remark
    notation = operation.notation
    derivativeRule = operation.derivativeRule
    shapeRule = operation.shapeRule
    kernel = operation.kernel
    valueOperands = operation.valueOperands
    refusal = operation.refusal
    self.traits = traits
  }

  /// The same operation with another derivative, right or wrong.
  /// - Parameter others: how many operands follow that only the derivative names.
  package func differentiated(by derivative: DerivativeRule, beside others: Int) -> Operation {
    let own = operandCount
    return Operation(
      name, axis: axis, variant: "\(variant) differentiated otherwise", operands: own + others,
      summary, remark: remark, notation: notation,
      shape: { [shapeRule] in shapeRule(Array($0.prefix(own))) },
      kernel: kernel, reading: valueOperands, derivative: derivative)
  }

  /// Built when it is asked for: rules name other operations, and sine's and cosine's one another.
  public var derivative: DerivativeRule { derivativeRule() }

  /// The result for operands whose shapes fit.
  public func value(_ operands: [Tensor]) -> Tensor {
    let read = Array(operands.prefix(valueOperands))
    let shape = shapeRule(operands.map(\.shape))
    return kernel(read, shape: shape ?? read.reduce(.scalar) { $0.widened(by: $1.shape) })
  }

  /// Whether there are numbers that it cannot take.
  var refuses: Bool { refusal != nil }

  /// What is wrong with operands whose shapes fit; their value is NaN.
  public func refusal(of operands: [Tensor]) -> OperandRefusal? { refusal?(operands) }

  /// The result's shape.
  public func shape(_ operands: [Shape]) throws(OperandError) -> Shape {
    guard let shape = shapeRule(operands) else {
      throw OperandError(operation: self, shapes: operands)
    }
    return shape
  }
}

/// The derivative of an operation, as formulas over its operands, output, upstream and tangents.
public enum DerivativeRule: Sendable {
  /// ∂y/∂xᵢ of each operand, entry by entry; fewer where the last operands are constants. Reverse and forward rules follow, and so does the sum
  /// over the entries to which an operand was stretched.
  case elementwise([Rule])
  /// ∂ℓ/∂xᵢ from the upstream gradient, of the operand's shape, and ẏ from the tangents.
  case linear(pullbacks: [Rule], pushforward: Rule)
}

extension Operation: Hashable {
  public static func == (a: Operation, b: Operation) -> Bool {
    a === b
      || (a.name == b.name && a.operandCount == b.operandCount && a.axis == b.axis
        && a.variant == b.variant)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(axis)
    hasher.combine(variant)
    hasher.combine(operandCount)
  }
}

/// A number that an operation cannot take.
public enum OperandRefusal: Error, Sendable, Hashable {
  /// A class that is no whole number from 1 to the number of classes.
  case noSuchClass(Double, classes: Int)
}

/// Operands whose shapes an operation cannot take.
public struct OperandError: Error, Sendable, Equatable {
  public let operation: Operation
  public let shapes: [Shape]

  /// For an elementwise operation: whether the matrix product would fit, and the reverse for `@`.
  public var wouldFit: Operation? {
    guard shapes.count == 2 else { return nil }
    let other: Operation = operation == .matrixProduct ? .multiply : .matrixProduct
    return (try? other.shape(shapes)) == nil ? nil : other
  }
}
