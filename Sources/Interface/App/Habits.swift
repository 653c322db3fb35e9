package import Screen

/// How somebody is used to see and press things, in all lessons.
package struct Habits: Sendable {
  /// How many decimals are shown at first; nil for what the lesson says.
  package var digits: Int?
  /// Keys, and those that they stand for; while text is typed none does.
  package var keys: [Key: Key]

  package init(digits: Int? = nil, keys: [Key: Key] = [:]) {
    self.digits = digits
    self.keys = keys
  }
}
