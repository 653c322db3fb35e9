import Autodiff
import Notation
import Screen
import Study

extension Pen {
  /// A matrix of more is named by its shape without trying to write it.
  private static let mostEntries = 24

  /// A value or a gradient in one line, as tables have it.
  ///
  /// - Parameter columns: the room, with a space in front.
  func text(_ quantity: Quantity, _ columns: Int) -> String {
    switch quantity {
    case .absent: return glyphs.spell("·")
    case .secret: return "?"
    case .known(let tensor, nil):
      if let lone = format.lone(tensor) { return lone }
      guard tensor.shape.count <= Self.mostEntries else { return shape(tensor.shape) }
      let entries = glyphs.spell(format.inline(tensor))
      return ColumnWidth.columns(of: entries) < columns ? entries : shape(tensor.shape)
    case .known(let tensor, let was?):
      guard tensor.isScalar else { return shape(tensor.shape) + " *" }
      let both = format.change(was, tensor)
      if ColumnWidth.columns(of: both) < columns { return both }
      return format.inline(tensor) + " *"
    }
  }
}
