import Autodiff
import GraphLayout
import Lessons
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// `trace`, the sentences of `--plain` and the screen show the same numbers at every step of every
/// lesson, part and iteration, digit by digit; and they are the engine's, which `check` proves.
@Suite struct EveryNumber {
  @Test(arguments: ShippedLessons.ids) func isTheSameEverywhere(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    let size = Size(200, 60)
    var state = ShippedLessons.state(id, size, asks: false)
    var compared = 0
    for (index, part) in lesson.graphs.enumerated() {
      var run = part.content.run
      let last = run?.lastIteration ?? 0
      for iteration in SampledIterations.of(part, to: last, id: id) {
        let trace = part.content.trace(&run, at: iteration).grained
        let page = TraceText(trace, decimals: part.digits).text.split(separator: "\n")
        for (position, step) in zip(1..., trace.steps) {
          state.stepper?.study.perform(
            .travel(.spot(Spot(part: index, iteration: iteration, position: position))))
          let stepper = try #require(state.stepper)
          let format = stepper.pen.format
          let texts = stepper.text.heading(title: "", part: 1, parts: 1, lastIteration: last)
          for result in step.lines.map(\.result) {
            compared += 1
            let number = format.inline(result)
            // = ≈ 0 is ≈ 0.
            let said = result.isRounding ? "≈ 0" : number
            #expect(texts[0].contains(said), "\(number) is not in \(texts)")
            for row in format.rows(result) {
              #expect(page.contains { $0.hasSuffix(row) }, "\(row) is not in trace's text")
            }
          }
          // Of an update the screen writes out what becomes of the parameter. Whole frames are drawn
          // at the beginning and the end of a training; else the pane where numbers are worked out.
          let made = try #require(step.lines.last).result
          let pane = Derivation(moment: stepper.moment, pen: stepper.pen, size: Size(198, 20))
          let lines =
            last <= SampledIterations.short && lesson.graphs.count == lesson.parts.count
              && (iteration == 0 || iteration == last)
            ? state.frame.text : pane.lines.map(\.text).joined(separator: "\n")
          for row in format.block(made.isScalar ? made.cleared : made).lines {
            #expect(lines.contains(row), "\(row) at \(position) of \(iteration):\n\(lines)")
          }
          if let was = stepper.moment.made.was { Issue.record("\(was) was edited") }
        }
      }
    }
    #expect(compared >= 5)
  }

  /// A box shows the digits of the derivation, or, where it is narrow, their rounding.
  @Test(arguments: ShippedLessons.ids, [Size(80, 24), Size(120, 40), Size(200, 60)])
  func aBoxRoundsTheDigitsOfTheRest(_ id: String, _ size: Size) throws {
    var state = ShippedLessons.state(id, size, asks: false)
    var compared = 0
    for _ in 0..<ShippedLessons.steps(id) {
      _ = state.receive(.key(.right))
      let stepper = try #require(state.stepper)
      let picture = stepper.panes(size).picture
      let frame = GraphView(
        picture: picture, moment: stepper.moment, chosen: nil, pen: stepper.pen
      ).frame(of: Rect(picture.size))
      let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
      for box in picture.layout.clusters {
        let node = stepper.moment.graph.nodes[box.id]
        guard node.shape.isScalar else { continue }
        let places = try #require(picture.cells(of: box.id))
        let names = [(places.value, Symbol.value(box.id)), (places.gradient, .gradient(box.id))]
        for (cells, name) in names {
          guard let number = stepper.moment[name].tensor?.scalar, !cells.isEmpty else { continue }
          let text = String(rows[cells.row][cells.column..<cells.column + cells.width])
            .replacing(" ", with: "")
          let whole = stepper.pen.format.text(number)
          compared += 1
          #expect(
            text == whole || whole.count > cells.width && isRounding(text, of: number),
            "\(text) for \(whole) at \(stepper.spot)")
          #expect((text == "0") == (number == 0))
        }
      }
    }
    #expect(compared >= 10)
  }

  /// Within half a unit of its own last digit.
  private func isRounding(_ text: String, of number: Double) -> Bool {
    guard let shown = NumberText.value(text.replacing("−.", with: "−0.")) else { return false }
    return (1...4).contains { NumberText.value(NumberText().significant(number, $0)) == shown }
      || NumberText().fitted(number, columns: text.count) == text
  }
}
