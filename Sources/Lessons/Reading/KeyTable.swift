import Autodiff

/// The keys that a group of a lesson file may have, and what each may hold. Lessons are read by these
/// tables, and the schema for editors is written from them: a new key is one more line here.
struct KeyTable: Sendable {
  /// In the words of a finding: `no key 'graf' in a lesson`.
  let what: String
  /// Under which the schema defines it once; nil where it is written out.
  let definition: String?
  let keys: [Key]
  /// The names of those that must be there, and of all: these first.
  let required: [String]
  let all: [String]

  struct Key: Sendable {
    let name: String
    let kind: ValueKind
    let isRequired: Bool
    /// For whoever writes a lesson, in the editor.
    let about: String?
  }

  init(_ what: String, as definition: String? = nil, _ keys: [Key]) {
    self.what = what
    self.definition = definition
    self.keys = keys
    required = keys.filter(\.isRequired).map(\.name)
    all = required + keys.filter { !$0.isRequired }.map(\.name)
  }

  subscript(name: String) -> ValueKind? { keys.first { $0.name == name }?.kind }

  /// The group that has the keys of any of several, and must have what all of them must.
  init(_ what: String, anyOf tables: [KeyTable]) {
    var names: [String] = []
    for name in tables.flatMap(\.all) where !names.contains(name) { names.append(name) }
    self.init(
      what,
      names.map { name in
        let keys = tables.compactMap { table in table.keys.first { $0.name == name } }
        let words = keys.flatMap {
          if case .word(let words) = $0.kind { words } else { [String]() }
        }
        return Key(
          name: name, kind: words.isEmpty ? keys[0].kind : .word(words),
          isRequired: keys.count == tables.count && keys.allSatisfy(\.isRequired),
          about: keys[0].about)
      })
  }

  /// The same group with some of its keys.
  fileprivate func only(_ names: Set<String>) -> KeyTable {
    KeyTable(what, keys.filter { names.contains($0.name) })
  }
}

private func needed(_ name: String, _ kind: ValueKind, _ about: String? = nil) -> KeyTable.Key {
  KeyTable.Key(name: name, kind: kind, isRequired: true, about: about)
}

private func key(_ name: String, _ kind: ValueKind, _ about: String? = nil) -> KeyTable.Key {
  KeyTable.Key(name: name, kind: kind, isRequired: false, about: about)
}

// What somebody prefers in all lessons.
extension KeyTable {
  static func preferences(themes: [String], glyphs: [String]) -> KeyTable {
    KeyTable(
      "config.yaml",
      [
        key("theme", .word(themes)), key("glyphs", .word(glyphs)), key("mouse", .truth),
        key("digits", .whole(0...12)), key("keys", .names(to: [.text], atLeast: 0)),
      ])
  }
}

// A lesson and its parts.
extension KeyTable {
  static let lesson = KeyTable("a lesson", names + [graph, given] + about + ofGraphs)

  /// What a menu shows of a lesson.
  static let header = lesson.only([
    "format", "id", "title", "summary", "section", "minutes", "language", "prerequisites",
    "goals",
  ])

  /// A lesson that is one experiment.
  static let experimentLesson = KeyTable(
    "a lesson with an experiment", names + [experiment(isRequired: true)] + about + ofParts)

  /// A lesson with several graphs and experiments.
  static let lessonOfParts = KeyTable(
    "a lesson with parts",
    names + [needed("parts", .list(of: .oneOf([part, experimentPart]), atLeast: 1))] + about
      + [labels])

  static let part = KeyTable(
    "a part", as: "part", [needed("title", .text), graph, given] + ofGraphs)

  static let experimentPart = KeyTable(
    "a part with an experiment", as: "experiment-part",
    [needed("title", .text), experiment(isRequired: true)] + ofParts)

