import Screen

/// How the rows of a screen are shared between the plots of an experiment and its text.
///
/// What is asked is whole before what is said is, and before there is a plot.
struct ExperimentPanes {
  let plots: Rect
  let text: [StyledLine]
  /// Whether there is more of it than has room.
  let isCut: Bool
  /// What stands in place of the plots where they have no room: the size that has.
  let missing: String?
  /// Whether there is no other plot to be drawn in place of what is.
  let hasOnePlot: Bool

  init(_ view: ExperimentView, _ size: Size) {
    let width = max(0, size.columns - 2)
    // A header, four rules, the parameters and the hints.
    let room = max(0, size.rows - 7)
    let parts = Parts(view, width)
    let (drawn, current) = (view.stepper.plots, view.stepper.panel)
    func height(_ room: Int) -> Int {
      min(max(1, parts.count), max(3, room / 2, parts.prompts.count), max(0, room - 1))
    }
    func fits(_ room: Int) -> Bool {
      drawn.panels.isEmpty || drawn.fits(current: current, in: Size(width, room - height(room)))
    }
    let hasRoom = fits(room)
    let rows = hasRoom ? height(room) : max(0, min(parts.count, room - 1))
    plots = Rect(row: 2, column: 1, width: width, height: max(0, room - rows))
    isCut = parts.count > rows
    text = parts.fitted(to: rows, view.stepper.field != nil, view.pen.glyphs)
    hasOnePlot = !hasRoom || drawn.showsAll(in: plots.size)
    guard !hasRoom else {
      missing = nil
      return
    }
    let more = (room...room + Self.mostRows).first(where: fits)
    missing =
      more.map { "The plot needs \(size.columns)×\($0 + 7)." } ?? "Too narrow for the plot."
  }

  /// Beyond so many more nobody has a screen for them.
  private static let mostRows = 60

  /// The text in lines, by what may be cut.
  private struct Parts {
    let said, prompts, after: [StyledLine]

    init(_ view: ExperimentView, _ width: Int) {
      said = view.said.wrapped(to: width, view.pen.glyphs)
      prompts = view.prompts.wrapped(to: width, view.pen.glyphs)
      after = view.saidAfter.wrapped(to: width, view.pen.glyphs)
    }

    var count: Int { said.count + prompts.count + after.count }

    /// - Parameter hasField: whether a field stands at the end of what is asked.
    func fitted(to rows: Int, _ hasField: Bool, _ glyphs: Glyphs) -> [StyledLine] {
      let rest = rows - prompts.count
      if rest <= 0, !prompts.isEmpty {
        return hasField ? prompts.suffix(rows) : prompts.cut(to: rows, glyphs)
      }
      let before = said.cut(to: rest, glyphs)
      return before + prompts + after.cut(to: rest - before.count, glyphs)
    }
  }
}
