package import Autodiff
import Notation

extension GivenAnswer {
  /// As it can be typed again: `-3.366`, `1 2; 3 4`, `2x3`, `+`; options and entries by their numbers
  /// in the lesson, from 1: `2`, `1 3`.
  ///
  /// - Parameter graph: whose names a formula has; nil where there are none.
  package func text(in graph: Graph?) -> String {
    switch self {
    case .number(let number): return NumberText.shortest(number)
    case .matrix(let value):
      return (0..<value.shape.rows).map { row in
        (0..<value.shape.columns).map {
          NumberText.shortest(value.elements[row * value.shape.columns + $0])
        }.joined(separator: " ")
      }.joined(separator: "; ")
    case .shape(let shape): return "\(shape.rows)x\(shape.columns)"
    case .sign(let sign): return sign > 0 ? "+" : sign < 0 ? "-" : "0"
    case .choice(let index): return "\(index + 1)"
    case .several(let picked), .cells(let picked):
      return picked.isEmpty ? "0" : picked.sorted().map { "\($0 + 1)" }.joined(separator: " ")
    case .formula(let typed):
      return graph.map { FormulaPrinter($0, .ascii).text(typed.formula) } ?? "?"
    }
  }
}
