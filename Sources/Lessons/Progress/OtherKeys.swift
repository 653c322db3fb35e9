import Notation

/// What a record has at keys that are not known here: a newer version wrote it, and will read it again.
struct OtherKeys: Hashable, Sendable {
  private var values: [String: JSON] = [:]

  init() {}

  init(of json: JSON, but known: Set<String>) {
    for (key, value) in json.members ?? [] where !known.contains(key) {
      merge(OtherKeys(key, value))
    }
  }

  private init(_ key: String, _ value: JSON) { values = [key: value] }

  /// In the order of the keys.
  var members: [(key: String, value: JSON)] {
    values.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
  }

  /// Of two values of a key the one that is later in the alphabet: whichever comes first, the same
  /// stays.
  mutating func merge(_ other: OtherKeys) {
    values.merge(other.values) { $0.text >= $1.text ? $0 : $1 }
  }

  func merged(with other: OtherKeys) -> OtherKeys {
    var merged = self
    merged.merge(other)
    return merged
  }
}
