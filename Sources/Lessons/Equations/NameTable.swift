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

  /// The shapes of what is given, used or not.
  private var given: [Name: Shape] = [:]

  /// Notes what is given; it stands for nothing before a line uses it.
  mutating func give(_ spelling: String, _ shape: Shape) { given[Name(spelling)] = shape }

  /// Whether it is given or computed.
  func knows(_ spelling: String) -> Bool {
    entries[Name(spelling)] != nil || given[Name(spelling)] != nil
  }

  private func shape(of spelling: String) -> Shape? {
    if case .node(_, let shape)? = self[spelling] { shape } else { given[Name(spelling)] }
  }

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

  /// A known name that `spelling` may have been meant to be: one that looks like it, or, of some
  /// length, one that takes few slips.
  func nearest(to spelling: String) -> String? {
    let known = spellings.filter { entries[$0.key] != nil || given[$0.key] != nil }.compactMap(
      \.value.first?.spelling)
    if let other = known.first(where: { $0.lowercased() == spelling.lowercased() }) { return other }
    let latin = Name(spelling).latin.lowercased()
    if let other = known.first(where: { Name($0).latin.lowercased() == latin }) { return other }
    let near =
      spelling.count > 3 ? NearestWord.of(spelling, among: known.filter { $0.count > 3 }) : nil
    return near ?? product(spelling)
  }

  /// Of a longer word every place would be tried in vain.
  private static let longestProduct = 64

  /// Two known names side by side, with the sign that their shapes take.
  private func product(_ spelling: String) -> String? {
    if spelling.utf8.count > Self.longestProduct { return nil }
    for index in spelling.indices.dropFirst() {
      let (left, right) = (String(spelling[..<index]), String(spelling[index...]))
      guard let a = shape(of: left), let b = shape(of: right) else { continue }
      let isMatrixProduct = a.joined(with: b) == nil && a.columns == b.rows
      return "\(left) \(isMatrixProduct ? "@" : "*") \(right)"
    }
    return nil
  }
}

extension String {
  fileprivate func sameScalars(as other: String) -> Bool {
    unicodeScalars.elementsEqual(other.unicodeScalars)
  }
}
