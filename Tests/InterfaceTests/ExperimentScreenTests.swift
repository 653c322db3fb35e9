import Foundation
import Lessons
import Screen
import Testing

@testable import Experiments
@testable import Interface
@testable import Study

/// Experiments on the screen: stepped, asked about, nudged.
@Suite struct ExperimentScreens {
  static func state(
    _ name: String, _ size: Size = Size(80, 24), glyphs: Glyphs = .unicode, asks: Bool = true
  ) throws -> AppState {
    let path = PlotViews.folder.appending(path: name + ".yaml").path()
    var state = AppState(
      size: size, glyphs: glyphs, hasColor: true, asksQuestions: asks, menu: [])
    state.show(try #require(LessonFile.read(path).lesson))
    state.finish()
    return state
  }

  struct Scene: Sendable, CustomStringConvertible {
    let lesson: String
    let size: Size
    let keys: [Key]
    var glyphs = Glyphs.unicode
    var ending = ""

    var description: String { "experiment-\(lesson)-\(size.columns)\(ending)" }
  }

  /// To the fifth step, and once to hear that a question waits.
  private static let end = Array(repeating: Key.right, count: 6)

  static let scenes = [
    Scene(lesson: "signals", size: Size(80, 24), keys: end),
    Scene(lesson: "signals", size: Size(120, 40), keys: end + [.tab, .right, .right]),
    Scene(lesson: "signals", size: Size(200, 60), keys: end),
    Scene(
      lesson: "signals", size: Size(80, 24), keys: end, glyphs: .ascii, ending: "-ascii"),
    Scene(
      lesson: "curves", size: Size(80, 24), keys: [.right, .right, .enter, "1", .enter],
      ending: "-missed"),
    Scene(lesson: "product", size: Size(80, 24), keys: [.end, "-"], ending: "-task"),
    Scene(lesson: "descent", size: Size(120, 40), keys: [.end]),
  ]

  @Test(arguments: scenes) func looksAsItDid(_ scene: Scene) throws {
    var state = try Self.state(scene.lesson, scene.size, glyphs: scene.glyphs)
    for key in scene.keys { state.press(key) }
    if scene.glyphs == .ascii { #expect(state.frame.isASCII) }
    try Golden.expect(state.frame, scene.description)
  }

  /// The curve that a question asks about is not seen, nor its numbers in a text, until it is settled.
  @Test func aQuestionKeepsItsCurveBack() throws {
    var state = try Self.state("curves")
    state.press(.right)
    state.press(.right)
    #expect(!state.frame.text.contains("a slope sigmoid"))
    state.press(.end)
    #expect(state.frame.text.contains("The sigmoid's slope is ? at most."))
    for _ in 0..<3 { state.press(.left) }
    state.press(.enter)
    for character in "1/4" { state.press(.character(character)) }
    state.press(.enter)
    #expect(state.frame.text.contains("✓ Right: 0.25."))
    #expect(state.frame.text.contains("a slope sigmoid"))
    state.press(.end)
    #expect(state.frame.text.contains("The sigmoid's slope is 0.25 at most."))
    #expect(state.experimentStudy?.kept["steepest"]?.state == .answered)
  }

  /// Whatever the numbers of a curve are that a question keeps back, the same is shown and said.
  @Test(arguments: ["curves", "signals", "product", "descent", "comparison", "training"])
  func nothingDependsOnWhatIsHidden(_ name: String) throws {
    var state = try Self.state(name)
    let last = try #require(state.experimentStudy).lastPosition
    var hidden = 0
    for keys in [[], [Key.enter, .control("x")], [.enter, "7", .enter], [.control("t")]] {
      state.press(.home)
      for _ in 0...last {
        for key in keys { state.press(key) }
        state.press(.escape)
        var other = state
        for index in other.experiment?.study.hidden ?? [] {
          hidden += 1
          let series = other.experiment?.study.own.series[index]
          other.experiment?.study.own.series[index] = Series(
            series?.name ?? "", x: [1, 2], y: [-8765, 4321])
        }
        #expect(other.frame == state.frame, "\(state.frame.text)\n\(other.frame.text)")
        state.press(.right)
        if state.message != nil { break }
      }
    }
    #expect(hidden > 0, "no question of \(name) keeps a curve back")
  }

  /// A number that a question asks for is not told by a task's condition either.
  @Test func aConditionDoesNotTellWhatIsHidden() throws {
    let text = """
      format: 1
      id: told
      title: Told
      experiment: {kind: curves, functions: [sigmoid], from: -8, to: 8, step: 0.5}
      steps:
        - at: series "slope sigmoid"
          ask: {id: q, type: number, prompt: How steep at 0?, answer: 'at("slope sigmoid", 0)'}
        - at: end
          try:
            id: t
            prompt: Make it end flatter.
            edit: [to]
            done_when: last("slope sigmoid") < 0.0001
            solution: {to: 12}
      """
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try TaskLesson.lesson(text))
    state.finish()
    state.press(.end)
    #expect(state.frame.text.contains("< 0.0001: now ?, which the question at series 2 asks"))
    for _ in 0..<40 { state.press("+") }
    #expect(state.experimentStudy?.isChanged == true)
    #expect(state.experimentStudy?.kept["t"] == nil, "nobody may see that it is done")
    state.press("r")
    for _ in 0..<9 where state.experimentStudy?.pending == nil { state.press(.left) }
    state.press(.enter)
    for character in "1/4" { state.press(.character(character)) }
    state.press(.enter)
    state.press(.end)
    #expect(state.frame.text.contains("< 0.0001: now 3.352e−4."))
  }

  /// Options are put in the learner's order, a digit chooses at once, tried ones are marked.
  @Test func optionsAreChosenAsBesideAGraph() throws {
    let text = """
      format: 1
      id: chosen
      title: Chosen
      experiment: {kind: curves, functions: [sigmoid], from: -8, to: 8, step: 0.5}
      steps:
        - at: start
          ask:
            id: q
            type: choice
            prompt: Where is it steepest?
            options:
              - {text: at 0, correct: true, why: It is steepest in the middle.}
              - {text: at 8, why: It is flat there.}
              - {text: at 1, why: Near that.}
              - {text: at 2, why: Not that far out.}
      """
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try TaskLesson.lesson(text))
    state.finish()
    let study = try #require(state.experimentStudy)
    let question = try #require(study.pending?.question)
    let order = study.order(ofOptionsOf: question)
    state.press(.enter)
    #expect(state.frame.text.contains("1–9 choose"))
    let wrong = try #require(order.firstIndex(of: 1))
    state.press(.character(Character("\(wrong + 1)")))
    #expect(state.frame.text.contains("It is flat there."))
    #expect(state.frame.text.contains("✗ at 8"))
    let right = try #require(order.firstIndex(of: 0))
    state.press(.character(Character("\(right + 1)")))
    #expect(state.frame.text.contains("✓ Right: at 0.\n It is steepest in the middle."))
    let lines = PlainExperiment(study, glyphs: .unicode).lines
    #expect(lines.contains("\(wrong + 1). at 8"))
    let answer = try #require(lines.firstIndex(of: "The answer is at 0."))
    #expect(lines[answer + 1] == "It is steepest in the middle.")
  }

