import Autodiff
import Support
import Testing

/// What holds for each operation, without naming one.
@Suite struct EveryOperation {
  static let operations = Operation.all + Operation.shaping
  static let shapes = [
    Shape(1, 1), Shape(2, 3), Shape(3, 2), Shape(1, 3), Shape(2, 1), Shape(3, 3),
    Shape(6, 1),
  ]

  /// Every choice of operand shapes that the operation takes, with numbers inside its domain.
  static func examples(of operation: Operation) -> [[Tensor]] {
    var random = RandomNumbers(seed: 7)
    let choices = (0..<operation.operandCount).reduce([[Shape]]([[]])) { choices, _ in
      choices.flatMap { choice in shapes.map { choice + [$0] } }
    }
    return choices.filter { (try? operation.shape($0)) != nil }.map { shapes in
      let operands = shapes.map { random.tensor($0) }
      for inside in domains {
        let moved = operands.map { Tensor($0.shape, $0.elements.map(inside)) }
        if !operation.value(moved).hasNonFinite { return moved }
      }
      return operands
    }
  }

  /// All numbers, positive ones, probabilities; and 1, which is a class.
  static let domains: [@Sendable (Double) -> Double] = [
    { $0 }, { abs($0) }, { 0.5 + $0 / 5 }, { _ in 1 },
  ]

  static func evaluate(
    _ rule: Rule, _ operation: Operation, _ operands: [Tensor], upstream: Tensor? = nil,
    tangents: [Tensor] = []
  ) -> Tensor {
    rule.evaluated { symbol in
      switch symbol {
      case .operand(let index): operands[index]
      case .output: operation.value(operands)
      case .upstream: upstream ?? .ones(operation.value(operands).shape)
      case .tangent(let index): tangents[index]
      }
    }
  }

  static func inner(_ a: Tensor, _ b: Tensor) -> Double {
    zip(a.elements, b.elements).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test(arguments: operations) func hasTheShapeItAnnounces(_ operation: Operation) throws {
    let examples = Self.examples(of: operation)
    #expect(examples.count >= 3, "too few shapes fit \(operation.name)")
    for operands in examples {
      #expect(try operation.value(operands).shape == operation.shape(operands.map(\.shape)))
    }
  }

  /// Central differences with a step of 1e-6 are exact to about 1e-9; 1e-6 leaves room for powers.
  @Test(arguments: operations) func agreesWithCentralDifferences(_ operation: Operation) {
    var random = RandomNumbers(seed: 11)
    for operands in Self.examples(of: operation) {
      let upstream = random.tensor(operation.value(operands).shape)
      for index in operation.differentiableOperands {
        let gradient = Self.evaluate(
          operation.pullback(toward: index), operation, operands, upstream: upstream
        ).stretched(to: operands[index].shape)
        #expect(gradient.shape == operands[index].shape, "\(operation.name) toward \(index)")
        for entry in operands[index].elements.indices {
          let step = 1e-6
          let probes = [step, -step].map { shift in
            var moved = operands
            var elements = operands[index].elements
            elements[entry] += shift
            moved[index] = Tensor(operands[index].shape, elements)
            return Self.inner(upstream, operation.value(moved))
          }
          // What is no number beside the point, such as class 1.000001, has no derivative.
          if probes[0].isNaN, probes[1].isNaN {
            #expect(gradient.elements[entry] == 0, "\(operation.name) toward \(index)")
            continue
          }
          let numeric = (probes[0] - probes[1]) / (2 * step)
          let difference = abs(numeric - gradient.elements[entry])
          #expect(
            difference <= 1e-6 * max(1, abs(numeric)),
            "\(operation.name)\(operands.map(\.shape)) toward \(index): \(numeric)")
        }
      }
    }
  }

  /// ⟨ȳ, Jẋ⟩ = ⟨Jᵀȳ, ẋ⟩, to rounding.
  @Test(arguments: operations) func transposesItsForwardRule(_ operation: Operation) {
    var random = RandomNumbers(seed: 13)
    for operands in Self.examples(of: operation) {
      let shape = operation.value(operands).shape
      let upstream = random.tensor(shape)
      let tangents = operands.map { random.tensor($0.shape) }
      let pushed = Self.evaluate(operation.pushforward, operation, operands, tangents: tangents)
      let forward = Self.inner(upstream, pushed.stretched(to: shape))
      let reverse = operation.differentiableOperands.reduce(0.0) { sum, index in
        let rule = operation.pullback(toward: index)
        let gradient = Self.evaluate(rule, operation, operands, upstream: upstream)
        return sum + Self.inner(gradient.stretched(to: operands[index].shape), tangents[index])
      }
      #expect(abs(forward - reverse) <= 1e-12 * max(1, abs(forward)), "\(operation.name)")
    }
  }

  @Test(arguments: operations, [0.0, -0.0, 1000, -1000, 1e300, -1e-300, .nan, .infinity])
  func takesAnyNumber(_ operation: Operation, _ number: Double) throws {
    for shapes in Self.examples(of: operation).map({ $0.map(\.shape) }) {
      let operands = shapes.map { Tensor($0, filledWith: number) }
      let value = operation.value(operands)
      #expect(try value.shape == operation.shape(shapes))
      for index in operation.differentiableOperands {
        let gradient = Self.evaluate(operation.pullback(toward: index), operation, operands)
        #expect(gradient.shape.stretches(to: operands[index].shape))
      }
    }
  }

  @Test func namesAreUnique() {
    #expect(Set(Self.operations).count == Self.operations.count)
    #expect(Self.operations.allSatisfy { !$0.summary.isEmpty && $0.summary.hasSuffix(".") })
  }
}

@Suite struct EdgeValues {
  private func value(_ operation: Operation, _ operands: Double...) -> Double {
    operation.value(operands.map { Tensor($0) }).elements[0]
  }

  private func slope(_ operation: Operation, _ operand: Double) -> Double {
    EveryOperation.evaluate(operation.pullback(toward: 0), operation, [Tensor(operand)])
      .elements[0]
  }

  @Test func theGateOfTheReLUIsShutAtZero() {
    #expect(slope(.relu, 0) == 0)
    #expect(slope(.relu, -0.0) == 0)
    #expect(slope(.relu, 1e-300) == 1)
    #expect(value(.relu, .nan).isNaN)
    #expect(slope(.relu, .nan) == 1, "a NaN is passed on, as in PyTorch")
  }

  @Test func sigmoidDoesNotOverflow() {
    #expect(value(.sigmoid, 1000) == 1)
    #expect(value(.sigmoid, -1000) == 0)
    #expect(slope(.sigmoid, 0) == 0.25)
    #expect(slope(.sigmoid, 1000) == 0)
    #expect(slope(.sigmoid, -1000) == 0)
  }

  @Test func infinityAndNaNTravel() {
    #expect(value(.log, 0) == -.infinity)
    #expect(value(.log, -1).isNaN)
    #expect(value(.divide, 1, 0) == .infinity)
    #expect(value(.exp, 1000) == .infinity)
    #expect(value(.power, -2, 0.5).isNaN)
    #expect(value(.power, 0, 0) == 1)
  }
}
