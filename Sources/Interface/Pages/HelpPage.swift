import Screen

extension Page {
  static let helpID = "help"

  /// Every key that works in a place, from the key table.
  static func help(in context: Context) -> Page {
    Page(id: helpID, place: "the help") { state, columns in
      let help = HelpText(
        context: context, glyphs: state.pen.glyphs, habits: state.habits,
        words: state.filter?.words ?? "")
      return LongText(lines: help.lines(columns: columns))
    }
  }
}

/// What the help says of a place: its keys, and what the picture means.
struct HelpText {
  let context: Context
  let glyphs: Glyphs
  var habits = Habits()
  /// Only what has these is said; all of it if there are none.
  var words = ""

  private func isKept(_ text: String) -> Bool {
    words.isEmpty || glyphs.spell(text).lowercased().contains(glyphs.spell(words).lowercased())
  }

  /// - Parameter columns: the width to wrap at.
  func lines(columns: Int) -> [StyledLine] {
    let bindings = KeyTable.bindings(in: context).map(habits.applied).filter { binding in
      !binding.keys.isEmpty
        && (isKept(binding.help) || binding.keys.contains { $0.spelling(glyphs) == words })
    }
    let keys = bindings.map { binding in
      binding.keys.map { $0.spelling(glyphs) }.joined(separator: " ")
    }
    let widest = min(keys.map { ColumnWidth.columns(of: $0) }.max() ?? 0, max(8, columns / 2))
    let allMarks: [String] =
      switch context {
      case .stepper, .classroom(.graph): Self.marks
      case .menu: Self.marksOfMenu
      default: []
      }
    let marks = allMarks.filter(isKept)
    if marks.isEmpty, bindings.isEmpty {
      return StyledLine("Nothing here has these words.").wrapped(to: columns)
    }
    var lines = marks.isEmpty ? [] : [StyledLine("What the marks mean", .title), StyledLine()]
    for mark in marks {
      lines += StyledLine(glyphs.spell(mark)).wrapped(to: columns, indent: 2)
    }
    if !marks.isEmpty { lines.append(StyledLine()) }
    lines += [StyledLine("Keys in \(context.name)", .title), StyledLine()]
    if bindings.isEmpty { lines.removeLast(2) }
    for (binding, key) in zip(bindings, keys) {
      var line = StyledLine(glyphs.pad(key, to: widest), .key)
      line.append("  " + glyphs.spell(binding.help))
      lines += line.wrapped(to: columns, indent: widest + 2)
    }
    if !words.isEmpty { return lines }
    lines += [
      StyledLine(),
      StyledLine("Ctrl-C", .key) + StyledLine(" quits at once, everywhere."),
    ]
    lines.append(StyledLine())
    lines += StyledLine("To select text with the mouse, hold Shift while dragging.", .muted)
      .wrapped(to: columns)
    return lines
  }

  /// What stands before and behind the names of lessons.
  private static let marksOfMenu = [
    "▶  the lesson that Enter opens",
    "○ ◐ ✓  a lesson that is new, begun, done: its end was seen and no question is open",
    "!  a lesson with errors; backstep check says which",
  ]

  private static let marks = [
    "·  not computed yet",
    "✓ #1 #2 ↻  in the header: a pass that is done; backward #1, along the values; #2, out to the "
      + "parameters; the update of these",
    "×0.7  at an arrow: what a slope is multiplied with on its way back there",
    "━▶  the way that the text speaks of; ◀━ a slope on it that is known",
    "?  a question asks for it; an answer or the working shows it",
    "f*  an edit moved numbers of f: they are underlined, and old → new stands below and in the "
      + "inspector; old is the number with the lesson's own values",
    "●  a number or matrix that is known and does not fit; Enter shows it",
    "≡  twin units: all their weights are equal, and the gradients of these",
    "▸ ◂  the chosen node; the heavy box is the current step",
    "░ ▒ ▓  an entry of a matrix, small to large beside the largest: teal or + is positive, pink "
      + "or − negative",
    "╎  a value on the left, its gradient on the right; ╎10⁻³ is the gradient's",
    "▶ ◀  what the step carries, values forward and gradients back; blue is forward, orange "
      + "backward",
    "▲ ▼  which way a line runs where it could be read both ways",
    "≈  the digits that are shown do not give exactly the result that is shown; ≈ 0 would be 0 but "
      + "for rounding",
    "⊙  entry by entry: each number times the one at the same place",
  ]
}