  @Test func aKnownMistakeIsNamedAndHintsHelp() throws {
    var state = try Self.state("curves")
    for key in [Key.right, .right, .enter, "0", ".", "5", .enter] { state.press(key) }
    #expect(state.frame.text.contains("Not yet."))
    #expect(state.frame.text.contains("That is its value at 0."))
    state.press(.escape)
    state.press(.control("t"))
    #expect(state.frame.text.contains("σ′ = σ (1 − σ)."))
    state.press(.control("t"))
    #expect(state.frame.text.contains("Shown, not answered: 0.25."))
  }

  /// + and − change a parameter and everything is computed anew; r restores.
  @Test func aParameterIsNudged() throws {
    var state = try Self.state("product", asks: false)
    state.press(.right)
    let before = state.frame.text
    #expect(before.contains("▸size 4"))
    for _ in 0..<2 { state.press("e") }
    #expect(state.frame.text.contains("▸scale 1"))
    state.press("-")
    #expect(state.frame.text.contains("▸scale 0.909"))
    #expect(state.frame.text.contains("The picture shows your values; r restores."))
    state.press("r")
    #expect(state.frame.text.contains("▸scale 1"))
    for _ in 0..<6 { state.press("-") }
    #expect(state.experimentStudy?.isChanged == true)
  }

