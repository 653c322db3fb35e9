import Autodiff
import Notation
import Screen

/// How things are written: in which characters, with or without colour, with how many decimals.
struct Pen: Hashable, Sendable {
  var glyphs: Glyphs
  /// Whether shades alone may tell positive from negative.
  var hasColor: Bool
  /// Decimals of matrices.
  var digits: Int

  init(glyphs: Glyphs = .unicode, hasColor: Bool = true, digits: Int = 3) {
    self.glyphs = glyphs
    self.hasColor = hasColor
    self.digits = digits
  }

  var numbers: NumberText { NumberText(unicode: !glyphs.isASCII) }

  func printer(_ graph: Graph) -> FormulaPrinter {
    FormulaPrinter(graph, glyphs.isASCII ? .ascii : .book)
  }

  /// The name of a node as it is typeset.
  func name(_ id: Node.ID, in graph: Graph) -> String { printer(graph).name(id) }

  /// A value inside a sentence: a number, or rows as in `[1 2; 3 4]`.
  func inline(_ tensor: Tensor, _ number: (Double) -> String) -> String {
    let rows = (0..<tensor.rows).map { row in
      tensor.row(row).map(number).joined(separator: " ")
    }
    return tensor.isScalar ? rows[0] : "[" + rows.joined(separator: "; ") + "]"
  }

  /// With so many decimals.
  func inline(_ tensor: Tensor, digits: Int) -> String {
    inline(tensor) { numbers.decimals($0, digits) }
  }

  /// With at most so many significant digits: as short as it is exact.
  func inline(_ tensor: Tensor, significant digits: Int) -> String {
    inline(tensor) { numbers.significant($0, digits) }
  }

  /// From old to new; a `>` alone would compare them.
  var arrow: String { glyphs.isASCII ? "->" : "→" }

  func shape(_ shape: Shape) -> String { glyphs.spell(shape.description) }
}
