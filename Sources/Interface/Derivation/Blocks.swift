import Autodiff
import Notation
import Screen

extension MatrixFormat {
  private var glyphs: Glyphs { numbers.unicode ? .unicode : .ascii }

  /// A matrix in brackets, or a scalar as a number.
  func block(_ tensor: Tensor, style: Style) -> Block { styled(block(tensor), style) }

  /// A working as blocks side by side.
  func block(_ working: Working) -> Block {
    .row(working.pieces(in: self).map { styled($0, .plain) })
  }

  private func styled(_ text: TextBlock, _ style: Style) -> Block {
    Block(
      text.lines.map { StyledLine($0, style).spelled(glyphs) }, isCut: text.isCut)
  }
}
