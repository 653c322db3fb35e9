import Autodiff
import Foundation
import Testing

@testable import Lessons

/// A lesson that is read.
@Suite struct LessonFiles {
  static let text = """
    format: 1
    id: line
    title: "A line: fitted"
    summary: One line for the menu.
    section: Scalars
    minutes: 5
    goals: [one, two]
    prerequisites: [first]
    references:
      - {text: "A book", url: "https://example.org"}
      - text: Another
    graph: |
      f = w * x + b        # the line
      l = (f - y)^2
    given: {x: [1, 2], y: 2, w: 1/2, b: .5}
    loss: L
    learn: [w]
    digits: 2
    examples: rows
    expect:
      f: [1, 1.5]
      grad(w): {value: -1.5, within: 0.1}
    train: {optimizer: sgd, rate: 0.1, steps: 3}
    steps:
      - at: start
        say: Hello.
        ask:
          id: guess
          type: number
          prompt: Guess {l[1, 1]}.
          answer: L
          wrong: [{value: 2 * L, say: Twice.}]
          hints: [Think., reveal]
        try:
          id: change
          prompt: Change it.
          edit: [b]
          done_when: L < 0.5
          solution: {b: 1}
      - at: end
        ask:
          id: why
          type: choice
          prompt: Why?
          options:
            - {text: So., correct: true}
            - {text: Not so., why: Because.}
      - at: backward w
        say: |
          It is {grad(w)}.
        teacher: Ask.
      - at: end
    """.replacing("loss: L", with: "loss: L").replacing(
      "  l = (f - y)^2\n", with: "  l = (f - y)^2\n  L = mean(l)\n")

  @Test func everyKeyArrives() throws {
    let file = LessonFile.read(text: Self.text, path: "x")
    #expect(file.findings.map(\.rendered) == [])
    let lesson = try #require(file.lesson)
    #expect(lesson.id == "line")
    #expect(lesson.title == "A line: fitted")
    #expect(lesson.summary == "One line for the menu.")
    #expect(lesson.section == "Scalars")
    #expect(lesson.minutes == 5)
    #expect(lesson.goals == ["one", "two"])
    #expect(lesson.prerequisites.map(\.word) == ["first"])
    #expect(lesson.references.map(\.url) == ["https://example.org", nil])
    let part = try #require(lesson.graphs.first)
    #expect(part.title == nil)
    #expect(part.digits == 2)
    #expect(part.content.graph.examples == .rows)
    #expect(part.content.graph.nodes[part.content.graph.loss].name == "L")
    #expect(part.content.graph.given.map(\.kind) == [.parameter, .data, .data, .data])
    let trace = part.content.trace()
    #expect(trace.values[part.content.graph.loss] == Tensor(0.625))
    #expect(part.notes.map(\.stage).count == 4)
    #expect(part.notes[0].stage.position(in: trace) == 0)
    let w = try #require(part.content.node(named: "w"))
    #expect(part.notes[2].stage == .backward(w.id))
    #expect(part.notes[2].stage.position(in: trace) == trace.backwardPositions(of: w.id).first)
    #expect(part.notes[2].stage.text(in: part.content.graph) == "backward w")
    #expect(part.notes[3].stage.position(in: trace) == trace.steps.count)
    #expect(part.notes(at: .start).count == 1)
  }

  @Test func fiveLinesAreEnough() throws {
    let text = "format: 1\nid: a\ntitle: t\ngraph: l = (w * x - y)^2\ngiven: {x: 1, y: 2, w: 3}\n"
    #expect(LessonFile.read(text: text, path: "x").lesson != nil)
  }

  @Test func partsAreReadOneByOne() throws {
    let text = """
      format: 1
      id: a
      title: t
      parts:
        - title: one
          graph: l = w * w
          given: {w: 2}
        - title: two
          graph: |
            l = w * w * w
          given: {w: 3}
          expect: {l: 27}
      """
    let file = LessonFile.read(text: text, path: "x")
    #expect(file.findings.map(\.rendered) == [])
    #expect(file.lesson?.parts.map(\.title) == ["one", "two"])
    #expect(file.lesson.map(LessonCheck.problems) == [])
  }

  @Test func aByteOrderMarkAndWindowsLineEndsAreFine() {
    let text = "\u{FEFF}" + Self.text.replacing("\n", with: "\r\n")
    #expect(LessonFile.read(text: text, path: "x").findings == [])
  }

  @Test func shippedLessonsHaveNoFindings() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "lessons")
    let check = LessonCheck([folder.path()])
    #expect(check.findings.map(\.rendered) == [])
    #expect(check.files.count > 0)
    #expect(check.gradientsCompared > 0)
  }
}
