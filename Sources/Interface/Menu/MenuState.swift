import Lessons

/// The lessons to choose from, and which is chosen.
struct MenuState: Hashable, Sendable {
  private(set) var entries: [MenuEntry]
  private(set) var chosen = 0
  /// How many lessons there are besides of which nothing is known yet.
  let unread: Int
  /// What stands in the list, from its top.
  let rows: [Row]

  enum Row: Hashable, Sendable {
    case section(String)
    /// The place among the entries.
    case entry(Int)
  }

  init(_ entries: [MenuEntry], unread: Int = 0) {
    // Sections in the order in which they first come, their lessons together.
    var sections: [String] = []
    var lessons: [String: [MenuEntry]] = [:]
    for entry in entries {
      if lessons[entry.section] == nil { sections.append(entry.section) }
      lessons[entry.section, default: []].append(entry)
    }
    var ordered: [MenuEntry] = []
    var rows: [Row] = []
    for section in sections {
      rows.append(.section(section))
      for entry in lessons[section] ?? [] {
        rows.append(.entry(ordered.count))
        ordered.append(entry)
      }
    }
    self.entries = ordered
    self.rows = rows
    self.unread = unread
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
