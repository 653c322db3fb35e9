import Autodiff
import GraphLayout
import Screen

/// Where everything of a graph is drawn, and in how much detail: boxes for lines, leaves under the
/// line that uses them.
struct GraphPicture: Equatable, Sendable {
  let detail: Detail
  /// By the ids of the nodes.
  let layout: ClusterLayout
  /// How each node is drawn.
  let forms: [Node.ID: Form]

  var size: Size { layout.size }

  init(_ draft: PictureDraft) {
    detail = draft.detail
    forms = draft.forms
    layout = draft.draft.layout(hasLanes: draft.detail.showsGradient && !draft.detail.isFlat)
  }

  /// Whether a node's numbers are in it as the rest of the screen shows them, value and gradient.
  func showsWholeNumbers(of id: Node.ID) -> Bool {
    guard let form = forms[id], form.drawn == form.shape else { return false }
    return form.isExact && form.standing != .inPlace
  }

  /// Whether it needs a legend.
  var hasShades: Bool {
    forms.values.contains { form in
      [form.value, form.gradient].contains { if case .shades = $0 { true } else { false } }
    }
  }

  /// The cells of a node's value and of its gradient, which are none where there is no room or no
  /// gradient to show; nil of what is not drawn.
  func cells(of id: Node.ID) -> (value: Rect, gradient: Rect)? {
    guard let form = forms[id], let cluster = layout.cluster(with: id) else { return nil }
    if cluster.id == id {
      return form.cells(row: cluster.rect.row + 1, columns: cluster.rect.inset(columns: 1).columns)
    }
    return cluster.leaves.first { $0.id == id }.map { cells(in: $0.rect, form) }
  }

  /// The same in the cells of a leaf, which may stand under several boxes.
  func cells(in leaf: Rect, _ form: Form) -> (value: Rect, gradient: Rect) {
    if detail.leaves == .listed {
      return form.cells(row: leaf.row, columns: leaf.endColumn - form.size.columns..<leaf.endColumn)
    }
    return form.cells(row: leaf.row + 1, columns: leaf.columns)
  }
}

/// A picture whose edges are not drawn yet.
struct PictureDraft {
  let detail: Detail
  let forms: [Node.ID: Form]
  let draft: ClusterDraft

  var size: Size { draft.size }

  /// Nil where something would stand on something, or where it is certainly larger than a pane.
  ///
  /// - Parameters:
  ///   - focus: what is drawn as numbers; nil for everything.
  ///   - pane: nil where it may have any size.
  init?(
    _ detail: Detail, _ arrangement: Arrangement, _ needs: PictureNeeds, focus: Set<Symbol>?,
    within pane: Size?
  ) {
    let outline = arrangement.outline
    let parts = outline.boxes.map {
      detail.cluster($0, needs, focus, overlap: arrangement.overlap)
    }
    let clusters = parts.map(\.cluster)
    if let pane {
      let least = outline.layering.leastColumns(widths: clusters.map(\.width), gap: detail.gap)
      let tallest = clusters.map(\.height).max() ?? 0
      if least > pane.columns || tallest > pane.rows { return nil }
    }
    guard
      let draft = ClusterDraft(outline.layering, clusters, gap: detail.gap, rowGap: detail.rowGap)
    else { return nil }
    if let pane, draft.size.columns > pane.columns || draft.size.rows > pane.rows { return nil }
    self.detail = detail
    self.draft = draft
    forms = parts.reduce(into: [:]) { forms, part in
      for (id, form) in part.forms { forms[id] = form }
    }
  }
}

extension Arrangement {
  /// Whether the narrowest numbers might fit a pane.
  func mayFit(_ pane: Size, _ needs: PictureNeeds, focus: Set<Symbol>?) -> Bool {
    let detail = Detail.narrowest
    let widths = outline.boxes.map {
      detail.cluster($0, needs, focus, overlap: overlap).cluster.width
    }
    return outline.layering.leastColumns(widths: widths, gap: detail.gap) <= pane.columns
  }
}

/// A way to stand leaves and boxes, which is placed for one level of detail or another.
struct Arrangement {
  let outline: GraphOutline
  /// Whether leaves may stand under neighbouring boxes, where those have none.
  let overlap: Cluster.Overlap

  /// Those to be tried in turn; the last one never collides.
  static func all(of graph: Graph, _ glyphs: Glyphs) -> [Arrangement] {
    let plain = GraphOutline(graph, inputIsBox: false, glyphs)
    if graph.isLong { return [Arrangement(outline: plain, overlap: .none)] }
    let withInput =
      graph.input == nil ? [] : [GraphOutline(graph, inputIsBox: true, glyphs)]
    let isShared = graph.given.contains { graph.uses[$0.id].count > 1 }
    let repeating =
      !isShared
      ? []
      : [graph.input != nil, false].map {
        GraphOutline(graph, inputIsBox: $0, repeatsGiven: true, glyphs)
      }
    let all = withInput + repeating + [plain]
    return all.map { Arrangement(outline: $0, overlap: .close) }.reversed().reduce(
      all.flatMap { outline in
        [Cluster.Overlap.apart, .none].map { Arrangement(outline: outline, overlap: $0) }
      }
    ) { ways, close in
      ways.dropLast() + [close] + ways.suffix(1)
    }
  }
}
