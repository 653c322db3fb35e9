import Autodiff
import Lessons
import Screen
import Testing

@testable import GraphLayout
@testable import Interface
@testable import Study

/// Numbers before shades, gradients never leave the boxes, and the picture stands still: the laws of
/// the picture, at every step of every part of every lesson that ships.
@Suite struct PictureLaws {
  /// Its layers of 40 units have no room.
  static let ids = ShippedLessons.all.filter { lesson in
    lesson.id != "train-network" && !lesson.graphs.isEmpty
  }.map(\.id)

  /// At 80×24: of the node of a step, of its operands and of what it passes on the value, and the
  /// gradient once it is known.
  @Test(arguments: ids, [false, true])
  func whatAStepTouchesIsNumbers(_ id: String, _ asks: Bool) throws {
    var walk = try Walk(id, Size(80, 24), asks: asks)
    var looked = 0
    try walk.visit { stepper, size in
      guard let step = stepper.moment.step else { return }
      let boxes = BoxReader(stepper, size)
      let nodes = Set(step.touched.compactMap(\.node))
      for symbol in nodes.flatMap({ [Symbol.value($0), .gradient($0)] }) {
        guard boxes.tensor(symbol) != nil, !boxes.isReplaced(symbol) else { continue }
        looked += 1
        let missing = boxes.unreadable(symbol, decimals: stepper.pen.digits)
        #expect(
          missing == 0, "\(id) \(stepper.spot): \(missing) of \(symbol)\n\(boxes.frame.text)")
      }
    }
    #expect(looked >= 5)
  }

  /// From 120×40 on: every matrix of up to 8 columns and 12 rows, at every step.
  @Test(arguments: ids, [false, true])
  func everyMatrixIsNumbersOnALargeScreen(_ id: String, _ asks: Bool) throws {
    for size in [Size(120, 40), Size(200, 60)] {
      var walk = try Walk(id, size, asks: asks)
      try walk.visit { stepper, size in expectNumbers(stepper, size) }
    }
  }

  private func expectNumbers(_ stepper: Stepper, _ size: Size) {
    let boxes = BoxReader(stepper, size)
    for node in stepper.moment.graph.nodes
    where node.shape.columns <= 8 && node.shape.rows <= 12 {
      for symbol in [Symbol.value(node.id), .gradient(node.id)]
      where boxes.tensor(symbol) != nil {
        let missing = boxes.unreadable(symbol, decimals: stepper.pen.digits)
        #expect(
          missing == 0, "\(stepper.spot): \(missing) of \(symbol)\n\(boxes.frame.text)")
      }
    }
  }

  static let sizes = [
    Size(80, 24), Size(120, 40), Size(40, 12), Size(60, 20), Size(100, 30), Size(200, 60),
  ]

  /// Each line between two boxes leads from the border of one to that of the other without a gap.
  @Test(arguments: ids, sizes)
  func everyLineIsWhole(_ id: String, _ size: Size) throws {
    var walk = try Walk(id, size, asks: true)
    var lines = 0
    try walk.visit { stepper, size in
      guard stepper.spot.position == 0 else { return }
      let layout = stepper.panes(size).picture.layout
      let boxes = Dictionary(uniqueKeysWithValues: layout.clusters.map { ($0.id, $0) })
      for edge in layout.edges {
        lines += 1
        let (from, to) = (try #require(boxes[edge.from]), try #require(boxes[edge.to]))
        let ends = [
          Position(row: from.portRow, column: from.rect.endColumn),
          Position(row: to.portRow, column: to.rect.column - 1),
        ]
        #expect([edge.start, edge.end] == ends, "\(id) \(size)")
        for (corner, next) in zip(edge.corners, edge.corners.dropFirst()) {
          #expect(corner.row == next.row || corner.column == next.column, "\(id) \(size): \(edge)")
        }
      }
    }
    // A graph of one line has none.
    #expect(lines > 0 || size.columns <= 60 || id == "optimizers")
  }

  /// Within a part no pane changes its height, and no box and no leaf moves.
  @Test(arguments: ids, sizes)
  func thePictureStandsStill(_ id: String, _ size: Size) throws {
    var walk = try Walk(id, size, asks: true)
    var first: Panes?
    try walk.visit { stepper, size in
      let panes = stepper.panes(size)
      guard stepper.spot.position > 0, let before = first else {
        first = panes
        return
      }
      let isStill =
        panes.isArranged(as: before)
        && panes.picture.layout.clusters == before.picture.layout.clusters
      #expect(isStill, "\(id) \(stepper.spot)")
    }
  }
}

/// A way through all parts of a lesson, at the given values and at each iteration that it speaks of.
private struct Walk {
  private var state: AppState
  private let size: Size

  init(_ id: String, _ size: Size, asks: Bool) throws {
    state = ShippedLessons.state(id, size, asks: asks)
    self.size = size
  }

  mutating func visit(_ look: (Stepper, Size) throws -> Void) throws {
    let lesson = try #require(state.stepper).study.lesson
    for (index, part) in lesson.graphs.enumerated() {
      let iterations = Set([0] + part.notes.map(\.stage.iteration))
      for iteration in iterations.sorted() {
        state.stepper?.study.perform(.travel(.spot(Spot(part: index, iteration: iteration))))
        for position in 0...(try #require(state.stepper).moment.lastPosition) {
          state.stepper?.study.perform(
            .travel(.spot(Spot(part: index, iteration: iteration, position: position))))
          try look(try #require(state.stepper), size)
        }
      }
    }
  }
}
