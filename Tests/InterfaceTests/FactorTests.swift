import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// What a gradient was multiplied with stands on its way.
@Suite struct Factors {
  private func state(_ id: String, _ size: Size, at position: Int, asks: Bool = false) -> AppState {
    var state = ShippedLessons.state(id, size, asks: asks)
    state.stepper?.study.perform(.travel(.spot(Spot(position: position))))
    return state
  }

  @Test func standAboveTheArrowsOnceTheyWereUsed() throws {
    let rows = state("toy-function", Size(80, 24), at: 14).frame.text.split(separator: "\n")
    let factors = try #require(rows.first { $0.contains("×5.068") })
    #expect(factors.split(separator: " ") == ["×5.068", "×2", "×−0.7535", "×3", "×0.7445"])
    let forward = state("toy-function", Size(80, 24), at: 5)
    #expect(!forward.frame.text.contains("×"))
  }

  @Test func haveTheirNamesWhereThereIsRoom() throws {
    let text = state("toy-function", Size(120, 40), at: 14).frame.text
    #expect(text.contains("∂h₂/∂f₁") && text.contains("×5.068"))
  }

  @Test func ofMatricesAreWhatStandsBesideTheGradient() throws {
    let text = state("mlp-batch3", Size(120, 40), at: 10).frame.text
    #expect(text.contains("Ω₁ᵀ ·") && text.contains("⊙ gate"), "\(text)")
  }

  @Test func lightTheWayOutToAParameter() throws {
    let text = state("toy-function", Size(80, 24), at: 20).frame.text
    #expect(text.contains("┳") && text.contains("ω₂ ×5.068"), "\(text)")
  }

  /// The factor would tell the answer.
  @Test func waitForTheAnswer() throws {
    var asked = 0
    var state = ShippedLessons.state("toy-function")
    for _ in 0..<24 {
      _ = state.take(.right)
      guard let moment = state.stepper?.moment, let prompt = moment.pending,
        prompt.question.asksForNumbers, let outline = moment.step, case .reverse(let step) = outline
      else { continue }
      asked += 1
      #expect(
        moment.localDerivative(toward: step.target, through: step.use) == nil)
    }
    #expect(asked > 0)
  }
}
