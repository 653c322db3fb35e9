/// What is done to a block of memory.
typealias Computation = @Sendable (UnsafeMutablePointer<Double>) -> Void

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

  /// The same as a function of the memory.
  private var computation: Computation {
    let result = result
    switch work {
    case .eachEntry(let loop, let a):
      return { loop(a.matrix(in: $0), result.matrix(in: $0)) }
    case .pairs(let loop, let a, let b):
      return { loop(a.matrix(in: $0), b.matrix(in: $0), result.matrix(in: $0)) }
    case .triples(let loop, let a, let b, let c):
      return {
        loop(a.matrix(in: $0), b.matrix(in: $0), c.matrix(in: $0), result.matrix(in: $0))
      }
    case .product(let a, let b, let panel, let addend):
      return { memory in
        result.matrix(in: memory).becomeProduct(
          a.matrix(in: memory), b.matrix(in: memory), panel: memory + panel,
          adding: addend?.matrix(in: memory))
      }
    case .copy(let a):
      return { result.matrix(in: $0).become(a.matrix(in: $0)) }
    case .whole(let loop, let operands):
      return { loop(Matrices(memory: $0, regions: operands), result.matrix(in: $0)) }
    }
  }

  /// One after another. A tree of functions: an array of them would be counted as used and unused
  /// again at each.
  static func computation(of instructions: ArraySlice<Instruction>) -> Computation {
    guard let first = instructions.first else { return { _ in } }
    if instructions.count == 1 { return first.computation }
    let middle = instructions.startIndex + instructions.count / 2
    let before = computation(of: instructions[..<middle])
    let after = computation(of: instructions[middle...])
    return { memory in
      before(memory)
      after(memory)
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
