import Autodiff
import Lessons
import Screen
import Testing

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
        guard state.take(key) == nil, let study = state.stepper?.study else { break }
        guard !study.secrets.isEmpty else { continue }
        hidden += 1
        for disguise in Disguise.allCases {
          var other = state
          other.stepper?.study = study.disguised(disguise)
          #expect(other.frame == state.frame, "\(state.frame.text)\n\(other.frame.text)")
          for page in [Page.inspector, .about, .hints, .help(in: state.context)] {
            let (shown, others) = (page.content(state, 70), page.content(other, 70))
            #expect(shown.lines(0..<shown.count) == others.lines(0..<others.count))
          }
        }
      }
    }
    #expect(hidden > 0, "no question hides anything in \(id)")
  }

  @Test(arguments: ShippedLessons.ids) func noSentenceDependsOnThem(_ id: String) throws {
    var study = try #require(ShippedLessons.lesson(id).flatMap { Study($0) })
    for _ in 0...ShippedLessons.steps(id) {
      let sentences = Self.sentences(study.moment)
      for disguise in Disguise.allCases {
        #expect(Self.sentences(study.disguised(disguise).moment) == sentences)
      }
      study.goOn()
    }
    #expect(study.moment.position > 0)
  }

  /// Wherever a lesson is read, at every iteration that it speaks of, and at its end.
  @Test(arguments: ShippedLessons.ids, 0...1)
  func nothingThatIsReadDependsOnThem(_ id: String, _ seed: Int) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    let study = try #require(Study(lesson)).askedEverything { seed > 0 && $0 % 3 == 2 }
    for disguise in Disguise.allCases {
      let other = study.disguisedThroughout(disguise)
      var (plain, disguised) = try (reader(study), reader(other))
      for position in 0...plain.lastPosition {
        #expect(plain.lines(at: position) == disguised.lines(at: position))
      }
      #expect(plain.endPage() == disguised.endPage())
      for iteration in 1...3 where (study.lastIteration ?? 0) >= iteration {
        plain.go(to: PlacedStage(part: 0, stage: .iteration(iteration)))
        disguised.go(to: PlacedStage(part: 0, stage: .iteration(iteration)))
        // Iterations of which nothing is said have their own numbers in both.
        if study.course.iterationsSpokenOf(inPart: 0).contains(iteration) {
          #expect(plain.lines == disguised.lines)
        }
      }
      let pen = Pen()
      let pages = [study, other].map { EndPage(study: $0, pen: pen).lines.map(\.text) }
      #expect(pages[0] == pages[1])
    }
  }

  private func reader(_ study: Study) throws -> PlainLesson {
    var plain = try #require(PlainLesson(study.lesson, glyphs: .unicode))
    plain.study = study
    return plain
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
      #expect(state.message == "The examples would tell what is asked.")
      state.message = nil
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
        l = sum((V @ h)^2)
      given: {x: [[1, 2], [3, 4]], W: [[1, 1], [1, 1]], V: [[2, 2]]}
      learn: [W, V]
      examples: columns
      steps:
        - at: backward f
          ask: {id: q, type: matrix, prompt: Which gradient?, answer: grad(f)}
      """
    var state = try TaskLesson.state(text: text)
    state.press(.end)
    #expect(!state.frame.text.contains("≡"))
    while state.stepper?.moment.pending == nil { state.press(.left) }
    state.showAnswer()
    state.press(.end)
    #expect(state.frame.text.matches(of: /≡/).count == 4, "\(state.frame.text)")
    state.press(.left)
    #expect(!state.frame.text.contains("≡"), "W has no gradient yet")
  }

  private static func sentences(_ moment: Moment) -> [String] {
    let text = Wording(moment: moment, pen: Pen(digits: moment.part.digits))
    let questions = moment.prompts.filter { !$0.isSettled }.map(\.question)
    return text.heading(title: "", part: 1, parts: 1, lastIteration: 9)
      + text.said.map(\.text)
      + questions.flatMap { text.prompt($0).map(\.text) }
      + questions.flatMap { text.hints($0, shown: 9).map(\.text) }
      + moment.tasks.map { text.progress($0.progress) }
  }
}
