/// YAML as a tree of texts, lists and mappings that know their places.
indirect enum DocumentNode: Sendable {
  case scalar(Scalar)
  case list([DocumentNode], Place)
  case mapping([Entry], Place)

  struct Scalar: Sendable {
    enum Style: Sendable {
      case plain
      case singleQuoted
      case doubleQuoted
      /// Below `|`.
      case literal
      /// Below `>`.
      case folded
    }

    let text: String
    let style: Style
    let place: Place

    var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }
  }

  struct Entry: Sendable {
    let key: Scalar
    let value: DocumentNode
  }

  var place: Place {
    switch self {
    case .scalar(let scalar): scalar.place
    case .list(_, let place), .mapping(_, let place): place
    }
  }

  /// Whether it is a group of keys with this one.
  func has(_ key: String) -> Bool {
    guard case .mapping(let entries, _) = self else { return false }
    return entries.contains { $0.key.text == key }
  }

  /// In the words of a finding.
  var kind: String {
    switch self {
    case .scalar(let scalar): scalar.isMissing ? "nothing" : "a text"
    case .list: "a list"
    case .mapping: "a group of keys"
    }
  }
}

extension DocumentNode.Scalar {
  /// Nothing after the colon.
  var isMissing: Bool { style == .plain && (text.isEmpty || text == "~" || text == "null") }
}
