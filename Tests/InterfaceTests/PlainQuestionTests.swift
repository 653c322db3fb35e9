import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// Questions in plain mode, and what is typed as an answer.
@Suite struct PlainQuestions {
  @Test func answersAreReadAsTheyAreWritten() {
    let readable = ["−2/3": -2.0 / 3, "0,667": 0.667, "-.5": -0.5, "1/4": 0.25, "–3": -3]
    for (text, number) in readable {
      #expect((try? AnswerReader.number(text).get()) == number)
    }
    for text in ["", "1,234", "1,2,3", "abc", "1/0", "nan"] {
      #expect((try? AnswerReader.number(text).get()) == nil)
    }
  }

  @Test func plainModeShowsAnAnswerAtAnyTimeAndWhyItIsRight() throws {
    let text = Questions.text.replacing(
      "{text: \"b\", correct: true}", with: "{text: \"b\", correct: true, why: \"It is a + 5.\"}")
    var plain = try #require(PlainLesson(try TaskLesson.lesson(text), glyphs: .unicode))
    _ = plain.lines(at: 2)
    #expect(plain.showAnswer().suffix(2) == ["Answer: b.", "It is a + 5."])
    #expect(plain.study.answers["choice-b"].state == .revealed)
    #expect(plain.study.moment.pending == nil)
  }

  @Test func plainModeAsksAndThenAnswers() throws {
    var plain = try #require(PlainLesson(try Questions.lesson(), glyphs: .unicode))
    #expect(plain.lines(at: 1).contains("Question: What is a?"))
    #expect(!plain.lines(at: 1).joined().contains("8.75"))
    #expect(plain.study.moment.pending != nil)
    #expect(plain.answer("7.5") == ["Not yet.", "The second product is missing."])
    #expect(plain.hint() == ["Hint 1: Two products."])
    #expect(plain.answer("8.75").last == "✓ Right: 8.75.")
    #expect(plain.study.moment.pending == nil)
    _ = plain.lines(at: 2)
    #expect(plain.leaveOpen() == ["Left open: n goes on."])
    #expect(plain.study.moment.pending != nil)
    var all = try #require(PlainLesson(try Questions.lesson(), glyphs: .unicode))
    let lines = all.linesWithAnswers(at: 1)
    #expect(lines.first == "Question: What is a?")
    #expect(lines.suffix(2) == ["Answer: 8.75.", "Step 1 of 8, forward: a = w x = 8.75."])
  }

  /// A question is put in the words of what is said before it, which is read once.
  @Test func whatIsSaidComesBeforeTheQuestion() throws {
    let text = Questions.text.replacing(
      "- at: forward a\n", with: "- at: forward a\n    say: Two products make a.\n")
    var graph = try #require(PlainLesson(try TaskLesson.lesson(text), glyphs: .unicode))
    let study = try #require(ExperimentStudy(try TaskLesson.lesson(ExperimentPlots.text), part: 0))
    for (lines, said, asked) in [
      (graph.linesWithAnswers(at: 1), "Two products make a.", "Question: What is a?"),
      (PlainExperiment(study, glyphs: .unicode).lines, "One.", "Question: What is left?"),
    ] {
      let place = try #require(lines.firstIndex(of: said))
      #expect(lines[(place + 1)...].contains(asked))
      #expect(lines.count { $0 == said } == 1)
    }
  }
}
