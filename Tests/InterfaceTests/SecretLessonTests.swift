import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// What would tell a number that is asked for, in lessons that ask in unusual places.
@Suite struct SecretLessons {
  /// The numbers must not be read anywhere, with the question open and every way gone.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let graph: String
    let at: String
    let answer: String
    /// What must be hidden, and after how many updates.
    let hidden: [(iteration: Int, name: String)]
    /// What stays to be calculated with.
    var shown: [(iteration: Int, name: String)] = []

    var testDescription: String { name }

    var text: String {
      """
      format: 1
      id: secret
      title: Secret
      graph: |
        \(graph.replacing("\n", with: "\n  "))
      given: {x: 3.1, y: 2, w: 1.7}
      train: {optimizer: sgd, rate: 0.01, momentum: 0.9, steps: 3}
      steps:
        - at: \(at)
          ask: {id: q, type: number, prompt: Which number?, answer: "\(answer)"}
      """
    }
  }

  static let cases = [
    Case(
      name: "the loss before an update", graph: "f = w * x\nl = (f - y)^2", at: "forward l",
      answer: "l", hidden: [(0, "l")], shown: [(0, "f"), (1, "l")]),
    Case(
      name: "a parameter after the update of its gradient", graph: "f = w * x\nl = (f - y)^2",
      at: "backward w", answer: "grad(w)", hidden: [(0, "grad(w)"), (0, "moved w"), (1, "w")],
      shown: [(0, "w"), (0, "grad(f)")]),
    Case(
      name: "a gradient that makes a parameter's", graph: "f = w * x\nl = (f - y)^2",
      at: "backward f", answer: "grad(f)",
      hidden: [(0, "grad(f)"), (0, "grad(w)"), (0, "moved w"), (1, "w"), (1, "f")],
      shown: [(0, "f"), (0, "l")]),
    Case(
      name: "one path of a fork that comes right after", graph: "f = w * x\nh = f - y\nl = h^2 + f",
      at: "backward h", answer: "grad(h)", hidden: [(0, "grad(h)"), (0, "grad(f)")]),
    Case(
      name: "copies", graph: "f = w * x\nh = f.T\nk = 1 * h\nm = -f + 0\nl = (h + k + m - y)^2",
      at: "forward f", answer: "f", hidden: [(0, "f"), (0, "h"), (0, "k"), (0, "m"), (0, "l")]),
    Case(
      name: "all that is made of it", graph: "f = w * x\nh = 2 * f\nk = exp(h - y)\nl = k^2",
      at: "forward f", answer: "f",
      hidden: [(0, "h"), (0, "k"), (0, "l"), (0, "grad(k)"), (0, "grad(f)"), (0, "grad(w)")]),
    Case(
      name: "another line than the one of its place",
      graph: "f = w * x\nh = relu(f)\nl = (h - 1)^2 + y", at: "forward f", answer: "h",
      hidden: [(0, "h"), (0, "l")], shown: [(0, "f")]),
    Case(
      name: "a number of an earlier step", graph: "f = w * x\nl = (f - y)^2", at: "end",
      answer: "l", hidden: [(0, "l")]),
    Case(
      name: "what an update makes of a parameter", graph: "f = w * x\nl = (f - y)^2",
      at: "update", answer: "w - 0.01*grad(w)", hidden: [(0, "moved w"), (1, "w")],
      shown: [(0, "w"), (0, "grad(w)")]),
    Case(
      name: "a parameter of the next iteration", graph: "f = w * x\nl = (f - y)^2",
      at: "iteration 1", answer: "w",
      hidden: [(0, "moved w"), (1, "w"), (1, "f"), (1, "moved w"), (2, "w")], shown: [(0, "w")]),
    Case(
      name: "what is calculated from two numbers of a line", graph: "f = w * x\nl = (f - y)^2",
      at: "forward l", answer: "(f - y)^2", hidden: [(0, "l")], shown: [(0, "f")]),
  ]

  @Test(arguments: cases) func whatTellsItIsHidden(_ secret: Case) throws {
    let lesson = try TaskLesson.lesson(secret.text)
    var study = Study(lesson)
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

  /// After every key, every screen is the same whatever the hidden numbers are.
  @Test(arguments: cases) func noScreenDependsOnThem(_ secret: Case) throws {
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
