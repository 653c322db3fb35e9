/// Where keys are pressed.
enum Context: Hashable, Sendable {
  case menu
  case stepper
  /// The open field of a question, where every printable key is text.
  case answer
  /// The open editor of a given value, likewise.
  case editor
  case page(Page)

  var takesText: Bool {
    switch self {
    case .answer, .editor: true
    case .menu, .stepper, .page: false
    }
  }

  /// As the help calls it.
  var name: String {
    switch self {
    case .menu: "the menu"
    case .stepper: "the stepper"
    case .answer: "the field of an answer"
    case .editor: "the editor of a value"
    case .page(let page): page.place
    }
  }
}

/// Where a key works.
enum Scope: Hashable, Sendable {
  case menu, stepper, answer, editor
  case page(Page)
  /// On every page but the help.
  case pages
  case help
  case everywhere

  func holds(in context: Context) -> Bool {
    switch (self, context) {
    case (.everywhere, _), (.menu, .menu), (.stepper, .stepper), (.answer, .answer),
      (.editor, .editor):
      true
    case (.page(let page), .page(let shown)): page == shown
    case (.pages, .page(let shown)): !shown.isHelp
    case (.help, .page(let shown)): shown.isHelp
    default: false
    }
  }
}
