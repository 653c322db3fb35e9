import Autodiff
import GraphLayout
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// What holds for each lesson that ships, without naming one.
@Suite struct EveryLesson {
  @Test func thereAreLessons() {
    #expect(ShippedLessons.ids.count >= 5)
  }

  /// Through the given values; an iteration that the lesson speaks of is left backwards through its
  /// own steps, and what → passes in one go through each of them.
  @Test(arguments: ShippedLessons.ids)
  func steppingBackShowsTheSameFramesInReverse(_ id: String) throws {
    var state = ShippedLessons.state(id)
    var there: [Frame] = [state.frame]
    var given: [Frame] = there
    for _ in 0..<ShippedLessons.steps(id) {
      _ = state.take(.right)
      there.append(state.frame)
      if state.stepper?.spot.iteration == 0 { given.append(state.frame) }
    }
    #expect(Set(there).count == there.count, "each step shows something new")
    var back: [Frame] = state.stepper?.spot.iteration == 0 ? [state.frame] : []
    for _ in 0..<1000
    where state.stepper.map({ $0.spot != Spot() || $0.shownText(state.size).page > 0 }) == true {
      _ = state.receive(.key(.left))
      guard state.stepper?.spot.iteration == 0, state.stepper?.moment.isStop == true else {
        continue
      }
      back.append(state.frame)
    }
    #expect(given == Array(back.reversed()))
  }

  /// At 80×24 every box, number and formula is whole, and so is what the lesson says.
  @Test(arguments: ShippedLessons.ids) func everythingIsWholeAt80x24(_ id: String) throws {
    var state = ShippedLessons.state(id)
    var hasEnded = false
    while !hasEnded {
      let lesson = try #require(state.stepper)
      let position = lesson.position
      let panes = lesson.panes(state.size)
      #expect(panes.picture.size.columns <= panes.graph.width)
      #expect(panes.picture.size.rows <= panes.graph.height)
      let frame = state.frame
      #expect(!frame.text.contains("…"), "\(id) at \(position):\n\(frame.text)")
      let graph = GraphView(
        picture: panes.picture, moment: lesson.moment, chosen: nil, pen: lesson.pen
      ).frame(of: Rect(panes.picture.size))
      #expect(!graph.text.contains("#"), "a number did not fit: \(id) at \(position)")
      #expect(!frame.text.contains("⋮"), "a matrix is cut: \(id) at \(position)")
      let (page, pages) = lesson.shownText(state.size)
      #expect(pages.allSatisfy { $0.count <= panes.narration.height })
      let said = lesson.said.flatMap { $0.wrapped(to: 78) }
      #expect(pages.joined().starts(with: said))
      for line in pages[page] { #expect(frame.text.contains(line.text)) }
      _ = state.take(.right)
      hasEnded = try #require(state.stepper).study.hasEnded
    }
  }

  @Test(arguments: ShippedLessons.ids, [Size(80, 24), Size(40, 12), Size(120, 40)])
  func asciiModeShowsAsciiOnly(_ id: String, _ size: Size) throws {
    var state = ShippedLessons.state(id, size, glyphs: .ascii, hasColor: false)
    for position in 0...ShippedLessons.steps(id) {
      let frame = state.frame
      #expect(frame.isASCII, "\(id) at \(position):\n\(frame.text)")
      _ = state.take(.right)
    }
    for key: Key in [.enter, .escape, .character("i"), .escape, .character("?")] {
      _ = state.take(key)
      #expect(state.frame.isASCII)
    }
  }

  static let sizes = [
    Size(1, 1), Size(2, 60), Size(23, 6), Size(24, 6), Size(30, 9), Size(40, 12), Size(60, 17),
    Size(80, 18), Size(80, 25), Size(100, 30), Size(120, 40), Size(132, 43), Size(200, 60),
    Size(300, 100),
  ]

  @Test(arguments: ShippedLessons.ids, sizes)
  func everySizeCanBeDrawn(_ id: String, _ size: Size) throws {
    var state = ShippedLessons.state(id, size)
    for key: Key in [.right, .end, .tab, .enter, .escape, .character("?"), .escape] {
      _ = state.take(key)
      #expect(state.frame.size == size)
    }
  }

  /// Wherever the graph is larger than its pane, the cells of the step are in view.
  @Test(arguments: ShippedLessons.ids, [Size(40, 12), Size(30, 20), Size(24, 8)])
  func theViewportFollowsTheStep(_ id: String, _ size: Size) throws {
    var state = ShippedLessons.state(id, size)
    for _ in 0..<ShippedLessons.steps(id) {
      _ = state.take(.right)
      let lesson = try #require(state.stepper)
      guard let node = lesson.step?.node else { continue }
      let rect = try #require(lesson.panes(state.size).picture.layout.rect(of: node))
      let (origin, offset) = lesson.panes(state.size).viewport(around: lesson.focus)
      let seen = rect.moved(
        rows: origin.row - offset.row, columns: origin.column - offset.column
      ).intersection(lesson.panes(state.size).graph)
      #expect(!seen.isEmpty, "\(id) at \(lesson.position) in \(size)")
    }
  }
}
