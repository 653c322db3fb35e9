import Testing

@testable import GraphLayout

/// Sizes at which recursion would overflow the stack and carelessness would take minutes.
@Suite struct LargeLayouts {
  private func boxes(_ count: Int) -> [Diagram.Box] {
    .init(repeating: .init(width: 5, height: 3, portRow: 1), count: count)
  }

  @Test func aChainOfTenThousandIsStraight() {
    let layout = Layout(
      Diagram(
        boxes: boxes(10_000), edges: (1..<10_000).map { .init(from: $0 - 1, to: $0) }))
    #expect(layout.rows == 3)
    #expect(layout.columns == 10_000 * 7 - 2)
    let bent = layout.routes.count { !$0.straight }
    #expect(bent == 0)
  }

  @Test func aThousandUsesShareOneTrunk() {
    let layout = Layout(
      Diagram(boxes: boxes(301), edges: (1...300).map { .init(from: 0, to: $0) }))
    #expect(layout.columns == 5 + 2 + 5)
    #expect(layout.rows == 300 * 4 - 1)
  }

  @Test func aValueUsedAllAlongAChainRunsInOneRow() {
    let chain = (2...300).map { Diagram.Edge(from: $0 - 1, to: $0) }
    let uses = (1...300).map { Diagram.Edge(from: 0, to: $0) }
    let layout = Layout(Diagram(boxes: boxes(301), edges: chain + uses))
    #expect(layout.rows == 4)
  }

  @Test func thirtyInputsMeetInOneTrunk() {
    let diagram = Diagram(
      boxes: boxes(31), edges: (0..<30).map { .init(from: $0, to: 30) })
    let layout = Layout(diagram)
    #expect(layout.columns == 5 + 2 + 5)
    #expect(layout.problems(for: diagram) == [])
  }

  @Test func aGridIsDrawnCorrectly() {
    var edges: [Diagram.Edge] = []
    for row in 0..<15 {
      for column in 0..<15 {
        if column < 14 { edges.append(.init(from: row * 15 + column, to: row * 15 + column + 1)) }
        if row < 14 { edges.append(.init(from: row * 15 + column, to: (row + 1) * 15 + column)) }
      }
    }
    let diagram = Diagram(boxes: boxes(225), edges: edges)
    #expect(Layout(diagram).problems(for: diagram) == [])
  }

  @Test func nothingHasNoSize() {
    let layout = Layout(Diagram(boxes: [], edges: []))
    #expect(layout.rows == 0)
    #expect(layout.columns == 0)
    #expect(layout.picture() == [])
  }

  @Test func oneBoxIsAllThereIs() {
    #expect(Sample("x").picture == "╭─╮\n│x│\n╰─╯")
  }

  @Test func badDiagramsAreProgrammersMistakes() async {
    await #expect(processExitsWith: .failure) {
      _ = Layout(Sample("a b, b c, c a").diagram)
    }
    await #expect(processExitsWith: .failure) {
      _ = Diagram(boxes: [], edges: [.init(from: 0, to: 1)])
    }
    await #expect(processExitsWith: .failure) {
      let box = Diagram.Box(width: 1, height: 1, portRow: 0)
      _ = Diagram(boxes: [box], edges: [.init(from: 0, to: 0)])
    }
  }
}
