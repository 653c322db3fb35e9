import Screen

/// A page over the stepper or the menu, to be scrolled through and closed.
///
/// Each is a `static let` in a file of this folder; a line of the key table opens it.
struct Page: Hashable, Sendable {
  let id: String
  /// As the help calls it: `the inspector`.
  let place: String
  /// What it has to say at a width, for what is behind it.
  let content: @Sendable (AppState, _ columns: Int) -> PageContent

  var isHelp: Bool { id == Page.helpID }

  static func == (a: Page, b: Page) -> Bool { a.id == b.id }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// The lines of a page, of which only those are made that are seen.
struct PageContent {
  let count: Int
  let lines: (Range<Int>) -> [StyledLine]

  init(count: Int, lines: @escaping (Range<Int>) -> [StyledLine]) {
    self.count = count
    self.lines = lines
  }

  init(lines: [StyledLine]) {
    self.init(count: lines.count) { Array(lines[$0.clamped(to: 0..<lines.count)]) }
  }
}

/// What opens and closes pages.
enum PageAction: Hashable, Sendable {
  case open(Page)
  /// The keys that work where one is.
  case help
  case close
}

/// A page that is open, and its first line that is seen.
struct OpenPage: Sendable {
  let page: Page
  var top = 0
}
