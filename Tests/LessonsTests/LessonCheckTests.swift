import Autodiff
import Foundation
import Testing

@testable import Lessons

/// A folder that is gone after the test.
struct ScratchFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "lessons-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path() + "/"
  }

  func write(_ name: String, _ text: String) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// What a lesson claims is proved.
@Suite struct LessonChecks {
  static func lesson(_ id: String, _ more: String = "") -> String {
    LessonTexts.base.replacing("id: line", with: "id: \(id)") + more
  }

  /// A gradient that is 0 up to the rounding of what was added up is right.
  @Test(
    arguments: [
      ("l = (w*x - y)^2", "w: 0.1, x: 3, y: 0.3"),
      ("u = x - mean(x)\nl = sum(u)", "x: [1, 2, 3, 4]"),
      ("p = softmax(x)\nl = sum(p)", "x: [0.1, 0.7, -3]"),
      ("c = x - mean(x)\nn = c / sqrt(mean(c^2) + 0.00001)\nl = sum(n)", "x: [1, 2, 4, 9]"),
    ])
  func roundingIsNoFault(_ graph: String, _ given: String) throws {
    let text = """
      format: 1
      id: exact
      title: Exact
      graph: |
        \(graph.replacing("\n", with: "\n  "))
      given: {\(given)}
      learn: [x]
      """
    let file = LessonFile.read(text: text, path: "x")
    #expect(file.findings == [])
    #expect(try LessonCheck.problems(of: #require(file.lesson)).isEmpty)
  }

  /// At an iteration a batch stands in the picture, and not all examples.
  @Test func aTaskEditsAllExamplesWhateverTheBatchShows() throws {
    let text = """
      format: 1
      id: batch
      title: Batch
      graph: |
        f = w * x
        l = mean(f^2)
      given: {w: 2, x: [[1, 2, 3]]}
      examples: columns
      learn: [w]
      train: {optimizer: sgd, rate: 0.01, batch: 2, epochs: 1}
      steps:
        - at: iteration 1
          try: {id: t, prompt: p, edit: [x], done_when: l < 0.1, solution: {x: [[0, 0, 0]]}}
      """
    let file = LessonFile.read(text: text, path: "x")
    #expect(file.findings == [])
    let problems = try LessonCheck.problems(of: #require(file.lesson))
    #expect(problems == [])
  }

  static func problems(_ more: String) throws -> [String] {
    let file = LessonFile.read(text: lesson("a", more), path: "x")
    #expect(file.findings == [])
    return try LessonCheck.problems(of: #require(file.lesson)).map { "\($0.place): \($0.sentence)" }
  }

  @Test(arguments: [
    ("expect: {l: 1, f: 3}\n", []),
    ("expect: {l: 2}\n", ["8:10: 'l' is 1, not 2"]),
    ("expect: {l: 1.4}\n", ["8:10: 'l' is 1, not 1.4 (within 0.05)"]),
    ("expect: {l: 1.04}\n", ["8:10: 'l' is 1, not 1.04 (within 0.005)"]),
    ("expect: {l: {value: 1.4, within: 0.5}}\n", []),
    ("expect: {l: 3/3, grad(w): 2.0}\n", []),
  ])
  func expectedValuesAreCompared(more: String, expected: [String]) throws {
    #expect(try Self.problems(more) == expected)
  }

  /// No lesson can have it: the sentence that is never to be read.
  @Test func aGradientThatDiffersIsAFaultOfBackstep() {
    let problem = CheckProblem.gradientDiffers(
      "w", CheckProblem.Entry(3, of: Shape(2, 3)), gradient: 1.5, difference: 2)
    #expect(
      problem.sentence == "the gradient of 'w[2, 1]' is 1.5, but central differences give 2; this "
        + "is a fault of Backstep, please report it")
  }

  @Test func anEntryOfAMatrixIsNamed() throws {
    let text = """
      format: 1
      id: a
      title: t
      graph: l = mean(A @ A)
      given: {A: [[1, 2], [3, 4]]}
      expect: {A: [[1, 2], [4, 4]]}
      """
    let lesson = try #require(LessonFile.read(text: text, path: "x").lesson)
    #expect(
      LessonCheck.problems(of: lesson).map(\.sentence) == [
        "'A[2, 1]' is 3, not 4"
      ])
  }

  @Test func gradientsAgreeWithCentralDifferencesAndKinksAreToldApart() throws {
    let text = """
      format: 1
      id: a
      title: t
      graph: |
        h = relu(w)
        l = mean(h * v) + sum(sin(w) * v ^ 3)
      given: {w: [0, 1, -2], v: [1, 2, 3]}
      """
    let part = try #require(LessonFile.read(text: text, path: "x").lesson?.graphs.first)
    let check = GradientCheck(part.content.trace())
    #expect(check.compared == 5)
    #expect(check.kinks.map(\.index) == [0])
    #expect(check.mistakes.isEmpty)
  }

