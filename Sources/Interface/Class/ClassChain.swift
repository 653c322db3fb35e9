import Autodiff
import Notation
import Screen
import Study

/// The lines of a graph one after the other in a row, with the one that the step is about marked, and how
/// far values and gradients have come.
struct ClassChain {
  let moment: Moment
  let pen: Pen
  var chosen: Node.ID?
  /// The way that the lesson lights.
  private let way: Way?

  init(moment: Moment, pen: Pen, chosen: Node.ID? = nil) {
    (self.moment, self.pen, self.chosen) = (moment, pen, chosen)
    way = moment.way
  }

  private var graph: Graph { moment.graph }

  /// `x ▶ f₀ ▶ h₁ ◀ [f₁] ◀ h₂`; of a longer one what is around the mark.
  func line(columns: Int) -> StyledLine {
    let nodes = nodes
    let marked = mark.flatMap(nodes.firstIndex) ?? 0
    var range = nodes.indices
    func joined(_ range: Range<Int>) -> StyledLine {
      var line = StyledLine(range.lowerBound > 0 ? "… " : "", .muted)
      for index in range {
        if index > range.lowerBound { line.append(between(nodes[index - 1], nodes[index])) }
        line.append(name(nodes[index]))
      }
      return (line + StyledLine(range.upperBound < nodes.count ? " …" : "", .muted))
        .spelled(pen.glyphs)
    }
    while range.count > 1, joined(range).columns > columns {
      let isLeft = marked - range.lowerBound > range.upperBound - 1 - marked
      range =
        isLeft
        ? range.lowerBound + 1..<range.upperBound : range.lowerBound..<range.upperBound - 1
    }
    return joined(range)
  }

  private var nodes: [Node.ID] {
    (graph.input.map { [$0] } ?? []) + graph.computed.map(\.id)
  }

  private var mark: Node.ID? {
    let node = chosen ?? moment.step?.node
    guard let node, graph.nodes[node].kind != .computed, node != graph.input else { return node }
    // What hangs under a line is marked with it.
    if case .reverse(let step) = moment.step, chosen == nil { return step.use }
    return graph.uses[node].first
  }

  private func name(_ id: Node.ID) -> StyledLine {
    let name = pen.name(id, in: graph)
    if id == mark {
      let style: Style = chosen == nil ? (moment.step?.pass.style ?? .plain).bold : .chosen
      return StyledLine("[\(name)]", style)
    }
    if chosen != nil { return StyledLine(name, Style.muted.dim) }
    return StyledLine(name, moment.isComputed(id) ? .plain : .muted)
  }

  private func between(_ from: Node.ID, _ to: Node.ID) -> StyledLine {
    guard graph.uses[from].contains(to) else { return StyledLine("   ", .muted) }
    if chosen != nil { return StyledLine(" ─ ", Style.muted.dim) }
    let isLit = way?.edges.contains(Way.Edge(from: from, to: to)) ?? false
    if moment.hasCarriedGradient(to: from, through: to) {
      return isLit ? StyledLine("━◀━", Style.backward.bold) : StyledLine(" ◀ ", .backward)
    }
    if isLit { return StyledLine("━▶━", Style.key.bold) }
    return moment.isComputed(to) ? StyledLine(" ▶ ", .forward) : StyledLine(" ─ ", .rule)
  }
}
