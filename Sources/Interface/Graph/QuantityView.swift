import Autodiff
import Notation
import Screen
import Study

/// Draws a value or a gradient into its cells: a number, numbers, shades, or a dot.
struct QuantityView {
  let pen: Pen
  let form: Form
  /// Whether what lies behind the numbers of a matrix tells how large they are.
  var hasHeat = false

  /// A dot where it is not computed yet, a question mark where it must not be seen; the entries that
  /// an edit moved are underlined.
  ///
  /// - Parameter hasPower: whether the power of ten of a matrix is written elsewhere.
  func draw(
    _ quantity: Quantity, _ entries: Form.Entries, in rect: Rect, style: Style, hasPower: Bool,
    into frame: inout Frame
  ) {
    switch quantity {
    case .absent:
      frame.put(
        pen.glyphs.spell("·"), row: rect.row, column: rect.column + rect.width / 2, style: .muted,
        within: rect)
    case .secret:
      frame.put(
        "?", row: rect.row + max(0, rect.height - 1) / 2, column: rect.column + rect.width / 2,
        style: style, within: rect)
    case .known(let tensor, let was):
      draw(tensor, was, entries, in: rect, style: style, hasPower: hasPower, into: &frame)
    }
  }

  private func draw(
    _ tensor: Tensor, _ old: Tensor?, _ entries: Form.Entries, in rect: Rect, style: Style,
    hasPower: Bool, into frame: inout Frame
  ) {
    if tensor.isScalar {
      drawNumber(tensor, in: rect, style: old == nil ? style : style.moved, into: &frame)
      return
    }
    let shape = form.shape
    switch entries {
    case .none: return
    case .shape:
      frame.put(
        pen.shape(shape), row: rect.row, column: rect.column,
        style: old == nil ? style : style.moved, within: rect)
    case .numbers(let widths):
      let texts = fitted(tensor, widths, hasPower: hasPower).texts
      let scale = hasHeat ? tensor.largestMagnitude : 0
      drawEntries(tensor, old, entries, in: rect) { row, column, place, width, isMoved in
        frame.put(
          pen.glyphs.pad(pen.glyphs.spell(texts[row][column]), to: width, alignment: .right),
          row: place.row, column: place.column,
          style: (isMoved ? style.moved : style).on(heat(tensor[row, column], scale)),
          within: rect)
      }
    case .shades(let width):
      let scale = tensor.largestMagnitude
      drawEntries(tensor, old, entries, in: rect) { row, column, place, _, isMoved in
        drawShade(
          tensor[row, column], scale: scale, width: width, at: place,
          attributes: isMoved ? style.moved.attributes : style.attributes, within: rect,
          into: &frame)
      }
    }
    guard entries != .shape else { return }
    markWhatIsLeftOut(of: shape, in: rect, style: style, into: &frame)
  }

  private func drawNumber(_ number: Tensor, in rect: Rect, style: Style, into frame: inout Frame) {
    let text =
      number.isRounding
      ? pen.format.text(number.elements[0], pen.format.scale(of: number))
      : pen.numbers.fitted(number.elements[0], columns: rect.width, digits: pen.significant)
    // A number that no spelling fits is there, and read in the table.
    let shown = text ?? pen.glyphs.spell("●")
    let column = rect.column + (rect.width - ColumnWidth.columns(of: shown) + 1) / 2
    frame.put(shown, row: rect.row, column: column, style: style, within: rect)
  }

  /// The power of ten that a matrix is multiplied with; nil by usage, and where it has no room.
  func power(of quantity: Quantity, _ entries: Form.Entries) -> String? {
    guard case .known(let tensor, _) = quantity, !tensor.isScalar, case .numbers = entries else {
      return nil
    }
    let power = pen.format.power(of: tensor)
    return power.isEmpty || power.count > form.size(of: entries).columns ? nil : power
  }

  private func fitted(_ tensor: Tensor, _ widths: [Int], hasPower: Bool) -> FittedMatrix {
    pen.format.fitted(
      tensor, into: widths, rows: form.drawn.rows,
      powerColumns: hasPower ? form.size(of: .numbers(widths)).columns : 0)
  }

  private func drawEntries(
    _ tensor: Tensor, _ old: Tensor?, _ entries: Form.Entries, in rect: Rect,
    _ draw: (_ row: Int, _ column: Int, Position, _ width: Int, _ isMoved: Bool) -> Void
  ) {
    let moved = Set(old.map(tensor.entriesMoved) ?? [])
    let places = form.places(entries)
    for row in 0..<min(tensor.rows, form.drawn.rows) {
      for (column, place) in places.enumerated() {
        draw(
          row, column, Position(row: rect.row + row, column: rect.column + place.column),
          place.width, moved.contains(row * tensor.columns + column))
      }
    }
  }

  /// A shade by size beside the largest entry, and a sign where colour cannot tell it.
  private func drawShade(
    _ number: Double, scale: Double, width: Int, at place: Position, attributes: Attributes,
    within clip: Rect, into frame: inout Frame
  ) {
    let text: String
    var style: Style
    if number.isNaN {
      (text, style) = (String("NaN".prefix(width)), .error)
    } else if number == 0 {
      (text, style) = ("0", .muted)
    } else {
      let shade = shade(number, scale)
      let block = shade == .strong ? "▓" : shade == .medium ? "▒" : "░"
      let sign = number < 0 ? "−" : "+"
      let colorless = width > 1 ? block + sign : number < 0 ? sign : block
      let filling = pen.hasColor ? String(repeating: block, count: width) : colorless
      text = String(filling.prefix(width))
      style = Style(number < 0 ? .negative(shade) : .positive(shade))
    }
    style = style.with(attributes)
    frame.put(
      pen.glyphs.spell(text), row: place.row, column: place.column, style: style, within: clip)
  }

  private func shade(_ number: Double, _ scale: Double) -> Shade {
    let share = number.isInfinite ? 1 : abs(number) / scale
    return share > 0.66 ? .strong : share > 0.33 ? .medium : .light
  }

  private func heat(_ number: Double, _ scale: Double) -> Heat {
    guard scale > 0, number != 0, !number.isNaN else { return .none }
    let shade = shade(number, scale)
    return number < 0 ? .negative(shade) : .positive(shade)
  }

  private func markWhatIsLeftOut(
    of shape: Shape, in rect: Rect, style: Style, into frame: inout Frame
  ) {
    let more = pen.glyphs.isASCII ? "." : "…"
    if shape.columns > form.drawn.columns {
      for row in rect.rows {
        frame.put(more, row: row, column: rect.endColumn - 1, style: .muted, within: rect)
      }
    }
    if shape.rows > rect.height {
      frame.fill(
        Rect(row: rect.endRow - 1, column: rect.column, width: rect.width, height: 1))
      frame.put(
        pen.glyphs.spell("⋮"), row: rect.endRow - 1, column: rect.column, style: .muted,
        within: rect)
    }
  }
}

extension Style {
  /// A number that an edit moved: to be told without colour too.
  var moved: Style { with([.bold, .underline]) }
}