  /// By itself, or beside a graph that trains.
  private static func experiment(isRequired: Bool) -> Key {
    Key(
      name: "experiment", kind: experiments(besideGraph: !isRequired), isRequired: isRequired,
      about: isRequired
        ? "Curves in place of a graph, by kind." : "How the graph trains, as curves.")
  }

  private static let names = [
    needed("format", .format), needed("id", .id, "Names the lesson; progress is kept by it."),
    needed("title", .text),
  ]

  private static let about = [
    key("summary", .text), key("section", .text), key("minutes", .whole(1...1000)),
    key("author", .text), key("licence", .text),
    key("language", .name, "Of the prose, as in en or pt-BR."), key("version", .text),
    key("goals", .list(of: .text, atLeast: 0)),
    key("prerequisites", .list(of: .name, atLeast: 0), "Ids of lessons that come before."),
    key("references", .list(of: .group(reference), atLeast: 0)),
  ]

  private static let graph = needed("graph", .equations, "One 'name = expression' a line.")
  private static let given = needed(
    "given", .names(to: [.value, .group(draw), .group(choice)], atLeast: 1),
    "A value for every name that no line computes.")

  /// What a lesson with one graph and each part of a lesson have in common.
  private static let ofGraphs =
    [
      key("loss", .name, "The line that is differentiated; the last one by default."),
      key(
        "learn", .list(of: .name, atLeast: 0),
        "What gets a gradient in pass #2; every given name but x and y by default."),
      key(
        "examples", .word([Axis.columns, .rows].map(\.rawValue)),
        "Which way the examples of a batch lie."),
      key("train", .group(training)), experiment(isRequired: false), labels,
      key(
        "aside", .list(of: .name, atLeast: 0),
        "Lines that are only looked at: no gradient, no step backward."),
      key(
        "order", .list(of: .name, atLeast: 0), "What comes first in pass #2, of what is learned."),
      key(
        "variants", .list(of: .group(valueVariant), atLeast: 0),
        "Other values that a learner can take by a number."),
    ] + ofParts

  /// What every part may have.
  private static let ofParts = [
    key("digits", .whole(0...15), "Decimals at first."),
    key(
      "expect", .names(to: [.value, .group(expectation)], atLeast: 0),
      "Values that check compares with its own."),
    key("steps", .list(of: .group(step), atLeast: 0), "What is said and asked, by stage."),
  ]

  private static let labels = key(
    "labels", .names(to: [.text], atLeast: 0),
    "How names and gradients are written: letters and digits, raised and lowered ones too.")

  static let valueVariant = KeyTable(
    "a variant",
    [needed("title", .text), needed("given", .names(to: [.value], atLeast: 1))])

  static let reference = KeyTable("a reference", [needed("text", .text), key("url", .name)])

  static let expectation = KeyTable(
    "an expected value", [needed("value", .value), key("within", .number(.any))])
}

// Values and training.
extension KeyTable {
  private static let seed = key("seed", .whole(0...1_000_000_000))
  private static let counted = ValueKind.whole(1...1_000_000)

  static let draw = KeyTable(
    "a drawn value", as: "draw",
    [
      needed("shape", .shape), needed("init", .word(Initializer.all.map(\.name))),
      key("value", .number(.any)), key("from", .number(.any)), key("to", .number(.any)),
      key("mean", .number(.any)), key("std", .number(.greater(than: 0))),
      key("fan", .word(Fan.allCases.map(\.rawValue))), seed,
    ])

  static let choice = KeyTable(
    "a choice of values", as: "choose",
    [needed("choose", .list(of: .value, atLeast: 2), "One of them is drawn for each learner.")])

  static let training = KeyTable(
    "'train'", as: "train",
    [
      needed("optimizer", .word(Optimizer.all.map(\.name))),
      key("rate", .number(.greater(than: 0))), key("momentum", .number(.fraction)),
      key("nesterov", .truth), key("decay", .number(.fraction)), key("beta1", .number(.fraction)),
      key("beta2", .number(.fraction)), key("epsilon", .number(.greater(than: 0))),
      key("weight_decay", .number(.fraction)),
      key("until", .name, "Ends the training at the first iteration at which it is true."),
      key("schedule", .group(schedule)), key("batch", counted), key("shuffle", .truth),
      key("epochs", counted), key("steps", counted), seed,
    ])

