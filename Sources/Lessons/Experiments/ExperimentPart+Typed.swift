import Experiments

extension ExperimentPart {
  /// The series that somebody means who types its name, the beginning of it or its number, with the word
  /// `series` or without; nil where that could be none or several.
  func series(typed text: String) -> Int? {
    var words = text.split(separator: " ")
    if let first = words.first, words.count > 1, "series".hasPrefix(first) { words.removeFirst() }
    let name = words.joined(separator: " ").filter { $0 != "\"" }.lowercased()
    if name.isEmpty { return nil }
    let names = experiment.outlines.map { $0.name.lowercased() }
    if let same = names.firstIndex(of: name) { return same }
    if let number = Int(name), number > 0, names.indices.contains(number - 1) { return number - 1 }
    let alike = names.indices.filter { names[$0].hasPrefix(name) }
    return alike.count == 1 ? alike.first : nil
  }
}
