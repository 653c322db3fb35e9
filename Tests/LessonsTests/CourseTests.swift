import Autodiff
import Foundation
import Testing

@testable import Lessons

/// The lessons that ship, as a course: their rules, and what they say of updates.
@Suite struct Course {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons").path()

  static let lessons = LessonLibrary(folders: [folder]).entries.compactMap(\.file.lesson)

  static let ids = lessons.map(\.id)

  private func lesson(_ id: String) throws -> Lesson {
    try #require(Self.lessons.first { $0.id == id })
  }

  @Test func itsRulesAreHeld() {
    let check = LessonCheck([Self.folder], isCourse: true)
    #expect(check.files.count == Self.ids.count && !Self.ids.isEmpty)
    #expect(check.findings.map(\.rendered) == [])
  }

  /// What the text says of later iterations, where no number is filled in.
  @Test(arguments: [
    ("logistic-regression", 0, 1, "p > 0.5"),
    ("zero-init", 0, 50, "abs(Ω0) == 0"),
    ("zero-init", 0, 50, "abs(Ω1) == 0"),
    ("zero-init", 0, 50, "abs(β1 - mean(y)) < 0.001"),
    ("zero-init", 0, 50, "abs(β1 - mean(y)) > 0"),
    ("zero-init", 1, 50, "abs(Ω0) == 0"),
    ("zero-init", 1, 50, "abs(Ω1) == 0"),
    ("zero-init", 1, 50, "abs(β0) == 0"),
    ("zero-init", 2, 1, "abs(Ω0) == 0"),
    ("zero-init", 2, 1, "abs(grad(Ω0)) > 0"),
    ("zero-init", 2, 1, "grad(Ω0)[1, 1] == grad(Ω0)[2, 1]"),
    ("zero-init", 2, 2, "abs(Ω0) > 0"),
    ("zero-init", 2, 50, "Ω0[1, 1] == Ω0[2, 1]"),
    ("zero-init", 2, 50, "Ω0[1, 2] == Ω0[2, 2]"),
    ("zero-init", 2, 50, "Ω1[1, 1] == Ω1[1, 2]"),
    ("zero-init", 2, 50, "L < 0.005"),
    ("constant-init", 0, 50, "W0[1, 1] == W0[1, 2]"),
    ("constant-init", 0, 50, "W0[2, 1] == W0[2, 2]"),
    ("constant-init", 0, 50, "W1[1, 1] == W1[2, 1]"),
    ("constant-init", 0, 50, "abs(f1 - mean(y)) < 0.001"),
    ("constant-init", 0, 50, "abs(grad(W0)) < 0.001"),
    ("constant-init", 1, 1, "abs(W1[1, 1] - W1[2, 1]) > 0.01"),
    ("constant-init", 1, 50, "L < 0.0005"),
    ("constant-init", 1, 50, "step(f0[1, 1]) + step(f0[2, 1]) + step(f0[2, 2]) == 0"),
    ("constant-init", 1, 50, "step(f0[3, 1]) + step(f0[1, 2]) - step(f0[3, 2]) == 2"),
  ])
  func whatIsSaidOfUpdatesIsSo(
    id: String, part: Int, iteration: Int, condition: String
  ) throws {
    let part = try lesson(id).graphs[part]
    var run = try #require(part.content.run)
    let trace = run.trace(at: iteration)
    let claim = try part.content.expression(PlacedText(condition)).get()
    #expect(claim.holds(in: trace))
  }

  /// The layouts of the batch of three differ in nothing but their transposes.
  @Test func bothLayoutsHoldTheSameNumbers() throws {
    let lesson = try lesson("mlp-batch3")
    let columns = lesson.graphs[0].content.trace()
    let rows = lesson.graphs[1].content.trace()
    for (name, other) in [("Ω0", "W0"), ("β0", "b0"), ("Ω1", "W1"), ("β1", "b1"), ("h1", "h1")] {
      let first = try #require(lesson.graphs[0].content.node(named: name)).id
      let second = try #require(lesson.graphs[1].content.node(named: other)).id
      #expect(columns.values[first] == rows.values[second].transposed)
      let gradient = try #require(columns.gradients[first])
      let turned = try #require(rows.gradients[second]?.transposed)
      #expect(gradient.shape == turned.shape)
      #expect(zip(gradient.elements, turned.elements).allSatisfy { abs($0 - $1) < 1e-15 })
    }
  }

