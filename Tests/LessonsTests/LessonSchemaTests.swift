import Autodiff
import Foundation
import Testing

@testable import Lessons

/// The schema that editors use says what the program says.
@Suite struct LessonSchemas {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons")

  static func schema() throws -> JSONSchema {
    try JSONSchema(folder.appending(path: "lesson.schema.json"))
  }

  @Test(arguments: LessonFolder.files(in: folder.path()))
  func everyLessonThatShipsIsValid(_ path: String) throws {
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    #expect(try Self.schema().problems(ofYAML: text) == [])
  }

  @Test func theFileIsWrittenFromTheTablesOfTheReader() throws {
    let file = Self.folder.appending(path: "lesson.schema.json")
    if ProcessInfo.processInfo.environment["BACKSTEP_REWRITE_GOLDEN"] == "1" {
      try LessonSchema.text.write(to: file, atomically: true, encoding: .utf8)
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text == LessonSchema.text, "BACKSTEP_REWRITE_GOLDEN=1 writes it anew")
  }

  static let base = "format: 1\nid: line\ntitle: A line\ngraph: l = (w * x - y)^2\n"
  static let given = "given: {x: 2, y: 1/3, w: [1, 2]}\n"
  static let ask = given + "steps:\n  - at: backward w\n    ask: "

  @Test(arguments: [
    given,
    "given: {x: {shape: [2, 3], init: he-normal, fan: in, seed: 7}}\n",
    given + "train: {optimizer: sgd, rate: 0.1, steps: 10, schedule: {every: 2, factor: 0.5}}\n",
    given + "expect: {l: 1, grad(w): {value: [[1, 2]], within: 1e-3}}\n",
    ask + "{id: q, type: number, prompt: What?, answer: grad(w), tolerance: {abs: 0.1}}\n",
    ask + "{id: q, type: sign, prompt: What?, answer: w, wrong: [{value: '-', say: No.}]}\n",
    ask + "{id: q, type: choice, prompt: What?, options: [{text: 1, correct: true}, "
      + "{text: 2, why: No.}]}\n",
    ask + "{id: q, type: number, prompt: What?, answer: 17, fixed: true, show: formula, hide: [l, "
      + "grad(w)]}\n",
    ask + "[{id: q, type: several, prompt: What?, right: Yes., options_order: fixed, options: "
      + "[{text: 1, correct: true}, {text: 2, correct: true}]}, "
      + "{id: r, type: sign, prompt: What?, answer: w}]\n    after: So it is.\n",
    ask + "{id: q, type: formula, of: grad(w), prompt: What?, answer: 2 * x}\n",
    ask + "{id: q, type: cells, of: w, prompt: What?, answer: w > 0}\n",
    "given: {x: 2, y: 1, w: {choose: [1, 2]}}\nlabels: {w: ω}\naside: []\norder: [w]\n"
      + "variants: [{title: a, given: {x: 0}}]\nauthor: me\nlicence: mine\nlanguage: en\n"
      + "version: 2\ntrain: {optimizer: adamw, weight_decay: 0.1, steps: 3, until: l < 1}\n"
      + "steps:\n  - at: backward w through l\n    try: {id: t, prompt: Do., edit: [w], "
      + "train: [rate], done_when: [l < 1, w > 0], say_when: So., "
      + "solution: {w: 1, train: {rate: 1}}}\n",
    LessonTemplate.text(id: "mine").replacing(base, with: ""),
  ])
  func whatTheFormatAllowsIsValid(_ rest: String) throws {
    let text = rest.contains("format: 1") ? rest : Self.base + rest
    #expect(try Self.schema().problems(ofYAML: text) == [])
  }

  @Test(arguments: [
    "",
    given + "titel: no\n",
    given + "minutes: 0\n",
    given + "minutes: ten\n",
    given + "examples: row\n",
    given + "digits: 16\n",
    given + "goals: one\n",
    given + "learn: w\n",
    given + "parts: []\n",
    given + "steps: [{say: Nothing.}]\n",
    given + "steps: [{at: middle}]\n",
    given + "steps: [{at: forward}]\n",
    given + "references: [{url: here}]\n",
    given + "train: {rate: 1}\n",
    given + "train: {optimizer: sdg, steps: 1}\n",
    given + "expect: {l: {within: 1}}\n",
    "given: {x: yes}\n",
    "given: {x: {shape: [2], init: he}}\n",
    "given: [1, 2]\n",
    ask + "{id: q, type: number, prompt: What?}\n",
    ask + "{id: q, type: choice, prompt: What?, options: [{text: 1, correct: true}]}\n",
    ask + "[]\n",
    ask + "{id: q, type: sign, prompt: What?, answer: w, show: all}\n",
    ask + "{id: q, type: sign, prompt: What?, answer: w, hide: l}\n",
    ask + "{id: q, type: sign, prompt: What?, answer: w, options_order: fixed}\n",
    ask + "{id: Q, type: sign, prompt: What?, answer: w}\n",
    ask + "{id: q, type: shape, prompt: What?, answer: w, tolerance: {abs: 1}}\n",
  ])
  func whatTheFormatRefusesIsInvalid(_ rest: String) throws {
    #expect(try !Self.schema().problems(ofYAML: Self.base + rest).isEmpty)
    let file = LessonFile.read(text: Self.base + rest, path: "lesson.yaml")
    #expect(file.hasErrors)
  }

  /// A key or a word that the program learns must be taught to the schema too.
  @Test func itKnowsTheWordsOfTheProgram() throws {
    let text = try String(
      contentsOf: Self.folder.appending(path: "lesson.schema.json"), encoding: .utf8)
    let tables: [KeyTable] = [
      .lesson, .lessonOfParts, .part, .reference, .step, .question, .tolerance, .wrongAnswer,
      .option, .task, .draw, .training, .schedule, .expectation, .valueVariant, .choice,
      .trainSolution,
    ]
    for key in tables.flatMap(\.all) { #expect(text.contains("\"\(key)\": {"), "\(key)") }
    for name in Initializer.all.map(\.name) + Optimizer.all.map(\.name) {
      #expect(text.contains("\"\(name)\""), "\(name)")
    }
  }
}
