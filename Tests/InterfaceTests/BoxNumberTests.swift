import Autodiff
import Foundation
import GraphLayout
import Lessons
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// What a step is about stands in the picture as numbers, at every step of every lesson that ships
/// and of those in `Fixtures/course`; and nothing but boxes' widths changes from step to step.
@Suite struct BoxNumbers {
  private static let course: [(name: String, lesson: Lesson)] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/course")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.sorted().compactMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8))
        .flatMap { LessonFile.read(text: $0, path: name).lesson }.map { (name, $0) }
    }
  }()

  private static let lessons: [String: Lesson] = Dictionary(
    uniqueKeysWithValues: course.map { ($0.name, $0.lesson) }
      + ShippedLessons.all.map { ($0.id, $0) })

  /// But the network of 10, 40, 40 and 5 units.
  static let names = lessons.keys.filter { $0 != "train-network" }.sorted()

  private func state(_ name: String, _ size: Size, asks: Bool) throws -> AppState {
    var state = AppState(
      size: size, glyphs: .unicode, hasColor: true, asksQuestions: asks, menu: nil)
    state.show(try #require(Self.lessons[name]))
    return state
  }

  @Test func theCourseIsThere() { #expect(Self.course.count == 14) }

  @Test(arguments: names) func showWhatAStepTouchesAt80x24(_ name: String) throws {
    var state = try state(name, Size(80, 24), asks: false)
    var touched = 0
    for part in try #require(state.stepper).study.course.parts.indices {
      state.stepper?.study.perform(.travel(.spot(Spot(part: part))))
      for position in 1...(try #require(state.stepper).moment.lastPosition) {
        state.stepper?.study.perform(.travel(.spot(Spot(part: part, position: position))))
        let stepper = try #require(state.stepper)
        let panes = stepper.panes(state.size)
        #expect(panes.picture.size.columns <= panes.graph.width, "\(name) \(stepper.spot)")
        #expect(panes.picture.size.rows <= panes.graph.height, "\(name) \(stepper.spot)")
        let boxes = BoxReader(stepper, state.size)
        let step = try #require(stepper.moment.step)
        for symbol in step.touched where boxes.tensor(symbol) != nil && !boxes.isReplaced(symbol) {
          touched += 1
          let missing = boxes.unreadable(symbol)
          #expect(
            missing == 0,
            "\(name) \(stepper.spot): \(missing) of \(symbol)\n\(boxes.frame.text)")
        }
      }
    }
    #expect(touched >= 10)
  }

  static let sizes = [Size(80, 24), Size(40, 12), Size(60, 20), Size(100, 30), Size(120, 40)]

  /// No pane changes its height, and no box, no name and no number its row.
  @Test(arguments: names, sizes) func standStillWithinAPart(_ name: String, _ size: Size) throws {
    var state = try state(name, size, asks: true)
    for part in try #require(state.stepper).study.course.parts.indices {
      state.stepper?.study.perform(.travel(.spot(Spot(part: part))))
      let first = try #require(state.stepper).panes(size)
      for position in 1...(try #require(state.stepper).moment.lastPosition) {
        state.stepper?.study.perform(.travel(.spot(Spot(part: part, position: position))))
        let stepper = try #require(state.stepper)
        let panes = stepper.panes(size)
        #expect(panes.isArranged(as: first))
        #expect(panes.picture.size.rows == first.picture.size.rows)
        let rows = first.picture.layout.clusters.map(\.rect.rows)
        #expect(panes.picture.layout.clusters.map(\.rect.rows) == rows)
        guard panes.picture.size.rows <= panes.graph.height else { continue }
        let viewport = panes.viewport(around: stepper.focus)
        #expect(viewport.offset.row == 0)
        #expect(size != Size(80, 24) || viewport.offset.column == 0)
      }
    }
  }
}

extension Panes {
  /// Whether all panes stand where they do in another screen.
  func isArranged(as other: Panes) -> Bool {
    [header, graph, ledger, derivation, narration]
      == [other.header, other.graph, other.ledger, other.derivation, other.narration]
      && rules == other.rules
  }
}