  static let schedule = KeyTable(
    "a schedule", [needed("every", counted), needed("factor", .number(.greater(than: 0)))])
}

// What is said, asked and set.
extension KeyTable {
  static let step = KeyTable(
    "a step", as: "step",
    [
      needed(
        "at", .stage,
        "start, forward NAME, backward NAME (through LINE), update, iteration N or end; of an "
          + "experiment start, series \"NAME\" or end."),
      key("say", .prose),
      key(
        "light", .name,
        "A name: the ways along which a change of it reaches the loss are lit on the graph."),
      key("teacher", .prose, "For the teacher's screen only."),
      key("ask", .oneOrMore(.oneOf(questions)), "A question, or several, one after the other."),
      key("try", .group(task)),
      key("after", .prose, "Said once all that is asked and set here is settled."),
    ])

  /// By what kind of question it is.
  private static let questions: [KeyTable] = [
    asking(
      ["number", "matrix"],
      [needed("answer", .text), key("tolerance", .group(tolerance)), wrong]),
    asking(
      ["choice", "several"],
      [
        needed("options", .list(of: .group(option), atLeast: 2)),
        key("options_order", .word(["fixed"]), "As they are written; else their order is drawn."),
      ]),
    asking(["shape", "sign"], [needed("answer", .text), wrong]),
    asking(["formula"], [of, needed("answer", .text, "One right form."), wrong]),
    asking(
      ["cells"], [of, needed("answer", .text, "A comparison, which holds for these entries.")]),
  ]

  private static let of = needed("of", .name, "The value or the gradient that is asked about.")

  private static func asking(_ types: [String], _ keys: [Key]) -> KeyTable {
    KeyTable(
      "a question",
      [needed("id", .id), needed("type", .word(types)), needed("prompt", .prose)] + keys + [
        hints, key("right", .prose, "Said with a right answer."),
        key(
          "hide", .list(of: .name, atLeast: 0),
          "Names, gradients or series to hide besides what the answer names; [] if nothing more is."
        ),
        key(
          "show", .word(Question.Show.allCases.map(\.rawValue)),
          "How much of what makes the number is seen before anybody has tried."),
        key("fixed", .truth, "The answer is a bare number on purpose."),
      ])
  }

  static let question = KeyTable("a question", anyOf: questions)

  static let tolerance = KeyTable("a tolerance", [needed("abs", .number(.greater(than: 0)))])

  private static let wrong = key("wrong", .list(of: .group(wrongAnswer), atLeast: 0))

  static let wrongAnswer = KeyTable(
    "a wrong answer", as: "wrong", [needed("value", .text), needed("say", .prose)])

  static let option = KeyTable(
    "an option", as: "option", [needed("text", .text), key("correct", .truth), key("why", .prose)])

  static let task = KeyTable(
    "a task", as: "task",
    [
      needed("id", .id), needed("prompt", .prose), needed("edit", .list(of: .name, atLeast: 1)),
      needed("done_when", .oneOrMore(.name), "A comparison, or a list of them."),
      key("train", .list(of: .word(["rate"]), atLeast: 1), "What may be changed of the training."),
      key("say_when", .prose, "The aim in other words."),
      needed("solution", .names(to: [.value, .group(trainSolution)], atLeast: 0)), hints,
    ])

  static let trainSolution = KeyTable(
    "a training that solves a task", [needed("rate", .number(.greater(than: 0)))])

  private static let hints = key(
    "hints", .list(of: .prose, atLeast: 1),
    "One after another; 'reveal' shows the engine's own working.")
}
