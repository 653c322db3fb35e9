import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// A lesson's sentences are about the lesson's values, whatever values are put in.
@Suite struct EditedText {
  private static let sizes = [Size(80, 24), Size(40, 12), Size(120, 40), Size(200, 60)]
  private static let note = "The text is about the lesson's values; the picture shows yours."

  /// Every given value of every lesson is doubled and more, at every step.
  @Test(arguments: ShippedLessons.ids) func theSentencesStayTheLessons(_ id: String) throws {
    var study = try #require(ShippedLessons.lesson(id).flatMap { Study($0, asks: false) })
    for _ in 0...ShippedLessons.steps(id) {
      var edited = study
      for node in study.moment.graph.given where study.moment.given(node.id) != nil {
        let value = study.moment.given(node.id)?.now ?? .ones(node.shape)
        edited.perform(.value(.set(node.id, value.map { 2.5 * $0 + 1 })))
      }
      #expect(edited.moment.isEdited)
      let texts = [study, edited].map { study in
        Wording(moment: study.moment, pen: Pen(digits: 3)).prose
      }
      // With other values a training may end before the update that is read here.
      if edited.spot == study.spot { #expect(texts[0] == texts[1]) }
      study.goOn()
    }
  }

  /// Wherever any of the lesson's sentences is seen, so is what they are about.
  @Test(arguments: ShippedLessons.ids) func itIsSaidWhatTheTextIsAbout(_ id: String) throws {
    for size in Self.sizes {
      var state = ShippedLessons.state(id, size, asks: false)
      let graph = try #require(state.stepper).moment.graph
      let node = try #require(graph.given.first)
      for position in 0...(state.stepper?.moment.lastPosition ?? 0) {
        state.stepper?.move(to: position)
        var study = try #require(state.stepper?.study)
        study.perform(.value(.set(node.id, Tensor(node.shape, filledWith: 3.25))))
        let text = Wording(moment: study.moment, pen: Pen(digits: 3))
        let lines = Narration(text: text).pages(Size(size.columns, 4))[0]
        guard let first = text.said.first else { continue }
        let start = [first].wrapped(to: size.columns, text.pen.glyphs)[0].text
        let shown = lines.prefix(4).map(\.text)
        if shown.contains(start) {
          #expect(shown.joined(separator: " ").contains(Self.note), "\(shown)")
        }
        #expect(!lines.isEmpty)
      }
    }
  }
}

extension Wording {
  /// What the lesson says here, but for what the program itself adds.
  fileprivate var prose: [String] {
    moment.said.flatMap { passage -> [String] in
      guard case .prose = passage else { return [] }
      return paragraphs(passage).map(\.text)
    }
  }
}
