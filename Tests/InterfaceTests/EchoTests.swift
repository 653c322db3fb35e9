import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// A text must not tell what a question asks for by working it out anew.
@Suite struct Echoes {
  struct Case: Sendable, CustomStringConvertible {
    let graph: String
    let at: String
    let ask: String
    /// What a text may not say, and what it may, while that is open.
    let told: [String]
    let said: [String]

    var description: String { "\(ask) at \(at)" }

    var text: String {
      let lines = (told + said).map { "          - `\($0)` is {\($0)}" }.joined(separator: "\n")
      return """
        format: 1
        id: echo
        title: Echo
        graph: |
          \(graph.replacing("\n", with: "\n  "))
        given: {x: 3.1, y: 2, w: 1.7, b: 0.4}
        train: {optimizer: sgd, rate: 0.1, steps: 3}
        steps:
          - at: start
            say: |
        \(lines)
          - at: \(at)
            ask: {id: q, prompt: Which one?, \(ask)}
        """
    }
  }

  private static let line = "f = w * x + b\nh = relu(f)\nl = (h - y)^2"

  static let cases = [
    Case(
      graph: line, at: "forward f", ask: "type: number, answer: f",
      told: [
        "f", "h", "l", "w*x + b", "-(w*x + b)", "2*(b + x*w) - 1", "exp(w*x + b)", "grad(w)",
        "grad(b)", "relu(w*x + b)",
      ], said: ["w*x", "w + b", "x", "1/4", "w^2", "y"]),
    Case(
      graph: line, at: "forward h", ask: "type: sign, answer: h",
      told: ["h", "relu(f)", "max(f, 0)"],
      said: ["f", "f - y", "w*x + b"]),
    Case(
      graph: line, at: "forward l", ask: "type: number, answer: l",
      told: ["l", "(h - y)^2", "1000*(y - h)^2"], said: ["h - y", "2*(h - y)"]),
    Case(
      graph: line, at: "backward h", ask: "type: number, answer: grad(h)",
      told: ["grad(h)", "grad(f)", "grad(b)", "2*(h - y)", "h - y", "y - h", "-2*h + 2*y"],
      said: ["l", "h", "h + y"]),
    Case(
      graph: line, at: "backward w", ask: "type: number, answer: grad(w)",
      told: ["grad(w)", "x*grad(f)", "w - 0.1*grad(f)*x", "w@1", "w@2", "l@3"],
      said: ["grad(f)", "x", "w@0", "l@0"]),
    Case(
      graph: line, at: "update", ask: "type: number, answer: \"w - 0.1*grad(w)\"",
      told: ["w - 0.1*grad(w)", "w@1", "f@2"], said: ["grad(w)", "w", "f@0"]),
  ]

  @Test(arguments: cases) func itIsNotSaidUntilThatIsSettled(_ example: Case) throws {
    var study = try #require(Study(try TaskLesson.lesson(example.text)))
    study.perform(.travel(.last))
    study.perform(.travel(.first))
    #expect(said(study) == example.told.map { "• \($0) is ?" }, "\(said(study))")
    for question in study.openQuestions { study.show(question) }
    #expect(said(study).isEmpty, "\(said(study))")
  }

  /// What is said with a ? in place of its number.
  private func said(_ study: Study) -> [String] {
    Wording(moment: study.moment, pen: Pen()).said.map(\.text).filter { $0.hasSuffix(" is ?") }
  }

  /// Values that are 0 or 1 make other values alike by chance; that tells nothing.
  @Test func numbersThatAreAlikeByChanceTellNothing() throws {
    let text = """
      format: 1
      id: alike
      title: Alike
      graph: |
        f = w @ x
        l = sum(f)
      given: {x: [[0], [0]], w: [[0, 0]]}
      learn: [w]
      steps:
        - {at: start, say: "{0*1} and {x[1, 1]} and {w[1, 1] + x[1, 1]} and {w @ x}"}
        - at: forward f
          ask: {id: q, type: number, prompt: Which one?, answer: f}
      """
    let study = try #require(Study(try TaskLesson.lesson(text)))
    let said = Wording(moment: study.moment, pen: Pen()).said.map(\.text)
    #expect(said == ["0 and 0 and 0 and ?"])
  }

  /// A later line that comes to the same waits with the one that is asked for, in texts and boxes, and
  /// so does what is made of it; a line of the same values that tells nothing does not.
  @Test(
    arguments: [
      ("x*w + b", true), ("2*b + 2*w*x - 1", true), ("w*x - b", false), ("w*x*b", false),
    ]) func aTwinWaitsToo(_ twin: String, _ tells: Bool) throws
  {
    let text = """
      format: 1
      id: twin
      title: Twin
      graph: |
        f = w*x + b
        g = \(twin)
        l = f^2 + sin(g)
      given: {x: 2, w: 0.3, b: 0.21}
      learn: [w, b]
      steps:
        - {at: start, say: "{f} and {g}"}
        - at: forward f
          ask: {id: q, type: number, prompt: Which one?, answer: f}
      """
    var study = try #require(Study(try TaskLesson.lesson(text)))
    let line = try #require(Wording(moment: study.moment, pen: Pen()).said.map(\.text).first)
    #expect(line.hasPrefix("? and ") && line.hasSuffix("and ?") == tells, "\(line)")
    study.perform(.travel(.last))
    let graph = study.moment.graph
    let g = try #require(graph.nodes.first { $0.name == "g" }).id
    #expect(study.moment[.value(g)].isSecret == tells)
    for question in study.openQuestions { study.show(question) }
    #expect(!study.moment[.value(g)].isSecret)
  }

