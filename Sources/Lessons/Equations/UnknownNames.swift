import Notation

/// Names that stand for nothing: which of them are reported, and what they may have been meant to be.
///
/// To look for that among all names takes long where there are many; it is done for as many as
/// anybody reads.
final class UnknownNames {
  private static let mostLookedFor = Problem.mostListed

  /// Once is enough for each.
  private(set) var reported: Set<Name> = []
  private var lookedFor = 0

  func report(_ names: Set<Name>) { reported.formUnion(names) }

  /// A known name that may have been meant; nil where there is none, or too many were asked for.
  func nearest(to spelling: String, in names: NameTable) -> String? {
    mayLookFurther() ? names.nearest(to: spelling) : nil
  }

  /// Counts a search of what may have been meant; false where there were too many.
  func mayLookFurther() -> Bool {
    lookedFor += 1
    return lookedFor <= Self.mostLookedFor
  }
}
