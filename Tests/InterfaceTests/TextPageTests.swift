import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// A text that is longer than its pane is turned before → goes on.
@Suite struct TextPages {
  /// Its picture needs eleven rows, so that the text has two.
  private let state = ShippedLessons.state("deep-relu")

  @Test func arrowsTurnThemAndThenGoOn() throws {
    var state = state
    let stepper = try #require(state.stepper)
    let count = stepper.shownText(state.size).pages.count
    #expect(count > 1)
    let start = state.frame
    #expect(start.text.contains(" 1 of \(count) → "))
    for page in 1..<count {
      _ = state.receive(.key(.right))
      #expect(state.stepper?.spot == Spot())
      #expect(state.stepper?.shownText(state.size).page == page)
    }
    let last = state.frame
    #expect(last.text.contains(" \(count) of \(count) "))
    _ = state.receive(.key(.right))
    #expect(state.stepper?.spot != Spot())
    _ = state.receive(.key(.left))
    #expect(state.frame == last)
    for _ in 1..<count { _ = state.receive(.key(.left)) }
    #expect(state.frame == start)
  }

  @Test func aLargerScreenShowsAllOfItAtOnce() throws {
    var state = state
    _ = state.receive(.key(.right))
    state.resize(to: Size(120, 40))
    #expect(try #require(state.stepper).shownText(state.size).pages.count == 1)
  }

  /// At each place of each lesson: whatever is said there is read before → goes on.
  @Test(arguments: ShippedLessons.all.map(\.id)) func theLastWordOfEachTextIsReached(_ id: String) {
    var state = ShippedLessons.state(id, asks: false)
    var read: Set<String> = []
    var left = 2000
    func words(_ text: String) -> [String] { text.split { " \n".contains($0) }.map(String.init) }
    func saidHere(_ state: AppState) -> [String] {
      if let experiment = state.experiment {
        return experiment.study.said.flatMap(experiment.text.paragraphs).map(\.text)
      }
      return state.stepper.map { $0.text.said.map(\.text) } ?? []
    }
    while state.pages.isEmpty, left > 0 {
      left -= 1
      state.finish()
      let place = state.standpoint
      let said = saidHere(state)
      read.formUnion(words(state.frame.text))
      _ = state.receive(.key(.right))
      state.finish()
      if state.standpoint == place, state.pages.isEmpty { continue }
      for paragraph in said {
        // A word may be broken where it is longer than the screen.
        guard let last = words(paragraph).last, last.count < 20 else { continue }
        #expect(read.contains(last), "\(id) at \(place.map { "\($0)" } ?? ""): \(paragraph)")
      }
      read = []
    }
    #expect(left > 0 && state.pages.last?.page == .end)
  }

  /// On a screen without room for pages: what is cut is read on a page, and the key to it is named.
  @Test(arguments: ShippedLessons.all.map(\.id)) func whatIsCutIsReadElsewhere(_ id: String) {
    var state = ShippedLessons.state(id, Size(40, 12), asks: false)
    var (left, cut) = (1000, 0)
    func words(_ text: String) -> String {
      text.split { " \n".contains($0) }.joined(separator: " ")
    }
    while state.pages.isEmpty, left > 0 {
      left -= 1
      state.finish()
      let seen = words(state.frame.text)
      var lines: [StyledLine] = []
      if let stepper = state.stepper, state.experiment == nil {
        lines = stepper.text.said + stepper.text.saidAfter
      } else if let experiment = state.experiment {
        let view = ExperimentView(stepper: experiment)
        lines = view.said + view.prompts + view.saidAfter
      }
      for line in lines where !seen.contains(words(line.spelled(state.pen.glyphs).text)) {
        // It may be longer than its pane, and turned to with → there.
        cut += 1
        let page = state.content(of: OpenPage(page: .about))
        let all = words(page.lines(0..<page.count).map(\.text).joined(separator: " "))
        #expect(all.contains(words(line.text)), "\(id): \(line.text)")
        let hints = state.frame.text.split(separator: "\n").last ?? ""
        // A message stands in the place of the keys until the next one.
        #expect(state.message != nil || hints.contains("i text"), "\(state.frame.text)")
      }
      _ = state.receive(.key(.right))
    }
    #expect(left > 0 && cut > 0)
  }

  @Test func aQuestionThatIsCutIsReadThereToo() throws {
    var state = ShippedLessons.state("toy-function", Size(40, 12))
    let question = try #require(state.stepper?.questions.last)
    state.stepper?.move(to: question.placement)
    let prompt = try #require(state.stepper).text.paragraphs(question.item.prompt).map(\.text)
    let page = state.content(of: OpenPage(page: .about))
    let all = page.lines(0..<page.count).map(\.text).joined(separator: " ")
    #expect(all.contains(prompt.joined(separator: " ")), "\(all)")
    #expect(state.frame.text.contains("i text"), "\(state.frame.text)")
  }

  /// What has become of a question is seen at once, however long the text above it.
  @Test func anAnswerTurnsToWhatIsSaidOfIt() throws {
    var state = state
    let question = try #require(state.stepper?.questions.first)
    state.stepper?.move(to: question.placement)
    _ = state.receive(.key(.function(3)))
    let stepper = try #require(state.stepper)
    let shown = stepper.shownText(state.size)
    #expect(shown.pages[shown.page].contains { $0.text.hasPrefix("Shown, not answered") })
  }
}
