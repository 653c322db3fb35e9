import Autodiff
import Lessons
import Notation
import Screen
import Study

// What is written about a task: its prompt, how far off it is, what has become of it.

extension Wording {
  func prompt(_ task: TryTask) -> [StyledLine] {
    var lines = paragraphs(task.prompt).map { $0.styled(\.bold) }
    if !lines.isEmpty { lines[0] = StyledLine("Try: ", Style.key.bold) + lines[0] }
    return lines
  }

  /// The prompt as it stands below the narration, broken into lines of so many columns.
  func invitation(_ task: TryTask, columns: Int, isNoted: Bool = true) -> [StyledLine] {
    noted(prompt(task), isNoted ? keys(task) : nil, columns: columns)
  }

  /// How its values are reached: `e edits β₀; Enter goes on to Ω₀.`
  private func keys(_ task: TryTask) -> String {
    let names = task.edit.map(printer.name) + (task.editsRate ? ["the rate"] : [])
    guard let first = names.first, names.count > 1 else { return "e edits \(names.joined())." }
    return "e edits \(first); Enter goes on to \(names.dropFirst().joined(separator: ", "))."
  }

  /// What may be edited: `β₀, Ω₀`.
  func names(_ task: TryTask) -> String {
    (task.edit.map(printer.name) + (task.editsRate ? ["rate"] : [])).joined(separator: ", ")
  }

  /// How far the values are from what is wanted: `L is 0.5; it should be below 0.1.`
  ///
  /// Of several conditions each; an aim in the author's words comes in place of the last half.
  ///
  /// - Parameter isPast: whether it was so, with other values than those that are shown.
  func progress(
    _ progress: TaskProgress, of task: TryTask? = nil, isPast: Bool = false
  ) -> String {
    let aim = progress.isSeenDone ? nil : task?.sayWhen.map { paragraphs($0).map(\.text) }
    return
      (progress.conditions.map { self.progress($0, isSaid: aim != nil, isPast: isPast) }
      + (aim ?? []))
      .joined(separator: " ")
  }

  private func progress(
    _ progress: ConditionProgress, isSaid: Bool, isPast: Bool
  ) -> String {
    let condition = progress.condition
    let left = printer.text(condition.left.formula)
    guard !progress.isSecret, let value = progress.left else {
      let hidden = [condition.left, condition.right].first { moment.hides($0.formula) }
      let start = "\(left) is ?: \(reason((hidden ?? condition.left).formula))."
      return isSaid ? start : start + " It should be \(goal(condition, progress))."
    }
    guard let number = value.cleared.scalar else {
      return entries(progress, condition, isPast: isPast)
    }
    let shown = number.isNaN ? "not a number" : digits(number, progress)
    return progress.isDone || isSaid
      ? "\(left) \(isPast ? "was" : "is") \(shown)."
      : "\(left) is \(shown); it should \(condition.wish(progress.right, printer, pen.numbers))."
  }

  /// Of a matrix how many entries are as they should be.
  private func entries(
    _ progress: ConditionProgress, _ condition: LiveComparison, isPast: Bool
  ) -> String {
    let right = progress.entries.count(where: \.self)
    let start =
      "\(right) of \(progress.entries.count) entries of \(printer.text(condition.left.formula))"
    let verb = isPast ? (right == 1 ? "was" : "were") : right == 1 ? "is" : "are"
    let rest = "\(verb) \(goal(condition, progress))"
    return progress.isDone ? "\(start) \(rest)." : "\(start) \(rest); all of them should be."
  }

  private func goal(_ condition: LiveComparison, _ progress: ConditionProgress) -> String {
    condition.goal(progress.right, printer, pen.numbers)
  }

  /// As many digits as tell the number from what it is compared with.
  private func digits(_ number: Double, _ progress: ConditionProgress) -> String {
    guard let bound = progress.right?.scalar, bound != number else {
      return pen.format.text(number)
    }
    return pen.numbers.number(number, apartFrom: bound)
  }

  /// The values that solve it: `β₀ = [−9; −9]`.
  func solution(_ task: TryTask) -> String {
    let values = task.solution.sorted { $0.key < $1.key }.map { id, value in
      "\(printer.name(id)) = \(pen.numbers.inline(value, significant: 6))"
    }
    let rate = task.solutionRate.map { ["rate = \(pen.numbers.significant($0, 6))"] } ?? []
    return (values + rate).joined(separator: ", ")
  }

  /// What is said of a task that is settled: of values that are restored by now.
  func verdict(_ view: TaskView) -> [StyledLine] {
    switch view.record.state {
    case .open: []
    case .skipped where moment.isSymbolic: [StyledLine("Skipped.", .muted)]
    case .revealed where moment.isSymbolic: [StyledLine("Shown, not found.", .muted)]
    case .answered:
      [StyledLine("✓ Done" + (reached(view).map { ": with your values \($0)" } ?? "."), .good)]
    case .skipped: [StyledLine("Skipped. A solution is \(solution(view.task)).", .muted)]
    case .revealed: [StyledLine("Shown, not found: \(solution(view.task)).", .muted)]
    }
  }

  /// What a task had come to; nil where that is not known, or would tell a secret.
  private func reached(_ view: TaskView) -> String? {
    guard let progress = view.record.progress,
      !view.task.conditions.contains(where: moment.hides)
    else { return nil }
    return self.progress(progress, isPast: true)
  }
}
