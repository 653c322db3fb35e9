/// How an operation works out its numbers: entry by entry, or from whole matrices.
///
/// The one truth about a value: `Operation.value` and the instructions of a `Plan` take it from here.
/// What works entry by entry is made by `unary`, `binary` and `ternary`.
enum Kernel: Sendable {
  case eachEntry(@Sendable (Double) -> Double, UnaryLoop)
  /// Stretch to the wider shape in each dimension.
  case pairs(@Sendable (Double, Double) -> Double, BinaryLoop)
  /// All stretch to the widest shape.
  case triples(@Sendable (Double, Double, Double) -> Double, TernaryLoop)
  case product
  case transpose
  /// The first operand repeated to the second's shape.
  case stretch
  /// - Parameter scratch: an operand whose shape room to write in has, which comes as one more
  ///   operand.
  case whole(scratch: Int? = nil, WholeLoop)

  /// The result for operands whose shapes fit.
  /// - Parameter shape: the result's.
  func callAsFunction(_ operands: [Tensor], shape: Shape) -> Tensor {
    switch self {
    case .eachEntry(let value, _): return operands[0].map(value)
    case .pairs(let value, _): return operands[0].combined(with: operands[1], value)
    case .triples(let value, _):
      let (a, b, c) = (
        operands[0].stretched(to: shape), operands[1].stretched(to: shape),
        operands[2].stretched(to: shape)
      )
      return Tensor(
        shape, shape.indices.map { value(a.elements[$0], b.elements[$0], c.elements[$0]) })
    case .product: return operands[0].times(operands[1])
    case .transpose: return operands[0].transposed
    case .stretch: return operands[0].stretched(to: operands[1].shape)
    case .whole(let scratch, let loop):
      return Self.run(loop, operands + (scratch.map { [operands[$0]] } ?? []), shape)
    }
  }

  /// By way of a block of memory with all operands and the result.
  private static func run(_ loop: WholeLoop, _ operands: [Tensor], _ shape: Shape) -> Tensor {
    var memory: [Double] = []
    memory.reserveCapacity(operands.reduce(shape.count) { $0 + $1.shape.count })
    var regions: [Region] = []
    for operand in operands {
      regions.append(Region(at: memory.count, operand.shape))
      memory += operand.elements
    }
    let result = Region(at: memory.count, shape)
    memory += repeatElement(0, count: shape.count)
    return memory.withUnsafeMutableBufferPointer { memory in
      guard let base = memory.baseAddress else { preconditionFailure("a matrix has entries") }
      loop(Matrices(memory: base, regions: regions), result.matrix(in: base))
      return result.matrix(in: base).tensor
    }
  }
}
