/// How an operation works out its numbers: entry by entry, or from whole matrices.
///
/// The one truth about a value: `Operation.value` and the instructions of a `Plan` take it from here.
/// What works entry by entry is made by `unary`, `binary` and `ternary`.
enum Kernel: Sendable {
  case eachEntry(UnaryLoop)
  /// Stretch to the wider shape in each dimension.
  case pairs(BinaryLoop)
  /// All stretch to the widest shape.
  case triples(TernaryLoop)
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
    case .eachEntry(let loop): return Tensor(shape) { y in operands[0].read { loop($0, y) } }
    case .pairs(let loop):
      return Tensor(shape) { y in
        operands[0].read { a in
          operands[1].read { b in loop(a.stretched(to: shape), b.stretched(to: shape), y) }
        }
      }
    case .triples(let loop):
      return Tensor(shape) { y in
        operands[0].read { a in
          operands[1].read { b in
            operands[2].read { c in
              loop(
                a.stretched(to: shape), b.stretched(to: shape), c.stretched(to: shape), y)
            }
          }
        }
      }
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