  @Test func idsAreUniqueAndPrerequisitesExistWithoutACircle() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("01-a.yaml", Self.lesson("a", "prerequisites: [c]\n"))
    try folder.write("02-b.yaml", Self.lesson("b", "prerequisites: [a, aa, b]\n"))
    try folder.write("03-c.yaml", Self.lesson("c", "prerequisites: [b]\n"))
    try folder.write("04-c.yaml", Self.lesson("c"))
    let check = LessonCheck([folder.path])
    let circle = "these lessons each come before the next"
    #expect(
      check.findings.map { "\($0.file.suffix(9)):\($0.place): \($0.sentence)" } == [
        "01-a.yaml:8:17: \(circle): a, b, c; break the circle",
        "02-b.yaml:8:17: \(circle): b, c, a; break the circle",
        "02-b.yaml:8:20: no lesson 'aa'; did you mean 'a'?",
        "02-b.yaml:8:24: 'b' cannot come before itself",
        "03-c.yaml:8:17: \(circle): c, a, b; break the circle",
        "04-c.yaml:2:5: the id 'c' is taken by \(folder.path)03-c.yaml; choose another one",
      ])
    #expect(LessonCheck(["\(folder.path)02-b.yaml"]).findings.count == 3)
  }

  @Test func aFolderWithoutLessonsAndAFileThatIsNotThereAreFindings() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    #expect(
      LessonCheck([folder.path, "\(folder.path)no.yaml"]).findings.map(\.sentence) == [
        "there is no lesson file (.yaml) in this folder",
        "this file cannot be read: no such file or directory",
      ])
  }

  static func findings(_ text: String) throws -> [String] {
    let file = LessonFile.read(text: text, path: "x")
    #expect(file.findings == [])
    return try LessonCheck.problems(of: #require(file.lesson)).map {
      "\($0.place): \($0.severity): \($0.sentence)"
    }
  }

  @Test(arguments: [
    (
      "  f = log(x)\n  l = f * w", "-1",
      "5:3: warning: 'f' is NaN in step 1, and the loss is NaN; change the values unless this is "
        + "meant"
    ),
    (
      "  f = exp(x)\n  l = f * w", "1000",
      "5:3: warning: 'f' is Infinity in step 1, and the loss is NaN; change the values unless "
        + "this is meant"
    ),
    (
      "  f = sqrt(w)\n  l = f + x", "0",
      "7:15: warning: the gradient of 'w' is Infinity in step 5; change the values unless this is "
        + "meant"
    ),
  ])
  func theFirstNumberThatIsNotFiniteIsAWarning(
    lines: String, x: String, finding: String
  ) throws {
    let text =
      "format: 1\nid: a\ntitle: t\ngraph: |\n\(lines)\ngiven: {x: \(x), w: 0}\nlearn: [w]\n"
    #expect(try Self.findings(text) == [finding])
  }

  /// The loss is (w x + b − y)², and a step of gradient descent halves f − y.
  @Test func aQuestionIsSolvedWithTheNumbersOfItsIteration() throws {
    let more = """
      learn: [b]
      train: {optimizer: sgd, rate: 0.25, steps: 3}
      steps:
        - at: iteration 1
          ask:
            id: later
            type: number
            prompt: What?
            answer: f
            wrong:
              - {value: "2.5", say: That is it.}
              - {value: "3", say: That was before.}
        - at: iteration 2
          try: {id: t, prompt: a, edit: [b], done_when: f <= 2.25, solution: {b: -2}}

      """
    #expect(
      try Self.problems(more) == [
        "18:19: this wrong value is the right answer, or within its tolerance of 0.0005",
        "21:51: this is already true with the values of the lesson",
      ])
  }

  @Test func aStageAfterTheLastEpochIsNone() {
    #expect(
      LessonTexts.problems(
        LessonTexts.base + "train: {optimizer: sgd, epochs: 1}\n"
          + "steps: [{at: iteration 1}, {at: iteration 2}]\n") == [
          "9:33: 'iteration 2' comes after the end; this lesson trains for 1 step"
        ])
  }

  @Test func whatThoseFindWhoShowALessonIsAFindingInItsPlace() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("a.yaml", Self.lesson("a", "expect: {l: 2}\n"))
    let check = LessonCheck([folder.path]) { lesson in
      [Problem(Place(line: 3, column: 8), .warning, "'\(lesson.title)' is short")]
    }
    #expect(
      check.findings.map { "\($0.place): \($0.severity): \($0.sentence)" } == [
        "3:8: warning: 'A line' is short", "8:10: error: 'l' is 1, not 2",
      ])
  }
}
