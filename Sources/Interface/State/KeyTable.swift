import Screen

/// Keys, where they work and what they do: dispatch, hint bar and help all read this one table.
struct KeyBinding: Sendable {
  /// The first one is shown in the hint bar.
  let keys: [Key]
  let contexts: Set<Context>
  let action: Action
  /// One word for the hint bar; nil keeps the key out of it.
  let hint: String?
  /// A key that the hint bar shows beside the first one: ↑↓.
  let partner: Key?
  /// What it does, for the help.
  let help: String

  init(
    _ keys: [Key], in contexts: Set<Context>, _ action: Action, hint: String? = nil,
    with partner: Key? = nil, _ help: String
  ) {
    self.keys = keys
    self.contexts = contexts
    self.action = action
    self.hint = hint
    self.partner = partner
    self.help = help
  }
}

enum KeyTable {
  static let bindings: [KeyBinding] = [
    KeyBinding(
      [.up, .character("k")], in: [.menu], .up, hint: "choose", with: .down, "the lesson above"),
    KeyBinding([.down, .character("j")], in: [.menu], .down, "the lesson below"),
    KeyBinding(
      [.enter, .right, .character("l"), .character(" ")], in: [.menu], .open, hint: "open",
      "open the lesson"),
    KeyBinding(
      [.right, .character("l"), .character("n"), .character(" "), .pageDown], in: [.stepper],
      .next, hint: "next", "one step forward"),
    KeyBinding(
      [.left, .character("h"), .character("p"), .pageUp], in: [.stepper], .back, hint: "back",
      "one step back"),
    KeyBinding(
      [.character("]"), .shiftRight], in: [.stepper], .nextPass, hint: "pass",
      "to the next pass"),
    KeyBinding(
      [.character("["), .shiftLeft], in: [.stepper], .previousPass, "to the previous pass"),
    KeyBinding(
      [.character(">")], in: [.stepper], .nextIteration, hint: "iteration",
      "to the next iteration, at the same step, where a lesson trains"),
    KeyBinding(
      [.character("<")], in: [.stepper], .previousIteration, "to the iteration before"),
    KeyBinding(
      [.character("u")], in: [.stepper], .update, hint: "update",
      "make an update: run to its end, and again to the end of the next"),
    KeyBinding(
      [.character("}")], in: [.stepper], .nextPart, hint: "part",
      "to the next part, where a lesson has several"),
    KeyBinding([.character("{")], in: [.stepper], .previousPart, "to the part before"),
    KeyBinding([.home, .character("g")], in: [.stepper], .first, "to the start"),
    KeyBinding([.end, .character("G")], in: [.stepper], .last, "to the last step"),
    KeyBinding(
      [.tab], in: [.stepper, .inspector], .chooseNext, hint: "node",
      "choose the next node; so does a click"),
    KeyBinding(
      [.backTab], in: [.stepper, .inspector], .choosePrevious, "choose the node before"),
    KeyBinding(
      [.escape], in: [.stepper], .leaveTask, hint: "leave",
      "leave the task; what was before it is restored"),
    KeyBinding([.escape], in: [.stepper], .close, "choose no node; the view follows the step"),
    KeyBinding(
      [.character("t")], in: [.stepper], .runToChosen, "run to the step of the chosen node"),
    KeyBinding(
      [.enter], in: [.stepper], .answer, hint: "answer", "answer the question that stands here"),
    KeyBinding(
      [.enter], in: [.stepper], .tryTask, hint: "try",
      "try the task that stands here, on a copy of the values"),
    KeyBinding(
      [.character("H")], in: [.stepper], .hintsSoFar, hint: "hints", "the hints so far"),
    KeyBinding(
      [.enter, .character("o")], in: [.stepper], .inspect, hint: "inspect",
      "all about the chosen node: numbers, shapes, uses"),
    KeyBinding(
      [.character("e")], in: [.stepper, .inspector], .edit, hint: "edit",
      "edit a given value; old → new shows what it moved"),
    KeyBinding(
      [.character("U")], in: [.stepper, .inspector], .undo, hint: "undo", "take an edit back"),
    KeyBinding(
      [.character("R")], in: [.stepper, .inspector], .redo, hint: "redo", "redo the edit"),
    KeyBinding(
      [.character("r")], in: [.stepper, .inspector], .revert, hint: "restore",
      "restore all values of the lesson"),
    KeyBinding(
      [.character("i")], in: [.stepper], .about, hint: "lesson",
      "what is said here, in full, and what the lesson is about"),
    KeyBinding(
      [.character("x")], in: [.stepper], .nextExample, hint: "examples",
      "the examples of the batch one by one, then their sum"),
    KeyBinding(
      [.character("v")], in: [.stepper, .inspector], .fewerDigits, "fewer decimals"),
    KeyBinding([.character("V")], in: [.stepper, .inspector], .moreDigits, "more decimals"),
    KeyBinding(
      [.up, .character("k")], in: [.inspector, .about, .help], .up, hint: "scroll", with: .down,
      "one line up"),
    KeyBinding(
      [.down, .character("j")], in: [.inspector, .about, .help], .down, "one line down"),
    KeyBinding([.pageUp], in: [.menu, .inspector, .about, .help], .pageUp, "one page up"),
    KeyBinding(
      [.pageDown, .character(" ")], in: [.inspector, .about, .help], .pageDown, "one page down"),
    KeyBinding([.pageDown], in: [.menu], .pageDown, "one page down"),
    KeyBinding(
      [.home, .character("g")], in: [.menu, .inspector, .about, .help], .top, "to the top"),
    KeyBinding(
      [.end, .character("G")], in: [.menu, .inspector, .about, .help], .bottom, "to the bottom"),
    KeyBinding([.enter], in: [.edit], .submit, hint: "take", "take the value that is typed"),
    KeyBinding([.escape], in: [.edit], .close, hint: "drop", "drop what is typed"),
    KeyBinding([.enter], in: [.answer], .submit, hint: "submit", "submit the answer"),
    KeyBinding([.escape], in: [.answer], .close, hint: "close", "close the field; the text stays"),
    KeyBinding(
      [.control("t"), .function(1)], in: [.answer, .edit, .stepper], .hint, hint: "hint",
      "the next hint"),
    KeyBinding(
      [.control("x"), .function(2)], in: [.answer, .edit, .stepper], .skip, hint: "skip",
      "skip the question or the task"),
    KeyBinding(
      [.control("r"), .function(3)], in: [.answer, .edit, .stepper], .reveal, hint: "working",
      "show the working of a question or a solution of a task, after three misses or all hints"),
    KeyBinding([.left], in: [.answer, .edit], .cursorLeft, "one character to the left"),
    KeyBinding([.right], in: [.answer, .edit], .cursorRight, "one character to the right"),
    KeyBinding([.home], in: [.answer, .edit], .lineStart, "to the start of the text"),
    KeyBinding([.end], in: [.answer, .edit], .lineEnd, "to the end of the text"),
    KeyBinding([.backspace], in: [.answer, .edit], .deleteBack, "delete the character before"),
    KeyBinding([.delete], in: [.answer, .edit], .deleteForward, "delete the character after"),
    KeyBinding([.control("u")], in: [.answer, .edit], .deleteAll, "delete the whole text"),
    KeyBinding([.tab], in: [.answer, .edit], .nextCell, "the next cell or option"),
    KeyBinding([.backTab], in: [.answer, .edit], .previousCell, "the cell or option before"),
    KeyBinding([.up], in: [.answer, .edit], .cellAbove, "the cell or option above"),
    KeyBinding([.down], in: [.answer, .edit], .cellBelow, "the cell or option below"),
    KeyBinding(
      [.character("?")], in: [.menu, .stepper, .inspector, .about], .help, hint: "help", "this help"
    ),
    KeyBinding(
      [.escape, .enter, .character("q")], in: [.inspector, .about], .close, hint: "close",
      "close this page"),
    KeyBinding([.character("i")], in: [.about], .close, "close this page"),
    KeyBinding(
      [.escape, .character("q"), .character("?")], in: [.help], .close, hint: "close",
      "close the help"),
    KeyBinding(
      [.character("q")], in: [.stepper], .leave, hint: "menu",
      "leave a task and restore the values, else leave the lesson"),
    KeyBinding([.character("q")], in: [.menu], .leave, hint: "quit", "quit"),
    KeyBinding(
      [.control("z")], in: Set(Context.allCases), .suspend, "suspend; fg comes back"),
  ]

  /// What a key does in a place; nil if it does nothing there.
  ///
  /// - Parameter idle: what would do nothing at the moment; the key's next meaning holds then.
  static func action(for key: Key, in context: Context, idle: Set<Action> = []) -> Action? {
    bindings.first {
      $0.contexts.contains(context) && $0.keys.contains(key) && !idle.contains($0.action)
    }?.action
  }

  /// The keys of a binding as the hint bar shows them: `→`, `↑↓`, `Up/Down`.
  static func shownKeys(_ binding: KeyBinding, _ glyphs: Glyphs) -> String {
    let keys = [binding.keys.first, binding.partner].compactMap { $0?.spelling(glyphs) }
    return keys.joined(separator: glyphs.isASCII ? "/" : "")
  }

  /// What works in a place, in the order of the table.
  static func bindings(in context: Context) -> [KeyBinding] {
    bindings.filter { $0.contexts.contains(context) }
  }
}
