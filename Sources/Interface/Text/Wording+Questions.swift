import Autodiff
import Lessons
import Notation
import Screen
import Study

// What is written about a question, its key and answers to it.

extension Wording {
  /// The prompt as it stands below the narration, broken into lines of so many columns.
  ///
  /// - Parameter isNoted: whether the key that answers is named.
  func invitation(_ question: Question, columns: Int, isNoted: Bool = true) -> [StyledLine] {
    var lines = prompt(question)
    if !lines.isEmpty { lines[0] = StyledLine("? ", Style.key.bold) + lines[0] }
    return noted(lines, isNoted ? "Enter answers." : nil, columns: columns)
  }

  /// Lines with a note behind the last, where that is one paragraph and the note stands there whole;
  /// else on a line of its own.
  func noted(_ lines: [StyledLine], _ note: String?, columns: Int) -> [StyledLine] {
    var wrapped = lines.wrapped(to: columns, pen.glyphs)
    guard let note, let last = wrapped.last else { return wrapped }
    let beside = last + StyledLine("  \(pen.glyphs.spell(note))", .muted)
    if lines.count == 1, beside.columns <= columns {
      wrapped[wrapped.count - 1] = beside
      return wrapped
    }
    return wrapped + [StyledLine(note, .muted)].wrapped(to: columns, pen.glyphs)
  }

  func prompt(_ question: Question) -> [StyledLine] {
    paragraphs(question.prompt).map { $0.styled(\.bold) }
  }

  /// An answer as it was understood: `−0.667`, `2×3`, `negative`.
  func understood(_ answer: GivenAnswer, to question: Question) -> String {
    switch answer {
    case .number(let number): pen.numbers.significant(number, 6)
    case .matrix(let tensor): pen.numbers.inline(tensor, significant: 6)
    case .shape(let shape): pen.shape(shape)
    case .sign(let sign): Self.word(sign)
    case .choice(let index): option(index, of: question).text
    case .several(let picked): options(picked, of: question)
    case .formula(let typed): printer.text(typed.formula)
    case .cells(let picked):
      if case .cells(let subject, _) = question.kind { cells(picked, of: subject) } else { "?" }
    }
  }

  /// What is right.
  func answer(to question: Question) -> String {
    switch question.kind {
    case .number(let key), .matrix(let key): text(key.expression)
    case .shape(let key): pen.shape(moment.shape(of: key.expression))
    case .sign(let key):
      moment.value(of: key.expression).map { Self.word(AnswerKey.sign(of: $0.elements[0])) }
        ?? "?"
    case .formula(let key, _):
      TypedFormula(key.expression).map { printer.text($0.formula) } ?? "?"
    case .cells(let subject, let condition):
      moment.cells(of: condition).map { cells($0, of: subject) } ?? "?"
    case .choice(let all), .several(let all):
      options(Set(all.indices.filter { all[$0].isRight }), of: question)
    }
  }

  /// How entries are typed: `Type entries by their numbers, as in 1 3; there are 4; 0 is none.`
  func cellsAdvice(_ subject: LiveExpression) -> String {
    let shape = moment.shape(of: subject)
    let matrix = moment.value(of: subject).map {
      "\(subject.text) is \(text(subject))" + ($0.isScalar ? "" : ". ")
    }
    return (matrix ?? "") + AnswerReader.Unreadable.noSuchCells(shape).sentence
  }

  /// Entries by their places: `2,1; 2,3`, of a column or a row `1 3`.
  private func cells(_ picked: Set<Int>, of subject: LiveExpression) -> String {
    let shape = moment.shape(of: subject)
    if picked.isEmpty { return "none of them" }
    let isLine = min(shape.rows, shape.columns) == 1
    return picked.sorted().map {
      isLine ? "\($0 + 1)" : "\($0 / shape.columns + 1),\($0 % shape.columns + 1)"
    }.joined(separator: isLine ? " " : "; ")
  }

  /// Some options, in the order in which they are put.
  private func options(_ indices: Set<Int>, of question: Question) -> String {
    let texts = moment.order(ofOptionsOf: question).filter(indices.contains).map {
      option($0, of: question).text
    }
    return texts.isEmpty ? "none of them" : texts.joined(separator: "; ")
  }

  /// An option on one line.
  func option(_ index: Int, of question: Question) -> StyledLine {
    guard let options = question.options, options.indices.contains(index) else {
      return StyledLine()
    }
    return paragraphs(options[index].text).reduce(StyledLine()) { line, next in
      line.isEmpty ? next : line + " " + next
    }
  }

  /// How exact an answer must be, in words; nil where there is nothing to say.
  func tolerance(_ question: Question) -> String? { pen.tolerance(of: question) }

  /// What is said to an answer that is not right; nil to one that is.
  ///
  /// - Parameter echoes: whether how it was understood could be something else than was typed.
  func reply(_ said: Said?, to question: Question, echoes: Bool) -> [StyledLine]? {
    switch said {
    case .missed(let miss): reply(miss, to: question, echoes: echoes)
    case .close(let answer, _): close(answer, to: question, echoes: echoes)
    case .rightForEdits: [StyledLine("✓ Right for these values. " + notCounted, .good)]
    default: nil
    }
  }

  private var notCounted: String { "Values are edited: this is marked, not counted." }

