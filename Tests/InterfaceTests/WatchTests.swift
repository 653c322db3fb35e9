import Autodiff
import GraphLayout
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// A lesson on the screen while its file is being written.
@Suite struct Watching {
  private static let text = """
    format: 1
    id: watched
    title: Watched
    graph: |
      f = w * x + b
      h = relu(f)
      l = (h - y)^2
    given: {w: 2, x: 3, b: 1, y: 5}
    digits: 2
    steps:
      - at: backward f
        ask: {id: grad-f, type: number, prompt: Which number?, answer: grad(f)}
    """

  private static func file(_ changes: (String, String)...) -> LessonFile {
    var text = text
    for (old, new) in changes {
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    return LessonFile.read(text: text, path: "some/folder/watched.yaml")
  }

  private func state(_ size: Size = Size(80, 24)) -> AppState {
    var state = AppState(size: size, glyphs: .unicode, hasColor: true, menu: nil)
    save(Self.file(), &state)
    return state
  }

  private func save(_ file: LessonFile, _ state: inout AppState) {
    state.reload(file.lesson, findings: file.findings)
  }

  private func press(_ state: inout AppState, _ keys: Key...) {
    for key in keys { #expect(state.take(key) == nil) }
  }

  private func step(_ state: AppState) -> String? {
    state.stepper.flatMap { lesson in
      lesson.step.map { "\($0.pass.rawValue) \(lesson.trace.graph.nodes[$0.node].name)" }
    }
  }

  @Test func theStageStaysByItsNameWhenLinesAreAdded() {
    var state = state()
    press(&state, .end, .left, .left)
    #expect(step(state) == "backward 1 f")
    let before = state.stepper?.position
    save(Self.file(("f = w", "e = x * x\n  f = e + w")), &state)
    #expect(step(state) == "backward 1 f")
    #expect(state.stepper?.position != before)
    #expect(state.frame.text.contains("The file was saved, and the lesson read again."))
    press(&state, .home)
    #expect(!state.frame.text.contains("read again"))
    save(Self.file(), &state)
    #expect(state.stepper?.position == 0)
  }

  @Test func whereAStageIsGoneTheNearestIsShown() {
    var state = state()
    press(&state, .right, .right)
    #expect(step(state) == "forward h")
    save(Self.file(("  h = relu(f)\n", ""), ("(h - y)", "(f - y)")), &state)
    #expect(state.stepper?.position == 2)
    press(&state, .end)
    save(Self.file(("(h - y)^2", "h - y")), &state)
    #expect(step(state) == "backward 2 b")
  }

  @Test func answersAreForgotten() {
    var state = state()
    press(&state, .end, .left, .left, .enter, "4", .enter)
    #expect(state.frame.text.contains("✓ Right: 4."))
    press(&state, "F")
    #expect(state.frame.text.contains("The answers are forgotten."))
    #expect(step(state) == "backward 1 f")
    press(&state, .escape)
    #expect(!state.frame.text.contains("✓ Right: 4."))
    #expect(state.frame.text.contains("Which number?"))
  }

  @Test func aLessonThatIsNotWatchedForgetsNothing() {
    var state = state()
    state.watched = nil
    press(&state, .end, .left, .left, .enter, "4", .enter, "F")
    #expect(state.frame.text.contains("✓ Right: 4."))
  }

  @Test func whatWasWrittenIsGoneTo() throws {
    var state = state()
    let lesson = try #require(Self.file().lesson)
    state.reload(lesson, findings: [], goingTo: try lesson.stage("forward h").get())
    #expect(step(state) == "forward h")
  }

  @Test func answersDecimalsAndTheChosenNodeStay() throws {
    var state = state()
    press(&state, .end, .left, .left, .enter)
    for character in "4" { press(&state, .character(character)) }
    press(&state, .enter, .character("V"))
    #expect(state.frame.text.contains("✓ Right: 4."))
    let h = try #require(state.stepper?.trace.graph.node(named: "h")).id
    state.stepper?.choose(h)
    save(Self.file(("f = w", "e = 2 * x\n  f = e + w"), ("digits: 2", "digits: 4")), &state)
    #expect(state.frame.text.contains("✓ Right: 4."))
    let lesson = try #require(state.stepper)
    #expect(lesson.pen.digits == 5)
    #expect(lesson.chosen.map { lesson.trace.graph.nodes[$0].name } == "h")
  }

  @Test func whatIsWrongStandsAboveTheLessonAsItWas() throws {
    var state = state()
    press(&state, .right, .right)
    let good = state.frame.text
    save(Self.file(("relu", "rleu")), &state)
    let lines = state.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[0] == " watched.yaml:6:7: error: no operation 'rleu'; did you mean 'relu'?")
    #expect(lines[1] == "     h = rleu(f)")
    #expect(lines[2] == "         ^")
    #expect(lines[3].contains("below: the lesson as it was before"))
    #expect(lines[4].contains("step 2 of"))
    press(&state, .right)
    #expect(state.frame.text.contains("step 3 of"))
    #expect(state.frame.text.contains("rleu"), "it stays until it is mended")
    press(&state, .left)
    save(Self.file(), &state)
    press(&state, .escape)
    #expect(state.frame.text == good)
  }

  @Test func theFirstOfManyAreShownAndTheOthersCounted() {
    var state = state(Size(100, 12))
    save(
      Self.file(("relu", "rleu"), ("w: 2", "w: two"), ("x: 3", "x: three"), ("b: 1", "b: one")),
      &state)
    let text = state.frame.text
    #expect(text.contains("watched.yaml:6:7: error: no operation 'rleu'"))
    #expect(text.contains(" and ") && text.contains(" more; below: the lesson as it was before"))
    let shown = text.matches(of: /watched.yaml:/).count
    let count = state.watched?.findings.count ?? 0
    #expect(text.contains("and \(count - shown) more"))
  }

  @Test func whereThereWasNeverALessonTheFindingsHaveTheScreen() {
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    save(Self.file(("relu", "rleu")), &state)
    #expect(state.frame.text.contains("no operation 'rleu'"))
    #expect(state.frame.text.contains("there is no lesson to show yet"))
    for key: Key in [.right, .enter, .character("?"), .character("i"), .tab, .escape, .up] {
      press(&state, key)
      #expect(state.frame.text.contains("no operation 'rleu'"))
    }
    save(Self.file(), &state)
    #expect(state.frame.text.contains("step 0 of"))
    #expect(!state.frame.text.contains("rleu"))
    #expect(state.receive(.key(.character("q"))) == .quit)
  }

  @Test func warningsStandAboveTheLessonAsItIs() {
    var state = state()
    save(Self.file(("  l = (h", "  unused = x^2\n  l = (h")), &state)
    #expect(state.frame.text.contains("warning: "))
    #expect(state.frame.text.contains(" below: the lesson "))
    #expect(state.stepper?.trace.graph.node(named: "unused") != nil)
  }

  @Test func aClickFindsTheNodeBelowTheFindings() throws {
    var state = state()
    save(Self.file(("relu", "rleu")), &state)
    let lesson = try #require(state.stepper)
    let h = try #require(lesson.trace.graph.node(named: "h")).id
    let rect = try #require(lesson.panes(state.size).picture.layout.rect(of: h))
    let (origin, offset) = lesson.panes(state.size).viewport(around: lesson.focus)
    let place = Position(
      row: rect.row + origin.row - offset.row + state.findingRows,
      column: rect.column + origin.column - offset.column)
    _ = state.receive(.mouse(MousePress(.left, at: place)))
    #expect(state.stepper?.chosen == h)
    _ = state.receive(.mouse(MousePress(.left, at: Position(row: 0, column: 3))))
    #expect(state.stepper?.chosen == h)
  }

  @Test(arguments: [
    Size(0, 0), Size(1, 1), Size(3, 2), Size(24, 6), Size(24, 9), Size(40, 12), Size(200, 60),
  ])
  func everySizeCanBeDrawn(_ size: Size) {
    var state = state()
    save(Self.file(("relu", "rleu"), ("w: 2", "w: two")), &state)
    _ = state.receive(.resized(size))
    #expect(state.frame.size == size)
    press(&state, .right, .end, .enter)
    #expect(state.frame.size == size)
    save(Self.file(), &state)
    #expect(state.frame.size == size)
    var empty = AppState(size: size, glyphs: .ascii, hasColor: false, menu: nil)
    save(Self.file(("relu", "rleu")), &empty)
    #expect(empty.frame.size == size)
    #expect(empty.frame.isASCII)
  }
}
