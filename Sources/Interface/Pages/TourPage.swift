import Screen
import Study

extension Page {
  /// What somebody needs who is here for the first time, with the keys as they are set.
  static let tour = Page(id: "tour", place: "the tour") { state, columns in
    let glyphs = state.pen.glyphs
    func key(_ context: Context, _ action: Action) -> String {
      KeyTable.bindings(in: context).map(state.habits.applied)
        .first { $0.action == action }?.keys.first?.spelling(glyphs) ?? "?"
    }
    let next = key(.stepper, .travel(.next))
    let back = key(.stepper, .travel(.back))
    let stops: [(title: String, text: String)] = [
      (
        "A lesson is a graph",
        "Each box is a line of a program, with its number. What stands below a box goes into it; the "
          + "last box is the loss."
      ),
      (
        "\(next) leads through all of it",
        "First forward: each box gets its value from the boxes before it. Then backward: below each "
          + "value comes the gradient, how fast the loss changes with it. \(back) goes back."
      ),
      (
        "Below the graph the step is worked out",
        "in symbols, with its names, with its numbers. Above an arrow stands what a gradient was "
          + "multiplied with on its way."
      ),
      (
        "? in a box is a question",
        "\(key(.stepper, .stepper(.answer))) answers it; a calculation may be typed. "
          + "\(key(.answer(.typing), .answer(.hint))) gives a hint, "
          + "\(key(.answer(.typing), .answer(.reveal))) shows the answer, \(next) leaves it open."
      ),
      (
        "Try what would happen",
        "\(key(.stepper, .stepper(.chooseNext))) chooses a node, "
          + "\(key(.stepper, .stepper(.edit))) puts another number in, and everything follows: old "
          + "→ new. \(key(.stepper, .value(.restore))) brings the lesson's numbers back."
      ),
      (
        "When in doubt",
        "\(key(.stepper, .page(.help))) says what the marks mean and which keys work, wherever you "
          + "are. Esc closes what is open and never quits. All can be clicked."
      ),
    ]
    var lines = [StyledLine("A tour of one minute", .title)]
    for (number, stop) in stops.enumerated() {
      lines += [StyledLine(), StyledLine("\(number + 1)  \(stop.title)", .key)]
      lines += StyledLine("   \(stop.text)").spelled(glyphs).wrapped(to: columns, indent: 3)
    }
    return LongText(lines: lines.map { $0.spelled(glyphs) })
  }
}
