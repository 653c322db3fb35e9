import Autodiff
import GraphLayout
import Screen
import Study

// The powers of ten in front of matrices. Where one has no room, the matrix is written without.

extension GraphView {
  struct Power {
    let text: String
    let place: Position
    let style: Style

    var columns: Range<Int> { place.column..<place.column + ColumnWidth.columns(of: text) }
  }

  /// Of what a node shows; nil by usage, and where there is no room.
  struct Powers {
    var value: Power?
    var gradient: Power?

    var isEmpty: Bool { value == nil && gradient == nil }
  }

  func draw(_ powers: Powers, into frame: inout Frame) {
    for power in [powers.value, powers.gradient].compactMap(\.self) {
      frame.put(power.text, row: power.place.row, column: power.place.column, style: power.style)
    }
  }

  /// In the outline of a box: above the value and below the gradient.
  func powers(of box: PlacedCluster, _ form: Form, _ cells: Cells) -> Powers {
    let view = QuantityView(pen: pen, form: form)
    let rect = box.rect
    var powers = Powers()
    if let text = view.power(of: moment.valueUsed(box.id), form.value) {
      let columns = ColumnWidth.columns(of: text)
      let isBesideName = picture.detail.hasNamesInBorders
      let name = isBesideName ? caption(graph.nodes[box.id], of: box) : ""
      if ColumnWidth.columns(of: name) + 1 + columns <= rect.width - 2 || !isBesideName {
        let column = isBesideName ? rect.endColumn - 1 - columns : cells.value.column
        powers.value = Power(
          text: text, place: Position(row: rect.row, column: column), style: valueStyle(box.id))
      }
    }
    if let text = view.power(of: moment[.gradient(box.id)], form.gradient), !cells.gradient.isEmpty
    {
      let row = rect.endRow - 1
      let taken =
        box.leaves.map(\.stem)
        + twins(in: box, form, cells.value).filter { $0.row == row }.map(\.column)
      let columns = ColumnWidth.columns(of: text)
      let starts = Array(rect.column + 1..<max(rect.column + 1, rect.endColumn - columns))
      let free = starts.filter { start in
        !taken.contains { (start..<start + columns).contains($0) }
      }
      if let column = free.first(where: { $0 >= cells.gradient.column }) ?? free.last {
        powers.gradient = Power(
          text: text, place: Position(row: row, column: column), style: gradientStyle(box.id))
      }
    }
    return powers
  }

  /// Beside the name of a leaf, that of a gradient behind a ╎.
  func powers(of leaf: PlacedCluster.Leaf, _ form: Form) -> Powers {
    let view = QuantityView(pen: pen, form: form)
    let name = ColumnWidth.columns(of: pen.name(leaf.id, in: graph))
    let isListed = picture.detail.leaves == .listed
    let end = leaf.rect.endColumn - (isListed ? form.size.columns + 1 : 0)
    let replaced = isReplaced(leaf.id, form)
    var column = leaf.rect.column + name + 1
    func placed(_ text: String?, _ style: Style) -> Power? {
      guard let text, column + ColumnWidth.columns(of: text) <= end else { return nil }
      defer { column += ColumnWidth.columns(of: text) + 1 }
      return Power(text: text, place: Position(row: leaf.rect.row, column: column), style: style)
    }
    let value =
      replaced
      ? nil
      : placed(view.power(of: moment.valueUsed(leaf.id), form.value), valueStyle(leaf.id))
    let sign = replaced ? "" : pen.glyphs.spell("╎")
    // What must not be seen takes no place.
    let isKeptBack = form.standing == .inPlace && moment[.gradient(leaf.id)].isSecret
    let gradient = placed(
      isKeptBack
        ? pen.glyphs.spell("╎") + "?"
        : view.power(of: moment[.gradient(leaf.id)], form.gradient).map { sign + $0 },
      gradientStyle(leaf.id))
    return Powers(value: value, gradient: gradient)
  }
}
