import Autodiff
import Foundation
import Lessons
import Notation
import Testing

@testable import Export

@Suite struct ForwardModeExports {
  static func trace(_ equations: String, _ given: (String, Tensor)...) throws -> Trace {
    let compiled = Equations.compile(
      PlacedText(equations), given: given.map { Equations.Given($0.0, $0.1) })
    return Trace(try #require(compiled.graph), given: compiled.values)
  }

  @Test func aPassIsTextWithWhatItCosts() throws {
    let trace = try Self.trace("a = w * x; l = a^2", ("w", Tensor(2)), ("x", Tensor(3)))
    let text = TraceText(trace, decimals: nil).forward(TangentTrace(trace, seed: 0))
    #expect(
      text == """
        forward mode: w moves
           1  ∂w/∂w = 1           1
           2  ∂a/∂w = x · ∂w/∂w   3
           3  ∂ℓ/∂w = 2a · ∂a/∂w  36

        this pass           3 multiplications, 0 additions, 0 functions
        the whole gradient  6 multiplications, 0 additions, 0 functions, in 2 passes
        the backward passes 4 multiplications, 0 additions, 0 functions

        """)
  }

  @Test func theWorstEntryOfEachNameIsShown() throws {
    let trace = try Self.trace(
      "h = relu(W); l = sum(h) * x", ("W", Tensor(Shape(1, 2), [0, 3])), ("x", Tensor(0.5)))
    let check = GradientCheck(trace)
    #expect(
      TraceText(trace, decimals: nil, style: .ascii).gradientCheck(check) == """
        gradient check
                   analytic    numeric  relative error
          W[1, 2]       0.5        0.5               0  happy: they agree; 1 of 2 at a kink
          x               3  3.0000000         3.7e-14  happy: they agree

        """)
  }

  @Test func theFirstNaNHasASentence() throws {
    let trace = try Self.trace("f1 = log(x); l = f1 * 2", ("x", Tensor(-1)))
    #expect(
      TraceText(trace, decimals: nil).nonFiniteSentence
        == "The first number that is not finite is the NaN of step 1, f₁ = log[x].")
    let fine = try Self.trace("l = log(x)", ("x", Tensor(1)))
    #expect(TraceText(fine, decimals: nil).nonFiniteSentence == nil)
  }

  @Test func keysAreAddedToFormatOne() throws {
    let trace = try Self.trace("a = w * x; l = log(a)", ("w", Tensor(-2)), ("x", Tensor(3)))
    var exported = Exported(trace)
    exported.tangents = TangentTrace(trace, seed: 0)
    exported.check = GradientCheck(trace)
    let read = try JSONSerialization.jsonObject(with: Data(exported.json.utf8))
    let object = try #require(read as? [String: Any])
    let forward = try #require(object["forward"] as? [String: Any])
    #expect(forward["seed"] as? String == "w")
    let steps = try #require(forward["steps"] as? [[String: Any]])
    #expect(
      steps.map { $0["formula"] as? String } == [
        "∂w/∂w = 1", "∂a/∂w = x · ∂w/∂w", "∂ℓ/∂w = 1/a · ∂a/∂w",
      ])
    #expect((forward["count"] as? [String: Int])?["multiplications"] == 3)
    #expect((object["reverse"] as? [String: Int])?["functions"] == 0)
    #expect((object["gradcheck"] as? [[String: Any]])?.count == 2)
    let first = try #require(object["firstNonFinite"] as? [String: Any])
    #expect(first["index"] as? Int == 2 && first["number"] as? String == "NaN")
    #expect(first["quantity"] as? String == "value" && first["node"] as? String == "l")
  }
}
