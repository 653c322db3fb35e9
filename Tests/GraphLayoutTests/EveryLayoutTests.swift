import Testing

@testable import GraphLayout

/// What holds for every layout, tried on several hundred random diagrams.
@Suite struct EveryLayout {
  static let seeds = Array(1...600)

  @Test(arguments: seeds) func isDrawnCorrectly(seed: Int) {
    let diagram = Diagram.random(seed: seed)
    #expect(Layout(diagram).problems(for: diagram) == [])
  }

  @Test(arguments: [3, 10, 57]) func isTheSameEveryTime(seed: Int) {
    let diagram = Diagram.random(seed: seed)
    #expect(Layout(diagram) == Layout(diagram))
  }
}
