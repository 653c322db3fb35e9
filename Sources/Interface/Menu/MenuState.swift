import Lessons

/// The lessons to choose from, and which is chosen.
struct MenuState: Hashable, Sendable {
  private(set) var entries: [MenuEntry]
  private(set) var chosen = 0
  /// How many lessons there are besides of which nothing is known yet.
  let unread: Int
  /// All that stands in the list, from its top.
  private let all: [Row]
  /// Only lessons that have these are kept in the list; all of them if it is empty.
  var words = "" {
    didSet { choose(line: line) }
  }

  enum Row: Hashable, Sendable {
    case section(String)
    /// The place among the entries.
    case entry(Int)
    /// Where equations of one's own are typed.
    case own
  }

  init(_ entries: [MenuEntry], unread: Int = 0) {
    // Sections in the order in which they first come, their lessons together.
    var sections: [String] = []
    var lessons: [String: [MenuEntry]] = [:]
    for entry in entries {
      if lessons[entry.section] == nil { sections.append(entry.section) }
      lessons[entry.section, default: []].append(entry)
    }
    // What is one's own stands at the end, where more of it is made.
    if lessons[OwnLesson.section] != nil {
      sections.removeAll { $0 == OwnLesson.section }
      sections.append(OwnLesson.section)
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
    all = rows
    self.unread = unread
  }

  var entry: MenuEntry? {
    entries.indices.contains(chosen) && entries[chosen].has(words) ? entries[chosen] : nil
  }

  /// The next one that can be opened.
  func entry(after id: String) -> MenuEntry? {
    let rest = entries.drop { $0.id != id }.dropFirst()
    return rest.first { $0.problem == nil }
  }

  mutating func choose(_ index: Int) {
    chosen = max(0, min(index, entries.count - 1))
  }

  // MARK: What is kept

  /// The places of the lessons that are in the list.
  var kept: [Int] { entries.indices.filter { entries[$0].has(words) } }

  /// Which of those is chosen, or comes next.
  var line: Int {
    let kept = kept
    return kept.firstIndex { $0 >= chosen } ?? max(0, kept.count - 1)
  }

  mutating func choose(line: Int) {
    let kept = kept
    guard !kept.isEmpty else { return }
    choose(kept[max(0, min(line, kept.count - 1))])
  }

  /// What stands in the list, from its top: a section only over a lesson that is kept.
  var rows: [Row] {
    if words.isEmpty {
      let own: [Row] =
        all.contains(.section(OwnLesson.section)) ? [] : [.section(OwnLesson.section)]
      return all.isEmpty ? [] : all + own + [.own]
    }
    var rows: [Row] = []
    var section: Row?
    for row in all {
      guard case .entry(let index) = row else {
        section = row
        continue
      }
      guard entries[index].has(words) else { continue }
      if let title = section { rows.append(title) }
      section = nil
      rows.append(row)
    }
    return rows
  }

  mutating func choose(id: String) {
    if let index = entries.firstIndex(where: { $0.id == id }) { chosen = index }
  }

  mutating func change(_ id: String, _ change: (inout MenuEntry) -> Void) {
    for index in entries.indices where entries[index].id == id { change(&entries[index]) }
  }
}

extension MenuEntry {
  /// Whether its title, its section, its summary or a goal has some words; any has none.
  fileprivate func has(_ words: String) -> Bool {
    words.isEmpty
      || ([id, title, section, summary] + goals).contains {
        $0.lowercased().contains(words.lowercased())
      }
  }
}
