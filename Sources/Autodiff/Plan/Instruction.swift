/// One computation from places of a block of memory to another place.
struct Instruction: Sendable {
  enum Work: Sendable {
    case eachEntry(UnaryLoop, Region)
    case pairs(BinaryLoop, Region, Region)
    case triples(TernaryLoop, Region, Region, Region)
    /// With a panel and what is added, see `Matrix.becomeProduct`.
    case product(Region, Region, panel: Int, adding: Region?)
    case copy(Region)
    case whole(WholeLoop, [Region])
  }

  let work: Work
  let result: Region

  func run(_ memory: UnsafeMutablePointer<Double>) {
    let y = result.matrix(in: memory)
    switch work {
    case .eachEntry(let loop, let a): loop(a.matrix(in: memory), y)
    case .pairs(let loop, let a, let b): loop(a.matrix(in: memory), b.matrix(in: memory), y)
    case .triples(let loop, let a, let b, let c):
      loop(a.matrix(in: memory), b.matrix(in: memory), c.matrix(in: memory), y)
    case .product(let a, let b, let panel, let addend):
      y.becomeProduct(
        a.matrix(in: memory), b.matrix(in: memory), panel: memory + panel,
        adding: addend?.matrix(in: memory))
    case .copy(let a): y.become(a.matrix(in: memory))
    case .whole(let loop, let operands): loop(Matrices(memory: memory, regions: operands), y)
    }
  }

  /// The same with its result at another place of the same shape; nil where that would be written
  /// before it is read.
  func writing(to other: Region) -> Instruction? {
    let operands: [Region] =
      switch work {
      case .eachEntry(_, let a): [a]
      case .pairs(_, let a, let b): [a, b]
      case .triples(_, let a, let b, let c): [a, b, c]
      case .product, .copy, .whole: []
      }
    guard other.shape == result.shape, !operands.isEmpty,
      operands.allSatisfy({ $0 == other || $0.isApart(from: other.places) })
    else { return nil }
    return Instruction(work: work, result: other)
  }
}

/// Operands of a kernel, in a block of memory.
struct Matrices {
  let memory: UnsafeMutablePointer<Double>
  let regions: [Region]

  subscript(index: Int) -> Matrix { regions[index].matrix(in: memory) }
}
