import Autodiff
import Lessons
import Support
import Testing

@testable import Study

/// What would tell a number that is asked for, in lessons that ask in unusual places.
@Suite struct SecretsTests {
  @Test(arguments: SecretLesson.all) func whatTellsItIsHidden(_ secret: SecretLesson) throws {
    let lesson = try Fixture.lesson(secret.text)
    var study = try #require(Study(lesson))
    study.perform(.travel(.last))
    for (iteration, name) in secret.hidden {
      #expect(isHidden(name, atIteration: iteration, of: &study), "\(name) at \(iteration)")
    }
    for (iteration, name) in secret.shown {
      #expect(!isHidden(name, atIteration: iteration, of: &study), "\(name) at \(iteration)")
    }
    study.perform(.travel(.spot(Spot(iteration: 1))))
    let isLoss = secret.hidden.contains { $0 == (0, "l") }
    #expect((study.moment.lossBefore == nil) == isLoss)
  }

  private func isHidden(_ name: String, atIteration iteration: Int, of study: inout Study) -> Bool {
    study.perform(.travel(.spot(Spot(iteration: iteration, position: .max))))
    let graph = study.moment.graph
    let plain = name.replacing("moved ", with: "").replacing("grad(", with: "")
      .replacing(")", with: "")
    guard let id = graph.node(named: plain)?.id else { return false }
    if name.hasPrefix("grad(") { return study.moment.isSecret(.gradient(id)) }
    if name.hasPrefix("moved ") { return study.moment.hidesMove(of: id) }
    let isGiven = graph.given.contains { $0.id == id }
    if isGiven { study.perform(.travel(.first)) }
    return study.moment.isSecret(.value(id))
  }
}
