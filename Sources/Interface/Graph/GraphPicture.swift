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
  /// The leaves of which a box has the name alone.
  let named: [Node.ID: Set<Node.ID>]
  let scope: Scope
  /// Whether it needs a legend.
  let hasShades: Bool

  /// What stands in it as numbers.
  enum Scope: Comparable, Sendable {
    /// What has room.
    case some
    /// All that a step is about.
    case step
    case everything
  }

  var size: Size { layout.size }

  init(_ draft: PictureDraft, _ scope: Scope) {
    self.scope = scope
    detail = draft.detail
    forms = draft.forms
    named = draft.named
    hasShades = draft.forms.values.contains { form in
      [form.value, form.gradient].contains { if case .shades = $0 { true } else { false } }
    }
    layout = draft.draft.layout(hasLanes: draft.detail.showsGradient && !draft.detail.isFlat)
  }

  /// Whether a node's numbers are in it as the rest of the screen shows them, value and gradient.
  func showsWholeNumbers(of id: Node.ID) -> Bool {
    guard let form = forms[id], form.drawn == form.shape else { return false }
    return form.isExact && form.standing != .inPlace
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
  let named: [Node.ID: Set<Node.ID>]
  let draft: ClusterDraft

  var size: Size { draft.size }

  /// Nil where something would stand on something, or where it is certainly larger than a pane.
  ///
  /// - Parameters:
  ///   - boxes: in one level of detail.
  ///   - pane: nil where it may have any size.
  init?(_ boxes: DetailedBoxes, _ arrangement: Arrangement, within pane: Size?) {
    let outline = arrangement.outline
    let clusters = boxes.clusters(arrangement.overlap)
    detail = boxes.detail
    guard
      let draft = ClusterDraft(outline.layering, clusters, gap: detail.gap, rowGap: detail.rowGap)
    else { return nil }
    if let pane, draft.size.columns > pane.columns || draft.size.rows > pane.rows { return nil }
    self.draft = draft
    forms = boxes.forms
    named = outline.named
  }
}

/// The boxes of an outline in one level of detail, the same for all ways to stand them.
struct DetailedBoxes {
  let detail: Detail
  private let parts: [Detail.Part]

  /// - Parameter focus: what is drawn as numbers; nil for everything.
  init(
    _ detail: Detail, _ outline: GraphOutline, _ needs: PictureNeeds, focus: Set<Symbol>?
  ) {
    self.detail = detail
    parts = outline.boxes.map { detail.cluster($0, needs, focus) }
  }

  fileprivate func clusters(_ overlap: Cluster.Overlap) -> [Cluster] {
    parts.map { $0.cluster.standing(overlap) }
  }

  /// The cells that they take at least, however their lines run.
  func leastSize(_ arrangement: Arrangement) -> Size {
    let layering = arrangement.outline.layering
    let columns = layering.leastColumns(
      widths: parts.map { $0.cluster.width(arrangement.overlap) }, gap: detail.gap)
    let rows = layering.leastRows(heights: parts.map(\.cluster.height), gap: detail.rowGap)
    return Size(columns, rows)
  }

  /// The cells that they take, whatever stands on something.
  func size(_ arrangement: Arrangement) -> Size {
    ClusterDraft.size(
      arrangement.outline.layering, clusters(arrangement.overlap), gap: detail.gap,
      rowGap: detail.rowGap)
  }

  fileprivate var forms: [Node.ID: Form] {
    parts.reduce(into: [:]) { forms, part in
      for (id, form) in part.forms { forms[id] = form }
    }
  }
}

/// The boxes of each outline in one level of detail, made once for all ways to stand them.
struct DetailedOutlines {
  let detail: Detail
  let needs: PictureNeeds
  /// What is drawn as numbers; nil for everything.
  let focus: Set<Symbol>?
  private var made: [Int: DetailedBoxes] = [:]

