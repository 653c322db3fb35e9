package import Screen

/// How somebody is used to see and press things, in all lessons.
package struct Habits: Sendable {
  /// How many decimals are shown at first; nil for what the lesson says.
  package var digits: Int?
  /// Keys, and those that they stand for; while text is typed none does.
  package var keys: [Key: Key]

  /// A binding with the keys that still do what it does, those of the table first.
  func applied(_ binding: KeyBinding) -> KeyBinding {
    if keys.isEmpty { return binding }
    var binding = binding
    let own = keys.filter { binding.keys.contains($0.value) }.map(\.key)
    binding.keys = binding.keys.filter { keys[$0] == nil || own.contains($0) }
    binding.keys += own.filter { !binding.keys.contains($0) }.sorted {
      $0.spelling() < $1.spelling()
    }
    if let partner = binding.partner, keys[partner] != nil { binding.partner = nil }
    return binding
  }

  package init(digits: Int? = nil, keys: [Key: Key] = [:]) {
    self.digits = digits
    self.keys = keys
  }
}