  /// The gradient of a line has its shape, and so has what is made of it entry by entry.
  @Test func aShapeIsNotToldByWhatHasIt() throws {
    let text = """
      format: 1
      id: shape
      title: Shape
      graph: |
        f = W @ x
        h = relu(f)
        l = sum(h^2)
      given: {W: [[1, 2], [2, 2], [3, 2]], x: [[1, 2], [1, 1]]}
      learn: [W]
      steps:
        - at: forward f
          ask: {id: q, type: shape, prompt: Which?, answer: f}
      """
    var study = try #require(Study(try TaskLesson.lesson(text)))
    study.perform(.travel(.last))
    let graph = study.moment.graph
    func isSecret(_ name: String, _ symbol: (Node.ID) -> Symbol) throws -> Bool {
      let id = try #require(graph.nodes.first { $0.name == name }).id
      return study.moment[symbol(id)].isSecret
    }
    for name in ["f", "h"] {
      #expect(try isSecret(name, Symbol.value) && isSecret(name, Symbol.gradient), "\(name)")
    }
    #expect(try !isSecret("x", Symbol.value) && !isSecret("W", Symbol.gradient))
    for question in study.openQuestions { study.show(question) }
    #expect(try !isSecret("h", Symbol.value) && !isSecret("f", Symbol.gradient))
  }

  /// A task's condition tells no more than a text.
  @Test func aConditionDoesNotWorkItOut() throws {
    let text = """
      format: 1
      id: condition
      title: Condition
      graph: |
        f = w * x
        l = (f - y)^2
      given: {x: 3, y: 2, w: 1.5}
      steps:
        - at: forward f
          ask: {id: q, type: number, prompt: Which one?, answer: f}
        - at: end
          try: {id: t, prompt: Less., edit: [w], done_when: "w*x < 4", solution: {w: 1}}
      """
    var state = try TaskLesson.state(text: text)
    state.press(.end)
    let view = try #require(state.stepper?.moment.openTask)
    #expect(view.progress.isSecret)
    let stepper = try #require(state.stepper)
    #expect(
      stepper.text.progress(view.progress, of: view.task)
        == "w · x is ?: it waits for the answer at step 1. It should be below 4.")
  }

  /// What is asked for later in the part is not said to be asked for in another one.
  @Test(arguments: [
    ("{at: iteration 1, ask: {id: q, type: number, prompt: 'l?', answer: l}}", "at iteration 1"),
    ("{at: end, ask: {id: q, type: number, prompt: 'l?', answer: l@1}}", "at step 6"),
    (
      "{at: start, ask: {id: q, type: number, prompt: 'w?', answer: w - 0.1*grad(w)}}",
      "at the start"
    ),
  ])
  func aNumberOfAnotherMomentWaitsWhereItIsAsked(_ step: String, _ place: String) throws {
    let text = """
      format: 1
      id: later
      title: Later
      graph: |
        f = w * x
        l = f^2
      given: {w: 1, x: 2}
      learn: [w]
      train: {optimizer: sgd, rate: 0.1, steps: 2}
      steps:
        - \(step)
        - at: forward f
          try: {id: t, prompt: Make it small., edit: [w], done_when: l@1 < 0.1, solution: {w: 0}}

      """
    var study = try #require(Study(try TaskLesson.lesson(text)))
    study.perform(.travel(.spot(Spot(position: 1))))
    let task = try #require(study.moment.openTask)
    #expect(
      Wording(moment: study.moment, pen: Pen()).progress(task.progress)
        == "ℓ@1 is ?: it waits for the answer \(place). It should be below 0.1.")
  }

  /// A heading has the loss of an iteration, from its start on.
  @Test func noHeadingTellsIt() throws {
    let text = Self.cases[4].text
    var plain = try #require(PlainLesson(try TaskLesson.lesson(text), glyphs: .unicode))
    _ = plain.lines(at: plain.lastPosition)
    for iteration in 1...3 {
      plain.go(to: PlacedStage(part: 0, stage: .iteration(iteration)))
      #expect(plain.lines.first == "Iteration \(iteration) of 3: ℓ = ?.", "\(plain.lines)")
      #expect(
        plain.lines.contains("What is ? here waits for the answer at step 7 of iteration 0."))
    }
  }

  /// A sum over an epoch has the loss of each of its batches in it.
  @Test func noSumOverAnEpochTellsIt() throws {
    let text = """
      format: 1
      id: epochs
      title: Epochs
      graph: |
        f = w * x
        L = mean((f - y)^2)
      given: {x: [[1, 2, 3, 4]], y: [[2, 3, 5, 6]], w: 1}
      learn: [w]
      examples: columns
      train: {optimizer: sgd, rate: 0.01, batch: 2, epochs: 3}
      steps:
        - at: forward L
          ask: {id: q, type: number, prompt: Which one?, answer: L}
        - {at: iteration 2, say: "{epoch_sum(L)}, {L@1} and {L}"}
        - {at: iteration 4, say: "{epoch_sum(L)}, {L@0} and {over_all(L)}"}
      """
    var study = try #require(Study(try TaskLesson.lesson(text)))
    study.perform(.travel(.last))
    func said(_ iteration: Int) -> String {
      study.perform(.travel(.stage(PlacedStage(part: 0, stage: .iteration(iteration)))))
      return Wording(moment: study.moment, pen: Pen()).said.map(\.text).joined()
    }
    #expect(said(2).hasPrefix("?, ") && said(2).matches(of: /\?/).count == 1, "\(said(2))")
    #expect(said(4).matches(of: /\?/).count == 1 && said(4).contains(", ? and "), "\(said(4))")
    for question in study.openQuestions { study.show(question) }
    #expect(!said(2).contains("?") && !said(4).contains("?"))
  }
}
