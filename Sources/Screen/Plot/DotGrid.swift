/// Dots that are finer than cells: of braille 2×4 in each, of block elements 2×2, in ASCII 1×3.
struct DotGrid {
  let size: Size
  private let kind: Kind
  /// By cell, row after row: which of its dots are set, and by whom last.
  private var cells: [(dots: UInt8, owner: Int)]

  init(_ size: Size, _ glyphs: Glyphs) {
    self.size = size
    kind =
      switch glyphs {
      case .unicode: .braille
      case .blocks: .quadrants
      case .ascii: .strokes
      }
    cells = Array(repeating: (0, 0), count: size.columns * size.rows)
  }

  private enum Kind {
    case braille, quadrants, strokes

    var across: Int { self == .strokes ? 1 : 2 }
    var down: Int {
      switch self {
      case .braille: 4
      case .quadrants: 2
      case .strokes: 3
      }
    }

    /// The bit of a dot of a cell.
    func bit(_ column: Int, _ row: Int) -> UInt8 {
      switch self {
      case .braille: [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]][column][row]
      case .quadrants: 1 << UInt8(2 * row + column)
      case .strokes: 1 << UInt8(row)
      }
    }

    func glyph(_ dots: UInt8) -> Unicode.Scalar {
      switch self {
      case .braille: Unicode.Scalar(0x2800 + UInt32(dots)) ?? " "
      case .quadrants: Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)[Int(dots)]
      case .strokes: Array(" '-'.:.|".unicodeScalars)[Int(dots)]
      }
    }
  }

  /// How many dots there are from left to right, and from top to bottom.
  var columns: Int { size.columns * kind.across }
  var rows: Int { size.rows * kind.down }

  /// The cell of a dot.
  func cell(_ column: Int, _ row: Int) -> Position {
    Position(row: row / kind.down, column: column / kind.across)
  }

  /// The dot at a share of the width from the left and of the height from below.
  func dot(_ x: Double, _ y: Double) -> (column: Int, row: Int) {
    (
      Int((x * Double(columns - 1)).rounded()),
      rows - 1 - Int((y * Double(rows - 1)).rounded())
    )
  }

  mutating func set(_ column: Int, _ row: Int, owner: Int) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    let index = row / kind.down * size.columns + column / kind.across
    cells[index].dots |= kind.bit(column % kind.across, row % kind.down)
    cells[index].owner = owner
  }

  /// A straight line (Bresenham 1965).
  mutating func line(
    from start: (column: Int, row: Int), to end: (column: Int, row: Int), owner: Int
  ) {
    let (width, height) = (abs(end.column - start.column), -abs(end.row - start.row))
    let step = (start.column < end.column ? 1 : -1, start.row < end.row ? 1 : -1)
    var (column, row, error) = (start.column, start.row, width + height)
    while true {
      set(column, row, owner: owner)
      if column == end.column && row == end.row { return }
      let twice = 2 * error
      if twice >= height {
        error += height
        column += step.0
      }
      if twice <= width {
        error += width
        row += step.1
      }
    }
  }

  /// What stands in a cell; nil where no dot is set.
  func mark(_ row: Int, _ column: Int) -> (glyph: Unicode.Scalar, owner: Int)? {
    let cell = cells[row * size.columns + column]
    return cell.dots == 0 ? nil : (kind.glyph(cell.dots), cell.owner)
  }
}
