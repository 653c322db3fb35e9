import Autodiff

// What takes whole numbers: rows and columns of a part, and those of another shape.

extension ExpressionResolver {
  /// An index of a part as numbers; the ends of a range may be left out.
  private enum Index {
    case at(Int)
    case range(Int?, Int?)
  }

  mutating func part(
    of matrix: Expression, _ indices: [PartIndex], _ place: Place
  ) -> Resolved? {
    guard let matrix = resolved(matrix) else { return nil }
    let read = indices.compactMap(Self.index)
    guard read.count == indices.count else { return report(.entryIsNotWhole, place) }
    let written = "[" + read.map(Self.text).joined(separator: ", ") + "]"
    if read.count != 2 || read.contains(where: Self.countsFromZero) {
      return report(
        .partFromZero(
          written, here: Self.fromOne(read, in: matrix.shape), indices: read.count), place)
    }
    if case .at(let row) = read[0], case .at(let column) = read[1] {
      guard row <= matrix.shape.rows, column <= matrix.shape.columns else {
        return report(.noSuchPart(written, matrix.shape), place)
      }
      let numbers = [row, column].map { Formula.number(Double($0)) }
      return (.apply(.entry, [matrix.formula] + numbers), .scalar)
    }
    for index in read {
      if case .range(let first?, let last?) = index, first > last {
        return report(.partIsEmpty(Self.text(index)), place)
      }
    }
    let (rows, columns) = (
      Self.range(read[0], of: matrix.shape.rows), Self.range(read[1], of: matrix.shape.columns)
    )
    let part = Operation.part(rows: rows, columns: columns)
    guard (try? part.shape([matrix.shape])) != nil else {
      return report(.noSuchPart(written, matrix.shape), place)
    }
    return applied(part, written: "[]", [matrix], place)
  }

  /// `reshape(A, 2, 3)`
  mutating func reshaped(_ operands: [Expression], _ place: Place) -> Resolved? {
    guard operands.count == 3, let rows = Self.whole(operands[1]),
      let columns = Self.whole(operands[2]), rows > 0, columns > 0
    else { return report(.reshapeNeedsNumbers, place) }
    guard let matrix = resolved(operands[0]) else { return nil }
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    guard !overflows, count == matrix.shape.count else {
      return overflows
        ? report(.reshapeNeedsNumbers, place)
        : report(.reshapeDoesNotFit(matrix.shape, to: Shape(rows, columns)), place)
    }
    return applied(.reshape(Shape(rows, columns)), written: "reshape", [matrix], place)
  }

  private static func index(_ index: PartIndex) -> Index? {
    switch index {
    case .at(let expression): return whole(expression).map { .at($0) }
    case .range(let first, let last):
      let ends = [first, last].map { $0.map(whole) }
      guard !ends.contains(where: { $0 == .some(nil) }) else { return nil }
      return .range(ends[0] ?? nil, ends[1] ?? nil)
    }
  }

  /// A whole number as it is written, with its sign.
  private static func whole(_ expression: Expression) -> Int? {
    switch expression {
    case .number(let number, _): Int(exactly: number)
    case .operation(.negate, let operands, _): whole(operands[0]).map { -$0 }
    default: nil
    }
  }

  private static func text(_ index: Index) -> String {
    switch index {
    case .at(let number): "\(number)"
    case .range(let first, let last):
      (first.map(String.init) ?? "") + ":" + (last.map(String.init) ?? "")
    }
  }

  /// Whether it can only be meant as Python counts: from 0, or from the end.
  private static func countsFromZero(_ index: Index) -> Bool {
    switch index {
    case .at(let number): number < 1
    case .range(nil, nil): false
    case .range(let first, let last): (first ?? 0) < 1 || (last ?? 0) < 1
    }
  }

  private static func range(_ index: Index, of size: Int) -> ClosedRange<Int>? {
    switch index {
    case .at(let number): number...number
    case .range(let first?, let last?): first == 1 && last == size ? nil : first...last
    case .range: nil
    }
  }

  /// What Python's indices are here; nil if they reach outside.
  private static func fromOne(_ indices: [Index], in shape: Shape) -> String? {
    // One index goes along a vector.
    let sizes =
      indices.count == 1 && shape.rows == 1 && shape.columns > 1
      ? [shape.columns] : [shape.rows, shape.columns]
    guard indices.count <= sizes.count else { return nil }
    var texts: [String] = []
    for (index, size) in zip(indices, sizes) {
      switch index {
      case .range(nil, nil): texts.append(":")
      case .at(let number):
        let here = number < 0 ? size + number + 1 : number + 1
        guard (1...size).contains(here) else { return nil }
        texts.append("\(here)")
      case .range(let first, let last):
        let from = first.map { $0 < 0 ? size + $0 + 1 : $0 + 1 } ?? 1
        let to = last.map { $0 < 0 ? size + $0 : $0 } ?? size
        guard 1 <= from, from <= to, to <= size else { return nil }
        texts.append(from == to ? "\(from)" : "\(from):\(to)")
      }
    }
    if indices.count == 1 {
      let isEntry = if case .at = indices[0] { true } else { false }
      let other = shape.columns == 1 || shape.rows == 1 ? (isEntry ? "1" : ":") : ":"
      texts = sizes.count == 1 ? [other, texts[0]] : [texts[0], other]
    }
    return "[" + texts.joined(separator: ", ") + "]"
  }
}
