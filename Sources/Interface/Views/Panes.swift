import Autodiff
import Screen

/// Where the parts of the stepper stand on a screen. Made once for a lesson and a size, so that
/// nothing moves from step to step.
struct Panes: Equatable, Sendable {
  static let smallest = Size(24, 6)

  private(set) var header = Rect(Size(0, 0))
  private(set) var graph = Rect(Size(0, 0))
  private(set) var ledger = Rect(Size(0, 0))
  private(set) var derivation = Rect(Size(0, 0))
  private(set) var narration = Rect(Size(0, 0))
  private(set) var hints = Rect(Size(0, 0))
  /// Rows with a line from side to side.
  private(set) var rules: [Int] = []
  let picture: GraphPicture

  /// Where a question is answered: over the derivation and the narration.
  var sheet: Rect {
    let end = max(derivation.endRow, narration.endRow)
    return Rect(
      row: derivation.row, column: derivation.column, width: derivation.width,
      height: end - derivation.row)
  }

  /// - Parameter picture: the graph drawn for a pane.
  init(_ size: Size, _ needs: PaneNeeds, picture makePicture: (Size) -> GraphPicture) {
    let rows = size.rows
    let hasRules = rows >= 18
    let hasHints = rows >= 8
    let narrates = needs.narrationRows > 0
    let ruleCount = hasRules ? (narrates ? 4 : 3) : 0
    let free = rows - 1 - (hasHints ? 1 : 0) - ruleCount
    let least = 5
    let derivationRows = max(1, min(needs.derivationRows, free - least, max(3, free / 3)))
    let sheetRows = needs.sheetRows - derivationRows - (hasRules ? 1 : 0)
    let wanted = narrates ? max(needs.narrationRows, sheetRows) : 0
    var narrationRows = max(0, min(wanted, free - derivationRows - least))
    var graphRows = max(0, free - derivationRows - narrationRows)

    let full = makePicture(Size(size.columns, graphRows))
    // What edits have moved, and that the text is not about it, has a place where there is room.
    let forEdits = narrates ? max(0, min(2, graphRows - full.size.rows)) : 0
    narrationRows += forEdits
    graphRows -= forEdits
    let spare = graphRows - full.size.rows
    let ledgerRows = spare >= min(needs.ledgerRows, 4) + 3 ? min(needs.ledgerRows, spare - 3) : 0
    picture = full

    var row = 0
    func take(_ count: Int, margin: Int = 1) -> Rect {
      defer { row += count }
      return Rect(
        row: row, column: margin, width: max(0, size.columns - 2 * margin), height: max(0, count))
    }
    func rule() {
      guard hasRules else { return }
      rules.append(row)
      row += 1
    }
    header = take(1)
    rule()
    graph = take(ledgerRows > 0 ? graphRows - ledgerRows - 1 : graphRows, margin: 0)
    if ledgerRows > 0 {
      ledger = take(ledgerRows)
      row += 1
    }
    rule()
    derivation = take(derivationRows)
    if narrates {
      rule()
      narration = take(narrationRows)
    }
    rule()
    if hasHints { hints = take(1) }
  }

  /// Which part of the graph's picture is seen: all of it in the middle, or the part around a node.
  func viewport(around id: Node.ID?) -> (origin: Position, offset: Position) {
    func place(_ pane: Int, _ whole: Int, _ focus: Range<Int>?) -> (origin: Int, offset: Int) {
      if whole <= pane { return ((pane - whole) / 2, 0) }
      guard let focus else { return (0, 0) }
      let middle = (focus.lowerBound + focus.upperBound) / 2
      return (0, max(0, min(middle - pane / 2, whole - pane)))
    }
    let box = id.flatMap { picture.box(with: $0) }
    let leaf = id.flatMap { picture.rect(of: $0) }
    let across = place(graph.width, picture.size.columns, box.map(\.extent.columns))
    var vertical = place(graph.height, picture.size.rows, box.map(\.extent.rows))
    // The whole block where it fits, else at least the very cells.
    if let box, let leaf, box.extent.height > graph.height {
      let rows = box.id == id ? box.rect.moved(rows: -1).rows : leaf.rows
      vertical = place(graph.height, picture.size.rows, rows)
    }
    return (
      Position(row: graph.row + vertical.origin, column: graph.column + across.origin),
      Position(row: vertical.offset, column: across.offset)
    )
  }
}
