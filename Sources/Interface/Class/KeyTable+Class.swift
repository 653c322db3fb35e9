import Screen

extension KeyTable {
  /// What keys do in front of a class; they come before what the same keys do elsewhere, and what they
  /// leave is done as in the stepper.
  static let ofClass: [KeyBinding] = [
    KeyBinding(
      [.right, " ", .pageDown, "n", "l"], in: [.classroom], .classroom(.next), hint: "next",
      "the next line, page, question, answer, step or part"),
    KeyBinding(
      [.left, .pageUp, "p", "h"], in: [.classroom], .classroom(.back), hint: "back",
      "takes back what Next did last"),
    KeyBinding(
      (1...9).map { Key.character(Character("\($0)")) }, in: [.asking], .classroom(.raise),
      hint: "a hand", with: "9", "one hand more for option A to I"),
    KeyBinding(
      [.backspace], in: [.asking], .classroom(.lower), hint: "one less",
      "take the last hand back; :hands 4 17 2 sets them all"),
    KeyBinding(
      ["="], in: [.asking], .classroom(.countAgain), hint: "count again",
      "count hands once more, after talking, beside the first time"),
    KeyBinding(
      [".", "b"], in: [.classroom], .classroom(.blank), hint: "blank",
      "blank the screen; any key ends that and does nothing else"),
    KeyBinding(
      ["N"], in: [.classroom], .classroom(.note), hint: "note",
      "what the teacher is told here, until a key is pressed"),
    KeyBinding(
      [":"], in: [.classroom], .classroom(.goTo), hint: "go to",
      "go to: b h1, f h1, i 50, part 2, 12, end; or hands 4 17 2"),
    KeyBinding(
      ["q"], in: [.classroom], .classroom(.ask), hint: "leave",
      "ask where to go: to the stepper, to the menu, or nowhere"),
    KeyBinding(
      ["s"], in: [.leavingClass], .classroom(.toStepper), hint: "to the stepper",
      "to the stepper, at this place"),
    KeyBinding(
      ["m"], in: [.leavingClass], .classroom(.toMenu), hint: "menu", "to the menu"),
    KeyBinding(
      [.escape, "q", .enter], in: [.leavingClass], .classroom(.stay), hint: "stay",
      "stay in the class"),
    KeyBinding(
      [.function(5)], in: [.noClass, .menu], .classroom(.enter),
      "show it to a class: larger, with Next alone; goes on with one that was left"),
    KeyBinding(
      ["F"], in: [.noClass], .classroom(.followAgain), hint: "follow",
      "follow the class again, where one was let go of"),
    KeyBinding(
      [.escape], in: [.following], .classroom(.letGo), hint: "let go",
      "go on alone from here, as any other key does too; F follows again"),
    KeyBinding(
      ["n", .right, " ", .pageDown, "l"], in: [.notes], .classroom(.drive(.next)), hint: "next",
      "what Next does in front of the class"),
    KeyBinding(
      ["p", .left, .pageUp, "h"], in: [.notes], .classroom(.drive(.back)), hint: "back",
      "takes back what Next did last"),
    KeyBinding(
      ["b", "."], in: [.notes], .classroom(.drive(.blank)), hint: "blank",
      "blank the screen of the class, or show it again"),
    KeyBinding(
      [.up, "k"], in: [.notes], .scroll(.up), hint: "scroll", with: .down, "the line above"),
    KeyBinding([.down, "j"], in: [.notes], .scroll(.down), "the line below"),
    KeyBinding(["?"], in: [.notes], .page(.help), hint: "help", "this help"),
    KeyBinding(
      ["q", .escape], in: [.notes], .app(.leave), hint: "quit", "quit; the class goes on"),
  ]

  /// What works in a place, in the order of the table; in front of a class without the keys that mean
  /// something else there.
  static func bindings(in context: Context) -> [KeyBinding] {
    let all = (ofClass + bindings).filter { $0.scopes.contains { $0.holds(context) } }
    guard case .classroom = context else { return all }
    let taken = Set(all.filter(\.isOfClass).flatMap(\.keys))
    return all.compactMap { binding in
      if binding.isOfClass { return binding }
      var binding = binding
      binding.keys.removeAll(where: taken.contains)
      return binding.keys.isEmpty ? nil : binding
    }
  }
}

extension KeyBinding {
  fileprivate var isOfClass: Bool { if case .classroom = action { true } else { false } }
}
