import Autodiff
import Screen
import Testing

@testable import Interface

/// Matrices of which a screen shows a few rows.
@Suite struct LargeMatrices {
  private let tensor = Tensor(Shape(300, 300), (0..<90_000).map { Double($0 % 977) / 100 - 4 })

  /// A page makes the lines that are seen, and they are those of the whole page.
  @Test func aPageIsMadeInParts() throws {
    let trace = try Samples.trace("L = mean(A)", ["A": tensor], learn: ["A"])
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    var stepper = Samples.stepper(trace)
    stepper.move(to: trace.steps.count)
    stepper.choose(0)
    state.stepper = stepper
    let content = Page.inspector.content(state, 78)
    let whole = content.lines(0..<content.count)
    #expect(whole.count == content.count && content.count > 900, "value, gradient and product")
    for start in [0, 3, 290, 299, 305, 600, content.count - 7] {
      #expect(content.lines(start..<start + 7) == Array(whole[start..<start + 7]))
    }
  }

  /// Nobody can calculate with a corner: the digits that are shown do not give the result.
  @Test func aCornerDoesNotGiveTheResult() throws {
    var stepper = Samples.stepper(
      try Samples.trace("L = mean(A)", ["A": tensor], learn: ["A"]))
    stepper.move(to: 1)
    let derivation = Derivation(
      moment: stepper.moment, pen: stepper.pen, size: Size(78, 10), example: nil)
    let text = derivation.lines.map(\.text).joined(separator: "\n")
    #expect(text.contains("…") && text.contains("= mean") && text.contains("≈ "))
  }
}
