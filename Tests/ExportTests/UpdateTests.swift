import Autodiff
import Foundation
import Notation
import Testing

@testable import Export

/// What becomes of parameters, in text and in JSON.
@Suite struct Updates {
  /// l = w² at w = 3 with velocity 0: v = 6, w = 3 − 0.5 · 6 = 0.
  private func trace() throws -> Trace {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: .scalar, learned: true)
    try builder.addLine("l", Formula.symbol(.value(w)).power(2))
    return Trace(
      try builder.graph(), given: [w: Tensor(3)],
      update: NextUpdate(optimizer: .sgd(momentum: 0.9), rate: 0.5))
  }

  @Test func textHasASectionForThem() throws {
    let text = TraceText(try trace(), decimals: nil).text
    #expect(
      text == """
        forward
           1  ℓ = w²              9

        backward #1
           2  ∂ℓ/∂ℓ = 1           1

        backward #2
           3  ∂ℓ/∂w = 2w · ∂ℓ/∂ℓ  6

        update
           4  v ← μ · v + ∂ℓ/∂w   6
              w ← w − η · v       0

        """)
  }

  @Test func jsonHasStepsForThem() throws {
    let text = Exported(try trace(), lesson: "descent").json
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let steps = try #require(document?["steps"] as? [[String: Any]])
    let step = try #require(steps.last)
    #expect(step["index"] as? Int == 4 && step["pass"] as? String == "update")
    #expect(step["node"] as? String == "w" && step["formula"] as? String == "w ← w − η · v")
    #expect(step["gradient"] as? [[Double]] == [[6]] && step["rate"] as? Double == 0.5)
    #expect(step["before"] as? [[Double]] == [[3]] && step["value"] as? [[Double]] == [[0]])
    let assignments = try #require(step["assignments"] as? [[String: Any]])
    #expect(assignments.map { $0["name"] as? String } == ["v", "w"])
    #expect(assignments[0]["before"] as? [[Double]] == [[0]])
    #expect(assignments[0]["value"] as? [[Double]] == [[6]])
    #expect(assignments[0]["formula"] as? String == "v ← μ · v + ∂ℓ/∂w")
    // Nodes hold the values that the gradients belong to.
    let nodes = try #require(document?["nodes"] as? [[String: Any]])
    #expect(nodes[0]["value"] as? [[Double]] == [[3]])
  }
}
