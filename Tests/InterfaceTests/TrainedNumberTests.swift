import Autodiff
import GraphLayout
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// A number that training makes small is still a number in the picture.
@Suite struct TrainedNumbers {
  @Test(arguments: [Size(80, 24), Size(120, 40), Size(200, 60)])
  func ofOneParameterHaveRoomForAnExponent(_ size: Size) throws {
    var state = ShippedLessons.state("zero-init", size, asks: false)
    state.stepper?.study.perform(.travel(.spot(Spot(part: 0, iteration: 47, position: 14))))
    let stepper = try #require(state.stepper)
    #expect(stepper.spot.iteration == 47)
    let panes = stepper.panes(size)
    let id = try #require(stepper.moment.graph.node(named: "β1")).id
    let cells = try #require(panes.picture.cells(of: id)).gradient
    let frame = GraphView(
      picture: panes.picture, moment: stepper.moment, chosen: nil, pen: stepper.pen
    ).frame(of: Rect(panes.picture.size))
    let text = String(
      cells.columns.map { column in
        frame[cells.row, column].map { Character($0.scalar) } ?? " "
      })
    #expect(text.contains("e−4"), "\(text)")
  }
}
