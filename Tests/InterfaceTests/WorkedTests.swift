import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// `=` stands where the digits shown give the digits shown, and `≈` elsewhere, in every mode.
@Suite struct WorkedNumbers {
  @Test(arguments: ShippedLessons.ids)
  func sentencesAndScreensWriteTheSame(_ id: String) throws {
    var study = try #require(ShippedLessons.lesson(id).flatMap { Study($0, asks: false) })
    var state = ShippedLessons.state(id, Size(200, 60), asks: false)
    var signs: [String: Int] = [:]
    for _ in 0..<ShippedLessons.steps(id) {
      study.goOn()
      state.stepper?.study = study
      let text = Wording(moment: study.moment, pen: Pen(digits: study.moment.part.digits))
      guard let account = study.moment.account(), account.workings.count == 1,
        account.workings[0].isScalar
      else { continue }
      let worked = text.worked(account.workings[0])
      guard !worked.numbers.isEmpty else { continue }
      signs[worked.sign, default: 0] += 1
      let line = "\(worked.numbers) \(worked.sign) \(worked.result)"
      let sentences = text.heading(title: "", part: 1, parts: 1, lastIteration: nil)
      #expect(sentences[0].contains(line), "\(sentences)")
      #expect(state.frame.text.contains(line), "\(line)\n\(state.frame.text)")
    }
    if id == "toy-function" { #expect(signs["="] ?? 0 > 3 && signs["≈"] ?? 0 > 3) }
  }

  /// 1.60001 is shown as 1.600, and 1.6 as 1.6.
  @Test func zerosAtTheEndMakeNoDifference() throws {
    let text = """
      format: 1
      id: zeros
      title: Zeros
      graph: |
        f = a * b
        h = f - c
        l = 2 * h
      given: {a: 1.60001, b: 1, c: 1}
      learn: [a]
      """
    var study = try #require(Study(try TaskLesson.lesson(text)))
    for _ in 1...3 {
      study.goOn()
      let account = try #require(study.moment.account())
      let worked = Wording(moment: study.moment, pen: Pen(digits: 3)).worked(account.workings[0])
      #expect(worked.sign == "=", "\(worked)")
    }
  }
}
