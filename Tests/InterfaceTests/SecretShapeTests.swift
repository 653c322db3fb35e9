import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// A shape that is asked for is told by nothing in the picture, its boxes' sizes included.
@Suite struct SecretShapes {
  private static func text(_ shape: Shape) -> String {
    """
    format: 1
    id: shapes
    title: Shapes
    graph: |
      f = reshape(x, \(shape.rows), \(shape.columns))
      h = relu(f)
      l = sum(h^2)
    given: {x: [[1, 2, 3, 4], [5, -6, 7, 8], [9, 1, 2, 3]]}
    learn: [x]
    steps:
      - at: forward f
        ask: {id: q, type: shape, prompt: Which shape?, answer: f}
    """
  }

  private static let shapes = [
    Shape(4, 3), Shape(2, 6), Shape(6, 2), Shape(12, 1), Shape(1, 12),
  ]

  /// The rows of the graph at every step, with the question open.
  private func pictures(_ shape: Shape, _ size: Size) throws -> [[String]] {
    var state = try TaskLesson.state(size, text: Self.text(shape))
    var pictures: [[String]] = []
    for position in 0...(try #require(state.stepper).moment.lastPosition) {
      state.stepper?.move(to: position)
      let panes = try #require(state.stepper).panes(size)
      let rows = state.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(!state.frame.text.contains(shape.description), "\(state.frame.text)")
      pictures.append(panes.graph.rows.map { String(rows[$0].prefix(panes.graph.endColumn)) })
    }
    return pictures
  }

  @Test(arguments: [Size(80, 24), Size(120, 40), Size(200, 60), Size(40, 12)])
  func noBoxIsAsLargeAsWhatItHides(_ size: Size) throws {
    let first = try pictures(Self.shapes[0], size)
    for shape in Self.shapes.dropFirst() {
      let others = try pictures(shape, size)
      for (rows, other) in zip(first, others) where rows != other {
        Issue.record("\(shape)\n\(rows.joined(separator: "\n"))\n\(other.joined(separator: "\n"))")
      }
    }
  }

  /// Once it is answered, the numbers have the room that they need.
  @Test(arguments: shapes) func anAnswerBringsTheNumbers(_ shape: Shape) throws {
    var state = try TaskLesson.state(Size(120, 40), text: Self.text(shape))
    state.stepper?.move(to: 1)
    state.showAnswer()
    let text = state.frame.text
    #expect(text.contains("f \(shape)"), "\(text)")
    let picture = try #require(state.stepper).panes(state.size).picture
    let node = try #require(state.stepper?.moment.graph.node(named: "f"))
    #expect(picture.cells(of: node.id)?.value.height == shape.rows)
  }
}
