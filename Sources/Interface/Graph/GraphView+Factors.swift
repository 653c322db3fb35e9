import Autodiff
import GraphLayout
import Notation
import Screen
import Study

// What gradients were multiplied with on their way back, as in figures 7.4 and 7.5 of the book.
extension GraphView {
  /// Above each edge that a gradient has come back along; the name of the derivative above that, where
  /// there is room.
  func drawFactors(into frame: inout Frame) {
    for edge in picture.layout.edges
    where edge.hasLane && Self.mayBeSeen(edge.extent, in: frame.area) {
      guard moment.hasCarriedGradient(to: edge.from, through: edge.to),
        let from = picture.layout.rect(of: edge.from), let to = picture.layout.rect(of: edge.to),
        let factor = factor(toward: edge.from, through: edge.to)
      else { continue }
      let captionRows = picture.detail.hasNamesInBorders ? 0 : 1
      let row = min(from.row, to.row) - captionRows - 1
      let middle = from.endColumn + to.column
      let style = isActive(edge) ? Style.backward.bold : .backward
      guard put(factor, row: row, around: middle, style: style, into: &frame) else { continue }
      let name = pen.printer(graph).derivative(of: edge.to, by: edge.from)
      if from.width + to.column - from.endColumn > ColumnWidth.columns(of: name) {
        _ = put(name, row: row - 1, around: middle, style: .muted, into: &frame)
      }
    }
  }

  /// Beside the name of a parameter while its gradient arrives, or while it is lit.
  func drawFactorOfLeaf(into frame: inout Frame) {
    for box in picture.layout.clusters where Self.mayBeSeen(box.extent, in: frame.area) {
      for leaf in box.leaves where isActive(leaf.id, of: box.id) || isLit(leaf.id, of: box.id) {
        let isActive = isActive(leaf.id, of: box.id)
        guard
          let factor = factor(toward: leaf.id, through: box.id, inSymbols: !isActive)
        else { continue }
        let row = leaf.rect.row
        let start = max(leaf.rect.column, leaf.stem)
        guard start >= 0, start < frame.area.endColumn, frame.area.rows.contains(row) else {
          continue
        }
        // The name ends at the first blank after its stem.
        let end = (start..<frame.area.endColumn).first {
          frame[row, $0].map { $0.scalar == " " } ?? true
        }
        guard let end else { continue }
        let columns = ColumnWidth.columns(of: factor)
        let room = Rect(row: row, column: end, width: columns + 2, height: 1)
        guard isBlank(room, in: frame), end + columns < frame.area.endColumn else { continue }
        frame.put(
          factor, row: row, column: end + 1, style: (isActive ? Style.backward : .key).bold)
      }
    }
  }

  /// `×5.068` of numbers, `×h₂` without them; of matrices what stands beside the gradient in the
  /// formula: `Ω₁ᵀ ·`, `⊙ gate`.
  ///
  /// - Parameter inSymbols: what a lesson lights it shows whatever is asked later on.
  private func factor(
    toward id: Node.ID, through use: Node.ID, inSymbols: Bool = false
  ) -> String? {
    let times = pen.glyphs.isASCII ? "*" : "×"
    let isScalar = graph.nodes[id].shape.isScalar && graph.nodes[use].shape.isScalar
    if isScalar, !moment.isSymbolic, !inSymbols {
      return moment.localDerivative(toward: id, through: use)
        .map { times + pen.numbers.significant($0, pen.significant) }
    }
    guard let cofactor = moment.cofactor(toward: id, through: use, isTold: inSymbols),
      inSymbols || !moment.isKeptBack(.gradient(id))
    else { return nil }
    if isScalar { return times + pen.printer(moment).factor(cofactor.formula) }
    if cofactor.isGate { return "\(pen.glyphs.spell("⊙")) gate" }
    let sign = cofactor.isEntrywise && !moment.isScalar(cofactor.formula) ? "⊙" : "·"
    let texts = [pen.printer(moment).factor(cofactor.formula), pen.glyphs.spell(sign)]
    return (cofactor.isBefore ? texts : texts.reversed()).joined(separator: " ")
  }

  /// Writes a text where nothing stands; says whether it did.
  ///
  /// - Parameter middle: twice the column of its middle.
  private func put(
    _ text: String, row: Int, around middle: Int, style: Style, into frame: inout Frame
  ) -> Bool {
    let columns = ColumnWidth.columns(of: text)
    let start = (middle - columns + 1) / 2
    guard isBlank(Rect(row: row, column: start - 1, width: columns + 2, height: 1), in: frame),
      frame.area.columns.contains(start), frame.area.columns.contains(start + columns - 1)
    else { return false }
    frame.put(text, row: row, column: start, style: style)
    return true
  }

  /// Whether nothing stands in an area, of which what lies outside on both sides does not matter.
  private func isBlank(_ area: Rect, in frame: Frame) -> Bool {
    frame.area.rows.contains(area.row)
      && area.columns.allSatisfy { frame[area.row, $0].map { $0.scalar == " " } ?? true }
  }
}
