import Testing

@testable import GraphLayout

/// What holds for every layout, tried on several hundred random diagrams.
@Suite struct EveryLayout {
  static let seeds = Array(1...600)

  @Test(arguments: seeds) func isDrawnCorrectly(seed: Int) {
    let diagram = Diagram.random(seed: seed)
    #expect(Layout(diagram).problems(for: diagram) == [])
  }

  /// Every edge can be found in the picture, however entangled it is.
  @Test(arguments: seeds) func hidesNoEdge(seed: Int) {
    let diagram = Diagram.random(seed: seed)
    #expect(Layout(diagram).readEdges().isSuperset(of: diagram.edges))
  }

  /// In graphs of the size and density that lessons have, a reader sees no edge that is not there.
  /// In large or dense graphs a trunk sometimes has no cell left for its arrow.
  @Test(arguments: seeds) func isReadWithoutErrorIfSmall(seed: Int) {
    var diagram = Diagram.random(seed: seed)
    let edges = Set(diagram.edges).count
    guard diagram.boxes.count <= 14, edges * 5 <= diagram.boxes.count * 7 else { return }
    diagram.boxes = diagram.boxes.map { .init(width: $0.width, height: 4, portRow: 1) }
    diagram.spacing = .init()
    #expect(Layout(diagram).readEdges() == Set(diagram.edges))
  }

  /// What is told before anything is placed: never too much, and exact where no tracks widen a gap.
  @Test(arguments: seeds) func takesTheLeastColumnsOrMore(seed: Int) {
    var diagram = Diagram.random(seed: seed)
    let layering = Layering(
      boxCount: diagram.boxes.count, edges: diagram.edges, pullsSources: diagram.pullsSources)
    let widths = diagram.boxes.map(\.width)
    let gap = diagram.spacing.columnGap
    let layout = Layout(diagram)
    #expect(layering.leastColumns(widths: widths, gap: gap) <= layout.columns)
    #expect(
      layering.leastColumns(width: 5, gap: gap)
        == layering.leastColumns(widths: widths.map { _ in 5 }, gap: gap))
    #expect(
      layering.leastRows(heights: diagram.boxes.map(\.height), gap: diagram.spacing.rowGap)
        <= layout.rows)
    diagram.spacing.columnGap = 1000
    #expect(layering.leastColumns(widths: widths, gap: 1000) == Layout(diagram).columns)
  }

  /// Before a line is drawn it is known which cells stay free.
  @Test(arguments: seeds) func hasLinesWhereThePlacementTells(seed: Int) {
    let diagram = Diagram.random(seed: seed)
    let layering = Layering(
      boxCount: diagram.boxes.count, edges: diagram.edges, pullsSources: diagram.pullsSources)
    let placement = Placement(layering, boxes: diagram.boxes, diagram.spacing)
    let layout = Layout(placement)
    #expect((placement.columns, placement.rows) == (layout.columns, layout.rows))
    let cells = (0..<layout.rows).flatMap { row in
      (0..<layout.columns).map { (rows: row..<row + 1, columns: $0..<$0 + 1) }
    }
    let isFree = cells.map { layout.grid[$0.rows.lowerBound, $0.columns.lowerBound] == nil }
    #expect(!placement.hasLine(in: zip(cells, isFree).filter(\.1).map(\.0)))
    let taken = zip(cells, isFree).filter { !$0.1 }.map(\.0)
    for place in stride(from: seed % 20, to: taken.count, by: 20) {
      #expect(placement.hasLine(in: [taken[place]]))
    }
  }

  /// Plans are kept by heights: one that was made for other widths is the one that would be made.
  @Test(arguments: seeds.prefix(200)) func isTheSameAfterOtherSizes(seed: Int) {
    let diagram = Diagram.random(seed: seed)
    let layering = Layering(
      boxCount: diagram.boxes.count, edges: diagram.edges, pullsSources: diagram.pullsSources)
    var others = diagram.boxes
    for (index, box) in others.enumerated() {
      others[index] = .init(width: box.width + 2, height: box.height, portRow: box.portRow)
    }
    _ = Placement(layering, boxes: others, diagram.spacing)
    for (index, box) in others.enumerated() {
      others[index] = .init(width: box.width, height: box.height + 1, portRow: box.portRow)
    }
    _ = Placement(layering, boxes: others, diagram.spacing)
    let after = Layout(Placement(layering, boxes: diagram.boxes, diagram.spacing))
    #expect(after == Layout(diagram))
  }

  @Test(arguments: [3, 10, 57]) func isTheSameEveryTime(seed: Int) {
    let diagram = Diagram.random(seed: seed)
    #expect(Layout(diagram) == Layout(diagram))
  }
}
