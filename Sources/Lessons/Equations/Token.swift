/// A word of the equation language and where it stands.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case number(Double)
    /// A name or a function, as it is spelled.
    case name(String)
    /// What stands between double quotes.
    case text(String)
    /// `.sum`, as other tools write it after a value.
    case member(String)
    /// `+ - * / @ ^ ( ) [ ] , :`, `==`, `<` and the like, and signs of other languages.
    case symbol(String)
    /// `.T`, `ᵀ` or `'`.
    case transpose
    /// `²` or `³`.
    case superscript(Double)
    /// `=`, which gives a name to a line.
    case equals
    case end
  }

  let kind: Kind
  let place: Place
  /// As it is written.
  let text: String
  /// Whether it follows the token before it at once, without a space.
  let isJoined: Bool
}
