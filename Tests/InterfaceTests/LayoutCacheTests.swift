import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// A graph is put into layers once, whatever becomes of it on the screen.
@Suite struct LayoutCache {
  @Test func noKeyAndNoSizeLayersAGraphAgain() throws {
    var stepper = Samples.stepper(
      try Samples.batch(),
      training: Training(optimizer: .sgd(), rate: 0.1, length: .steps(3)))
    #expect(stepper.layouts.layerings == 0, "no screen, no layers")
    var pictures: Set<Size> = []
    for size in [Size(80, 24), Size(40, 12), Size(200, 60)] {
      pictures.insert(stepper.panes(size).picture.size)
      for action: StepperAction in [.fewerDigits, .moreDigits, .moreDigits, .chooseNext] {
        stepper.perform(action)
        _ = stepper.panes(size)
      }
      for travel: Travel in [.next, .iterations(1), .last, .iterations(-1)] {
        _ = stepper.perform(.travel(travel))
        _ = stepper.panes(size)
      }
    }
    #expect(pictures.count == 3, "each size has a level of detail of its own")
    #expect(stepper.layouts.layerings == 1)
  }
}
