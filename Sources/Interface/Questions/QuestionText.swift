import Autodiff
import Lessons
import Notation
import Screen

/// What is written about a question, its key and answers to it.
struct QuestionText {
  let trace: Trace
  let pen: Pen
  var veil: Veil = []

  var prose: ProseText { ProseText(trace: trace, pen: pen, veil: veil) }

  /// An answer as it was understood: `−0.667`, `2×3`, `negative`.
  func understood(_ answer: GivenAnswer, to question: Question) -> String {
    switch answer {
    case .number(let number): pen.numbers.significant(number, 6)
    case .matrix(let tensor):
      "["
        + (0..<tensor.rows).map { row in
          tensor.row(row).map { pen.numbers.significant($0, 6) }.joined(separator: " ")
        }.joined(separator: "; ") + "]"
    case .shape(let shape): pen.shape(shape)
    case .sign(let sign): Self.word(sign)
    case .choice(let index): option(index, of: question).text
    }
  }

  /// What is right.
  func answer(to question: Question) -> String {
    switch question.kind {
    case .number(let key), .matrix(let key):
      prose.text(key.answer(in: trace), digits: pen.digits)
    case .shape(let key): pen.shape(key.answer(in: trace).shape)
    case .sign(let key): Self.word(key.sign(in: trace))
    case .choice(let options):
      options.firstIndex(where: \.isRight).map { option($0, of: question).text } ?? ""
    }
  }

  /// An option of a choice on one line.
  func option(_ index: Int, of question: Question) -> StyledLine {
    guard case .choice(let options) = question.kind, options.indices.contains(index) else {
      return StyledLine()
    }
    return prose.paragraphs(options[index].text).reduce(StyledLine()) { line, next in
      line.isEmpty ? next : line + " " + next
    }
  }

  /// How exact an answer must be, in words; nil where there is nothing to say.
  func tolerance(_ question: Question) -> String? {
    switch question.kind {
    case .number(let key):
      "It may be off by \(pen.numbers.significant(key.within, 4))."
    case .matrix(let key):
      "Each entry may be off by \(pen.numbers.significant(key.within, 4))."
    case .shape: "Rows × columns, as in 2x3."
    case .sign: "Type +, − or 0."
    case .choice: nil
    }
  }

  /// The name of a mistake.
  func sentence(_ slip: Slip) -> StyledLine {
    StyledLine(slip.sentence(pen.printer(trace.graph)))
  }

  /// The hints that are text, as many as asked for.
  func hints(_ question: Question, first count: Int) -> [StyledLine] {
    question.textHints.prefix(count).enumerated().flatMap { index, hint in
      prose.paragraphs(hint).enumerated().map { line, text in
        line == 0 ? StyledLine("Hint \(index + 1): ", .muted) + text : text
      }
    }
  }

  /// What is said to a wrong answer.
  func reply(to answer: GivenAnswer, _ question: Question, misses: Int) -> [StyledLine] {
    reply(to: answer, question, question.judge(answer, in: trace), misses: misses)
  }

  /// - Parameter misses: how many wrong answers there were, with this one.
  func reply(
    to answer: GivenAnswer, _ question: Question, _ judgement: Judgement, misses: Int
  ) -> [StyledLine] {
    var head = StyledLine("Not yet.", .warning)
    head.append("  understood: \(understood(answer, to: question))", .muted)
    if judgement.entries.count > 1 {
      let right = judgement.entries.count(where: \.self)
      head = StyledLine(
        "Not yet: \(right) of \(judgement.entries.count) entries are right.", .warning)
    }
    var lines = [head] + (judgement.remark.map(prose.paragraphs) ?? [])
    // A number that is hidden elsewhere must not be confirmed here.
    if let slip = judgement.slip, veil.isDisjoint(with: slip.taken) {
      lines.append(sentence(slip))
    }
    if misses >= 3 {
      lines.append(StyledLine("You may look at the working now.", .muted))
    }
    return lines
  }

  /// What is said of a question that is settled.
  func verdict(_ question: Question, _ record: QuestionRecord) -> [StyledLine] {
    switch record.outcome {
    case nil: return []
    case .right:
      var lines = [StyledLine("✓ Right: \(record.understood ?? answer(to: question)).", .good)]
      if case .choice(let options) = question.kind,
        let why = options.first(where: \.isRight)?.why
      {
        lines += prose.paragraphs(why)
      }
      return lines
    case .skipped:
      return [StyledLine("Skipped. The answer is \(answer(to: question)).", .muted)]
    case .revealed:
      return [StyledLine("Shown, not answered: \(answer(to: question)).", .muted)]
    }
  }

  private static func word(_ sign: Int) -> String {
    sign > 0 ? "positive" : sign < 0 ? "negative" : "zero"
  }
}

extension Question {
  var textHints: [Prose] {
    hints.compactMap { if case .text(let prose) = $0 { prose } else { nil } }
  }

  var mayReveal: Bool {
    hints.contains { if case .reveal = $0 { true } else { false } }
  }
}
