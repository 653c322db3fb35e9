import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// → past steps of which a lesson says nothing.
@Suite struct SilentSteps {
  /// Four steps forward, four back in pass #1, two in pass #2.
  private static func lesson(_ steps: String, w: String = "2") throws -> Lesson {
    let text = """
      format: 1
      id: quiet
      title: Quiet
      graph: |
        a = w * x
        b = exp(a)
        c = b + v
        l = c^2
      given: {w: \(w), x: 3, v: 1}
      learn: [w, v]
      \(steps)
      """
    let file = LessonFile.read(text: text, path: "quiet.yaml")
    return try #require(file.lesson, "\(file.findings)")
  }

  private static let middle = """
    steps:
      - {at: start, say: Here it begins.}
      - {at: backward b, say: This is the slope of a sum.}
      - {at: end, say: Here it ends.}
    """

  @Test func theScreenSaysWhichStepsWerePassed() throws {
    var state = AppState(
      size: Size(80, 24), glyphs: .unicode, hasColor: true, asksQuestions: true, menu: nil)
    state.show(try Self.lesson(Self.middle))
    _ = state.take(.right)
    #expect(state.frame.text.contains("Steps 1 to 4 in one go; ← looks at each."))
    #expect(state.frame.text.contains("step 4 of 10"))
    _ = state.take(.right)
    #expect(state.frame.text.contains("Steps 5 and 6 in one go; ← looks at each."))
    _ = state.take(.right)
    #expect(state.frame.text.contains("This is the slope of a sum."))
    for _ in 0..<2 { _ = state.receive(.key(.left)) }
    #expect(state.frame.text.contains("step 5 of 10"))
    #expect(!state.frame.text.contains("in one go"))
  }

  @Test func plainModeReadsAllOfARunAtOnce() throws {
    var lesson = try #require(PlainLesson(try Self.lesson(Self.middle), glyphs: .unicode))
    let (first, second) = (lesson.linesToNextStop() ?? [], lesson.linesToNextStop() ?? [])
    #expect(first.map { $0.prefix(13) } == (1...4).map { "Step \($0) of 10," })
    #expect(second.map { $0.prefix(12) } == ["Step 5 of 10", "Step 6 of 10"])
    lesson.retreat()
    #expect(lesson.lines.first?.hasPrefix("Step 5 of 10,") == true)
  }

  /// Nothing that a lesson says can be missed by pressing → alone.
  @Test(arguments: ShippedLessons.ids)
  func everyNoteOfALessonThatShipsIsAStop(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    var study = try #require(Study(lesson))
    var seen: Set<Spot> = [study.spot]
    while !study.hasEnded {
      study.goOn()
      seen.insert(study.spot)
    }
    for (index, part) in lesson.graphs.enumerated() {
      let trace = part.content.trace()
      for note in part.notes {
        guard let position = note.stage.position(in: trace) else { continue }
        #expect(seen.contains(Spot(part: index, position: position)))
      }
    }
  }
}
