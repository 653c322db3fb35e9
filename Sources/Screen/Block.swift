/// A rectangle of styled text that stands beside others on a common middle row: a matrix, a sign.
package struct Block: Hashable, Sendable {
  package let lines: [StyledLine]
  package let columns: Int
  /// Whether rows or columns of a matrix in it are left out.
  package let isCut: Bool

  package init(_ lines: [StyledLine], isCut: Bool = false) {
    self.lines = lines
    self.isCut = isCut
    columns = lines.map(\.columns).max() ?? 0
  }

  package init(_ text: String, _ style: Style = .plain) { self.init([StyledLine(text, style)]) }

  package var rows: Int { lines.count }

  /// The row that meets the others' middle rows.
  package var middle: Int { (rows - 1) / 2 }

  /// Blocks side by side, their middle rows on one line.
  package static func row(_ blocks: [Block]) -> Block {
    let above = blocks.map(\.middle).max() ?? 0
    let below = blocks.map { $0.rows - $0.middle }.max() ?? 0
    var lines = [StyledLine](repeating: StyledLine(), count: above + below)
    for block in blocks {
      let top = above - block.middle
      for index in lines.indices {
        let line =
          block.lines.indices.contains(index - top) ? block.lines[index - top] : StyledLine()
        lines[index].append(line)
        lines[index].append(String(repeating: " ", count: block.columns - line.columns))
      }
    }
    return Block(lines, isCut: blocks.contains(where: \.isCut))
  }
}
