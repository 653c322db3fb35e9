import Autodiff
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// The steps that move parameters, as they are shown.
@Suite struct UpdateViews {
  private func updating(_ trace: Trace, _ optimizer: Optimizer) -> Stepper {
    Samples.stepper(
      trace, training: Training(optimizer: optimizer, rate: 0.1, length: .steps(1)))
  }

  private func derivation(
    _ stepper: Stepper, _ name: String, _ size: Size = Size(78, 6), glyphs: Glyphs = .unicode
  ) throws -> [String] {
    let node = try #require(stepper.trace.graph.node(named: name))
    var stepper = stepper
    stepper.move(to: try #require(stepper.trace.updatePosition(of: node.id)))
    return Derivation(moment: stepper.moment, pen: Pen(glyphs: glyphs), size: size)
      .lines.map { $0.text.trimmingSpaces }
  }

  @Test func scalarsShowSymbolsNumbersAndResult() throws {
    let trace = updating(try Samples.fork(), .sgd())
    let lines = try derivation(trace, "x")
    #expect(lines[0].hasPrefix("x ← x − η · ∂ℓ/∂x"))
    #expect(lines[0].hasSuffix("the learning rate is 0.1"))
    #expect(lines[1].hasPrefix("  ← 3 − 0.1 · 54 = −2.4"))
    #expect(lines[1].hasSuffix("x was 3"))
    #expect(
      try derivation(trace, "x", glyphs: .ascii)[0].hasPrefix("x <- x - eta * dl/dx"))
  }

  @Test func severalAssignmentsTakeALineEach() throws {
    let lines = try derivation(updating(try Samples.fork(), .adam()), "x")
    #expect(lines.count == 6)
    #expect(lines[0] == "m ← β₁ · m + (1 − β₁) · ∂ℓ/∂x = 0.9 · 0 + (1 − 0.9) · 54 = 5.4")
    #expect(lines[2] == "m′ ← m/(1 − β₁^t) = 5.4/(1 − 0.9^1) = 54")
    #expect(lines[4].hasPrefix("x ← x − η · (m′/(√s′ + ε))"))
    #expect(lines[5].hasPrefix("  ← 3 − 0.1 · (54/(√2916 + 1e−8)) = 2.900"))
    #expect(try derivation(updating(try Samples.fork(), .adam()), "x", Size(78, 3)).count == 3)
  }

  @Test func matricesShowTheLastAssignmentInNumbers() throws {
    let trace = updating(try Samples.batch(), .sgd(momentum: 0.9))
    let lines = try derivation(trace, "Ω0", Size(78, 8))
    #expect(lines[0].hasPrefix("v ← μ · v + ∂L/∂Ω₀"))
    #expect(lines[1].hasPrefix("Ω₀ ← Ω₀ − η · v"))
    #expect(lines[1].hasSuffix("2×2 = 2×2 − 2×2"))
  }

  @Test func theHeaderTheBarAndTheBoxesSayUpdate() throws {
    var stepper = updating(try Samples.batch(), .sgd())
    stepper.move(to: .max)
    let header = StepperHeader(title: "A sample", moment: stepper.moment, pen: stepper.pen)
    #expect(header.direction.text == "↻ update")
    #expect(Glyphs.ascii.spell("↻ update") == "@ update")
  }

  /// No new weight stands under a box that the old one made.
  @Test(arguments: Optimizer.all)
  func thePictureKeepsWhatItsNumbersWereMadeWith(_ optimizer: Optimizer) throws {
    var stepper = updating(try Samples.batch(), optimizer)
    func numbers() -> String {
      let picture = stepper.panes(Size(120, 40)).picture
      return GraphView(picture: picture, moment: stepper.moment, chosen: nil, pen: stepper.pen)
        .frame(of: Rect(picture.size)).text.filter(\.isNumber)
    }
    let first = try #require(stepper.trace.firstUpdatePosition)
    stepper.move(to: first - 1)
    let before = numbers()
    for position in first...stepper.trace.steps.count {
      stepper.move(to: position)
      #expect(numbers() == before)
    }
  }

  @Test func everythingIsWholeAt80x24() throws {
    for optimizer in Optimizer.all + [.sgd(momentum: 0.9), .rmsProp(momentum: 0.9)] {
      for sample in [try Samples.toy(), try Samples.batch(), try Samples.fork()] {
        var stepper = updating(sample, optimizer)
        let trace = stepper.trace
        let size = stepper.panes(Size(80, 24)).derivation.size
        let first = try #require(trace.firstUpdatePosition)
        for position in first...trace.steps.count {
          stepper.move(to: position)
          let text = Derivation(moment: stepper.moment, pen: stepper.pen, size: size)
            .lines.map(\.text)
          #expect(text.count <= size.rows)
          #expect(!text.joined().contains("…") && !text.joined().contains("⋮"))
          guard case .update(let step) = trace.step(at: position) else { continue }
          for change in step.changes {
            let statement = stepper.pen.printer(trace.graph).statement(change.assignment)
            #expect(text.joined(separator: "\n").contains(statement), "\(statement)\n\(text)")
          }
        }
      }
    }
  }

  @Test func passesAndNodesLeadToUpdates() throws {
    let trace = updating(try Samples.fork(), .sgd()).trace
    let x = try #require(trace.graph.node(named: "x"))
    let first = try #require(trace.firstUpdatePosition)
    let backward = trace.backwardPositions(of: x.id)
    #expect(trace.nextPass(after: first - 1) == first)
    #expect(trace.position(of: x.id, from: backward[1]) == trace.updatePosition(of: x.id))
    #expect(trace.previousPass(before: trace.steps.count) == first)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
