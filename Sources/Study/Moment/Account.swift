package import Autodiff
package import Lessons

/// The working of a step: made once, laid out by everything that shows or tells it in its own way.
package struct Account: Sendable {
  package let step: StepOutline
  /// How much of it may be seen but for the result.
  package let show: Question.Show
  /// One; of an update one for each assignment, in order.
  package let workings: [Calculation]
  /// What an earlier path had come to, and what it comes to with this one; nil for a first path.
  package let sum: (before: Tensor, after: Tensor)?

  /// What is taken for the slope of the line that it goes through, where that is a convention.
  package let convention: String?

  /// The working that ends in what the step is about.
  package var last: Calculation? { workings.last }

  /// Whether its result is what a question asks for.
  package var isSecret: Bool { workings.contains(where: \.result.isSecret) }
}

/// A formula with its numbers and what they come to.
package struct Calculation: Sendable {
  /// What is computed.
  package let target: Symbol
  package let formula: Formula
  /// Of what is computed.
  package let shape: Shape
  /// Never absent.
  package let result: Quantity
  private let operands: [Symbol: (quantity: Quantity, shape: Shape)]

  /// - Parameter value: what is behind each symbol of the formula; nil of what is not there yet.
  init(
    _ target: Symbol, _ formula: Formula, shape: Shape, result: Quantity,
    value: (Symbol) -> Tensor?, isSecret: (Symbol) -> Bool
  ) {
    self.target = target
    self.formula = formula
    self.shape = shape
    self.result = result
    operands = formula.symbols.reduce(into: [:]) { operands, name in
      guard let tensor = value(name) else { return }
      operands[name] = (Quantity(tensor, isSecret: isSecret(name)), tensor.shape)
    }
  }

  package subscript(name: Symbol) -> Quantity { operands[name]?.quantity ?? .absent }

  /// Of what stands for a symbol, secret or not.
  package func shape(of name: Symbol) -> Shape { operands[name]?.shape ?? .scalar }

  /// Whether a number that goes into it is asked for.
  package var hasSecretOperand: Bool { operands.values.contains(where: \.quantity.isSecret) }

  /// Whether everything in it is a number of one entry.
  package var isScalar: Bool { shape.isScalar && operands.values.allSatisfy(\.shape.isScalar) }

  /// Every number that goes into it; nil where one is a secret, or not there.
  package var numbers: [Symbol: Tensor]? {
    let numbers = operands.compactMapValues(\.quantity.tensor)
    return formula.symbols.allSatisfy { numbers[$0] != nil } ? numbers : nil
  }

  /// What somebody gets who calculates with other numbers, as with rounded ones; nil where one of
  /// them is a secret, or not there.
  package func recalculated(_ read: (Tensor) -> Tensor) -> Tensor? {
    guard let numbers = numbers?.mapValues(read) else { return nil }
    return formula.evaluated { name in
      guard let number = numbers[name] else { preconditionFailure("all numbers are there") }
      return number
    }
  }
}
