import Autodiff
import Lessons
import Screen

extension Question {
  /// How many rows its sheet takes at most: the prompt and the field, then with one line of the
  /// prompt the longest reply, or all the hints.
  func sheetRows(_ text: QuestionText, columns: Int) -> Int {
    let size = Size(columns, 100)
    var sheet = AnswerSheet(
      question: self, field: AnswerField(self), record: QuestionRecord(), text: text)
    let open = sheet.rows(size)
    var most = open.prompt + open.answer
    for slip in slips(in: text.trace) {
      sheet.field.reply = text.reply(to: slip.answer, self, misses: 1)
      most = max(most, sheet.rows(size).aroundPrompt)
    }
    sheet.field.reply = []
    sheet.record.hintsShown = textHints.count
    return max(most, sheet.rows(size).aroundPrompt)
  }

  /// The wrong answers that the lesson has something to say about.
  func slips(in trace: Trace) -> [(answer: GivenAnswer, remark: Prose)] {
    if case .choice(let options) = kind {
      return options.enumerated().compactMap { index, option in
        option.isRight ? nil : option.why.map { (.choice(index), $0) }
      }
    }
    return (key?.wrong ?? []).map { slip in
      switch slip.value {
      case .shape(let shape): (.shape(shape), slip.say)
      case .sign(let sign): (.sign(sign), slip.say)
      case .expression(let expression):
        if case .matrix = kind {
          (.matrix(expression.value(in: trace)), slip.say)
        } else {
          (.number(expression.value(in: trace).elements[0]), slip.say)
        }
      }
    }
  }
}

extension AnswerSheet.Rows {
  /// Of the prompt, which the learner has read, one line stays.
  var aroundPrompt: Int { min(1, prompt) + answer + below }
}
