import Autodiff
import Lessons
import Notation
import Screen
import Study

/// The open field of a question: the prompt, what is typed, what was said to it, the hints so far.
struct AnswerSheet {
  let question: Question
  let draft: Draft
  let hintsShown: Int
  /// The wrong answers so far.
  var tried: Set<GivenAnswer> = []
  /// The numbers that it is answered from, where the picture does not show them.
  var unseen: [Symbol] = []
  let text: Wording

  private var glyphs: Glyphs { text.pen.glyphs }

  /// What fits, the field in any case.
  ///
  /// - Parameters:
  ///   - derivation: the symbols of the step, shown above where there is room.
  ///   - said: what the lesson says here, likewise, and before these until something is said to an
  ///     answer.
  func lines(derivation: [StyledLine], said: [StyledLine] = [], size: Size) -> [StyledLine] {
    let prompt = text.prompt(question).wrapped(to: size.columns, glyphs)
    let field = fieldLines(size)
    let below = (reply + text.hints(question, shown: hintsShown)).wrapped(to: size.columns, glyphs)
    // What is said to an answer is read whole, if need be without the first options.
    if question.options != nil, field.count + below.count > size.rows {
      return Array((field + below).suffix(size.rows))
    }
    let room = size.rows - field.count - below.count
    let head = prompt.suffix(max(min(prompt.count, room), size.rows >= 4 ? 1 : 0))
    let numbers = Array(numbers(size.columns).prefix(max(0, room - head.count)))
    let spare = max(0, room - head.count - numbers.count)
    let symbols = question.asksForNumbers ? Array(derivation.prefix { !$0.isEmpty }) : []
    let narration = said.wrapped(to: size.columns, glyphs)
    let left = below.isEmpty ? spare : spare - symbols.count
    let text = narration.count <= left ? narration : []
    let above = Array(symbols.prefix(spare - text.count))
    let gap = above.count + text.count < spare && !above.isEmpty && !text.isEmpty
    return above + (gap ? [StyledLine()] : []) + text + numbers + head + field + below
  }

  /// How many rows it takes with the numbers that the picture does not show, with all of its options,
  /// and with what is said to an answer below a row of the prompt.
  func rows(columns: Int) -> Int {
    let size = Size(columns, .max / 2)
    if !unseen.isEmpty || question.options != nil {
      return lines(derivation: [], size: size).count
    }
    let below = reply + text.hints(question, shown: hintsShown)
    return below.isEmpty
      ? lines(derivation: [], size: size).count
      : 1 + fieldLines(size).count + below.wrapped(to: columns, glyphs).count
  }

  /// `Ω₁ = [2 −1]   ∂L/∂f₁ = [−0.667 0.333 −0.333]`, as many beside each other as fit.
  private func numbers(_ columns: Int) -> [StyledLine] {
    let texts = unseen.compactMap { name -> StyledLine? in
      guard let tensor = text.moment[name].tensor else { return nil }
      let number = text.pen.format.inline(tensor)
      return StyledLine("\(text.printer.text(.symbol(name))) = \(number)").spelled(glyphs)
    }
    var lines: [StyledLine] = []
    for text in texts {
      if let last = lines.last, last.columns + 3 + text.columns <= columns {
        lines[lines.count - 1] = last + "   " + text
      } else {
        lines.append(text)
      }
    }
    return lines.wrapped(to: columns, glyphs)
  }

  private var reply: [StyledLine] {
    switch draft.reply {
    case nil: []
    case .unreadable(let sentence): [StyledLine(sentence, .warning)]
    case .said(let said, let echoes): text.reply(said, to: question, echoes: echoes) ?? []
    case .noMoreHints: ["There are no more hints."]
    }
  }

  func fieldLines(_ size: Size) -> [StyledLine] {
    if case .cells(let subject, _) = question.kind { return entries(of: subject, size) }
    if question.options != nil {
      let note = text.tolerance(question).map { [StyledLine("   " + $0, .muted).spelled(glyphs)] }
      return options.flatMap { $0.wrapped(to: size.columns, indent: OptionList.indent) }
        + (note ?? [])
    }
    var rows = FieldView(draft.field, glyphs).lines(Size(size.columns, size.rows - 2))
    guard let tolerance = text.tolerance(question) else { return rows }
    let note = StyledLine("   " + tolerance, .muted).spelled(glyphs)
    // Where there is no room beside the field, it stands below.
    if (rows.first?.columns ?? 0) + note.columns <= size.columns {
      rows[rows.count - 1].append(note)
    } else {
      rows.append(note)
    }
    return rows
  }
}

