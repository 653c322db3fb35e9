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
    for iteration in 0...2 {
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
        }
      }
    }
    #expect(lesson.parts.count == 1)
  }
}
