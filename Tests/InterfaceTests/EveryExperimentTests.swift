import Foundation
import Lessons
import Screen
import Testing

@testable import Experiments
@testable import Interface
@testable import Study

/// What holds for each lesson with an experiment, of those that ship and of the fixtures.
@Suite struct EveryExperiment {
  static let lessons: [Lesson] =
    ShippedLessons.experimenting.compactMap(ShippedLessons.lesson)
    + LessonLibrary(folders: [PlotViews.folder.path()]).entries.compactMap(\.file.lesson)

  struct Look: Sendable, CustomStringConvertible {
    let size: Size
    let glyphs: Glyphs

    var description: String { "\(size.columns)×\(size.rows)\(glyphs.isASCII ? ", ascii" : "")" }
  }

  static let looks = [
    Look(size: Size(80, 24), glyphs: .unicode), Look(size: Size(40, 12), glyphs: .ascii),
    Look(size: Size(200, 60), glyphs: .unicode),
  ]

  /// → alone leads from the start to the end, says and draws something new each time, and ← leads
  /// back.
  @Test(arguments: lessons.map(\.id), looks) func leadsToItsEnd(_ id: String, _ look: Look) throws {
    let lesson = try #require(Self.lessons.first { $0.id == id })
    var state = AppState(
      size: look.size, glyphs: look.glyphs, hasColor: true, asksQuestions: true, menu: nil)
    state.show(lesson)
    state.finish()
    var frames = [state.frame]
    while state.pages.isEmpty, frames.count < 1000 {
      step(&state, .right)
      if state.pages.isEmpty { frames.append(state.frame) }
    }
    #expect(frames.count < 1000, "it ends")
    #expect(state.pages.last?.page == .end)
    #expect(Set(frames).count == frames.count, "each step shows something new")
    for frame in frames {
      #expect(frame.size == look.size)
      if look.glyphs.isASCII { #expect(frame.isASCII, "\(frame.text)") }
      if look.size == Size(80, 24) {
        #expect(!frame.text.contains("…"), "\(frame.text)")
      }
    }
    step(&state, .escape)
    for _ in 0..<2 * frames.count { step(&state, .left) }
    #expect((state.experiment?.study.number ?? state.stepper?.study.number) == 0)
  }

  /// Whatever the numbers are that questions keep back, the sentences are the same, and the end page.
  @Test(arguments: lessons.map(\.id), [false, true])
  func noSentenceDependsOnWhatIsAsked(_ id: String, _ showsSome: Bool) throws {
    var way = PlainWay(try #require(Self.lessons.first { $0.id == id }), glyphs: .unicode)
    var hidden = 0
    var pages = 0
    while way.linesToNextStop() != nil {
      if showsSome, let question = way.experiment?.study.pending?.question {
        way.experiment?.study.show(question)
      }
      guard let study = way.experiment?.study else { continue }
      var other = way
      for index in study.untold {
        hidden += 1
        other.experiment?.study.own.series[index] = Series("", x: [1, 2], y: [-8765, 4321])
      }
      #expect(other.lines == way.lines)
      #expect(other.experiment?.stillOpen == way.experiment?.stillOpen)
      if way.isAtEnd {
        pages += 1
        #expect(other.endPage() == way.endPage())
      }
    }
    #expect(showsSome || hidden > 0 || id == "train-network", "nothing of \(id) is kept back")
    #expect(pages <= 1)
  }

  private func step(_ state: inout AppState, _ key: Key) {
    _ = state.receive(.key(key))
    state.finish()
  }
}
