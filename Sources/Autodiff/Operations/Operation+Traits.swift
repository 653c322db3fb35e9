/// What a declaration says of its operation besides value, derivative and notation; each has a usual
/// form, and a declaration names what is other than usual.
///
///     static let relu = unary("relu", …).kinked(at: .operand(0))
///     static let mean = Operation("mean", …).costing { … }.averaging(.mean)
struct Traits: Sendable {
  /// Where one of these is 0, the derivative jumps: formulas over the operands and the output.
  var kinks: [Rule] = []
  /// Where one of these is not positive, the derivative is kept from growing: it is no slope there.
  var limits: [Rule] = []
  /// Where one of these is 0, the derivative is taken by convention, as the remark says.
  var conventions: [Rule] = []
  /// Whether it says where something passes and where nothing does.
  var isGate = false
  /// Whether its value depends on which of two numbers is larger.
  var compares = false
  /// Whether the last operand is named for its shape alone.
  var lendsShape = false
  /// Of a number that follows from the shapes of the operands: which it is.
  var measure: (@Sendable ([Shape]) -> Int)?
  /// What one application takes; by usage one evaluation of a function for each entry.
  var cost: @Sendable (Application) -> OperationCount = {
    OperationCount(functions: $0.widest.count)
  }
  /// What it is to somebody who reckons by hand; nil of a function.
  var reckoning: Reckoning?
  /// Whether its value is still about its first operand.
  var keepsSubject = false
  /// Nil unless it adds up or takes a mean.
  var average: Average?
}

/// An operation applied to operands of some shapes.
struct Application {
  let shapes: [Shape]
  let result: Shape
  /// The last operand, where it is a number.
  let exponent: Double?

  /// What the operands stretch to.
  var widest: Shape { shapes.reduce(result) { $0.widened(by: $1) } }
}

/// Whether many numbers become one by their sum or by their mean.
struct Average: Sendable {
  enum Kind: Sendable { case sum, mean }

  let kind: Kind
  /// How many numbers go into each that comes out.
  let count: @Sendable (Application) -> Int
}

extension Operation {
  /// Where one of these is 0, the derivative jumps: formulas over the operands and the output.
  public var kinks: [Rule] { traits.kinks }

  /// Whether it adds up, or takes the mean.
  package var isAverage: Bool { traits.average != nil }

  /// Of operands of some shapes: whether it takes the mean and not the sum, and of how many numbers
  /// each that comes out is made. Nil for what does neither.
  package func average(of shapes: [Shape], result: Shape) -> (isMean: Bool, count: Int)? {
    traits.average.map { average in
      let application = Application(shapes: shapes, result: result, exponent: nil)
      return (average.kind == .mean, average.count(application))
    }
  }

  func with(_ change: (inout Traits) -> Void) -> Operation {
    var traits = traits
    change(&traits)
    return Operation(self, traits)
  }

  /// The derivative jumps where one of the formulas is 0.
  ///
  /// A difference quotient across such a point is no derivative; `GradientCheck` asks on which side
  /// each entry lies.
  ///
  ///     relu   .kinked(at: .operand(0))
  ///     max    .kinked(at: .operand(0) - .operand(1))
  ///
  /// - Parameter formulas: over the operation's operands and output, of any shape.
  func kinked(at formulas: Rule...) -> Operation {
    with {
      $0.kinks += formulas
      $0.compares = true
    }
  }

  /// The derivative is the slope only where the formula, over the operands, is positive; elsewhere it
  /// is kept from growing, and no difference quotient confirms it.
  func limited(to formula: Rule) -> Operation { with { $0.limits.append(formula) } }

  /// Where one of the formulas is 0 there is no derivative, and the remark says what is taken.
  func conventional(at formulas: Rule...) -> Operation { with { $0.conventions += formulas } }

  /// It is the factor by which a slope lets something pass. Where it is 0 nothing does: as in
  /// PyTorch a gate selects, and 0 · ∞ behind a shut one is 0. Rules apply it with `select`.
  var gating: Operation { with { $0.isGate = true } }

  /// The last operand is named for its shape alone, whose numbers need not be known. It is free.
  var lendingShape: Operation {
    with {
      $0.lendsShape = true
      $0.cost = { _ in OperationCount() }
    }
  }

  /// Its value follows from the shapes of the operands alone.
  func measuring(_ measure: @escaping @Sendable ([Shape]) -> Int) -> Operation {
    lendingShape.with { $0.measure = measure }
  }

  /// - Parameter cost: what one application takes, counted in scalars.
  func costing(_ cost: @escaping @Sendable (Application) -> OperationCount) -> Operation {
    with { $0.cost = cost }
  }

  /// One multiplication for each entry of the result.
  var costingMultiplications: Operation {
    costing { OperationCount(multiplications: $0.result.count) }
  }

  /// Signs, transposes and places are free.
  var free: Operation { costing { _ in OperationCount() } }

  /// It makes one number of many, for each entry of the result.
  func averaging(_ kind: Average.Kind) -> Operation {
    averaging(kind) { $0.widest.count / $0.result.count }
  }

  /// - Parameter count: how many numbers go into each that comes out.
  func averaging(
    _ kind: Average.Kind, over count: @escaping @Sendable (Application) -> Int
  ) -> Operation {
    with { $0.average = Average(kind: kind, count: count) }
  }
}

extension Formula {
  /// A clause on the derivative of the one function that it applies.
  package var remark: String? {
    guard case .apply(let operation, let operands) = self else { return nil }
    if operation == .constantPower, operands[1].constant == 2 { return Operation.square.remark }
    return operation.remark
  }
}
