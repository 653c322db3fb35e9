/// The names of curves with their letters, a `?` before one that is kept back, in as many lines as
/// they need.
struct PlotLegend {
  struct Entry {
    let curve: Int
    let text: String
    let columns: Int
  }

  let lines: [[Entry]]

  init(_ plot: Plot, columns: Int, _ glyphs: Glyphs, _ number: (Double) -> String) {
    let gap = "   "
    var lines: [[Entry]] = []
    var used = 0
    for (index, curve) in plot.curves.enumerated() {
      // What is still to be computed has nothing to be named by.
      if curve.x.isEmpty, !curve.isKeptBack { continue }
      let letter = curve.isKeptBack ? "?" : String(Plot.letter(index))
      var text = "\(letter) \(curve.name)"
      if let gapAt = zip(curve.x, curve.y).first(where: { plot.y.scale.place($1) == nil }) {
        text += " ✗ from \(plot.x.title) \(number(gapAt.0))"
      }
      if let remark = curve.remark { text += ", \(remark)" }
      text = glyphs.fit(text, to: columns) + gap
      let width = ColumnWidth.columns(of: text)
      if lines.isEmpty || used + width - gap.count > columns {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(Entry(curve: index, text: text, columns: width))
      used += width
    }
    self.lines = lines
  }
}
