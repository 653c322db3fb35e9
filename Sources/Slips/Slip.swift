public import Autodiff

/// One usual mistake in working out a value or a gradient, with what is needed to name it.
///
/// Formulas are over the graph's nodes, as in its lines; none holds a number that was worked out.
public enum Slip: Hashable, Sendable {
  /// The right size with the other sign.
  case oppositeSign
  /// A sum for a difference inside a value, or the reverse.
  case signInside(used: Formula, insteadOf: Formula)
  /// One way back of several has the other sign.
  case signOfPath(of: Node.ID, through: Node.ID)
  /// A ReLU's gate I[z > 0], which the formula is, was not applied.
  case missingGate(Formula)
  /// A factor of a derivative is missing: the whole of it, or the 2 of a square.
  case missingFactor(Formula, derivativeOf: Formula)
  /// A factor of a value is missing.
  case factorLeftOut(Formula, of: Formula)
  /// The local derivative without the gradient of the line, which it is to be multiplied by.
  case localDerivativeAlone(of: Node.ID)
  /// What was asked for, with rows and columns exchanged.
  case transposed(Symbol)
  /// A factor of a matrix product was taken with its transpose, where it belongs without, or the
  /// reverse.
  case factorTransposed(used: Formula, insteadOf: Formula)
  /// The factors of a matrix product were exchanged.
  case productOrder(factor: Formula, belongs: Side)
  /// A function was not applied, as in f₀ for relu[f₀].
  case functionLeftOut(Formula)
  /// What goes into a function was taken for what comes out of it, or the reverse.
  case otherSide(used: Formula, insteadOf: Formula, Moment)
  /// What was worked out is the quantity on the other side of a function.
  case askedOtherSide(answered: Symbol, asked: Symbol, Moment)
  /// A factor was taken at the wrong node.
  case otherNode(used: Formula, insteadOf: Formula)
  /// One way back of several: `=` for `+=`.
  case onePath(of: Node.ID, through: Node.ID, count: Int)
  /// All ways back of three or more but one.
  case pathMissing(of: Node.ID, through: Node.ID, count: Int)
  /// One of the places where a line names the node.
  case onePlace(of: Node.ID, line: Node.ID)
  /// Added up, where the line takes the mean.
  case summed(line: Node.ID, count: Int)
  /// Divided by how many there are, where they are added up.
  case averaged(count: Int)
  /// With parameters as they are after the update.
  case updated([Node.ID])
  /// A result on the way was rounded before it was used.
  case roundedTooEarly

  /// The values and gradients that were taken where others belong: whoever makes the slip has seen
  /// or worked out these.
  public var taken: Set<Symbol> {
    switch self {
    case .otherSide(let used, _, _), .otherNode(let used, _): Set(used.symbols)
    case .askedOtherSide(let answered, _, _): [answered]
    case .oppositeSign, .signInside, .signOfPath, .missingGate, .missingFactor, .factorLeftOut,
      .localDerivativeAlone,
      .transposed, .factorTransposed, .productOrder, .functionLeftOut, .onePath, .pathMissing,
      .onePlace, .summed, .averaged, .updated, .roundedTooEarly:
      []
    }
  }

  public enum Side: Hashable, Sendable {
    case left
    case right
  }

  /// Where the number that was taken stands: before a function, or after it.
  public enum Moment: Hashable, Sendable {
    case before
    case after
  }
}

/// What somebody gets who makes a slip.
public struct SlippedValue: Sendable {
  public let slip: Slip
  public let value: Tensor

  public init(slip: Slip, value: Tensor) {
    self.slip = slip
    self.value = value
  }
}
