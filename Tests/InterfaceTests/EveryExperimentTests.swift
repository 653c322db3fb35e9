import Foundation
import Lessons
import Screen
import Study
import Testing

@testable import Interface

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

  private func step(_ state: inout AppState, _ key: Key) {
    _ = state.receive(.key(key))
    state.finish()
  }
}
