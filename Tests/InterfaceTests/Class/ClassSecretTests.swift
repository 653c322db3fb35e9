import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// Nothing that is asked of a class is drawn before it is revealed, but among the options.
@Suite struct ClassSecrets {
  @Test(arguments: ShippedLessons.ids, [Size(80, 24), Size(120, 40)])
  func noScreenTellsWhatIsAsked(_ id: String, _ size: Size) throws {
    var state = AppState.inClass(id, size)
    var hidden = 0
    state.goThrough { state in
      guard let stepper = state.stepper, !stepper.secrets.isEmpty else { return }
      hidden += 1
      for disguise in Disguise.allCases {
        var other = state
        other.stepper?.study = stepper.study.disguised(disguise)
        let isSame = Self.rows(of: state) == Self.rows(of: other)
        #expect(isSame, "\(state.shown)\n\(state.frame.text)\n\(other.frame.text)")
      }
    }
    #expect(hidden > 0)
  }

  /// Of a question with options that were worked out all but these, which have the right answer among
  /// them on purpose, and so more rows or fewer.
  private static func rows(of state: AppState) -> [[Cell]] {
    let frame = state.frame
    let rows = (0..<frame.size.rows).map { Array(frame[row: $0]) }
    guard case .asked(let id, _) = state.beat,
      let question = state.stepper?.moment.prompts.first(where: { $0.question.id == id })?.question,
      question.options == nil, let stepper = state.stepper
    else { return rows }
    let view = ClassView(stepper: stepper, beat: .said(0), hands: Hands())
    let area = view.panes(frame.size).content
    let prompt = stepper.text.prompt(question).wrapped(to: area.width, .unicode).count
    let picture = ClassPicture(moment: stepper.moment, pen: stepper.pen).rows(area.size)
    let below = question.asksForNumbers ? picture ?? 0 : 0
    return Array(rows.prefix(area.row + prompt)) + rows[(area.endRow - below)...]
  }

  /// The right one stands somewhere among them, not always in the same place.
  @Test func optionsAreMadeFromTheAnswerAndFromSlips() throws {
    var places: Set<Int> = []
    var pointedAt = 0
    for id in ShippedLessons.ids {
      var state = AppState.inClass(id)
      state.goThrough { state in
        guard case .asked(let id, _) = state.beat, let question = state.classQuestion else {
          return
        }
        let kind = state.stepper?.moment.prompts.first { $0.question.id == id }?.question.kind
        if case .cells? = kind {
          #expect(question.options.count > 2, "\(id)")
          pointedAt += 1
        }
        guard !question.options.isEmpty else { return }
        #expect(question.options.count > 1 && question.options.count <= ClassQuestion.most)
        #expect(question.options.contains { $0.isRight })
        #expect(
          Set(question.options.map(\.text.text)).count == question.options.count,
          "\(id) \(question.id)")
        places.formUnion(question.options.indices.filter { question.options[$0].isRight })
      }
    }
    #expect(places.count > 2 && pointedAt > 0)
  }

  @Test func aSlipIsNamedOnceTheAnswerIsKnown() {
    var state = AppState.inClass("toy-function")
    state.goToQuestion()
    #expect(state.classQuestion?.options.map(\.text.text).contains("−8.530") == true)
    #expect(!state.frame.text.contains("h₂ is the slope with respect to ω₂"))
    state.click()
    #expect(state.frame.text.contains("h₂ is the slope with respect to ω₂"), "\(state.frame.text)")
    #expect(state.frame.text.contains("✓ −3.366"), "\(state.frame.text)")
  }
}
