import Screen
import Study

/// The last line: the keys that work here, as many as fit, from the key table.
struct HintBar {
  let context: Context
  let glyphs: Glyphs
  /// What would do nothing at the moment, and is not offered.
  var disabled: [Action] = []
  /// What was typed for the next key: then only what takes it is offered.
  var ahead = ""
  /// What leaving is called here: where it leads to.
  var leave = "menu"
  /// What Next does in front of a class.
  var next = "next"
  /// Keys that stand for others.
  var habits = Habits()
  /// What is typed in this line, before the hints.
  var typed: StyledLine?
  /// Whether there is no room for all that is said here, so that the page with it is offered.
  var isTextCut = false

  func draw(into frame: inout Frame) {
    let typed = ahead.isEmpty ? typed : StyledLine(ahead, Style.field.bold)
    let rect = Rect(
      row: frame.size.rows - 1, column: 1, width: max(0, frame.size.columns - 2), height: 1)
    if typed != nil { frame.fill(rect) }
    if let typed {
      frame.put(typed.spelled(glyphs), row: rect.row, column: rect.column, within: rect)
    }
    for (binding, column) in placed(columns: frame.size.columns) {
      frame.put(text(binding), row: rect.row, column: column, within: rect)
    }
  }

  /// The key of the hint at a column of a line; nil between them, and of one that names several keys.
  func key(at column: Int, columns: Int) -> Key? {
    placed(columns: columns).first { binding, start in
      binding.partner == nil && (start..<start + text(binding).columns).contains(column)
    }?.binding.keys.first
  }

  /// The hints that fit, and where each begins.
  private func placed(columns: Int) -> [(binding: KeyBinding, column: Int)] {
    let typed = ahead.isEmpty ? typed : StyledLine(ahead, Style.field.bold)
    let taken = typed.map { $0.spelled(glyphs).columns + 2 } ?? 0
    var column = 1 + taken
    return hints(columns: columns - 2 - taken).map { binding in
      defer { column += text(binding).columns + 2 }
      return (binding, column)
    }
  }

  /// The hints that fit: the way out and the help first, then the others in their order.
  private func hints(columns: Int) -> [KeyBinding] {
    let bindings = KeyTable.bindings(in: context).map(habits.applied)
      .filter { hint($0) != nil && !disabled.contains($0.action) && !$0.keys.isEmpty }
    let urgent: [Action] = [
      .classroom(.next), .classroom(.raise), .classroom(.back), .classroom(.ask),
      .travel(.next), .travel(.back), .app(.leave), .field(.close), .page(.close),
      .stepper(.showNumbers), .stepper(.chooseNone), .page(.help), .stepper(.answer),
      .experiment(.answer),
      .stepper(.tryTask), .value(.leave),
      .value(.restore), .value(.variant(1)), .field(.submit), .answer(.hint),
      .stepper(.nextExample),
    ]
    // What is cut must be read somewhere: that comes before ways back and out.
    let first: [Action] = [
      .travel(.next), .classroom(.next), .stepper(.answer), .experiment(.answer),
      .stepper(.tryTask), .value(.restore), .page(.help), .page(.open(.about)),
    ]
    func rank(_ action: Action) -> Int {
      isTextCut && first.contains(action) ? 0 : urgent.contains(action) ? 1 : 2
    }
    let byUrgency = (0...2).flatMap { wanted in
      bindings.indices.filter { rank(bindings[$0].action) == wanted }
    }
    var room = columns + 2
    var chosen: Set<Int> = []
    for index in byUrgency {
      let width = text(bindings[index]).columns + 2
      guard width <= room else { continue }
      room -= width
      chosen.insert(index)
    }
    return bindings.indices.filter(chosen.contains).map { bindings[$0] }
  }

  private func hint(_ binding: KeyBinding) -> String? {
    if !ahead.isEmpty {
      let isAnswer =
        binding.action == .stepper(.answer) || binding.action == .experiment(.answer)
      // What is no count only begins an answer.
      return isAnswer || AppState.count(ahead) != nil ? binding.counted : nil
    }
    if binding.action == .classroom(.next) { return next }
    if isTextCut, binding.action == .page(.open(.about)) { return "text" }
    return binding.action == .app(.leave) && binding.hint == "menu" ? leave : binding.hint
  }

  private func text(_ binding: KeyBinding) -> StyledLine {
    StyledLine(KeyTable.shownKeys(binding, glyphs), .key)
      + StyledLine(" " + (hint(binding) ?? ""), .muted)
  }
}
