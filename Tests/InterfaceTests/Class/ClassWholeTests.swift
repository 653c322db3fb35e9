import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// At the size of a projector nothing is cut that a class is to read.
@Suite struct ClassScreens {
  @Test(arguments: ClassWay.ids, [Size(80, 24), Size(120, 40)])
  func nothingIsCut(_ id: String, _ size: Size) {
    var state = AppState.inClass(id, size)
    var looked = 0
    state.goThrough { state in
      looked += 1
      // The names of plots give way where two stand beside each other.
      if state.experiment != nil, state.beat?.question == nil { return }
      let rows = state.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
      let isCut = rows.dropFirst().contains { $0.hasSuffix("…") }
      #expect(!isCut, "\(state.shown)\n\(state.frame.text)")
    }
    #expect(looked > 10)
  }

  /// Where all of the graph has room it is there, with what the step touches large below it.
  @Test func largerScreensBringTheGraphBack() {
    let small = AppState.inClass("toy-function", at: "backward f1").frame.text
    let large = AppState.inClass("toy-function", at: "backward f1", Size(120, 40)).frame.text
    #expect(small.contains("x ▶ f₀ ▶ h₁") && !small.contains("β₃"))
    #expect(!large.contains("x ▶ f₀") && large.contains("β₃") && large.contains("5 . 0 6 8"))
  }
}