  /// The lessons that the others build on.
  static let first = [
    "toy-function", "logistic-regression", "mlp-batch3", "zero-init", "constant-init",
  ]

  /// A number that the picture shows is spelled in the text as it is there.
  @Test func theTextHasTheDigitsOfThePicture() {
    // More of them, since the point is what four do not show.
    let exceptions = ["β1"]
    for lesson in Self.lessons where Self.first.contains(lesson.id) {
      for part in lesson.graphs {
        let trace = part.content.trace()
        for live in part.notes.flatMap(\.allProse).flatMap(\.liveValues) where live.digits != nil {
          let expression = live.expression
          let isShown = expression.symbol != nil || expression.matrix(in: trace) != nil
          #expect(
            !isShown || exceptions.contains(expression.text), "\(lesson.id): \(expression.text)")
        }
      }
    }
  }

  /// The symbols that a reader meets first, each with where it is said what it is; it stands nowhere
  /// before that.
  @Test(arguments: [
    ("toy-function", "start", "x", "from the input x"),
    ("toy-function", "start", "ℓ", "which says how wrong the output is"),
    ("toy-function", "start", "β", "all β (beta) and ω (omega)"),
    ("toy-function", "forward f0", "β₀", "a bias β₀"),
    ("toy-function", "forward f0", "ω₀", "a weight ω₀ times the input"),
    ("toy-function", "forward f0", "f", "Each f is such a sum"),
    ("toy-function", "forward f0", "h", "each h what a fixed function makes of it"),
    ("toy-function", "forward h1", "cos", "the slope here is cos[f₀]"),
    ("toy-function", "forward f3", "y", "The target y, what it should be"),
    ("toy-function", "backward l", "∂ℓ/∂f₀", "∂ℓ/∂f₀, read \"d ℓ by d f₀\", is a slope"),
    ("logistic-regression", "start", "p", "gives the chance (probability) p that the label is 1"),
    ("logistic-regression", "forward f", "wᵀ", "the transpose, is the column w laid flat"),
    ("logistic-regression", "forward p", "σ", "σ[f] = 1/(1 + exp[−f])"),
    ("logistic-regression", "forward l", "log", "by the natural logarithm"),
    ("logistic-regression", "update", "η", "with learning rate η"),
    ("mlp-batch3", "forward f0", "Ω₀", "Ω₀ (capital omega) has a row of weights"),
    ("mlp-batch3", "forward L", "L", "L is the mean of their three losses"),
    ("mlp-batch3", "backward f0", "I", "I[f₀ > 0], a gate for each entry"),
    ("mlp-batch3", "backward f0", "⊙", "⊙ multiplies entry by entry"),
    ("mlp-batch3", "backward Ω1", "δ", "Write δ (delta) for ∂L/∂f₁"),
    ("constant-init", "start", "α", "the same value α (alpha)"),
    ("zero-init", "forward h1", "≡", "The sign ≡ will mark them"),
  ])
  func aSymbolIsSaidWhereItFirstStands(
    id: String, stage: String, symbol: String, definition: String
  ) throws {
    var before: [String] = []
    for lesson in Self.lessons where Self.first.contains(lesson.id) {
      for part in lesson.graphs {
        for note in part.notes {
          guard let text = note.say?.plain else { continue }
          let isHere = lesson.id == id && note.stage.text(in: part.content.graph) == stage
          if isHere, text.contains(definition) {
            let earlier = before.filter { $0.holds(symbol: symbol) }
            #expect(earlier == [])
            return
          }
          before.append(text)
        }
      }
    }
    Issue.record("\(id) does not say '\(definition)' at \(stage)")
  }
}

extension String {
  /// Whether it stands there by itself and not in a longer word; a letter also with any number.
  fileprivate func holds(symbol: String) -> Bool {
    if symbol.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic }) { return contains(symbol) }
    return split { !$0.isLetter && !$0.isNumber && $0 != "/" && $0 != "∂" }.contains {
      $0 == symbol
    }
  }
}
