import Foundation
import Testing

/// `backstep try`: equations from the command line.
@Suite struct TryCommandTests {
  @Test func aValueThatTwoLinesUseTakesTwoSteps() throws {
    let document = try json(
      "try", "a = x*y; f = a + x; l = f^2", "x=3", "y=-4", "--format", "json")
    #expect(document["lesson"] is NSNull)
    let steps = try steps(toward: "x", in: document)
    #expect(steps.map { $0["use"] as? String } == ["f", "a"])
    #expect(steps.map { $0["product"] as? [[Double]] } == [[[-18]], [[72]]])
    #expect(steps.map { $0["gradient"] as? [[Double]] } == [[[-18]], [[54]]])
    let others = try self.steps(toward: "y", in: document)
    #expect(others.map { $0["gradient"] as? [[Double]] } == [[[-54]]])
  }

  @Test func aValueThatOneLineUsesTwiceTakesOneStep() throws {
    let document = try json("try", "f = x*y + x; l = f^2", "x=3", "y=-4", "--format", "json")
    let steps = try steps(toward: "x", in: document)
    try #require(steps.count == 1)
    #expect(steps[0]["use"] as? String == "f")
    #expect(steps[0]["local"] as? [[Double]] == [[-3]])
    #expect(steps[0]["gradient"] as? [[Double]] == [[54]])
    #expect((steps[0]["formula"] as? String)?.contains("(y + 1)") == true)
  }

  /// exp(log 3) is 3: of 1 and 1 half each, of 1 and 3 a quarter and three.
  @Test func examplesLieAsIsSaid() throws {
    let softmax = [
      "try", "p = softmax(A * log(3)); l = sum(p)", "A=[[0, 0], [0, 1]]", "--format", "json",
    ]
    let inColumns = "\"value\": [[0.5, 0.25], [0.5, 0.75]]"
    #expect(try Program.run(softmax).output.contains(inColumns))
    #expect(try Program.run(softmax + ["--examples", "columns"]).output.contains(inColumns))
    #expect(
      try Program.run(softmax + ["--examples", "rows"]).output
        .contains("\"value\": [[0.5, 0.5], [0.25, 0.75]]"))
  }

  @Test func equationsMayStandOnLines() throws {
    let lines = try Program.run("try", "f = w*x + b\nl = (f - y)^2", "w=2", "x=3", "b=1", "y=5")
    #expect(lines.status == 0 && lines.errors == "")
    #expect(lines.output.contains("∂ℓ/∂w"))
    #expect(
      try lines.output
        == Program.run("try", "f = w*x + b; l = (f - y)^2", "w=2", "x=3", "b=1", "y=5").output)
  }

  @Test func onlyWhatIsToBeLearnedGetsAGradient() throws {
    let document = try json(
      "try", "h = W @ x; l = sum(h^2)", "W=[[1, 2], [3, 4]]", "x=[1, -1]", "--learn", "W",
      "--format", "json")
    let steps = try steps(toward: "W", in: document)
    #expect(steps.map { $0["gradient"] as? [[Double]] } == [[[-2, 2], [-2, 2]]])
    let others = try self.steps(toward: "x", in: document)
    #expect(others.isEmpty)
  }

  @Test func aValueThatIsNotUsedIsAWarning() throws {
    let command = try Program.run("try", "l = x^2", "x=1", "z=2")
    #expect(command.status == 0)
    #expect(command.errors == "backstep: 'z' is given and never used\n")
    #expect(try command.output == Program.run("try", "l = x^2", "x=1").output)
  }

  @Test func aNameToLearnMayBeSpelledInAnyWay() throws {
    let command = try Program.run("try", "l = β0 * x", "β0=1", "x=2", "--learn", "beta_0,\\beta0")
    #expect(command.status == 0 && command.errors == "")
    #expect(command.output.contains("∂ℓ/∂β₀") && !command.output.contains("∂ℓ/∂x"))
  }

  @Test func classesAreNotLearnedUnlessTheyAreNamed() throws {
    let loss = ["try", "l = cross_entropy(f, y)", "f=[1, 2, 3]", "y=2"]
    let usual = try Program.run(loss)
    #expect(usual.output.contains("∂ℓ/∂f") && !usual.output.contains("∂ℓ/∂y"))
    #expect(try Program.run(loss + ["--learn", "y"]).output.contains("∂ℓ/∂y"))
    // Probabilities are numbers like others.
    let soft = try Program.run("try", "l = cross_entropy(f, y)", "f=[1, 2]", "y=[0.25, 0.75]")
    #expect(soft.output.contains("∂ℓ/∂y"))
  }

  @Test func whatIsNotFiniteIsAString() throws {
    let document = try json("try", "f = log(x); l = f^2", "x=0", "--format", "json")
    let nodes = try #require(document["nodes"] as? [[String: Any]])
    let value = try #require(nodes.first { $0["name"] as? String == "f" }?["value"])
    #expect(value as? [[String]] == [["-Infinity"]])
  }

  /// The backward steps toward a node.
  private func steps(
    toward node: String, in document: [String: Any]
  ) throws -> [[String: Any]] {
    try #require(document["steps"] as? [[String: Any]])
      .filter { $0["node"] as? String == node && $0["pass"] as? String != "forward" }
  }
}
