import Foundation
import Lessons
import Screen

@testable import Interface
@testable import Study

/// The lessons of the folder `lessons`, as tests step through them.
enum ShippedLessons {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons").path()

  static let all: [Lesson] = LessonLibrary(folders: [folder]).entries.compactMap(\.file.lesson)

  /// Those that are all graphs.
  static let ids = all.filter { $0.parts.allSatisfy { $0.graph != nil } }.map(\.id)

  /// Those with an experiment.
  static let experimenting = all.filter { $0.parts.contains { $0.experiment != nil } }.map(\.id)

  static func lesson(_ id: String) -> Lesson? { all.first { $0.id == id } }

  /// How many stops lead from the start of a lesson to the end of its last part.
  static func steps(_ id: String) -> Int {
    guard var study = lesson(id).flatMap({ Study($0) }) else { return 0 }
    var count = -1
    while !study.hasEnded {
      study.goOn()
      count += 1
    }
    return count
  }

  /// The stepper at the start of a lesson.
  static func state(
    _ id: String, _ size: Size = Size(80, 24), glyphs: Glyphs = .unicode, hasColor: Bool = true,
    asks: Bool = true
  ) -> AppState {
    var state = AppState(
      size: size, glyphs: glyphs, hasColor: hasColor, asksQuestions: asks, menu: [])
    if let lesson = lesson(id) { state.show(lesson) }
    return state
  }
}
