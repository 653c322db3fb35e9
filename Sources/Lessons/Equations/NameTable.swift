import Autodiff
import Notation

/// What the names of a graph stand for, whichever way they are spelled.
struct NameTable: Sendable {
  enum Entry: Sendable {
    case node(Node.ID, Shape)
    /// It has a problem that is reported already.
    case broken
  }

  private(set) var entries: [Name: Entry] = [:]
  /// Whether every line was understood; else a name that is missing may have been in one.
  var isComplete = true
  /// Every spelling with its places, for names that are spelled in two ways.
  private(set) var spellings: [Name: [(spelling: String, place: Place)]] = [:]

  /// For a graph that cannot be read at all.
  static let incomplete: NameTable = {
    var table = NameTable()
    table.isComplete = false
    return table
  }()

  subscript(spelling: String) -> Entry? { entries[Name(spelling)] }

  mutating func define(_ spelling: String, _ entry: Entry) { entries[Name(spelling)] = entry }

  /// Notes that a name was written.
  mutating func note(_ spelling: String, at place: Place) {
    let name = Name(spelling)
    if let noted = spellings[name], noted.contains(where: { $0.spelling.sameScalars(as: spelling) })
    {
      return
    }
    spellings[name, default: []].append((spelling, place))
  }

  /// A warning for every name that is spelled in more than one way.
  var problemsOfSpelling: [Problem] {
    spellings.values.flatMap { written -> [Problem] in
      let ordered = written.sorted { $0.place < $1.place }
      guard let first = ordered.first else { return [] }
      return ordered.dropFirst().map { other in
        let problem = EquationProblem.twoSpellings(
          other.spelling, first: first.spelling, line: first.place.line)
        return Problem(other.place, problem.severity, problem.sentence)
      }
    }.inOrderOfPlace
  }

  /// A known name that `spelling` may have been meant to be; only for names of some length.
  func nearest(to spelling: String) -> String? {
    let known = spellings.filter { entries[$0.key] != nil }.compactMap(\.value.first?.spelling)
    if let other = known.first(where: { $0.lowercased() == spelling.lowercased() }) { return other }
    guard spelling.count > 3 else { return nil }
    return NearestWord.of(spelling, among: known.filter { $0.count > 3 })
  }
}

extension String {
  fileprivate func sameScalars(as other: String) -> Bool {
    unicodeScalars.elementsEqual(other.unicodeScalars)
  }
}