  init(_ detail: Detail, _ needs: PictureNeeds, focus: Set<Symbol>?) {
    self.detail = detail
    self.needs = needs
    self.focus = focus
  }

  mutating func boxes(of arrangement: Arrangement) -> DetailedBoxes {
    if let boxes = made[arrangement.number] { return boxes }
    let boxes = DetailedBoxes(detail, arrangement.outline, needs, focus: focus)
    made[arrangement.number] = boxes
    return boxes
  }

  /// Nil where something would stand on something, or where it is larger than a pane.
  ///
  /// - Parameter pane: nil where it may have any size.
  mutating func draft(_ arrangement: Arrangement, within pane: Size?) -> PictureDraft? {
    if let pane {
      // For numbers alone that is told before any box is made.
      let widths = arrangement.outline.layering.leastColumns(
        width: detail.scalarColumns + 2, gap: detail.gap)
      if !needs.hasMatrices, widths > pane.columns { return nil }
      let least = boxes(of: arrangement).leastSize(arrangement)
      if least.rows > pane.rows || least.columns > pane.columns { return nil }
    }
    return PictureDraft(boxes(of: arrangement), arrangement, within: pane)
  }
}

extension [Arrangement] {
  /// Those in which the narrowest numbers of a kind might fit a pane.
  func fitting(_ pane: Size, _ needs: PictureNeeds, like detail: Detail) -> [Arrangement] {
    var outlines = DetailedOutlines(detail.narrowed, needs, focus: nil)
    return filter { arrangement in
      let boxes = outlines.boxes(of: arrangement)
      let least = boxes.leastSize(arrangement)
      if least.columns > pane.columns || least.rows > pane.rows { return false }
      // Where there is more room for them, fewer leaves hang lower.
      if arrangement.overlap.staggers { return true }
      let size = boxes.size(arrangement)
      return size.rows <= pane.rows && size.columns <= pane.columns
    }
  }

  /// Those in which the narrowest numbers might fit a pane.
  func fitting(_ pane: Size, _ needs: PictureNeeds, focus: Set<Symbol>?) -> [Arrangement] {
    var outlines = DetailedOutlines(.narrowest, needs, focus: focus)
    return filter { outlines.boxes(of: $0).leastSize($0).columns <= pane.columns }
  }
}

/// A way to stand leaves and boxes, which is placed for one level of detail or another.
struct Arrangement {
  let outline: GraphOutline
  /// Of the outline, which others may have too.
  let number: Int
  /// Whether leaves may stand under neighbouring boxes, where those have none.
  let overlap: Cluster.Overlap

  /// Those to be tried in turn; the last one never collides.
  static func all(of graph: Graph, _ glyphs: Glyphs) -> [Arrangement] {
    let plain = GraphOutline(graph, inputIsBox: false, glyphs)
    if graph.isLong { return [Arrangement(outline: plain, number: 0, overlap: .none)] }
    let withInput =
      graph.input == nil ? [] : [GraphOutline(graph, inputIsBox: true, glyphs)]
    let isShared = graph.given.contains { graph.uses[$0.id].count > 1 }
    let heads = graph.input == nil ? [false] : [true, false]
    func repeating(_ repetition: GraphOutline.Repetition) -> [GraphOutline] {
      guard isShared else { return [] }
      return heads.map { GraphOutline(graph, inputIsBox: $0, repetition: repetition, glyphs) }
    }
    let all = Array(
      (withInput + repeating(.full) + repeating(.named) + [plain]).enumerated())
    func standing(_ overlaps: Cluster.Overlap...) -> [Arrangement] {
      all.flatMap { number, outline in
        overlaps.map { Arrangement(outline: outline, number: number, overlap: $0) }
      }
    }
    let apart = standing(.apart.parted, .apart, .none)
    let close =
      standing(.close.parted, .close).reversed()
      + (graph.hasMatrices ? standing(.close.parted.staggered) : [])
    return apart.dropLast() + close + apart.suffix(1)
  }
}
