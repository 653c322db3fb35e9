import Autodiff
import Screen
import Study

extension Pen {
  /// ` ━▶ from ω₁ to ℓ: 6 slopes  ◀━ known: 4 `, of the way that is lit.
  func legend(_ way: Way, _ moment: Moment) -> StyledLine {
    let (from, to) = (name(way.start, in: moment.graph), name(moment.graph.loss, in: moment.graph))
    let line =
      StyledLine(" ━▶ ", Style.key.bold)
      + StyledLine("from \(from) to \(to): \(slopes(way))", .muted)
      + StyledLine("  ◀━ ", Style.backward.bold)
      + StyledLine("known: \(moment.known(of: way)) ", .muted)
    return line.spelled(glyphs)
  }

  func slopes(_ way: Way) -> String {
    way.edges.count == 1 ? "1 slope" : "\(way.edges.count) slopes"
  }
}
