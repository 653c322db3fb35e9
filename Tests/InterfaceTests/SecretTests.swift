import Autodiff
import Lessons
import Screen
import Testing

@testable import Autodiff
@testable import Interface
@testable import Study

/// What a question asks for is nowhere to be seen: a screen, a page and a sentence are the same,
/// letter by letter, whatever the number is.
@Suite struct Secrets {
  private static let keys: [Key] =
    [
      .right, .right, .right, .right, .left, .tab, .backTab, .home, .end, .enter, .escape,
      .control("t"), .control("x"), .backspace,
    ] + "]][>u}{xxvVoie1.5HUrR".map(Key.character)

  @Test(arguments: ShippedLessons.ids, [Size(80, 24), Size(200, 60), Size(40, 12)])
  func noScreenDependsOnThem(_ id: String, _ size: Size) throws {
    var hidden = 0
    for seed in 1...4 {
      var random = SystemLikeRandom(state: UInt64(seed) &* 7919)
      var state = ShippedLessons.state(id, size, hasColor: seed != 2)
      for _ in 0..<60 {
        let key = Self.keys[Int(random.next() % UInt64(Self.keys.count))]
        guard state.receive(.key(key)) == nil, let study = state.stepper?.study else { break }
        let disguised = try #require(study.disguised)
        guard !disguised.secrets.isEmpty else { continue }
        hidden += 1
        var other = state
        other.stepper?.study = disguised.study
        #expect(other.frame == state.frame, "\(state.frame.text)\n\(other.frame.text)")
        for page in [Page.inspector, .about, .hints] {
          let (shown, others) = (page.content(state, 70), page.content(other, 70))
          #expect(shown.lines(0..<shown.count) == others.lines(0..<others.count))
        }
      }
    }
    #expect(hidden > 0, "no question hides anything in \(id)")
  }

  @Test(arguments: ShippedLessons.ids) func noSentenceDependsOnThem(_ id: String) throws {
    var study = Study(try #require(ShippedLessons.lesson(id)))
    while true {
      let moment = study.moment
      let other = try #require(study.disguised).study.moment
      let pen = Pen(digits: moment.part.digits)
      for (a, b) in zip(Self.sentences(moment, pen), Self.sentences(other, pen)) { #expect(a == b) }
      if study.isDone { return }
      study.perform(.travel(.next))
    }
  }

  /// The examples of a gradient that is asked for would add up to it.
  @Test(arguments: ShippedLessons.ids) func noExampleOfWhatIsAskedIsShown(_ id: String) throws {
    var state = ShippedLessons.state(id)
    var asked = 0
    for _ in 0..<ShippedLessons.steps(id) {
      state.press(.right)
      let moment = try #require(state.stepper).moment
      guard moment.made.isSecret, moment.exampleCount != nil else { continue }
      asked += 1
      #expect(moment.account(ofExample: 0) == nil)
      let before = state.frame
      state.press(.character("x"))
      #expect(state.frame == before, "\(state.frame.text)")
    }
    #expect(asked > 0 || id != "mlp-batch3")
  }

  /// Equal units are marked once both of their numbers may be seen, and not before.
  @Test func unitsOfWhatIsAskedAreNotMarkedAsTwins() throws {
    let text = """
      format: 1
      id: twins
      title: Twins
      graph: |
        f = W @ x
        h = relu(f)
        l = sum(h^2)
      given: {x: [[1, 2], [3, 4]], W: [[1, 1], [1, 1]]}
      learn: [W]
      examples: columns
      steps:
        - at: backward f
          ask: {id: q, type: matrix, prompt: Which gradient?, answer: grad(f)}
      """
    var state = try TaskLesson.state(text: text)
    state.press(.end)
    let marks = state.frame.text.matches(of: /≡/).count
    state.press(.left)
    #expect(state.stepper?.moment.pending != nil)
    state.press(.enter, .control("x"), .end)
    #expect(state.frame.text.matches(of: /≡/).count == marks + 2, "\(state.frame.text)")
  }

  private static func sentences(_ moment: Moment, _ pen: Pen) -> [String] {
    let prose = ProseText(moment: moment, pen: pen)
    let questions = moment.prompts.filter { !$0.isSettled }.map(\.question)
    return PlainStep(moment: moment, pen: pen).heading(title: "", parts: 1, lastIteration: 9)
      + prose.said.map(\.text)
      + questions.flatMap { QuestionText(prose).prompt($0).map(\.text) }
      + questions.flatMap { prose.hints($0.textHints, first: 9).map(\.text) }
      + moment.tasks.map { TaskText(prose).progress($0.progress) }
  }
}

extension Study {
  /// The same with other numbers for everything that must not be seen, and what that is.
  fileprivate var disguised: (study: Study, secrets: Set<Symbol>)? {
    let nodes = moment.graph.nodes.map(\.id)
    let secrets = Set(
      (nodes.map(Symbol.value) + nodes.map(Symbol.gradient)).filter(moment.isSecret))
    var study = self
    study.scene = Scene(
      part: scene.part, iteration: scene.iteration, own: scene.own.disguising(secrets),
      edited: scene.edited?.disguising(secrets), given: scene.given, edits: scene.edits,
      lossBefore: scene.lossBefore, agenda: scene.agenda, questions: scene.questions,
      tasks: scene.tasks, firstNonFinite: scene.firstNonFinite)
    study.look()
    return (study, secrets)
  }
}

extension Trace {
  /// With other numbers for some values and gradients, wherever these stand.
  fileprivate func disguising(_ secrets: Set<Symbol>) -> Trace {
    func other(_ tensor: Tensor, _ name: Symbol) -> Tensor {
      guard secrets.contains(name) else { return tensor }
      // Entries that were equal are no longer: not even that may be seen.
      return Tensor(
        tensor.shape,
        tensor.elements.enumerated().map { -7.125 * $1 - 123.456 + 0.37 * Double($0) })
    }
    return Trace(
      graph,
      values: graph.nodes.map { other(values[$0.id], .value($0.id)) },
      gradients: graph.nodes.map { node in
        gradients[node.id].map { other($0, .gradient(node.id)) }
      },
      steps: steps.map { step in
        switch step {
        case .forward(let step):
          .forward(
            ForwardStep(
              node: step.node, formula: step.formula, value: other(step.value, .value(step.node))))
        case .reverse(let step):
          .reverse(
            ReverseStep(
              pass: step.pass, target: step.target, use: step.use, formula: step.formula,
              localFormula: step.localFormula,
              upstream: step.use.flatMap { use in
                step.upstream.map { other($0, .gradient(use)) }
              },
              local: step.local, product: other(step.product, .gradient(step.target)),
              before: step.before.map { other($0, .gradient(step.target)) },
              after: other(step.after, .gradient(step.target)), part: step.part))
        case .update: step
        }
      })
  }
}
