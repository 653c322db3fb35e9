import Lessons
import Screen

// What / does in the menu and in the help.

/// What a list keeps of its lines: those that have some words.
struct Filter: Sendable {
  var field = Field([""])
  /// Whether it is still typed.
  var isOpen = true

  var words: String { field.typed.first?.trimmed ?? "" }
}

extension AppState {
  mutating func openFilter() {
    filter = Filter()
    followFilter()
  }

  /// All lines again.
  mutating func dropFilter() {
    filter = nil
    followFilter()
  }

  /// Whether the list of lessons is less than whole.
  var isMenuFiltered: Bool { pages.isEmpty && menu?.words.isEmpty == false }

  /// While it is typed ↑ and ↓ go through what is kept.
  mutating func perform(inFilter action: FieldAction) {
    switch action {
    case .submit where pages.isEmpty: filter = nil
    case .submit: filter?.isOpen = false
    case .close: dropFilter()
    case .edit(.cellAbove): scroll(.up)
    case .edit(.cellBelow): scroll(.down)
    case .edit(let edit):
      filter?.field.edit(edit)
      followFilter()
    case .choose, .mark: break
    }
  }

  mutating func typeFilter(_ text: String) {
    filter?.field.insert(text)
    if filter?.field.isOver == true { message = Self.isOver }
    followFilter()
  }

  private mutating func followFilter() {
    if pages.isEmpty { menu?.words = filter?.words ?? "" }
    for index in pages.indices where pages[index].page.isHelp { pages[index].top = 0 }
  }

  /// `/ soft` while it is typed, for the last line.
  var filterLine: StyledLine? {
    guard let filter, filter.isOpen else { return nil }
    return FieldView(filter.field, pen.glyphs).line("/")
  }
}
