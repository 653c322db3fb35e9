import Autodiff
import GraphLayout
import Screen

/// Where everything of a graph is drawn, and in how much detail: boxes for lines, leaves under the
/// line that uses them.
///
/// Made once for a graph and a size; a step changes what is written into it, not where.
struct GraphPicture: Equatable, Sendable {
  let detail: Detail
  /// By the ids of the nodes.
  let layout: ClusterLayout

  var size: Size { layout.size }

  /// The graph drawn with as much detail as fits into a pane; of pictures that show every number,
  /// one in which each leaf stands under its stem.
  ///
  /// Where nothing fits, the viewport will move sideways over the narrowest picture that is not too
  /// tall; and where everything is too tall, over the smallest there is.
  init(_ arrangements: [Arrangement], fitting pane: Size) {
    typealias Choice = (detail: Detail, draft: ClusterDraft)
    var (untidy, narrow, smallest): (Choice?, Choice?, Choice?)
    for detail in Detail.levels {
      if !detail.showsEveryNumber, let untidy {
        self.init(untidy)
        return
      }
      var narrowest: Choice?
      for arrangement in arrangements {
        let clusters = arrangement.clusters(detail)
        let layering = arrangement.outline.layering
        // What is too wide in any case is placed only to be looked at through a viewport.
        let least = layering.leastColumns(widths: clusters.map(\.width), gap: detail.gap)
        if least > pane.columns, !detail.isCompact || narrow != nil { continue }
        guard let draft = ClusterDraft(layering, clusters, gap: detail.gap) else { continue }
        let isLow = draft.size.rows <= pane.rows
        if isLow, draft.size.columns <= pane.columns {
          guard detail.showsEveryNumber, !draft.isTidy else {
            self.init((detail, draft))
            return
          }
          if untidy == nil { untidy = (detail, draft) }
        }
        if isLow, narrowest.map({ draft.size.columns < $0.draft.size.columns }) ?? true {
          narrowest = (detail, draft)
        }
        if smallest.map({ draft.size.area < $0.draft.size.area }) ?? true {
          smallest = (detail, draft)
        }
      }
      if narrow == nil, detail.isCompact { narrow = narrowest }
    }
    guard let choice = narrow ?? smallest else {
      preconditionFailure("one arrangement never collides")
    }
    self.init(choice)
  }

  /// Whether every entry of a node's matrices is a number in it.
  func showsNumbers(of node: Node) -> Bool {
    guard case .numbers = detail.matrices, node.shape.rows <= detail.largest.rows,
      node.shape.columns <= detail.largest.columns
    else { return false }
    return detail.leaves == .full || layout.clusters.contains { $0.id == node.id }
  }

  private init(_ choice: (detail: Detail, draft: ClusterDraft)) {
    detail = choice.detail
    layout = choice.draft.layout(hasLanes: detail.showsGradient)
  }
}

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

  fileprivate func clusters(_ detail: Detail) -> [Cluster] {
    outline.boxes.map { detail.cluster($0, leavesOverlap: leavesOverlap) }
  }
}
