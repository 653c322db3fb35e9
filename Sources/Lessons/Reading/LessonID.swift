/// What a lesson may be called.
public enum LessonID {
  static let longest = 64

  /// Why a lesson cannot have this id; nil if it can.
  public static func problem(with id: String) -> String? {
    if let problem = problemOfSpelling(id) { return problem.sentence }
    return isReserved(id) ? LessonProblem.idIsSubcommand(id).sentence : nil
  }

  /// Why nothing can have this id, lesson or question; nil if it can.
  static func problemOfSpelling(_ id: String) -> LessonProblem? {
    if isKebabCase(id) { return nil }
    return isSpelledRight(id)
      ? .idIsTooLong(id, most: longest) : .idIsNotKebabCase(id.withoutControlCharacters)
  }

  static func isKebabCase(_ id: String) -> Bool {
    id.count <= longest && isSpelledRight(id)
  }

  private static func isSpelledRight(_ id: String) -> Bool {
    id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.allSatisfy { ("a"..."z").contains($0) || $0.isASCIIDigit }
    }
  }

  /// Whether the program does something else where this word follows its name.
  package static func isReserved(_ id: String) -> Bool {
    Subcommand(rawValue: id) != nil || id == "help"
  }
}

/// What the program does besides opening a lesson by its id, in the order of the help. The command
/// line is made from these.
package enum Subcommand: String, CaseIterable, Sendable {
  case open
  case list
  case trace
  case run
  case `class`
  case notes
  case follow
  case `try`
  case check
  case compare
  case export
  case record
  case new
  case watch
  case operations
  case progress
  case manual
}
