import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// What is pinned stays on the left of what comes.
@Suite struct Pins {
  private func working(_ state: AppState) -> [String] {
    guard let pane = state.stepper?.panes(state.size).derivation else { return [] }
    let rows = state.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    return rows[pane.row..<pane.endRow].map(String.init)
  }

  @Test func theOldStandsBesideTheNew() {
    var state = ShippedLessons.state("toy-function", asks: false)
    state.press(.right)
    let old = working(state)[0].split(separator: " ").first.map(String.init) ?? "-"
    state.press("=")
    #expect(state.message?.hasPrefix("Pinned: ") == true)
    state.press(.right)
    let first = working(state)[0]
    #expect(first.contains("│") && first.split(separator: "│")[0].contains(old), "\(first)")
    let new = first.split(separator: "│").last.map(String.init) ?? old
    #expect(!new.contains("\(old) ="), "\(first)")
    state.press("=")
    #expect(state.message == "Nothing is pinned any more.")
    state.press(.escape)
    #expect(!working(state)[0].contains("│"))
  }

  @Test func anEditLeavesWhatIsPinned() throws {
    var state = ShippedLessons.state("toy-function", asks: false)
    state.press(.right, "=")
    let pinned = try #require(state.stepper?.pinned)
    state.press("+", .escape)
    let node = try #require(pinned.step?.node)
    #expect(state.stepper?.moment[.value(node)].tensor != pinned[.value(node)].tensor)
    #expect(state.stepper?.pinned?[.value(node)].tensor == pinned[.value(node)].tensor)
  }

  @Test func theEndOfThePartEndsIt() {
    var state = ShippedLessons.state("mlp-batch3", asks: false)
    state.press(.right, "=", "}")
    #expect(state.stepper?.pinned == nil)
  }

  /// What was seen before it was asked for is hidden in what was pinned too.
  @Test func nothingPinnedTellsWhatIsAsked() throws {
    var state = ShippedLessons.state("toy-function", asks: true)
    state.press(.right, "=")
    var asked = 0
    for _ in 0..<40 {
      state.press(.right)
      guard let stepper = state.stepper, let pinned = stepper.pinned else { continue }
      for node in stepper.moment.graph.nodes {
        for name in [Symbol.value(node.id), .gradient(node.id)] where stepper.moment.hides(name) {
          asked += 1
          #expect(pinned[name].tensor == nil)
        }
      }
    }
    #expect(asked > 0)
  }
}
