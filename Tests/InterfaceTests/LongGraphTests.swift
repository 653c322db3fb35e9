import Autodiff
import GraphLayout
import Screen
import Study
import Testing

@testable import Interface

/// Graphs that are larger than any screen.
@Suite struct LongGraphs {
  private func fork(_ count: Int) throws -> Trace {
    let lines =
      ["s1 = x * x"] + (2...count).map { "s\($0) = s\($0 - 1) + x" }
    return try Samples.trace(
      lines.joined(separator: "\n"), ["x": Tensor(0.5)], learn: ["x"])
  }

  /// An edge over many screens is a name under the line that uses it; boxes and edges then grow
  /// with the lines, and not with their square.
  @Test func whatIsUsedFarAwayIsNamedUnderTheLine() throws {
    let stepper = Samples.stepper(try fork(400))
    let picture = stepper.panes(Size(80, 24)).picture.layout
    #expect(picture.edges.count < 420 && picture.clusters.count == 401)
    #expect(picture.edges.allSatisfy { $0.extent.width < 200 })
    let last = try #require(picture.cluster(with: stepper.moment.graph.loss))
    #expect(last.leaves.map(\.id) == [0])
    let near = try #require(
      picture.clusters.first { stepper.moment.graph.nodes[$0.id].name == "s2" })
    #expect(near.leaves.isEmpty, "x is near: its edge is drawn")
  }

  @Test func everyPlaceIsSeenWhereverTheStepIs() throws {
    var stepper = Samples.stepper(try fork(310))
    for position in [0, 1, 155, 310, 311, 400, 620, 621, 900, 930] {
      stepper.move(to: position)
      let panes = stepper.panes(Size(80, 24))
      var frame = Frame(size: Size(80, 24))
      StepperView(stepper: stepper, panes: panes).draw(into: &frame)
      guard let node = stepper.moment.step?.node else { continue }
      #expect(frame.text.contains(stepper.pen.name(node, in: stepper.moment.graph)))
    }
  }

  /// What is drawn of a part is what the whole picture has there.
  @Test func aPartOfThePictureIsThePictureInPart() throws {
    for trace in [try Samples.toy(), try Samples.batch(), try Samples.fork()] {
      var stepper = Samples.stepper(trace)
      for position in [0, 3, trace.steps.count - 2, trace.steps.count] {
        stepper.move(to: position)
        let picture = stepper.panes(Size(60, 20)).picture
        let view = GraphView(picture: picture, moment: stepper.moment, chosen: 1, pen: stepper.pen)
        let whole = view.frame(of: Rect(picture.size))
        for (row, column) in [(0, 0), (2, 7), (5, 20), (3, picture.size.columns - 9)] {
          let visible = Rect(row: row, column: column, width: 23, height: 6)
          var expected = Frame(size: visible.size)
          expected.draw(whole, at: Position(row: -row, column: -column))
          #expect(view.frame(of: visible).text == expected.text, "\(row) \(column)")
        }
      }
    }
  }
}
