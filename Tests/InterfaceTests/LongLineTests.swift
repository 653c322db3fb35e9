import Autodiff
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// A derivation of scalars that is wider than its pane.
@Suite struct LongLines {
  private static let equation = "l = (w * x + b - y)^2 + sin(w) * exp(b) - x * y * w"

  private func lines(_ size: Size) throws -> [String] {
    let trace = try Samples.trace(
      Self.equation, ["w": Tensor(0.5), "x": Tensor(2), "b": Tensor(0.3), "y": Tensor(1.2)],
      learn: ["w", "b"])
    let derivation = Derivation(
      moment: Samples.moment(trace, at: 3), pen: Pen(glyphs: .unicode), size: size)
    return derivation.lines.map(\.text)
  }

  @Test func whereThereAreRowsNothingIsLost() throws {
    let wrapped = try lines(Size(60, 8))
    #expect(
      wrapped == [
        "∂ℓ/∂w = (2(w · x + b − y) · x + exp[b] · cos[w] − x · y) ·",
        "        ∂ℓ/∂ℓ",
        "      = (2(0.5 · 2 + 0.3 − 1.2) · 2 + exp[0.3] · cos[0.5] −",
        "        2 · 1.2) · 1 = −0.8154",
      ])
  }

  @Test(arguments: 24...120) func theResultStaysWhole(_ columns: Int) throws {
    for rows in 2...6 {
      let lines = try lines(Size(columns, rows))
      #expect(lines.count <= rows)
      #expect(lines.last?.hasSuffix("−0.8154") == true, "\(lines)")
      #expect(lines.allSatisfy { ColumnWidth.columns(of: $0) <= columns })
    }
  }
}
