import Autodiff
import Lessons
import Notation
import Screen

/// What is written about a task: its prompt, how far off it is, what has become of it.
struct TaskText {
  let trace: Trace
  let pen: Pen
  var veil: Veil = []

  private var prose: ProseText { ProseText(trace: trace, pen: pen, veil: veil) }

  func prompt(_ task: TryTask) -> [StyledLine] {
    var lines = prose.paragraphs(task.prompt).map { $0.styled(\.bold) }
    if !lines.isEmpty { lines[0] = StyledLine("Try: ", Style.key.bold) + lines[0] }
    return lines
  }

  /// The prompt as it stands below the narration.
  func invitation(_ placed: PlacedTask) -> [StyledLine] {
    var lines = prompt(placed.task)
    if let last = lines.popLast() {
      lines.append(last + StyledLine("  \(keys(placed.task))", .muted))
    }
    return lines
  }

  /// How its values are reached: `e edits β₀; Enter goes on to Ω₀.`
  private func keys(_ task: TryTask) -> String {
    let names = task.edit.map { pen.name($0, in: trace.graph) }
    guard let first = names.first, names.count > 1 else { return "e edits \(names.joined())." }
    return "e edits \(first); Enter goes on to \(names.dropFirst().joined(separator: ", "))."
  }

  /// What may be edited: `β₀, Ω₀`.
  func names(_ task: TryTask) -> String {
    task.edit.map { pen.name($0, in: trace.graph) }.joined(separator: ", ")
  }

  func isDone(_ task: TryTask) -> Bool { task.doneWhen.holds(in: trace) }

  /// How far the values are from what is wanted: `L is 0.5; it should be below 0.1.`
  func progress(_ task: TryTask) -> String {
    guard let condition = task.doneWhen.compared else { return "" }
    let left = written(condition.left)
    guard veil.isDisjoint(with: task.doneWhen.symbols) else {
      return "\(left) is ?: a question asks for it. It should be \(goal(condition))."
    }
    let value = condition.left.value(in: trace)
    let isDone = isDone(task)
    guard let number = value.scalar else { return entries(condition, isDone: isDone) }
    let shown = number.isNaN ? "not a number" : digits(number, condition)
    return isDone
      ? "\(left) is \(shown)." : "\(left) is \(shown); it should \(wish(condition))."
  }

  /// Of a matrix how many entries are as they should be.
  private func entries(_ condition: LiveComparison, isDone: Bool) -> String {
    let entries = condition.entries(in: trace) ?? []
    let right = entries.count(where: \.self)
    let start = "\(right) of \(entries.count) entries of \(written(condition.left))"
    let rest = "\(right == 1 ? "is" : "are") \(goal(condition))"
    return isDone ? "\(start) \(rest)." : "\(start) \(rest); all of them should be."
  }

  /// `be 0`, `not be 0`, `be below 0.1`.
  private func wish(_ condition: LiveComparison) -> String {
    condition.comparison == .notEqual ? "not be \(bound(condition))" : "be \(goal(condition))"
  }

  /// `0`, `not 0`, `below 0.1`, `at least mean(l), which is 3`.
  private func goal(_ condition: LiveComparison) -> String {
    let bound = bound(condition)
    return switch condition.comparison {
    case .equal: bound
    case .notEqual: "other than \(bound)"
    case .less: "below \(bound)"
    case .lessOrEqual: "at most \(bound)"
    case .greater: "above \(bound)"
    case .greaterOrEqual: "at least \(bound)"
    }
  }

  private func bound(_ condition: LiveComparison) -> String {
    let value = condition.right.value(in: trace)
    guard let number = value.scalar else { return written(condition.right) }
    if condition.right.isNumber { return condition.right.text.replacing("-", with: minus) }
    let isHidden = !veil.isDisjoint(with: condition.right.symbols)
    return "\(written(condition.right)), which is "
      + (isHidden ? "?" : pen.numbers.significant(number, 4))
  }

  /// A side as formulas are written everywhere else: `max[|∂L/∂Ω₀|]`.
  private func written(_ side: LiveComparison.Side) -> String {
    pen.printer(trace.graph).text(side.formula)
  }

  private var minus: String { pen.glyphs.isASCII ? "-" : "−" }

  /// As many digits as tell the number from what it is compared with.
  private func digits(_ number: Double, _ condition: LiveComparison) -> String {
    guard let bound = condition.right.value(in: trace).scalar, bound != number else {
      return pen.numbers.significant(number, 4)
    }
    for digits in 4..<17 {
      let text = pen.numbers.significant(number, digits)
      if text != pen.numbers.significant(bound, digits) { return text }
    }
    return pen.numbers.exact(number)
  }

  /// The hints so far.
  func hints(_ task: TryTask, first count: Int) -> [StyledLine] {
    task.textHints.prefix(count).enumerated().flatMap { index, hint in
      prose.paragraphs(hint).enumerated().map { line, text in
        line == 0 ? StyledLine("Hint \(index + 1): ", .muted) + text : text
      }
    }
  }

  /// The values that solve it: `β₀ = [−9; −9]`.
  func solution(_ task: TryTask) -> String {
    task.solution.sorted { $0.key < $1.key }.map { id, value in
      "\(pen.name(id, in: trace.graph)) = \(written(value))"
    }.joined(separator: ", ")
  }

  /// As short as it is exact.
  private func written(_ value: Tensor) -> String {
    let rows = (0..<value.rows).map { row in
      value.row(row).map { pen.numbers.significant($0, 6) }.joined(separator: " ")
    }
    return value.isScalar ? rows[0] : "[" + rows.joined(separator: "; ") + "]"
  }

  /// What is said of a task that is settled.
  func verdict(_ task: TryTask, _ record: QuestionRecord) -> [StyledLine] {
    switch record.outcome {
    case nil: []
    case .right: [StyledLine(record.understood.map { "✓ Done: \($0)" } ?? "✓ Done.", .good)]
    case .skipped: [StyledLine("Skipped. A solution is \(solution(task)).", .muted)]
    case .revealed: [StyledLine("Shown, not found: \(solution(task)).", .muted)]
    }
  }
}
