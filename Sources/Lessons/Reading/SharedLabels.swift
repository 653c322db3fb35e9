import Notation

/// The labels of a whole lesson, found by the names that they are for: a part looks at its own names,
/// and not at all labels.
final class SharedLabels {
  private let entries: [DocumentNode.Entry]
  /// The labels in whose keys a name stands.
  private let labels: [Name: [Int]]
  /// How many names stand in each key.
  private let counts: [Int]
  /// The labels of no name, which the first part reports.
  private var nameless: [Int]

  init(_ entries: [DocumentNode.Entry], in source: SourceText) {
    self.entries = entries
    let names = entries.map {
      Set(LiveExpression.names(in: ScalarPlaces.text(of: $0.key, in: source)).map { Name($0) })
    }
    counts = names.map(\.count)
    labels = names.indices.reduce(into: [:]) { labels, index in
      for name in names[index] { labels[name, default: []].append(index) }
    }
    nameless = names.indices.filter { names[$0].isEmpty }
  }

  /// Those whose names a part has, in the order of the file, and once those of no name.
  func entries(for names: NameTable) -> [DocumentNode.Entry] {
    var found: [Int: Int] = [:]
    for name in names.entries.keys {
      for index in labels[name] ?? [] { found[index, default: 0] += 1 }
    }
    defer { nameless = [] }
    let whole = found.filter { $0.value == counts[$0.key] }.map(\.key)
    return (nameless + whole).sorted().map { entries[$0] }
  }
}
