import Autodiff
import Lessons
import Notation
import Screen
import Study

/// A question as it is put to a class: with options for which hands go up, whatever it asks for.
struct ClassQuestion {
  struct Option {
    let text: StyledLine
    let isRight: Bool
    /// Why it is right or wrong, where that is known.
    let why: StyledLine?
  }

  let id: String
  let prompt: [StyledLine]
  /// In the order in which they are put; none where nothing wrong is known.
  let options: [Option]
  let isSettled: Bool
  /// What is right, where no option says it.
  let answer: String
  /// What the lesson says with a right answer.
  let right: [StyledLine]
  /// The numbers put in, once nothing is asked.
  let working: [StyledLine]

  /// For more nobody has the fingers, and 1 to 9 are the keys.
  static let most = 9
  /// Of what is worked out more would be guesswork.
  static let mostWorkedOut = 5
}

extension ClassQuestion {
  init(_ question: Question, in stepper: Stepper, working: [StyledLine]) {
    let (moment, text) = (stepper.moment, stepper.text)
    let options = Self.distinct(
      moment.choices(for: question).map { choice in
        Option(
          text: text.option(choice.answer, of: question), isRight: choice.isRight,
          why: choice.remark.map { Self.joined(text.paragraphs($0)) }
            ?? choice.slip.map { StyledLine($0.sentence(text.printer)) })
      }, isWorkedOut: question.options == nil)
    let order =
      question.options == nil
      ? moment.order(ofChoices: options.count, for: question)
      : moment.order(ofOptionsOf: question)
    id = question.id
    prompt = text.prompt(question)
    self.options = order.prefix(Self.most).compactMap {
      options.indices.contains($0) ? options[$0] : nil
    }
    isSettled = moment.prompts.first { $0.question.id == question.id }?.isSettled ?? false
    answer = isSettled ? text.answer(to: question) : "?"
    right = question.right.map(text.paragraphs) ?? []
    self.working = question.options == nil ? working : []
  }

  init(_ question: Question, in stepper: ExperimentStepper) {
    let (study, text) = (stepper.study, stepper.text)
    let options = Self.distinct(
      study.choices(for: question).map { choice in
        Option(
          text: text.option(choice.answer, of: question), isRight: choice.isRight,
          why: choice.remark.map { Self.joined(text.paragraphs($0)) })
      }, isWorkedOut: question.options == nil)
    let order =
      question.options == nil
      ? study.order(ofChoices: options.count, for: question)
      : study.order(ofOptionsOf: question)
    id = question.id
    prompt = text.paragraphs(question.prompt).map { $0.styled(\.bold) }
    self.options = order.prefix(Self.most).compactMap {
      options.indices.contains($0) ? options[$0] : nil
    }
    isSettled = study.prompts.first { $0.question.id == question.id }?.isSettled ?? false
    answer = isSettled ? text.answer(to: question) : "?"
    right = question.right.map(text.paragraphs) ?? []
    working = []
  }

  /// What looks the same is one option, and the right one by itself is none.
  private static func distinct(_ options: [Option], isWorkedOut: Bool) -> [Option] {
    guard isWorkedOut else { return options }
    var seen: Set<String> = []
    let distinct = options.filter { seen.insert($0.text.text).inserted }
    return distinct.count > 1 ? Array(distinct.prefix(mostWorkedOut)) : []
  }

  private static func joined(_ lines: [StyledLine]) -> StyledLine {
    lines.reduce(StyledLine()) { $0.isEmpty ? $1 : $0 + " " + $1 }
  }
}

extension Wording {
  /// An answer among which a class chooses, as the picture writes it.
  fileprivate func option(_ answer: GivenAnswer, of question: Question) -> StyledLine {
    switch answer {
    case .number(let number): StyledLine(pen.format.lone(Tensor(number)) ?? self.number(number))
    case .matrix(let tensor): StyledLine(pen.format.inline(tensor))
    case .choice(let index): option(index, of: question)
    case .shape, .sign, .several, .formula, .cells:
      StyledLine(understood(answer, to: question))
    }
  }
}

extension ExperimentWording {
  fileprivate func option(_ answer: GivenAnswer, of question: Question) -> StyledLine {
    switch answer {
    case .number(let number): StyledLine(pen.numbers.significant(number, 4))
    case .choice(let index):
      question.options.map { option($0[index]) } ?? StyledLine()
    case .sign(let sign): StyledLine(["negative", "zero", "positive"][sign + 1])
    case .matrix, .shape, .several, .formula, .cells: StyledLine()
    }
  }
}

