import Autodiff
import Lessons
import Notation
import Screen
import Study

/// The first line: the lesson, the passes in words and the step; below it, how far it has come.
struct StepperHeader {
  let title: String
  let moment: Moment
  let pen: Pen
  /// That values are edited, and which; nil while they are the lesson's own.
  var mark: EditMark?
  /// Of a lesson of several parts: how many there are.
  var parts: Int?
  /// Which of them this is, counted from 1.
  var part = 1
  /// Where a lesson trains: the last iteration.
  var lastIteration: Int?

  private var steps: Int { moment.lastPosition }
  /// Nil at the end, which lies behind all steps.
  private var position: Int? { moment.spot.isEnd ? nil : moment.position }

  /// The direction with its sign: `◀ backward #1`.
  var direction: StyledLine {
    if moment.spot.isEnd { return StyledLine("the end", .muted) }
    guard let pass = moment.step?.pass else { return StyledLine("start", .muted) }
    return StyledLine("\(pass.sign) \(pass.name)", pass.style.bold)
  }

  func draw(into frame: inout Frame, at rect: Rect) {
    // The widest that any step needs decides for all of them, so that the words stay as they are.
    let map = PassMap(moment, pen.glyphs)
    let lengths = [PassMap.Length.words, .signs, .short]
    let widest = forms(
      lengths.map(map.widest) + [StyledLine("◀ backward #1")], position: steps,
      iteration: lastIteration)
    let form = form(widest, width: rect.width)
    let right = forms(
      lengths.map { map.line(at: position, $0) } + [direction],
      position: position, iteration: lastIteration.map { _ in moment.spot.iteration })[form]
    if let mark { return drawEdited(mark, right, into: &frame, at: rect) }
    let room = max(0, rect.width - widest[form].columns - 2)
    draw(title(columns: room), right, into: &frame, at: rect)
  }

  /// Of the lesson and the part, or where that does not fit of the part alone.
  private func title(columns: Int) -> StyledLine {
    let hasRoom = ColumnWidth.columns(of: pen.glyphs.spell(title)) <= columns
    return StyledLine(
      pen.glyphs.fit(hasRoom ? title : moment.part.title ?? title, to: columns), .title)
  }

  private func draw(
    _ left: StyledLine, _ right: StyledLine, into frame: inout Frame, at rect: Rect
  ) {
    frame.put(left, row: rect.row, column: rect.column, within: rect)
    frame.put(right, row: rect.row, column: rect.endColumn - right.columns, within: rect)
  }

  /// The mark goes before all else: without it the numbers would be taken for the lesson's.
  private func drawEdited(
    _ mark: EditMark, _ right: StyledLine, into frame: inout Frame, at rect: Rect
  ) {
    let fits = rect.width - right.columns - 2 >= ColumnWidth.columns(of: mark.word)
    let right = fits ? right : StyledLine(position.map { "\($0)/\(steps)" } ?? "end")
    let room = rect.width - right.columns - 2
    let whole = pen.glyphs.spell(mark.text)
    let isWhole = ColumnWidth.columns(of: whole) <= room
    let shown = StyledLine(isWhole ? whole : pen.glyphs.fit(mark.word, to: room), .changed)
    let titleRoom = room - shown.columns - 3
    let before = title(columns: max(0, titleRoom)) + "   "
    draw(titleRoom >= 6 ? before + shown : shown, right, into: &frame, at: rect)
  }

  /// The form with the most words that leaves room for the title, then that of the part, then for some
  /// of it. The map of the passes stays where any of that has room.
  private func form(_ widest: [StyledLine], width: Int) -> Int {
    let marked = mark.map { ColumnWidth.columns(of: pen.glyphs.spell($0.text)) + 3 } ?? 0
    let titles = [title, moment.part.title ?? title].map {
      ColumnWidth.columns(of: pen.glyphs.spell($0)) + marked
    }
    let maps = 0..<Self.formsWithMap
    for room in [titles[0] + 3, titles[1] + 2] {
      if let form = maps.first(where: { widest[$0].columns + room <= width }) { return form }
    }
    // The shortest map leaves most of a title that is cut.
    if widest[maps.upperBound - 1].columns + Self.leastTitle + marked + 2 <= width {
      return maps.upperBound - 1
    }
    let others = maps.upperBound..<widest.count
    for room in [titles[1] + 2, Self.leastTitle + marked + 2] {
      if let form = others.first(where: { widest[$0].columns + room <= width }) { return form }
    }
    return widest.count - 1
  }

  /// So many of the forms have the map of the passes.
  private static let formsWithMap = 4
  /// Columns of a title that is cut.
  private static let leastTitle = 10

  /// Part, iteration, passes and step, from the most words to the fewest.
  ///
  /// - Parameter passes: the map from the most words to the fewest, and the direction alone.
  private func forms(
    _ passes: [StyledLine], position: Int?, iteration number: Int?
  ) -> [StyledLine] {
    let passes = passes.map { $0.spelled(pen.glyphs) }
    func form(
      _ before: [String?], _ gap: String, _ step: String, _ passes: StyledLine
    ) -> StyledLine {
      let words = before.compactMap(\.self).map { $0 + gap }.joined()
      return StyledLine(words, .muted) + passes + StyledLine(position == nil ? "" : step)
    }
    let (part, last, step) = (part, lastIteration ?? 0, position ?? steps)
    let long = [
      parts.map { "part \(part) of \($0)" }, number.map { "iteration \($0) of \(last)" },
    ]
    let short = [
      parts.map { "part \(part)/\($0)" }, number.map { "iteration \($0)/\(last)" },
    ]
    return [
      form(long, "   ", "   step \(step) of \(steps)", passes[0]),
      form(short, "  ", "   step \(step) of \(steps)", passes[1]),
      form(short, "  ", "", passes[1]),
      form(short, "  ", "", passes[2]),
      form(short, "  ", "   step \(step) of \(steps)", passes[3]),
      form(short, " ", " \(step)/\(steps)", passes[3]),
      form([], "", " \(step)/\(steps)", passes[3]),
    ]
  }

  /// The rule below the header as a bar: each pass as long as its steps, heavy as far as we are.
  func drawProgress(into frame: inout Frame, row: Int) {
    let width = frame.size.columns
    let count = max(1, steps)
    for column in 0..<width {
      let index = min(count - 1, column * count / max(1, width))
      let isDone = column < (position ?? steps) * width / count
      let style: Style = isDone ? moment.pass(ofStep: index + 1)?.style ?? .rule : .rule
      let glyph = pen.glyphs.cell(isDone ? "━" : "─")
      frame.put(String(Character(glyph)), row: row, column: column, style: style)
    }
  }
}

extension Pass {
  /// The colour of values, of gradients, or of updates.
  var style: Style {
    switch self {
    case .forward: .forward
    case .backward1, .backward2: .backward
    case .update: .update
    }
  }
}
