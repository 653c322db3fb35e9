import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// Sentences read from the top stand in the order in which a screen shows them.
@Suite struct PlainOrder {
  /// A question about a step is put before it; one at the start, in an iteration or at the end after
  /// what stands there.
  @Test(arguments: ShippedLessons.all.map(\.id))
  func aQuestionStandsOnItsSideOfTheStep(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    guard var plain = PlainLesson(lesson, glyphs: .unicode) else { return }
    for stop in 0...plain.lastPosition {
      let lines = plain.linesWithAnswers(at: stop)
      let moment = plain.study.moment
      let place = Comment(rawValue: "\(id) at \(moment.spot):\n\(lines.joined(separator: "\n"))")
      let isStep =
        moment.position > 0 && moment.spot.iteration == 0 && !moment.spot.isEnd
      let step = "Step \(moment.position) of "
      let told = isStep ? try #require(lines.firstIndex { $0.hasPrefix(step) }, place) : 0
      let ofEnd = moment.part.notes(at: .end).flatMap(\.questions).map(\.id)
      let isBefore = moment.prompts.map { isStep && !ofEnd.contains($0.question.id) }
      let asked = lines.indices.filter { lines[$0].hasPrefix("Question: ") }
      #expect(asked.map { $0 < told } == isBefore, place)
      let after = moment.part.notes(at: .end).compactMap(\.say)
      if ofEnd.isEmpty || !isBefore.contains(false) || after.isEmpty { continue }
      let first = try #require(after.flatMap(plain.text.paragraphs).first?.text)
      let said = try #require(lines.firstIndex(of: first), place)
      #expect(isBefore.count { $0 } == asked.count { $0 < said }, "the end asks after it speaks")
    }
  }
}
