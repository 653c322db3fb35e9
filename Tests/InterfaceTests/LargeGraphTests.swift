import Foundation
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// Graphs of a hundred and of four hundred lines.
@Suite struct LargeGraphs {
  private static func lesson(_ name: String) throws -> Lesson {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/cases").path()
    let file = LessonFile.read("\(folder)/\(name).yaml")
    return try #require(file.lesson, "\(file.findings)")
  }

  @Test func aWideGraphIsSaidToItsEnd() throws {
    var way = PlainWay(try Self.lesson("wide"), glyphs: .unicode)
    var lines: [String] = []
    way.rest { lines += $0 }
    let steps = lines.filter { $0.hasPrefix("Step ") }
    #expect(steps.count > 800 && way.isAtEnd)
    #expect(steps.last?.hasPrefix("Step \(steps.count) of \(steps.count), ") == true)
  }

  @Test func fewerDecimalsAndAnotherIterationKeepTheLayout() throws {
    let size = Size(120, 40)
    var state = AppState(size: size, glyphs: .unicode, hasColor: true, menu: [])
    state.show(try Self.lesson("medium"))
    var stepper = try #require(state.stepper)
    let place = stepper.panes(size).picture
    #expect(stepper.layouts.layerings == 1)
    for _ in 0..<3 {
      stepper.perform(.fewerDigits)
      _ = stepper.perform(.travel(.iterations(1)))
      #expect(stepper.panes(size).picture.size == place.size)
    }
    #expect(stepper.layouts.layerings == 1)
  }
}
