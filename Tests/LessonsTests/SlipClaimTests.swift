import Autodiff
import Foundation
import Notation
import Slips
import Testing

@testable import Lessons

/// When a slip is named, and when nothing is said.
@Suite struct SlipClaims {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons").path()

  static let shipped: [GraphLessonPart] = LessonLibrary(folders: [folder]).entries
    .compactMap(\.file.lesson).flatMap(\.graphs)

  @Test func noneWhereTwoExplainTheAnswerEqually() throws {
    // Without the factor x = −1 the sign is the other one.
    let equations = "f = w * x; l = (f - y)^2"
    let question = try AskedQuestion("grad(w)", equations, "given: {x: -1, y: 1, w: 4}")
    let alike = question.key.slips(in: question.trace).filter { $0.value == Tensor(-10) }
    #expect(Set(alike.map(\.slip)).count == 2)
    #expect(question.slip(-10) == nil)
    let other = try AskedQuestion("grad(w)", equations, "given: {x: -2, y: 1, w: 4}")
    #expect(other.slip(-36) == .oppositeSign)
  }

  @Test func noneForARightAnswerOrOneThatIsRoundedWrongly() throws {
    // ∂ℓ/∂w is 20.02 · 1.001; without the factor x it is 20.02.
    let question = try AskedQuestion(
      "grad(w)", "f = w * x; l = (f - y)^2", "given: {x: 1.001, y: 0, w: 10}", within: 0.011)
    #expect(question.slip(20.04) == nil)
    #expect(question.slip(20.025) == nil)
    #expect(question.slip(-20.04) == .oppositeSign)
  }

  @Test func noneForZerosNorForWhatFollowsFromNoSlip() throws {
    let question = try AskedQuestion(
      "grad(z)", "z = w * x; h = relu(z); l = sum_squares(h)", "given: {x: [1, -2], w: 2}")
    #expect(question.slip(0, 0) == nil)
    #expect(question.slip(123, 456) == nil)
  }

  @Test func anEntryATransposeOrASumIsStillAboutTheOneGradient() throws {
    let equations = "P = A @ B; l = sum_squares(P)"
    let given = "given: {A: [[1, 2], [3, 4]], B: [[1, 0], [2, 1]]}"
    // ∂ℓ/∂A = (10 24; 22 52), with B for Bᵀ (18 4; 38 8).
    let entry = try AskedQuestion("grad(A)[1, 2]", equations, given)
    #expect(entry.said(22) == "That is ∂ℓ/∂A transposed: rows and columns are exchanged.")
    #expect(entry.said(-24) == "That has the opposite sign.")
    #expect(
      try AskedQuestion("grad(A).T", equations, given).slip(-10, -22, -24, -52) == .oppositeSign)
    #expect(try AskedQuestion("grad(A).T", equations, given).slip(10, 24, 22, 52) == nil)
    #expect(try AskedQuestion("sum(grad(A))", equations, given).slip(68) != nil)
    for answer in ["2 * grad(A)", "grad(A) + A", "A * grad(A)", "-grad(A)", "3"] {
      let other = try AskedQuestion(answer, equations, given)
      #expect(other.key.slips(in: other.trace).isEmpty)
    }
  }

  @Test func whatTheLessonSaysComesFirst() throws {
    let text =
      LessonTexts.base + """
        steps:
          - at: backward w
            ask:
              id: q
              type: number
              prompt: What?
              answer: grad(f)
              wrong: [{value: f - y, say: Two times.}]

        """
    let part = try #require(
      LessonFile.read(text: text, path: "lesson.yaml").lesson?.graphs.first)
    let question = try #require(part.notes.first?.questions.first)
    // f − y = 1, and the gradient 2.
    let own = question.judge(.number(1), in: part.content.trace())
    #expect(own.remark != nil && own.slip == nil)
    let other = question.judge(.number(-2), in: part.content.trace())
    #expect(other.remark == nil && other.slip == .oppositeSign)
    #expect(question.judge(.number(2), in: part.content.trace()).slip == nil)
    #expect(question.judge(.number(77), in: part.content.trace()).slip == nil)
  }

  @Test func noneIsClaimedForTheRightAnswerOfALessonThatShips() throws {
    #expect(Self.shipped.count > 3)
    var asked = 0
    for part in Self.shipped {
      let trace = part.content.trace()
      for question in part.notes.flatMap(\.questions) {
        guard let key = question.key else { continue }
        let right = key.answer(in: trace)
        let judgements = [
          question.judge(.matrix(right), in: trace),
          question.judge(right.scalar.map(GivenAnswer.number) ?? .matrix(right), in: trace),
        ]
        #expect(judgements.allSatisfy { $0.slip == nil }, "\(question.id)")
        #expect(key.slip(in: right, trace: trace) == nil)
        asked += 1
      }
    }
    #expect(asked > 5)
  }

  /// For every value and every gradient of the lessons that ship, asked for with their decimals.
  @Test func whatASlipGivesIsNamedWhereItIsTheOnlyOne() throws {
    let counts = try Self.shipped.map(counts)
    let (named, ambiguous) = counts.reduce((0, 0)) { ($0.0 + $1.named, $0.1 + $1.ambiguous) }
    // Most slips can be told apart.
    #expect(named > 9 * counts.count && named > 4 * ambiguous, "\(named) named, \(ambiguous) not")
  }

  private func counts(_ part: GraphLessonPart) throws -> (named: Int, ambiguous: Int) {
    let trace = part.content.trace()
    let printer = FormulaPrinter(part.content.graph, .ascii)
    var (named, ambiguous) = (0, 0)
    for node in part.content.graph.nodes {
      let hasGradient = node.kind != .data && part.content.graph.reachesLoss[node.id]
      for text in hasGradient ? [node.name, "grad(\(node.name))"] : [node.name] {
        let expression = try part.content.expression(PlacedText(text)).get()
        let key = AnswerKey(expression: expression, within: 0.0005, digits: 3, wrong: [])
        let slips = key.slips(in: trace)
        for slipped in slips {
          let claimed = key.slip(in: slipped.value, trace: trace)
          let alike = Set(slips.filter { key.isNear(slipped.value, $0.value) }.map(\.slip))
          #expect(claimed == (alike.count == 1 ? slipped.slip : nil), "\(text)")
          let sentence = slipped.slip.sentence(printer)
          #expect(sentence.utf8.allSatisfy { $0 < 0x80 }, "\(sentence)")
          if claimed == nil { ambiguous += 1 } else { named += 1 }
        }
        #expect(key.slip(in: key.answer(in: trace), trace: trace) == nil)
      }
    }
    return (named, ambiguous)
  }
}
