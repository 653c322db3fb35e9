/// The keys that a group of a lesson file may have. A new key is one more word here.
struct KeyTable: Sendable {
  /// In the words of a finding: `no key 'graf' in a lesson`.
  let what: String
  let required: [String]
  let optional: [String]

  var all: [String] { required + optional }

  /// What a lesson with one graph and each part of a lesson have in common.
  private static let partKeys = [
    "loss", "learn", "examples", "digits", "expect", "steps",
  ]

  static let lesson = KeyTable(
    what: "a lesson",
    required: ["format", "id", "title", "graph", "given"],
    optional: lessonKeys + partKeys)

  /// A lesson with several graphs.
  static let lessonOfParts = KeyTable(
    what: "a lesson with parts", required: ["format", "id", "title", "parts"], optional: lessonKeys)

  static let part = KeyTable(
    what: "a part", required: ["title", "graph", "given"], optional: partKeys)

  private static let lessonKeys = [
    "summary", "section", "minutes", "goals", "prerequisites", "references",
  ]

  static let reference = KeyTable(what: "a reference", required: ["text"], optional: ["url"])

  static let step = KeyTable(what: "a step", required: ["at"], optional: ["say", "teacher"])

  static let expectation = KeyTable(
    what: "an expected value", required: ["value"], optional: ["within"])
}
