import Autodiff
import Screen

/// How a node's value and gradient are drawn.
struct Form: Hashable, Sendable {
  enum Entries: Hashable, Sendable {
    /// Numbers, in columns of these widths.
    case numbers([Int])
    /// Shades of so many columns.
    case shades(Int)
    /// `2×3` only.
    case shape
    /// Nothing at all.
    case none
  }

  /// Where the gradient stands.
  enum Standing: Hashable, Sendable {
    case below, beside
    /// In the place of the value once it is known.
    case inPlace
  }

  let shape: Shape
  /// The part of a matrix that is drawn.
  let drawn: Shape
  let value: Entries
  let gradient: Entries
  let standing: Standing
  /// Whether every number has all the digits that the rest of the screen shows.
  var isExact = false

  /// The cells of a value or a gradient.
  func size(of entries: Entries) -> Size {
    switch entries {
    case .numbers(let widths): Size(widths.reduce(-1) { $0 + $1 + 1 }, drawn.rows)
    case .shades(let width): Size(drawn.columns * width, drawn.rows)
    case .shape: Size(shape.description.count, 1)
    case .none: Size(0, 0)
    }
  }

  /// The cells of both.
  var size: Size {
    let (value, gradient) = (size(of: value), size(of: gradient))
    return switch standing {
    case .below: Size(max(value.columns, gradient.columns), value.rows + gradient.rows)
    case .beside:
      Size(
        value.columns + (gradient.columns > 0 ? gradient.columns + 1 : 0),
        max(value.rows, gradient.rows))
    case .inPlace: Size(max(value.columns, gradient.columns), max(value.rows, gradient.rows))
    }
  }

  /// The cells of the value and of the gradient, in the middle of some columns.
  func cells(row: Int, columns: Range<Int>) -> (value: Rect, gradient: Rect) {
    let (value, gradient) = (size(of: value), size(of: gradient))
    let column = columns.lowerBound + (columns.count - size.columns) / 2
    let first = Rect(row: row, column: column, width: value.columns, height: value.rows)
    let second = Rect(row: row, column: column, width: gradient.columns, height: gradient.rows)
    // Numbers end where those above them end.
    let aside = size.columns - gradient.columns
    return switch standing {
    case .below:
      (
        first.moved(columns: size.columns - value.columns),
        second.moved(rows: value.rows, columns: aside)
      )
    case .beside: (first, second.moved(columns: value.columns + 1))
    case .inPlace:
      (first.moved(columns: size.columns - value.columns), second.moved(columns: aside))
    }
  }

  /// The first column of each entry of a row, and the columns that it takes.
  func places(_ entries: Entries) -> [(column: Int, width: Int)] {
    switch entries {
    case .numbers(let widths):
      var column = 0
      return widths.map { width in
        defer { column += width + 1 }
        return (column, width)
      }
    case .shades(let width): return (0..<drawn.columns).map { ($0 * width, width) }
    case .shape, .none: return []
    }
  }
}
