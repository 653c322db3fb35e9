/// The keys that a group of a lesson file may have. A new key is one more word here.
struct KeyTable: Sendable {
  /// In the words of a finding: `no key 'graf' in a lesson`.
  let what: String
  let required: [String]
  let optional: [String]

  var all: [String] { required + optional }

  /// What a lesson with one graph and each part of a lesson have in common.
  private static let partKeys = [
    "loss", "learn", "examples", "digits", "train", "expect", "steps",
  ]

  static let lesson = KeyTable(
    what: "a lesson",
    required: ["format", "id", "title", "graph", "given"],
    optional: lessonKeys + partKeys)

  /// What a menu shows of a lesson.
  static let header = KeyTable(
    what: "a lesson", required: ["format", "id", "title"],
    optional: ["summary", "section", "minutes", "prerequisites"])

  /// A lesson with several graphs.
  static let lessonOfParts = KeyTable(
    what: "a lesson with parts", required: ["format", "id", "title", "parts"], optional: lessonKeys)

  static let part = KeyTable(
    what: "a part", required: ["title", "graph", "given"], optional: partKeys)

  private static let lessonKeys = [
    "summary", "section", "minutes", "goals", "prerequisites", "references",
  ]

  static let reference = KeyTable(what: "a reference", required: ["text"], optional: ["url"])

  static let step = KeyTable(
    what: "a step", required: ["at"], optional: ["say", "teacher", "ask", "try"])

  static let question = KeyTable(
    what: "a question", required: ["id", "type", "prompt"],
    optional: ["answer", "tolerance", "wrong", "hints", "options"])

  static let tolerance = KeyTable(what: "a tolerance", required: ["abs"], optional: [])

  static let wrongAnswer = KeyTable(
    what: "a wrong answer", required: ["value", "say"], optional: [])

  static let option = KeyTable(
    what: "an option", required: ["text"], optional: ["correct", "why"])

  static let task = KeyTable(
    what: "a task", required: ["id", "prompt", "edit", "done_when", "solution"],
    optional: ["hints"])

  static let draw = KeyTable(
    what: "a drawn value", required: ["shape", "init"],
    optional: ["value", "from", "to", "mean", "std", "fan", "seed"])

  static let training = KeyTable(
    what: "'train'", required: ["optimizer"],
    optional: [
      "rate", "momentum", "nesterov", "decay", "beta1", "beta2", "epsilon", "schedule", "batch",
      "shuffle", "epochs", "steps", "seed",
    ])

  static let schedule = KeyTable(what: "a schedule", required: ["every", "factor"], optional: [])

  static let expectation = KeyTable(
    what: "an expected value", required: ["value"], optional: ["within"])
}