extension AnswerSheet {
  /// The entries of a matrix to point at: with their numbers, where they may be seen.
  private func entries(of subject: LiveExpression, _ size: Size) -> [StyledLine] {
    let field = draft.field
    let shape = text.moment.shape(of: subject)
    let value = text.moment.value(of: subject)
    let texts = (0..<shape.count).map { index in
      guard let value = value?.cleared else { return "·" }
      return text.pen.numbers.fitted(value.elements[index], columns: 6, digits: 3) ?? "●"
    }
    let width = texts.map(\.count).max() ?? 1
    let rows = (0..<shape.rows).map { row in
      (0..<shape.columns).reduce(StyledLine()) { line, column in
        let index = row * shape.columns + column
        let mark = field.picked.contains(index) ? "[x] " : "[ ] "
        let entry = StyledLine(mark, .key) + StyledLine(glyphs.pad(texts[index], to: width))
        let isCurrent = index == field.current
        return line + StyledLine(isCurrent ? "▸" : " ", .key)
          + (isCurrent ? entry.styled { _ in .chosen } : entry) + " "
      }.spelled(glyphs)
    }
    let note = text.tolerance(question).map { [StyledLine(" " + $0 + " Space marks one.", .muted)] }
    return rows + (note ?? [])
  }

  /// One below the other, with a sign at those that were tried, or are picked.
  var options: [StyledLine] {
    OptionList(
      order: text.moment.order(ofOptionsOf: question), field: draft.field, tried: tried
    ).lines { text.option($0, of: question) }.map { $0.spelled(glyphs) }
  }
}

extension AnswerSheet {
  /// Something that is to be seen whole while a question is answered.
  enum Demand {
    /// The prompt and the field.
    case field
    /// With the field and one line of the prompt, which the learner has read, what is said to an
    /// answer.
    case reply(Said.Miss)
    /// Likewise the hints up to this one.
    case hint(Prose)
  }

  /// All that a sheet may have to show, and how many rows it takes; of the hints as many as fit, and
  /// the first that does not.
  static func demands(
    of question: Question, _ text: Wording, _ size: Size
  ) -> [(demand: Demand, rows: Int)] {
    func rows(_ lines: [StyledLine]) -> Int {
      lines.wrapped(to: size.columns, text.pen.glyphs).count
    }
    let sheet = AnswerSheet(
      question: question, draft: Draft(question, text.moment), hintsShown: 0, text: text)
    let prompt = rows(text.prompt(question))
    let field = sheet.fieldLines(size).count
    let around = min(1, prompt) + field
    var hints: [(demand: Demand, rows: Int)] = []
    for (index, hint) in question.textHints.enumerated() where (hints.last?.rows ?? 0) <= size.rows
    {
      hints.append((.hint(hint), around + rows(text.hints(question, shown: index + 1))))
    }
    return [(.field, prompt + field)]
      + question.knownMisses.map {
        (.reply($0), around + rows(text.reply($0, to: question, echoes: true)))
      }
      + hints
  }
}

extension Question {
  /// The wrong answers that the lesson has something to say about; numbers as long as any.
  fileprivate var knownMisses: [Said.Miss] {
    if let options {
      return options.enumerated().compactMap { index, option in
        option.isRight ? nil : option.why.map { Said.Miss(.choice(index), remark: $0, misses: 1) }
      }
    }
    return (key?.wrong ?? []).map { slip in
      let answer: GivenAnswer =
        switch slip.value {
        case .shape(let shape): .shape(shape)
        case .sign(let sign): .sign(sign)
        case .expression(let expression):
          if case .matrix = kind {
            .matrix(Tensor(expression.shape, filledWith: -1.23456))
          } else {
            .number(-1.23456)
          }
        }
      var entries: [Bool] = []
      if case .matrix(let tensor) = answer {
        entries = Array(repeating: false, count: tensor.shape.count)
      }
      return Said.Miss(answer, remark: slip.say, entries: entries, misses: 1)
    }
  }
}
