/// One computation from places of a block of memory to another place, which it alone writes.
enum Instruction: Sendable {
  case eachEntry(UnaryLoop, Region, result: Region)
  case pairs(BinaryLoop, Region, Region, result: Region)
  case triples(TernaryLoop, Region, Region, Region, result: Region)
  /// With a panel, see `Region.becomeProduct`.
  case product(Region, Region, panel: Int, result: Region)
  case sumOfColumns(Region, result: Region)
  /// By way of tensors: what few numbers pass through.
  case whole(@Sendable ([Tensor]) -> Tensor, [Region], result: Region)

  func run(_ memory: inout MutableSpan<Double>) {
    switch self {
    case .eachEntry(let loop, let a, let y): loop(a, y, &memory)
    case .pairs(let loop, let a, let b, let y): loop(a, b, y, &memory)
    case .triples(let loop, let a, let b, let c, let y): loop(a, b, c, y, &memory)
    case .product(let a, let b, let panel, let y): y.becomeProduct(a, b, panel: panel, &memory)
    case .sumOfColumns(let a, let y): y.becomeSumOfColumns(a, &memory)
    case .whole(let value, let operands, let y):
      y.become(value(operands.map { $0.tensor(in: memory.span) }), &memory)
    }
  }
}

extension Region {
  func tensor(in memory: borrowing Span<Double>) -> Tensor {
    var elements: [Double] = []
    elements.reserveCapacity(shape.count)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns { elements.append(memory[place(row, column)]) }
    }
    return Tensor(shape, elements)
  }

  /// - Precondition: the tensor has this shape.
  func become(_ tensor: Tensor, _ memory: inout MutableSpan<Double>) {
    precondition(tensor.shape == shape, "\(tensor.shape) in place of \(shape)")
    for index in shape.indices { memory[start &+ index] = tensor.elements[index] }
  }

  /// The numbers of another place of the same shape.
  func become(_ other: Region, _ memory: inout MutableSpan<Double>) {
    let rows = other.isLine ? 1 : shape.rows
    for row in 0..<rows {
      let (read, write) = (other.line(row, of: rows), line(row, of: rows))
      if read.stride == 1 {
        for index in 0..<shape.count / rows {
          memory[unchecked: write.start &+ index] = memory[unchecked: read.start &+ index]
        }
      } else {
        for index in 0..<shape.count / rows {
          memory[unchecked: write.start &+ index] = memory[unchecked: read[index]]
        }
      }
    }
  }

  fileprivate func becomeSumOfColumns(_ a: Region, _ memory: inout MutableSpan<Double>) {
    for row in 0..<a.shape.rows {
      var sum = 0.0
      for column in 0..<a.shape.columns { sum += memory[unchecked: a.place(row, column)] }
      memory[unchecked: start &+ row] = sum
    }
  }
}