  /// The condition of a task is watched after every nudge.
  @Test func aTaskIsDoneByNudging() throws {
    var state = try Self.state("product")
    state.press(.end)
    #expect(state.frame.text.contains("abs(last(\"exponent 1\")) < 0.15: now 0.53"))
    for _ in 0..<6 { state.press("-") }
    #expect(state.frame.text.contains("✓ Done"))
    #expect(state.experimentStudy?.kept["keep-size"]?.state == .answered)
  }

  @Test func numbersAreReadOff() throws {
    var state = try Self.state("curves", asks: false)
    for _ in 0..<3 { state.press(.right) }
    state.press(.tab)
    for _ in 0..<32 { state.press(.right) }
    #expect(state.frame.text.contains("value relu  z 8: 8"))
    state.press(.up)
    #expect(state.frame.text.contains("slope sigmoid  z 8: 3.352e−4"))
    state.press(.escape)
    state.press(.left)
    #expect(state.frame.text.contains("series 2 of 4"))
  }

  /// Graphs and experiments follow each other, both ways, and keep what was answered.
  @Test func partsOfBothKindsFollowEachOther() throws {
    var state = try Self.state("mixed")
    #expect(state.experimentStudy != nil)
    for key in [Key.right, .right, .enter, "1", .enter, .right] { state.press(key) }
    #expect(state.frame.text.contains("Now by hand."))
    state.press(.right)
    #expect(state.message == "→ part 2: By hand")
    state.press(.right)
    #expect(state.experimentStudy == nil && state.frame.text.contains("One step of it."))
    #expect(state.study?.kept["at-zero"]?.state == .answered)
    for _ in 0..<4 { state.press(.right) }
    #expect(state.message == "→ part 3: As a run")
    state.press(.right)
    #expect(state.frame.text.contains("And forty."))
    state.press(.right)
    #expect(state.frame.text.contains("a loss"))
    state.press(.right)
    #expect(state.message == "→ the end of the lesson")
    state.press(.right)
    #expect(state.frame.text.contains("This lesson is done."))
    #expect(state.frame.text.contains("● right: How steep is it at 0?"))
    for _ in 0..<3 { state.press(.left) }
    #expect(state.experimentStudy == nil)
    for _ in 0..<8 { state.press(.left) }
    #expect(state.frame.text.contains("First the curve."))
    #expect(state.experimentStudy?.kept["at-zero"]?.state == .answered)
  }

  /// Whatever is pressed, something is shown, and every slice leaves room for a key.
  @Test func anyKeysAreLegal() throws {
    let keys: [Key] = [
      .right, .left, .tab, .up, .enter, "1", .escape, "+", "-", "e", "r", .end, .home,
      .control("t"),
      .control("r"), .control("x"), "?", "q", .shiftRight, .pageDown, "g",
    ]
    for (number, name) in ["signals", "descent", "comparison", "training", "mixed"].enumerated() {
      var state = try Self.state(name)
      for step in 0..<120 {
        _ = state.receive(.key(keys[(step * (number + 3) + step / 7) % keys.count]))
        if step.isMultiple(of: 3) { _ = state.receive(.timeout) }
        #expect(state.frame.size == Size(80, 24))
        if state.lessonID == nil { break }
      }
      state.finish()
      #expect(!state.isWorking)
    }
  }

  @Test(arguments: ["curves", "signals", "product", "descent", "comparison", "training"])
  func sentencesSayEverySeries(_ name: String) throws {
    let path = PlotViews.folder.appending(path: name + ".yaml").path()
    let lesson = try #require(LessonFile.read(path).lesson)
    let study = try #require(ExperimentStudy(lesson, part: 0))
    let lines = PlainExperiment(study, glyphs: .ascii).lines
    for outline in study.experiment.experiment.outlines {
      #expect(lines.contains { $0.hasPrefix("\(outline.name): from ") }, "\(outline.name)")
    }
    #expect(!lines.contains { $0.contains("?.") })
    #expect(lines.allSatisfy { $0.allSatisfy(\.isASCII) })
  }
}

extension AppState {
  /// A key, and what is to be computed after it.
  fileprivate mutating func press(_ key: Key) {
    _ = receive(.key(key))
    finish()
  }

  mutating func finish() {
    while isWorking { _ = receive(.timeout) }
  }
}
