/// One column of the screen: one code point, which takes one column or begins a wide character.
///
/// Eight plain bytes, so that frames are copied and compared quickly.
package struct Cell: Hashable, Sendable {
  /// What stands in the cell; U+0000 in the second column of a wide character.
  package private(set) var scalar: Unicode.Scalar
  package var style: Style

  /// A cell with what `Shown` makes of a code point, and a space where that is nothing.
  package init(_ scalar: Unicode.Scalar, _ style: Style = .plain) {
    self.scalar = Shown.scalar(for: scalar) ?? " "
    self.style = style
  }

  /// Of a character of several code points the first one that is shown.
  package init(character: Character, style: Style = .plain) {
    let shown = character.unicodeScalars.lazy.compactMap(Shown.scalar(for:)).first
    self.init(shown ?? " ", style)
  }

  /// A cell with a code point that `Shown` has passed.
  init(shown scalar: Unicode.Scalar, _ style: Style) {
    self.scalar = scalar
    self.style = style
  }

  private init(trailing style: Style) {
    self.init(shown: "\0", style)
  }

  package static let blank = Cell(" ")

  /// The second column of a wide character.
  static func trailing(_ style: Style) -> Cell {
    Cell(trailing: style)
  }

  /// The second half of a wide character; nothing is written for it.
  package var isTrailing: Bool { scalar.value == 0 }

  /// Whether the cell to the right belongs to this one.
  package var isWide: Bool { ColumnWidth.isWide(scalar) }

  package var character: Character { isTrailing ? " " : Character(scalar) }
}
