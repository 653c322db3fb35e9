import Autodiff
import Notation
import Screen
import Testing

@testable import Interface

/// What is only rounding is said to be about 0, everywhere; what is small is not.
@Suite struct RoundingDust {
  struct Sample: Sendable, CustomStringConvertible {
    let equations: String
    let given: [String: Tensor]
    /// What is 0 but for rounding: names of lines, and of what gets a gradient after `d`.
    let dust: Set<String>
    var description: String { equations }
  }

  static let samples = [
    Sample(
      equations: "f = a + b - c\nl = f * 3",
      given: ["a": Tensor(0.1), "b": Tensor(0.2), "c": Tensor(0.3)], dust: ["f", "l"]),
    // What is made of dust alone is dust.
    Sample(
      equations: "f = a + b - c\nl = f^2",
      given: ["a": Tensor(0.1), "b": Tensor(0.2), "c": Tensor(0.3)],
      dust: ["f", "l", "df", "da", "db", "dc"]),
    Sample(
      equations: "f = a + b - c\nl = exp(f)",
      given: ["a": Tensor(0.1), "b": Tensor(0.2), "c": Tensor(0.3)], dust: ["f"]),
    Sample(
      equations: "l = sum(x - mean(x))", given: ["x": Tensor(Shape(4, 1), [0.1, 0.2, 0.3, 0.7])],
      dust: ["l"]),
    // Small, and no rounding.
    Sample(
      equations: "f = a * b\nl = f - c",
      given: ["a": Tensor(1e-20), "b": Tensor(3), "c": Tensor(0)],
      dust: []),
    Sample(
      equations: "f = w - y\nl = f^2", given: ["w": Tensor(2.0000001), "y": Tensor(2)], dust: []),
    Sample(equations: "f = exp(w)\nl = f^2", given: ["w": Tensor(-80.5)], dust: []),
    // Exact.
    Sample(equations: "f = w - y\nl = f^2", given: ["w": Tensor(2.5), "y": Tensor(2.5)], dust: []),
  ]

  @Test(arguments: samples) func isTold(_ sample: Sample) throws {
    let trace = try Samples.trace(
      sample.equations, sample.given, learn: sample.given.keys.sorted()
    ).grained
    var dust: Set<String> = []
    for node in trace.graph.nodes {
      if trace.values[node.id].grain > 0 { dust.insert(node.name) }
      if let gradient = trace.gradients[node.id], gradient.grain > 0 {
        dust.insert("d\(node.name)")
      }
    }
    #expect(dust == sample.dust)
    let text = TraceText(trace, decimals: 3).text
    #expect(text.contains("≈ 0\n") == !dust.isEmpty, "\(text)")
  }

