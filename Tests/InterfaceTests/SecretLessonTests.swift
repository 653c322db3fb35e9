import Autodiff
import Lessons
import Screen
import Support
import Testing

@testable import Interface
@testable import Study

/// What would tell a number that is asked for, in lessons that ask in unusual places.
@Suite struct SecretLessons {
  /// After every key, every screen is the same whatever the hidden numbers are.
  @Test(arguments: SecretLesson.all) func noScreenDependsOnThem(_ secret: SecretLesson) throws {
    let lesson = try TaskLesson.lesson(secret.text)
    for iteration in 0...3 {
      var state = try TaskLesson.state(text: secret.text)
      let steps = try #require(state.stepper).moment.lastPosition
      state.press(.end)
      for position in 0...steps {
        var study = try #require(state.stepper?.study)
        study.perform(
          .travel(.spot(Spot(iteration: iteration, position: position))))
        state.stepper?.study = study
        for disguise in Disguise.allCases {
          var other = state
          other.stepper?.study = study.disguised(disguise)
          #expect(other.frame == state.frame, "\(state.frame.text)\n\(other.frame.text)")
          for id in state.stepper?.moment.graph.nodes.map(\.id) ?? [] {
            state.stepper?.choose(id)
            other.stepper?.choose(id)
            let (page, others) = (
              Page.inspector.content(state, 70), Page.inspector.content(other, 70)
            )
            #expect(page.lines(0..<page.count) == others.lines(0..<others.count))
          }
          state.stepper?.choose(nil)
          let sentences = [study, other.stepper?.study].compactMap { study -> [String]? in
            var plain = PlainLesson(lesson, glyphs: .unicode)
            if let study { plain?.study = study }
            return plain?.lines
          }
          #expect(sentences[0] == sentences[1])
        }
      }
    }
    #expect(lesson.parts.count == 1)
  }
}
