import Lessons

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

  /// The next one that can be opened.
  func entry(after id: String) -> MenuEntry? {
    let rest = entries.drop { $0.id != id }.dropFirst()
    return rest.first { $0.problem == nil }
  }

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
