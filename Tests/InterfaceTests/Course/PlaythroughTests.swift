import Lessons
import Screen
import Support
import Testing

@testable import Interface

/// Lessons that play by themselves.
@Suite struct Playthroughs {
  @Test(arguments: ShippedLessons.all.map(\.id))
  func aLessonPlaysToItsEndAndAlwaysTheSame(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    let shown = Array(Playthrough(lesson, size: Size(80, 24)))
    #expect(shown.count > 5 && shown.first?.stage?.hasSuffix("start") == true)
    #expect(shown.last?.stage == "end of the lesson", "\(shown.last?.frame.text ?? "")")
    for (one, next) in zip(shown, shown.dropFirst()) {
      #expect(one.frame != next.frame)
      #expect((1500...15_000).contains(next.milliseconds))
    }
    let again = Array(Playthrough(lesson, size: Size(80, 24)))
    #expect(again.map(\.frame) == shown.map(\.frame))
  }

  /// What is asked stands open on one screen, and answered on the next.
  @Test func aQuestionStandsOpenOnceAndIsThenShown() throws {
    let lesson = try #require(ShippedLessons.lesson("toy-function"))
    let texts = Playthrough(lesson, size: Size(80, 24)).map(\.frame.text)
    let open = try #require(texts.firstIndex { $0.contains("What is ∂ℓ/∂h₂?") })
    #expect(texts[open].contains("∂ℓ/∂h₂ = ?") && !texts[open].contains("−3.366"))
    #expect(texts[open + 1].contains("−3.366") && texts[open + 1].contains("Shown"))
    #expect(!texts.dropFirst(open + 1).contains { $0.contains("∂ℓ/∂h₂ = ?") })
  }

  @Test func aPartCanBeTheFirst() throws {
    let lesson = try #require(ShippedLessons.lesson("mlp-batch3"))
    let shown = Array(Playthrough(lesson, part: 1, size: Size(80, 24)))
    #expect(shown.first?.stage == "part 2, start")
    #expect(!shown.contains { $0.stage?.hasPrefix("part 1") == true })
  }
}
