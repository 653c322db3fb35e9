/// One lesson in the menu.
package struct MenuEntry: Hashable, Sendable {
  package let id: String
  package let title: String
  package let summary: String
  package let section: String
  package let minutes: Int?
  /// The titles of the lessons that come before.
  package let after: [String]
  /// Why the lesson cannot be opened, if it cannot.
  package internal(set) var problem: String?
  /// Nil where no progress is kept.
  package var status: LessonStatus?

  package init(
    id: String, title: String, summary: String, section: String, minutes: Int?,
    after: [String] = [], problem: String? = nil, status: LessonStatus? = nil
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.section = section
    self.minutes = minutes
    self.after = after
    self.problem = problem
    self.status = status
  }
}

/// How far a learner has come with a lesson.
package enum LessonStatus: Hashable, Sendable {
  case fresh
  case begun
  /// The last step was seen.
  case done
}

/// The lessons to choose from, and which is chosen.
struct MenuState: Hashable, Sendable {
  private(set) var entries: [MenuEntry]
  private(set) var chosen = 0

  init(_ entries: [MenuEntry]) {
    // Sections in the order in which they first come, their lessons together.
    var sections: [String] = []
    for entry in entries where !sections.contains(entry.section) { sections.append(entry.section) }
    self.entries = sections.flatMap { section in entries.filter { $0.section == section } }
  }

  var entry: MenuEntry? { entries.indices.contains(chosen) ? entries[chosen] : nil }

  mutating func choose(_ index: Int) {
    chosen = max(0, min(index, entries.count - 1))
  }

  mutating func choose(id: String) {
    if let index = entries.firstIndex(where: { $0.id == id }) { chosen = index }
  }

  mutating func change(_ id: String, _ change: (inout MenuEntry) -> Void) {
    for index in entries.indices where entries[index].id == id { change(&entries[index]) }
  }
}
