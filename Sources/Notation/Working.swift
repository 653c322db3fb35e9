package import Autodiff

/// A formula with its numbers put in, as far as a reader wants to see them apart.
///
/// `2(f₁ − y) ⊙ ∂L/∂l` is a factor in numbers, ⊙, and the gradient in numbers; what stands inside
/// the factor is computed already.
package indirect enum Working: Sendable {
  case number(Double)
  case quantity(Tensor)
  case apply(Operation, [Working])

  /// - Parameter value: the value of each symbol.
  package init(_ formula: Formula, value: (Symbol) -> Tensor) {
    switch formula {
    case .number(let number): self = .number(number)
    case .symbol(let symbol):
      let quantity = value(symbol)
      // A learning rate only scales.
      if case .named = symbol, let number = quantity.scalar {
        self = .number(number)
      } else {
        self = .quantity(quantity)
      }
    case .apply(let operation, let operands):
      switch operation.reckoning {
      case .product, .passage:
        self = .apply(operation, operands.map { Working(factor: $0, value: value) })
      case .matrixProduct, .sum, .difference, .negative:
        self = .apply(operation, operands.map { Working($0, value: value) })
      case .quotient where operands.allSatisfy({ $0.constant != nil }):
        self = .apply(operation, operands.map { Working($0, value: value) })
      case .power, .square, .count, .placement, .size, nil:
        guard operands.count == 1 || operation.reckoning == .power else { fallthrough }
        self = .apply(
          operation,
          operands.map { operand in
            operand.constant.map(Working.number) ?? .quantity(operand.evaluated(value))
          })
      // Repeated entries are written out: what follows may be a matrix product of them.
      case .quotient, .transpose, .repetition: self = .quantity(formula.evaluated(value))
      }
    }
  }

  /// A factor: only products and gradients are kept apart, the rest is one quantity.
  private init(factor formula: Formula, value: (Symbol) -> Tensor) {
    guard case .apply(let operation, let operands) = formula else {
      self = Working(formula, value: value)
      return
    }
    let isApart =
      switch operation.reckoning {
      case .product, .passage, .matrixProduct, .repetition: true
      case .quotient: operands.allSatisfy { $0.constant != nil }
      case .sum, .difference, .negative, .transpose, .power, .square, .count, .placement, .size,
        nil:
        false
      }
    self = isApart ? Working(formula, value: value) : .quantity(formula.evaluated(value))
  }

  /// What a reader gets who calculates with the numbers that are shown.
  package func value(in format: MatrixFormat) -> Tensor {
    switch self {
    case .number(let number): Tensor(format.rounded(number))
    case .quantity(let tensor): format.rounded(tensor)
    case .apply(let operation, let operands):
      operation.value(operands.map { $0.value(in: format) })
    }
  }

  /// Whether all of its numbers are shown.
  package func isWhole(in format: MatrixFormat) -> Bool {
    switch self {
    case .number: true
    case .quantity(let tensor): format.showsAll(of: tensor.shape)
    case .apply(_, let operands): operands.allSatisfy { $0.isWhole(in: format) }
    }
  }

  package var shape: Shape {
    switch self {
    case .number: .scalar
    case .quantity(let tensor): tensor.shape
    case .apply(let operation, let operands):
      (try? operation.shape(operands.map(\.shape))) ?? .scalar
    }
  }

  /// The shapes, as `2×3 ⊙ 2×3`; scalars that only scale are left out.
  package var shapes: String {
    switch self {
    case .number: return ""
    case .quantity(let tensor): return tensor.shape.description
    case .apply(let operation, let operands):
      let texts = operands.map(\.shapes).filter { !$0.isEmpty }
      guard texts.count == 2 else {
        let text = texts.first ?? ""
        // What several entries come to goes over them.
        let isReduction =
          operation.axis != nil || shape.isScalar && text != Shape.scalar.description
        let name = operation.name == "sum" ? "Σ" : operation.name
        return isReduction && !text.isEmpty ? "\(name) \(text)" : text
      }
      return texts.joined(separator: " \(sign(operation, operands)) ")
    }
  }

  /// The sign between two operands.
  package func sign(_ operation: Operation, _ operands: [Working]) -> String {
    switch operation.reckoning {
    case .sum: "+"
    case .difference: "−"
    case .product, .passage: operands.contains(where: \.shape.isScalar) ? "·" : "⊙"
    case .negative, .quotient, .matrixProduct, .transpose, .power, .square, .repetition, .count,
      .placement, .size, nil:
      "·"
    }
  }
}
