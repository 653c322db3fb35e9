import Autodiff
import Screen
import Study

/// How the rows of a screen are shared in front of a class. Made for a part, so that nothing moves from
/// step to step.
struct ClassPanes {
  let header: Rect
  let rules: [Int]
  /// The lines of the graph in a row; none where the whole graph is seen.
  let chain: Rect
  /// All of the graph, where there is room for it.
  let whole: Rect
  let picture: Rect
  let derivation: Rect
  let text: Rect
  /// All between the header and the hints.
  let content: Rect

  /// The text leaves the whole graph all rows but these.
  private static let (leastText, textBesideWhole, leastWhole) = (2, 6, 9)

  /// - Parameters:
  ///   - graph: nil of an experiment.
  ///   - derivationRows: of the part's tallest.
  init(_ size: Size, graph: Graph?, derivationRows: Int) {
    let hasRules = size.rows >= 16
    let margin = size.columns >= 40 ? 1 : 0
    func rect(_ row: Int, _ height: Int, margin: Int) -> Rect {
      Rect(row: row, column: margin, width: size.columns - 2 * margin, height: height)
    }
    header = rect(0, 1, margin: 1)
    let top = hasRules ? 2 : 1
    let end = size.rows - (hasRules ? 2 : 1)
    content = rect(top, end - top, margin: margin)
    let chainRows = size.rows >= 12 ? 1 : 0
    // A row of air below the picture, or a rule.
    let between = hasRules ? 1 : 0
    let free = max(0, end - top - chainRows - between)
    let derived = min(derivationRows, max(1, free / 3))
    let wanted = graph.map(ClassPicture.rows) ?? 0
    let pictureRows = max(0, min(wanted, free - derived - Self.leastText - between))
    let rest = free - derived - between - pictureRows
    let wholeRows = rest - Self.textBesideWhole
    let hasWhole = wholeRows >= Self.leastWhole
    var row = top
    func take(_ height: Int, margin: Int) -> Rect {
      defer { row += height }
      return rect(row, max(0, height), margin: margin)
    }
    chain = take(hasWhole ? 0 : chainRows, margin: margin)
    whole = take(hasWhole ? wholeRows + chainRows : 0, margin: 0)
    picture = take(pictureRows, margin: margin)
    let rule = row
    row += between
    derivation = take(derived, margin: margin)
    row += between
    text = take(end - row, margin: margin)
    rules = hasRules ? [1, rule, end] : []
  }
}
