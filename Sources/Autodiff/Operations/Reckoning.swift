/// What an operation is to somebody who reckons by hand: by it formulas are set on paper, numbers are
/// put into them, and slips are looked for.
///
/// A declaration names it where the operation is more than a function of its operands:
///
///     static let multiply = binary("*", …).reckoned(as: .product)
public enum Reckoning: Sendable, Hashable {
  case sum
  case difference
  /// The operand with the other sign.
  case negative
  /// Entry by entry.
  case product
  /// The product of a gate, which stands first, and what passes it.
  case passage
  case quotient
  case matrixProduct
  case transpose
  /// The first operand to the power of the second.
  case power
  case square
  /// Without its sign, |x|.
  case size
  /// The first operand again and again, until it has the second's shape.
  case repetition
  /// How many entries there are.
  case count
  /// The first operand among zeros, from the row and the column on that follow, with the shape of the
  /// last.
  case placement
}

extension Operation {
  /// Nil of a function of its operands.
  public var reckoning: Reckoning? { traits.reckoning }

  /// - Parameter reckoning: what it is to somebody who reckons by hand.
  func reckoned(as reckoning: Reckoning) -> Operation { with { $0.reckoning = reckoning } }

  /// Whether its value is still about the one matrix that goes in first: a part of it, its
  /// transpose, or a sum over it.
  package var keepsSubject: Bool { traits.keepsSubject }

  /// Its value is still about its first operand.
  var keepingSubject: Operation { with { $0.keepsSubject = true } }

  /// Whether it says where something passes and where nothing does.
  package var isGate: Bool { traits.isGate }

  /// Whether many numbers are added up in it, and not their mean taken.
  package var addsUp: Bool { traits.average?.kind == .sum }
}