  /// What is said to a wrong one.
  func reply(_ miss: Said.Miss, to question: Question, echoes: Bool) -> [StyledLine] {
    let entries = miss.entries
    let right = entries.count(where: \.self)
    var head = StyledLine(
      entries.count > 1
        ? "Not yet: \(right) of \(entries.count) entries are right."
        : miss.isRepeated ? "Not yet, as before." : "Not yet.", .warning)
    if let picked = picked(miss.answer, question) {
      let wrong = "\(picked.wrong) of these \(picked.wrong == 1 ? "is" : "are") wrong"
      let faults =
        (picked.wrong > 0 ? [wrong] : []) + (picked.missing > 0 ? ["something is missing"] : [])
      head = StyledLine("Not yet: \(faults.joined(separator: ", and ")).", .warning)
    }
    if echoes { head = head + echo(miss.answer, to: question) }
    var lines = [head] + (miss.remark.map(paragraphs) ?? [])
    if let slip = miss.slip {
      lines.append(StyledLine(slip.sentence(printer)))
    }
    if moment.isEdited { lines.append(StyledLine(notCounted, .muted)) }
    if miss.misses >= 3 {
      lines.append(StyledLine("You may look at the working now.", .muted))
    }
    return lines
  }

  /// How many of several options or entries were picked that are wrong, and how many that are right
  /// were not; nil of other answers.
  private func picked(
    _ answer: GivenAnswer, _ question: Question
  ) -> (wrong: Int, missing: Int)? {
    switch (answer, question.kind) {
    case (.several(let picked), .several(let options)):
      let right = Set(options.indices.filter { options[$0].isRight })
      return (picked.subtracting(right).count, right.subtracting(picked).count)
    case (.cells(let picked), .cells(_, let condition)):
      return moment.misses(of: picked, condition)
    default: return nil
    }
  }

  /// What is said to an answer that lacks nothing but digits.
  private func close(_ answer: GivenAnswer, to question: Question, echoes: Bool) -> [StyledLine] {
    let head = StyledLine("Close: take more digits.", .warning)
    return [echoes ? head + echo(answer, to: question) : head]
  }

  private func echo(_ answer: GivenAnswer, to question: Question) -> StyledLine {
    StyledLine("  understood: \(understood(answer, to: question))", .muted)
  }

  /// Why what was typed is no answer.
  func sentence(_ problem: ReadAnswer.Problem) -> Sentence {
    switch problem {
    case .unreadable(let unreadable): unreadable.sentence
    case .hidden(let symbol):
      "\(printer.text(.symbol(symbol))) is hidden while a question is open; calculate with numbers "
        + "that you see."
    case .absent(let symbol): "\(printer.text(.symbol(symbol))) is not worked out yet."
    case .noNumber(let text, let shape):
      "'\(text)' is \(pen.shape(shape)), but one number is asked for; an entry is written "
        + "\(text)[1, 1]."
    case .notFinite(let text, let number):
      number.isNaN
        ? "'\(text)' has no value. Change what goes into it."
        : "'\(text)' is \(pen.numbers.significant(number, 1)); an answer is a finite number. "
          + "Change what goes into it."
    case .formulaShape(let shape, _) where moment.hidesShapes:
      "That formula is \(pen.shape(shape)); what is asked for has another shape."
    case .formulaShape(let shape, let wanted):
      "That formula is \(pen.shape(shape)), but a \(pen.shape(wanted)) one is asked for."
    case .namesItself(let name):
      "\(printer.text(.symbol(name))) is what is asked for, or is made from it; use other names."
    }
  }

  /// What is said of a question that is settled.
  func verdict(_ prompt: Prompt) -> [StyledLine] {
    let question = prompt.question
    let why = (question.options ?? []).filter(\.isRight).compactMap(\.why).flatMap(paragraphs)
    func telling(_ before: String, _ answer: @autoclosure () -> String) -> String {
      moment.isSymbolic ? "." : before + answer() + "."
    }
    switch prompt.record.state {
    case .open: return []
    case .answered:
      let given = prompt.record.answer.map { understood($0, to: question) }
      return [StyledLine("✓ Right" + telling(": ", given ?? answer(to: question)), .good)] + why
        + (question.right.map(paragraphs) ?? [])
    case .skipped:
      let told = telling(". The answer is ", answer(to: question))
      return [StyledLine("Skipped" + told, .muted)] + why
    case .revealed:
      let told = telling(": ", answer(to: question))
      return [StyledLine("Shown, not answered" + told, .muted)] + why
    }
  }

  private static func word(_ sign: Int) -> String {
    sign > 0 ? "positive" : sign < 0 ? "negative" : "zero"
  }
}

extension Pen {
  /// How exact an answer must be, in words; nil where there is nothing to say.
  func tolerance(of question: Question) -> String? {
    switch question.kind {
    case .number(let key) where key.within == 0: "A whole number, exactly."
    case .number(let key):
      "It may be off by \(numbers.significant(key.within, 4))."
    case .matrix(let key):
      "Each entry may be off by \(numbers.significant(key.within, 4))."
    case .shape: "Rows × columns, as in 2x3."
    case .sign: "Type +, − or 0."
    case .choice: nil
    case .several: "Pick all that are right."
    case .formula: "In names, as in 2 * f1 or h1 * grad(f1)."
    case .cells: "Point at all entries for which it is so."
    }
  }
}
