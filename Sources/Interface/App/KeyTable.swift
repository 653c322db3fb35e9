import Screen
import Study

/// Keys, where they work and what they do: dispatch, hint bar and help all read this one table.
struct KeyBinding: Sendable {
  /// The first one is shown in the hint bar.
  var keys: [Key]
  let scopes: [Scope]
  let action: Action
  /// One word for the hint bar; nil keeps the key out of it.
  let hint: String?
  /// What it does with a count before it, for the hint bar; nil where a count says nothing.
  let counted: String?
  /// A key that the hint bar shows beside the first one: ↑↓.
  var partner: Key?
  /// What it does, for the help.
  let help: String

  /// In the stepper, unless it is said otherwise.
  init(
    _ keys: [Key], in scopes: [Scope] = [.stepper], _ action: Action, hint: String? = nil,
    with partner: Key? = nil, counted: String? = nil, _ help: String
  ) {
    self.keys = keys
    self.scopes = scopes
    self.action = action
    self.hint = hint
    self.counted = counted
    self.partner = partner
    self.help = help
  }
}

enum KeyTable {
  static let bindings: [KeyBinding] = [
    KeyBinding(
      [.up, "k"], in: [.menu], .scroll(.up), hint: "choose", with: .down, "the lesson above"),
    KeyBinding([.down, "j"], in: [.menu], .scroll(.down), "the lesson below"),
    KeyBinding(
      [.enter, .right, "l", " "], in: [.menu], .app(.openLesson), hint: "open", "open the lesson"),
    KeyBinding(
      [.escape], in: [.menu], .app(.dropFilter), hint: "all lessons", "all lessons again"),
    KeyBinding(
      ["s"], in: [.menu], .app(.openAnew), hint: "start over",
      "open the lesson from its start; what was answered in it is forgotten, after you were asked"),
    KeyBinding(
      ["t"], in: [.menu], .page(.open(.tour)), hint: "tour", "a tour of one minute"),
    KeyBinding(
      ["+"], in: [.menu], .app(.ownEquations), hint: "own equation",
      "type equations of your own, and step through them"),
    KeyBinding([.enter], in: [.equations], .field(.submit), hint: "open", "step through them"),
    KeyBinding([.escape], in: [.equations], .field(.close), hint: "close", "back to the lessons"),
    KeyBinding(
      [.control("s")], in: [.equations], .app(.saveOwn), hint: "save",
      "save them as a lesson of the menu"),
    KeyBinding(["!"], in: [.menu], .page(.open(.problem)), "what is wrong with the lesson"),
    KeyBinding(
      ["/"], in: [.menu], .app(.filter), hint: "find", "keep only the lessons that have some words"),
    KeyBinding(
      ["/"], in: [.help], .app(.filter), hint: "find", "keep only the lines that have some words"),
    KeyBinding([.enter], in: [.filter], .field(.submit), hint: "keep", "keep what was found"),
    KeyBinding([.escape], in: [.filter], .field(.close), hint: "all", "all of it again"),
    KeyBinding(
      [.right, "l", "n", " ", .pageDown], .travel(.next), hint: "next", counted: "so many on",
      "one step forward, or past steps without text; a longer text is turned first"),
    KeyBinding(
      [.left, "h", "p", .pageUp], .travel(.back), hint: "back", counted: "so many back",
      "one step back; a longer text is turned first"),
    KeyBinding(["]", .shiftRight], .travel(.nextPass), hint: "pass", "to the next pass"),
    KeyBinding(["[", .shiftLeft], .travel(.previousPass), "to the previous pass"),
    KeyBinding(
      [.right, "l", "n", " ", .pageDown], in: [.experiment], .experiment(.next), hint: "next",
      counted: "so many on", "the next series, then the next part"),
    KeyBinding(
      [.left, "h", "p", .pageUp], in: [.experiment], .experiment(.back), hint: "back",
      counted: "so many back", "one series back"),
    KeyBinding(
      ["g", .home], in: [.experiment], .experiment(.first), counted: "to that step",
      "to the start; with a count to that step: 3g"),
    KeyBinding([.end, "G"], in: [.experiment], .experiment(.last), "to the end"),
    KeyBinding(["}"], in: [.experiment], .experiment(.parts(1)), "to the next part"),
    KeyBinding(["{"], in: [.experiment], .experiment(.parts(-1)), "to the part before"),
    KeyBinding(
      [.enter], in: [.experiment], .experiment(.answer), hint: "answer", counted: "answer",
      "answer the question that stands here"),
    KeyBinding(
      ["+"], in: [.experiment, .plot], .experiment(.nudge(1)), hint: "nudge", with: "−",
      "more of the chosen parameter; the curves follow"),
    KeyBinding(["-", "−"], in: [.experiment, .plot], .experiment(.nudge(-1)), "less of it"),
    KeyBinding(
      [.up, "k"], in: [.experiment], .experiment(.choose(-1)), hint: "parameter", with: .down,
      "choose the parameter before"),
    KeyBinding(
      [.down, "j", "e"], in: [.experiment], .experiment(.choose(1)), "choose the next parameter"),
    KeyBinding(
      ["e"], in: [.plot], .experiment(.choose(1)), hint: "parameter", "choose the next parameter"),
    KeyBinding(
      ["m"], in: [.experiment], .experiment(.nextPlot), hint: "plot",
      "draw the next plot, where not all have room"),
    KeyBinding(
      ["r"], in: [.experiment, .plot], .experiment(.restore), "restore the lesson's parameters"),
    KeyBinding(
      [.tab], in: [.experiment], .experiment(.focus), hint: "read off", "read numbers off the plot"),
    KeyBinding(
      [.right, "l"], in: [.plot], .experiment(.point(1, 0)), hint: "along", "one point to the right"
    ),
    KeyBinding([.left, "h"], in: [.plot], .experiment(.point(-1, 0)), "one point to the left"),
    KeyBinding([.shiftRight], in: [.plot], .experiment(.point(10, 0)), "ten points to the right"),
    KeyBinding([.shiftLeft], in: [.plot], .experiment(.point(-10, 0)), "ten points to the left"),
    KeyBinding(
      [.up, "k"], in: [.plot], .experiment(.point(0, -1)), hint: "series", with: .down,
      "the series before"),
    KeyBinding([.down, "j"], in: [.plot], .experiment(.point(0, 1)), "the next series"),
    KeyBinding(
      [.escape, .tab, "q"], in: [.plot], .experiment(.focus), hint: "leave", "read nothing off"),
    KeyBinding(
      [.control("t"), .function(1)], in: [.experiment], .experiment(.hint), "the next hint"),
    KeyBinding(
      [.control("x"), .function(2)], in: [.experiment], .experiment(.leaveOpen),
      "leave the question open"),
    KeyBinding(
      [.control("r"), .function(3)], in: [.experiment], .experiment(.showAll), hint: "answers",
      "at the end of a part, show the answers to what is still open"),
    KeyBinding(
      [.control("r"), .function(3)], in: [.experiment], .experiment(.reveal),
      "show the answer or a solution, which settles it as shown"),
    KeyBinding(
      [">"], .travel(.iterations(1)), hint: "iteration", counted: "iterations on",
      "to the next iteration, at the same step, where a lesson trains"),
    KeyBinding(
      ["<"], .travel(.iterations(-1)), counted: "iterations back", "to the iteration before"),
    KeyBinding(
      ["u"], .travel(.update(1)), hint: "update", counted: "updates",
      "make an update: run to its end, and again to the end of the next"),
    KeyBinding(
      ["}"], .travel(.parts(1)), hint: "part", "to the next part, where a lesson has several"),
    KeyBinding(["{"], .travel(.parts(-1)), "to the part before"),
    KeyBinding(
      ["g", .home], .travel(.first), counted: "to that step",
      "to the start; with a count to that step: 12g"),
    KeyBinding([.end, "G"], .travel(.last), "to the end of the part"),
    KeyBinding(
      [":"], .stepper(.goTo), "go to: b h1, f h1, i 50, part 2, 12, end, or the id of a lesson"),
    KeyBinding(
      ["/"], .stepper(.find), "find a node, or the next place whose text has some words"),
    KeyBinding(
      [":"], in: [.experimentAlone], .stepper(.goTo),
      "go to: the name of a series, its number, part 2, end, or the id of a lesson"),
    KeyBinding(
      ["/"], in: [.experimentAlone], .stepper(.find),
      "find a series, or the next place whose text has some words"),
    KeyBinding(
      ["'"], in: [.stepper, .experiment], .app(.goBack),
      "back to where the last jump began, and there again"),
    KeyBinding(
      ["a"], in: [.stepper, .experiment], .app(.playByItself),
      "go on by itself, up to the next question; + and − change how fast"),
    KeyBinding(
      (0...9).map { Key.character(Character("\($0)")) }, in: [.stepper, .experiment, .plot],
      .app(.count),
      "a count for the next key: 25> goes 25 iterations on"),
    KeyBinding(
      [.tab], in: [.page(.forwardMode)], .stepper(.chooseNextGiven(1)), hint: "value",
      "the next given value moves"),
    KeyBinding(
      [.backTab], in: [.page(.forwardMode)], .stepper(.chooseNextGiven(-1)),
      "the given value before moves"),
    KeyBinding(
      [.tab], in: [.stepper, .page(.inspector)], .stepper(.chooseNext), hint: "node",
      "choose the next node; so does a click"),
    KeyBinding(
      [.backTab], in: [.stepper, .page(.inspector)], .stepper(.choosePrevious),
      "choose the node before"),
    KeyBinding(
      [.escape], .value(.leave), hint: "leave", "leave the task; what was before it is restored"),
    KeyBinding(
      [.escape], .stepper(.showNumbers), hint: "numbers", "bring the numbers back, of symbols only"),
    KeyBinding([.escape], .stepper(.chooseNone), "choose no node; the view follows the step"),
    KeyBinding(["t"], .stepper(.runToChosen), "run to the step of the chosen node"),
    KeyBinding(
      [.enter], .stepper(.answer), hint: "answer", counted: "answer",
      "answer the question that stands here, with the number that was typed if there is one"),
    KeyBinding(
      [.enter], .value(.variant(1)), counted: "variant",
      "with a count: take that variant of the lesson's values"),
    KeyBinding(
      [.enter], .stepper(.tryTask), hint: "try",
      "try the task that stands here, on a copy of the values"),
    KeyBinding(
      [.enter], in: [.page(.end)], .app(.openQuestion), hint: "open question",
      "to the first question that is open"),
    KeyBinding(
      ["n"], in: [.page(.end)], .app(.nextLesson), hint: "next lesson", "open the next lesson"),
    KeyBinding(
      ["s"], in: [.page(.end)], .app(.startOver), hint: "once more",
      "begin the lesson again, with all its questions open"),
    KeyBinding(
      [.left, "h", "p"], in: [.page(.end)], .page(.close), "back into the lesson"),
    KeyBinding(
      [.right, "l"], in: [.page(.end)], .app(.goBeyondTheEnd), "nothing: this is the end"),
    KeyBinding(["H"], .page(.open(.hints)), hint: "hints", "the hints so far"),
    KeyBinding(["N"], .page(.open(.teacher)), "what the teacher is told here"),
    KeyBinding(["N"], in: [.page(.teacher)], .page(.close), "close this page"),
    KeyBinding(
      [.enter, "o"], .page(.open(.inspector)), hint: "inspect",
      "all about the chosen node: numbers, shapes, uses"),
    KeyBinding(
      ["e"], in: [.stepper, .page(.inspector)], .stepper(.edit), hint: "edit",
      "edit a given value; old → new shows what it moved"),
    KeyBinding(
      ["+"], in: [.stepper, .page(.inspector)], .stepper(.nudge(1)), counted: "nudge",
      "a last decimal more of that value; of a computed node what would come of it"),
    KeyBinding(
      ["-", "−"], in: [.stepper, .page(.inspector)], .stepper(.nudge(-1)), counted: "nudge back",
      "a last decimal less"),
    KeyBinding(
      ["U"], in: [.stepper, .page(.inspector)], .value(.undo), hint: "undo", "take an edit back"),
    KeyBinding(
      ["R"], in: [.stepper, .page(.inspector)], .value(.redo), hint: "redo", "redo the edit"),
    KeyBinding(
      ["r"], in: [.stepper, .page(.inspector)], .value(.restore), hint: "restore",
      "restore all values of the lesson"),
    KeyBinding(
      ["i"], in: [.stepper, .experiment], .page(.open(.about)), hint: "lesson",
      "what is said here, in full, and what the lesson is about"),
    KeyBinding(
      [.right, "l", "n"], in: [.page(.inspector)], .travel(.next), hint: "next", "one step forward"),
    KeyBinding(
      [.left, "h", "p"], in: [.page(.inspector)], .travel(.back), hint: "back", "one step back"),
    KeyBinding(
      ["]", .shiftRight], in: [.page(.inspector)], .travel(.nextPass), "to the next pass"),
    KeyBinding(
      ["[", .shiftLeft], in: [.page(.inspector)], .travel(.previousPass), "to the previous pass"),
    KeyBinding(
      [">"], in: [.page(.inspector)], .travel(.iterations(1)),
      "to the next iteration, where a lesson trains"),
    KeyBinding(
      ["<"], in: [.page(.inspector)], .travel(.iterations(-1)), "to the iteration before"),
    KeyBinding(["m"], .page(.open(.views)), "other views of the graph"),
    KeyBinding(
      ["w"], in: [.stepper, .experiment], .page(.open(.notation)),
      "how the notation is read, and what other texts write"),
    KeyBinding(
      ["x"], in: [.stepper, .page(.views)], .stepper(.nextExample), hint: "examples",
      "the examples of the batch one by one, then their sum"),
    KeyBinding(
      ["z"], in: [.stepper, .page(.views)], .page(.open(.unfolded)),
      "unfolded: every operation inside a line as a step of its own"),
    KeyBinding(
      ["c"], in: [.stepper, .page(.views)], .page(.open(.gradientCheck)),
      "gradient check: each gradient beside a difference quotient"),
    KeyBinding(
      ["f"], in: [.stepper, .page(.views)], .page(.open(.forwardMode)),
      "forward mode: how all lines move with one given value, and what that costs"),
    KeyBinding(
      ["s"], in: [.stepper, .page(.views)], .stepper(.symbolsOnly),
      "symbols only, so that the numbers can be said before they are seen; again brings them back"),
    KeyBinding(
      ["="], .stepper(.pin),
      "pin the working of the step: it stays beside what comes, until = again or the part ends"),
    KeyBinding(
      ["y"], in: [.stepper, .page(.inspector)], .app(.copyNumber),
      "copy the number of the step or of the chosen node, with all its digits"),
    KeyBinding(["Y"], .app(.copyStep), "copy the working of the step"),
    KeyBinding(["v"], in: [.stepper, .page(.inspector)], .stepper(.fewerDigits), "fewer decimals"),
    KeyBinding(["V"], in: [.stepper, .page(.inspector)], .stepper(.moreDigits), "more decimals"),
    KeyBinding(
      [.up, "k"], in: [.pages, .help], .scroll(.up), hint: "scroll", with: .down, "one line up"),
    KeyBinding([.down, "j"], in: [.pages, .help], .scroll(.down), "one line down"),
    KeyBinding([.pageUp], in: [.menu, .pages, .help], .scroll(.pageUp), "one page up"),
    KeyBinding([.pageDown, " "], in: [.pages, .help], .scroll(.pageDown), "one page down"),
    KeyBinding([.pageDown], in: [.menu], .scroll(.pageDown), "one page down"),
    KeyBinding([.home, "g"], in: [.menu, .pages, .help], .scroll(.top), "to the top"),
    KeyBinding([.end, "G"], in: [.menu, .pages, .help], .scroll(.bottom), "to the bottom"),
    KeyBinding(
      [.enter], in: [.editor], .field(.submit), hint: "take", "take the value that is typed"),
    KeyBinding([.escape], in: [.editor], .field(.close), hint: "drop", "drop what is typed"),
    KeyBinding(
      (1...9).map { Key.character(Character("\($0)")) }, in: [.answer(.choosing)], .field(.choose),
      hint: "choose", with: "9", "choose an option at once"),
    KeyBinding(
      [" "], in: [.answer(.marking), .answer(.pointing)], .field(.mark), hint: "mark",
      "mark the option or the entry, or unmark it; options also by their numbers"),
    KeyBinding([.enter], in: [.answer], .field(.submit), hint: "submit", "submit the answer"),
    KeyBinding([.enter], in: [.goTo], .field(.submit), hint: "go", "go there"),
    KeyBinding(
      [.enter], in: [.find], .field(.submit), hint: "find",
      "find it; with nothing typed the next place of the last search"),
    KeyBinding([.escape], in: [.goTo, .find], .field(.close), hint: "close", "stay here"),
    KeyBinding(
      [.escape], in: [.answer], .field(.close), hint: "close", "close the field; the text stays"),
    KeyBinding(
      [.control("t"), .function(1)], in: [.answer, .editor, .stepper], .answer(.hint), hint: "hint",
      "the next hint"),
    KeyBinding(
      [.control("x"), .function(2)], in: [.answer, .editor, .stepper], .answer(.leaveOpen),
      hint: "leave", "leave the question open, or leave the task"),
    KeyBinding(
      [.control("r"), .function(3)], .answer(.showAll), hint: "answers",
      "at the end of a part, show the answers to what is still open"),
    KeyBinding(
      [.control("r"), .function(3)], in: [.answer, .editor, .stepper], .answer(.reveal),
      hint: "show",
      "show the working of a question or a solution of a task, which settles it as shown"),
    KeyBinding([.left], in: [.typing], .field(.edit(.cursorLeft)), "one character to the left"),
    KeyBinding([.right], in: [.typing], .field(.edit(.cursorRight)), "one character to the right"),
    KeyBinding([.home], in: [.typing], .field(.edit(.lineStart)), "to the start of the text"),
    KeyBinding([.end], in: [.typing], .field(.edit(.lineEnd)), "to the end of the text"),
    KeyBinding(
      [.backspace], in: [.typing], .field(.edit(.deleteBack)), "delete the character before"),
    KeyBinding(
      [.delete], in: [.typing], .field(.edit(.deleteForward)), "delete the character after"),
    KeyBinding([.control("u")], in: [.typing], .field(.edit(.deleteAll)), "delete the whole text"),
    KeyBinding(
      [.tab], in: [.typing], .field(.edit(.nextCell)), hint: "next entry",
      "the next cell or option"),
    KeyBinding(
      [.backTab], in: [.typing], .field(.edit(.previousCell)), "the cell or option before"),
    KeyBinding([.up], in: [.typing], .field(.edit(.cellAbove)), "the cell or option above"),
    KeyBinding([.down], in: [.typing], .field(.edit(.cellBelow)), "the cell or option below"),
    KeyBinding(
      ["?"],
      in: [
        .menu, .stepper, .experiment, .plot, .pages, .answer(.choosing), .answer(.marking),
        .answer(.pointing),
      ], .page(.help), hint: "help",
      "this help"),
    KeyBinding(
      ["q"], in: [.stepper, .page(.end)], .app(.leave), hint: "menu",
      "leave a task and restore the values, else leave the lesson"),
    KeyBinding(
      [.escape, .enter, "q"], in: [.pages], .page(.close), hint: "close", "close this page"),
    KeyBinding(["i"], in: [.page(.about), .page(.hints)], .page(.close), "close this page"),
    KeyBinding([.escape, "q", "?"], in: [.help], .page(.close), hint: "close", "close the help"),
    KeyBinding(
      ["F"], .app(.forgetAnswers), "forget the answers, while the file of the lesson is watched"),
    KeyBinding(
      ["q"], in: [.experiment], .app(.leave), hint: "menu", "leave the lesson"),
    KeyBinding(["q"], in: [.menu], .app(.leave), hint: "quit", "quit"),
    KeyBinding([.control("z")], in: [.everywhere], .app(.suspend), "suspend; fg comes back"),
  ]

  /// What a key does in a place; nil if it does nothing there.
  ///
  /// - Parameter disabled: what would do nothing at the moment; the key's next meaning holds then.
  static func action(for key: Key, in context: Context, disabled: [Action]) -> Action? {
    bindings(in: context).first { $0.keys.contains(key) && !disabled.contains($0.action) }?.action
  }

  /// The keys of a binding as the hint bar shows them: `→`, `↑↓`, `Up/Down`.
  static func shownKeys(_ binding: KeyBinding, _ glyphs: Glyphs) -> String {
    let keys = [binding.keys.first, binding.partner].compactMap { $0?.spelling(glyphs) }
    if binding.partner == "9" { return keys.joined(separator: glyphs.spell("–")) }
    return keys.joined(separator: glyphs.isASCII ? "/" : "")
  }
}
