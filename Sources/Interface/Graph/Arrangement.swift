import Autodiff
import GraphLayout
import Screen

/// A way to stand leaves and boxes, which is placed for one level of detail or another.
struct Arrangement {
  let outline: GraphOutline
  /// Whether leaves may stand under neighbouring boxes, where those have none.
  let leavesOverlap: Bool

  /// Those to be tried in turn; the last one never collides.
  static func all(of graph: Graph, _ glyphs: Glyphs) -> [Arrangement] {
    let plain = GraphOutline(graph, inputIsBox: false, glyphs)
    if graph.isLong { return [Arrangement(outline: plain, leavesOverlap: false)] }
    let withInput =
      graph.input == nil ? [] : [GraphOutline(graph, inputIsBox: true, glyphs)]
    return (withInput + [plain]).flatMap { outline in
      [true, false].map { Arrangement(outline: outline, leavesOverlap: $0) }
    }
  }

  func clusters(_ detail: Detail) -> [Cluster] {
    outline.boxes.map { Cluster($0, detail, leavesOverlap: leavesOverlap) }
  }

  /// The columns that clusters take at least, however their lines run.
  func leastColumns(_ clusters: [Cluster], _ detail: Detail) -> Int {
    outline.layering.leastColumns(widths: clusters.map(\.width), gap: detail.gap)
  }

  func placement(_ clusters: [Cluster], _ detail: Detail) -> Placement {
    var spacing = Diagram.Spacing()
    spacing.columnGap = detail.gap
    return Placement(
      outline.layering,
      boxes: clusters.map {
        .init(width: $0.width, height: $0.height, portRow: Cluster.portRow)
      }, spacing)
  }
}