// As lines.
extension ClassQuestion {
  /// `✓ B  −3.366`, of each option that is right; where there are none the answer.
  var rightAnswers: [StyledLine] {
    let right = options.enumerated().filter { $0.element.isRight }.map { index, option in
      StyledLine("✓ \(Hands.letter(index))  ", .good) + option.text.styled { _ in .good }
    }
    return right.isEmpty ? [StyledLine("✓ \(answer)", .good)] : right
  }

  /// Columns of the bars of one count.
  private static let barColumns = 10
  private static let roundColumns = barColumns + 6
  private static let letterColumns = 6

  /// The prompt, the options with the hands beside them, and once it is answered why.
  ///
  /// - Parameter rows: where these have room for it, the options stand apart.
  func lines(_ hands: Hands, columns: Int, rows: Int, _ glyphs: Glyphs) -> [StyledLine] {
    let head = prompt.wrapped(to: columns, glyphs)
    let options = optionLines(hands, columns: columns, glyphs)
    let why = isSettled ? verdict(hands, columns: columns, glyphs) : []
    let taken = head.count + options.joined().count + why.count
    let gaps = taken + options.count + Self.rowsOfPicture <= rows
    let list = options.flatMap { gaps ? [StyledLine()] + $0 : $0 }
    return head + (list.isEmpty || gaps ? [] : [StyledLine()]) + list + why
  }

  /// Of what may stand below it.
  private static let rowsOfPicture = 12

  private func optionLines(
    _ hands: Hands, columns: Int, _ glyphs: Glyphs
  ) -> [[StyledLine]] {
    let rounds = (0..<hands.roundCount).map { hands.counts(ofRound: $0, options: options.count) }
    let most = max(1, rounds.joined().max() ?? 1)
    let longest = options.map { $0.text.spelled(glyphs).columns }.max() ?? 0
    let room = columns - Self.letterColumns - rounds.count * Self.roundColumns
    let width = max(8, min(longest, room))
    return options.enumerated().map { index, option -> [StyledLine] in
      let isRight = isSettled && option.isRight
      let sign = isRight ? "✓" : isSettled ? " " : ""
      let head = StyledLine(
        glyphs.pad("  \(Hands.letter(index)) \(sign)", to: Self.letterColumns),
        isRight ? Style.good : .key)
      let style: Style? = isRight ? .good : isSettled ? .muted : nil
      let texts = option.text.spelled(glyphs).wrapped(to: max(1, width))
        .map { line in style.map { style in line.styled { _ in style } } ?? line }
      let bars = hands.isEmpty ? StyledLine() : bars(rounds.map { $0[index] }, most, glyphs)
      return texts.enumerated().map { row, text in
        let before =
          row == 0 ? head : StyledLine(String(repeating: " ", count: Self.letterColumns))
        guard row == 0, !bars.isEmpty else { return before + text }
        let gap = String(repeating: " ", count: max(0, width - text.columns) + 2)
        return before + text + StyledLine(gap) + bars
      }
    }
  }

  /// `████ 4`, and beside it what came when hands were counted again.
  private func bars(_ counts: [Int], _ most: Int, _ glyphs: Glyphs) -> StyledLine {
    counts.enumerated().reduce(StyledLine()) { line, round in
      let count = round.element
      let cells = count == 0 ? 0 : max(1, count * Self.barColumns / most)
      let bar = String(repeating: glyphs.spell("█"), count: cells)
      let text = bar + (cells > 0 ? " " : "") + "\(count)"
      return line
        + StyledLine(
          glyphs.pad(text, to: Self.roundColumns), round.offset == 0 ? .forward : .update)
    }
  }

  /// Why: what is right first, then what led elsewhere, those first for which most hands went up.
  private func verdict(_ hands: Hands, columns: Int, _ glyphs: Glyphs) -> [StyledLine] {
    let counts = hands.counts(ofRound: hands.roundCount - 1, options: options.count)
    let all = hands.isEmpty
    let wrong = options.indices
      .filter { !options[$0].isRight && options[$0].why != nil && (all || counts[$0] > 0) }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    let answered: [StyledLine] =
      options.isEmpty ? [StyledLine("✓ \(answer)", .good)] : []
    let why = options.indices.filter { options[$0].isRight }.compactMap { index in
      options[index].why.map { StyledLine("\(Hands.letter(index))  ", .good) + $0 }
    }
    let others = wrong.compactMap { index in
      options[index].why.map { StyledLine("\(Hands.letter(index))  ", .key) + $0 }
    }
    let blocks = [answered + why + right, working, others]
      .map { $0.flatMap { $0.spelled(glyphs).wrapped(to: columns, indent: 3) } }
    return blocks.filter { !$0.isEmpty }.flatMap { [StyledLine()] + $0 }
  }
}
