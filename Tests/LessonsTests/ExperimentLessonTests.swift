import Autodiff
import Experiments
import Foundation
import Notation
import Testing

@testable import Lessons

/// A lesson for each kind of experiment: `Tests/Fixtures/experiments`.
@Suite struct ExperimentLessons {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/experiments")
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()

  static func file(_ name: String) -> LessonFile {
    LessonFile.read(folder.appending(path: name).path())
  }

  static func experiment(_ name: String, part: Int = 0) throws -> Part<ExperimentPart> {
    let file = file(name + ".yaml")
    let lesson = try #require(file.lesson, "\(file.findings.map(\.rendered))")
    return try #require(lesson.parts[part].experiment)
  }

  static func read(_ experiment: String, steps: String = "") -> LessonFile {
    LessonFile.read(
      text: """
        format: 1
        id: x
        title: x
        experiment: \(experiment)
        \(steps)
        """, path: "x.yaml")
  }

  @Test func thereIsOneForEachKind() throws {
    let lessons = Self.names.compactMap { Self.file($0).lesson }
    let kinds = lessons.flatMap(\.parts).compactMap(\.experiment).map(\.content.experiment.kind)
    #expect(Set(kinds) == Set(Experiment.Kind.allCases))
  }

  @Test(arguments: names) func itIsProved(_ name: String) throws {
    let file = Self.file(name)
    #expect(file.findings.isEmpty, "\(file.findings.map(\.rendered))")
    let lesson = try #require(file.lesson)
    #expect(LessonCheck.problems(of: lesson).map(\.sentence) == [])
  }

  @Test func partsAreGraphsAndExperiments() throws {
    let lesson = try #require(Self.file("mixed.yaml").lesson)
    #expect(lesson.parts.map { $0.graph != nil } == [false, true, false])
    #expect(lesson.parts.map { $0.experiment != nil } == [true, false, true])
    #expect(lesson.graphs.count == 1)
  }

  /// A wrong value in `expect`, an answer and a solution are found.
  @Test func whatIsNotSoIsFound() throws {
    let file = Self.read(
      "{kind: curves, functions: [tanh], from: -1, to: 1, step: 0.5}",
      steps: """
        expect:
          'last("value tanh")': 0.5
        steps:
          - at: end
            ask:
              id: a
              type: number
              prompt: How steep?
              answer: at("slope tanh", 0)
              wrong: [{value: "1", say: It is.}]
            try:
              id: b
              prompt: Go further.
              edit: [to]
              done_when: last("value tanh") > 0.99
              solution: {to: 2}
        """)
    let lesson = try #require(file.lesson, "\(file.findings.map(\.rendered))")
    let problems = LessonCheck.problems(of: lesson).map(\.sentence)
    #expect(problems.count == 3)
    #expect(problems.contains { $0.contains("is 0.761594155955764") && $0.contains("not 0.5") })
    #expect(problems.contains(QuestionProblem.wrongIsRight(within: 0.0005).sentence))
    #expect(problems.contains(QuestionProblem.solutionDoesNotReach.sentence))
  }

  @Test func anExpressionNamesParametersAndSeries() throws {
    let part = try Self.experiment("signals")
    let outcome = ExperimentOutcome(part.content)
    let say = try #require(part.notes.first?.say)
    #expect(say.liveValues.map { outcome.value(of: $0.expression) } == [Tensor(12), Tensor(30)])
    let asked = try #require(part.notes[1].questions.first?.key?.expression)
    #expect(outcome.series(in: asked) == [0])
    #expect(part.notes.map(\.stage) == [.start, .series(0), .end])
  }

  // MARK: Other parameters

  @Test func aParameterIsSetAsInAFile() throws {
    let part = try Self.experiment("signals").content
    let wide = try part.setting("width", to: "[20, 40]").get()
    #expect(wide.experiment.outlines.map(\.count) == Array(repeating: 2, count: 6))
    let other = try part.setting("variances", to: "[0.5]").get()
    #expect(other.experiment.outlines.map(\.name) == ["forward 0.5", "backward 0.5"])
    guard case .failure(let error) = part.setting("activation", to: "rleu") else {
      Issue.record("there is no rleu")
      return
    }
    #expect(error.problem.sentence == "'activation' cannot be 'rleu'; did you mean 'relu'?")
  }