  /// Of a matrix one entry may be it.
  @Test func anEntryIsWrittenSo() throws {
    let a = Tensor(Shape(2, 1), [0.1 + 0.2, 1])
    let b = Tensor(Shape(2, 1), [0.3, 0.25])
    let trace = try Samples.trace("f = a - b\nl = sum(f)", ["a": a, "b": b], learn: ["a", "b"])
    let difference = trace.grained.values[2]
    #expect(MatrixFormat(decimals: 3, numbers: NumberText()).inline(difference) == "[≈0; 0.75]")
    #expect(
      MatrixFormat(decimals: 3, numbers: NumberText(unicode: false)).inline(difference)
        == "[~0; 0.75]")
    #expect(difference.elements == trace.values[2].elements, "the numbers stay as they are")
  }

  /// In a box too, with whatever room the other entries leave it.
  @Test(arguments: [
    (Tensor(Shape(2, 1), [0.3, 0.25]), 5, ["≈0", "0.75"]),
    (Tensor(Shape(2, 1), [0.3, 0.25]), 3, ["≈0", ".75"]),
    (Tensor(Shape(2, 1), [0.3, 1.0 - 2e-17]), 2, ["≈0", "0"]),
    (Tensor(Shape(2, 1), [0.3, 0.25]), 1, ["●", "●"]),
  ])
  func anEntryInABoxIsWrittenSo(_ b: Tensor, _ width: Int, _ texts: [String]) throws {
    let a = Tensor(Shape(2, 1), [0.1 + 0.2, 1])
    let trace = try Samples.trace("f = a - b\nl = sum(f)", ["a": a, "b": b], learn: ["a", "b"])
    let fitted = MatrixFormat(decimals: 3, numbers: NumberText())
      .fitted(trace.grained.values[2], into: [width], rows: 2, powerColumns: 4)
    #expect(
      fitted.texts.map { $0[0].split(separator: " ").joined() } == texts, "\(fitted.texts)")
  }

  @Test func theScreenAndTheSentencesSayIt() throws {
    let trace = try Samples.trace(
      "f = a + b - c\nl = f * 3", ["a": Tensor(0.1), "b": Tensor(0.2), "c": Tensor(0.3)],
      learn: ["a", "b", "c"])
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    var stepper = Samples.stepper(trace)
    stepper.move(to: 2)
    state.stepper = stepper
    let sentence = stepper.text.heading(title: "", part: 1, parts: 1, lastIteration: nil)[0]
    #expect(sentence.hasSuffix("ℓ = f · 3 = 0 · 3 ≈ 0."), "\(sentence)")
    let frame = state.frame.text
    #expect(frame.contains("≈0") && frame.contains("≈ 0") && !frame.contains("e−1"), "\(frame)")
  }

  /// A convention is said, however few rows there are for matrices.
  /// 0.1 + 0.2 − 0.3 and 0.3 + 0.6 − 0.9 differ in their last bits; both are ≈ 0, and nothing moved.
  @Test func dustThatBecomesOtherDustHasNotMoved() throws {
    func f(_ a: Double, _ b: Double, _ c: Double) throws -> Tensor {
      let trace = try Samples.trace(
        "f = a + b - c\nl = f * 3", ["a": Tensor(a), "b": Tensor(b), "c": Tensor(c)],
        learn: ["a"]
      ).grained
      return trace.values[try #require(trace.graph.node(named: "f")).id]
    }
    let (old, new, other) = (try f(0.1, 0.2, 0.3), try f(0.3, 0.6, 0.9), try f(0.3, 0.6, 0.8))
    #expect(!old.isSame(as: new) && old.isRounding && new.isRounding)
    #expect(new.entriesMoved(from: old) == [])
    #expect(other.entriesMoved(from: old) == [0])
  }

  /// Beside a line, or on one of its own.
  @Test(arguments: [38, 60, 78, 118]) func aConventionOfLoneNumbersIsSaid(columns: Int) throws {
    for (equation, x, said) in [
      ("l = sqrt(relu(x))", -1.0, "a shut gate gives 0, even times ∞"),
      ("l = sqrt(relu(x))", 4, ""), ("l = 3 * abs(x)", 0, "0 at 0"),
    ] {
      let trace = try Samples.trace(equation, ["x": Tensor(x)], learn: ["x"])
      let moment = Samples.moment(trace, at: trace.steps.count)
      let text = Derivation(moment: moment, pen: Pen(), size: Size(columns, 4)).lines
        .map(\.text).joined(separator: " ")
      #expect(said.isEmpty ? !text.contains("gate") : text.contains(said), "\(text)")
    }
  }

  @Test(arguments: 3...10) func aConventionIsSaid(rows: Int) throws {
    let trace = try Samples.trace(
      "l = norm(x)", ["x": Tensor(Shape(3, 1), [0, 0, 0])], learn: ["x"])
    let moment = Samples.moment(trace, at: trace.steps.count)
    for columns in [60, 78, 118] {
      let pane = Derivation(moment: moment, pen: Pen(), size: Size(columns, rows))
      let text = pane.lines.map(\.text).joined(separator: "\n")
      #expect(text.contains("and 0 at 0"), "\(columns)×\(rows):\n\(text)")
    }
  }
}
