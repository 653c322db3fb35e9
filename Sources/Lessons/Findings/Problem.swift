/// How much a problem matters: an error keeps a lesson from opening, a warning does not.
public enum Severity: String, Sendable {
  case error
  case warning
}

/// Something wrong at a place of a text whose name is not known here.
public struct Problem: Hashable, Sendable {
  public let place: Place
  public let severity: Severity
  /// One sentence: what is wrong, and what to write instead.
  public let sentence: String

  public init(_ place: Place, _ sentence: String) { self.init(place, .error, sentence) }

  public init(_ place: Place, _ severity: Severity, _ sentence: String) {
    self.place = place
    self.severity = severity
    self.sentence = sentence
  }
}

extension Problem {
  /// So many of a file are listed, which is more than anybody mends at once.
  static let mostListed = 100
}

extension [Problem] {
  /// The first ones, and one that says how many more there are.
  var listed: [Problem] {
    guard count > Problem.mostListed + 1 else { return self }
    let rest = dropFirst(Problem.mostListed)
    let problem = Problem(
      rest[rest.startIndex].place, rest.contains { $0.severity == .error } ? .error : .warning,
      "from here on \(rest.count.grouped) more are not listed; mend these first")
    return prefix(Problem.mostListed) + [problem]
  }

  var hasErrors: Bool { contains { $0.severity == .error } }

  /// Each once, in the order of the text.
  var inOrderOfPlace: [Problem] {
    var seen = Set<Problem>()
    return enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element)
      .filter { seen.insert($0).inserted }
  }
}
