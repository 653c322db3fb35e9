import Autodiff
import Notation
import Screen
import Study

/// How things are written: in which characters, with or without colour, with how many decimals.
struct Pen: Hashable, Sendable {
  var glyphs: Glyphs
  /// Whether shades alone may tell positive from negative.
  var hasColor: Bool
  /// Decimals of matrices.
  var digits: Int
  /// Significant digits of lone numbers.
  var significant: Int

  init(
    glyphs: Glyphs = .unicode, hasColor: Bool = true, digits: Int = 3,
    significant: Int = MatrixFormat.usualDigits
  ) {
    self.glyphs = glyphs
    self.hasColor = hasColor
    self.digits = digits
    self.significant = significant
  }

  /// How values and gradients are written.
  var format: MatrixFormat {
    MatrixFormat(decimals: digits, significant: significant, numbers: numbers)
  }

  var numbers: NumberText { NumberText(unicode: !glyphs.isASCII) }

  /// A change, with its sign unless it is 0.
  func signed(_ number: Double, _ digits: Int) -> String {
    let text = numbers.significant(number, digits)
    return number > 0 ? "+\(text)" : text
  }

  func printer(_ graph: Graph) -> FormulaPrinter {
    FormulaPrinter(graph, glyphs.isASCII ? .ascii : .book)
  }

  /// Every step of what a moment gives, as text.
  func text(_ trace: Autodiff.Trace) -> TraceText {
    TraceText(trace, decimals: digits, style: glyphs.isASCII ? .ascii : .book)
  }

  func printer(_ moment: Moment) -> FormulaPrinter {
    printer(moment.graph).tying { moment.hasTies($0) }
  }

  /// The name of a node as it is typeset.
  func name(_ id: Node.ID, in graph: Graph) -> String { printer(graph).name(id) }

  func shape(_ shape: Shape) -> String { glyphs.spell(shape.description) }
}