  @Test(arguments: [
    ("signals", "depth", "3", "no parameter 'depth'"),
    ("signals", "layers", "2000", "'layers' should be a whole number from 1 to 1,000"),
    ("signals", "width", "100000", "'width' should be a whole number from 1 to 10,000"),
    ("curves", "step", "0", "'step' should be a number greater than 0"),
    ("descent", "rates", "[0.1]", "'rates' needs 3 numbers, one for each optimizer"),
    ("product", "size", "", "'size' has no value"),
  ])
  func whatCannotBeSetIsSaid(_ name: String, _ key: String, _ text: String, _ said: String) throws {
    guard case .failure(let error) = try Self.experiment(name).content.setting(key, to: text)
    else {
      Issue.record("\(key) was set to \(text)")
      return
    }
    #expect(error.problem.sentence.hasPrefix(said), "\(error.problem.sentence)")
  }

  /// From one end to the other is more than a number can be, though each end is one.
  @Test func aStretchWithoutLengthIsSaid() {
    let text = """
      format: 1
      id: wide
      title: t
      experiment: {kind: curves, functions: [tanh], from: -1e308, to: 1e308, step: 1e307}
      """
    #expect(
      LessonTexts.problems(text) == [
        "4:61: from 'from' to 'to' is farther than numbers reach; choose them closer to each other"
      ])
  }

  @Test func ratesOfAllOptimizersAreSet() throws {
    let part = try Self.experiment("descent").content
    let other = try part.setting("rates", to: "[0.1, 0.2, 0.3]").get()
    guard case .descent(let descent) = other.experiment else { return }
    #expect(descent.paths.map(\.training.rate) == [0.1, 0.2, 0.3])
    #expect(other.parameters.last?.value == .numbers([0.1, 0.2, 0.3]))
  }

  @Test func trainingTakesItsOwnParameters() throws {
    let part = try Self.experiment("training").content
    #expect(part.parameters.map(\.name) == ["rate", "epochs", "seed", "momentum"])
    let other = try part.setting("epochs", to: "3").get()
    #expect(other.experiment.outlines.map(\.count) == [3])
    let seeded = try part.seeded(7).get()
    #expect(seeded.seed == 7)
    let (own, drawn) = (ExperimentOutcome(part), ExperimentOutcome(seeded))
    #expect(own.series[0].y[0] != drawn.series[0].y[0])
  }

  @Test func everySeedDrawsAnew() throws {
    for name in ["signals", "product", "training"] {
      let part = try Self.experiment(name).content
      let runs = try (1...2).map { ExperimentOutcome(try part.seeded($0).get()).series }
      #expect(runs[0][0].y != runs[1][0].y, "\(name)")
      #expect(runs[0][0].x == runs[1][0].x, "\(name)")
    }
    let curves = try Self.experiment("curves").content
    #expect(
      ExperimentOutcome(try curves.seeded(5).get()).series == ExperimentOutcome(curves).series)
  }

  // MARK: In words

  @Test func aSeriesIsASentence() throws {
    let part = try Self.experiment("descent").content
    let series = ExperimentOutcome(part).series
    #expect(
      part.sentence(series[0])
        == "path slow: from (−5, −2) to (−0.9435, −7.312e−5) in 20 steps.")
    #expect(
      part.sentence(series[3], numbers: NumberText(unicode: false))
        == "loss fast: from 10.5 at step 0 to 5.600e6 at 20, 0.2864 decades for each step.")
  }

  @Test func overflowIsSaid() throws {
    let part = try Self.experiment("comparison").content
    let series = Series("L near", x: [0, 1, 2], y: [1, 10, .infinity])
    #expect(
      part.sentence(series)
        == "L near: from 1 at update 0 to ∞ at 2. At update 2 it leaves what a double can hold.")
    #expect(part.sentence(Series("L near")) == nil)
  }
}
