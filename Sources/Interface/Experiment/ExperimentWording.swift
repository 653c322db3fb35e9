import Autodiff
import Experiments
import Lessons
import Notation
import Screen
import Study

/// What is written about an experiment: the lesson's prose, answers, and how far a task is.
struct ExperimentWording {
  let study: ExperimentStudy
  let pen: Pen

  /// With a `?` for what a question asks for, and dots for what is still computed.
  var text: ProseText {
    ProseText(
      pen: pen, graph: graph, missing: { [study] in study.isSecret($0) ? "?" : "…" },
      value: { [study] in study.value(of: $0) })
  }

  private var graph: Graph? {
    if case .descent(let descent) = study.experiment.experiment { descent.graph } else { nil }
  }

  func paragraphs(_ prose: Prose) -> [StyledLine] { text.paragraphs(prose) }

  /// An option on one line.
  func option(_ option: Question.Option) -> StyledLine {
    paragraphs(option.text).reduce(StyledLine()) { $0.isEmpty ? $1 : $0 + " " + $1 }
  }

  /// What is right; dots while it is computed.
  func answer(to question: Question) -> String {
    switch question.kind {
    case .number(let key), .matrix(let key):
      study.answer(to: key).map { pen.numbers.significant($0, 4) } ?? "…"
    case .sign(let key):
      study.answer(to: key).map {
        ["negative", "zero", "positive"][AnswerKey.sign(of: $0) + 1]
      } ?? "…"
    case .shape(let key): pen.shape(key.expression.shape)
    case .formula(let key, _): key.expression.text
    case .cells(_, let condition): condition.text
    case .choice(let options), .several(let options):
      study.order(ofOptionsOf: question).filter { options[$0].isRight }
        .map { option(options[$0]).text }.joined(separator: "; ")
    }
  }

  /// One hint, counted from 0.
  func hint(of item: any Asked, _ index: Int) -> [StyledLine] { text.hint(of: item, index) }

  /// What is said of a question that is settled.
  func verdict(_ prompt: Prompt) -> [StyledLine] {
    let (question, answer) = (prompt.question, answer(to: prompt.question))
    let why = (question.options ?? []).filter(\.isRight).compactMap(\.why).flatMap(paragraphs)
    switch prompt.record.state {
    case .open: return []
    case .answered:
      return [StyledLine("✓ Right: \(answer).", .good)] + why
        + (question.right.map(paragraphs) ?? [])
    case .skipped: return [StyledLine("Skipped. The answer is \(answer).", .muted)] + why
    case .revealed: return [StyledLine("Shown, not answered: \(answer).", .muted)] + why
    }
  }

  /// Why the series of the step is not seen, where the question that keeps it back stands elsewhere.
  var waiting: Sentence? {
    guard let position = study.hidingPosition, position != study.position else { return nil }
    return "This series waits for the answer at \(place(position))."
  }

  private func place(_ position: Int) -> String {
    position == 0 ? "the start" : position > study.seriesCount ? "the end" : "series \(position)"
  }

  // MARK: Tasks

  func prompt(_ task: TryTask) -> [StyledLine] {
    var lines = paragraphs(task.prompt).map { $0.styled(\.bold) }
    if !lines.isEmpty { lines[0] = StyledLine("Task: ", Style.key.bold) + lines[0] }
    return lines
  }

  /// What has become of a task, and how far the parameters are that are shown now: done stays done,
  /// and what is said of now is true now.
  func standing(_ task: TryTask, _ record: AnswerRecord) -> [StyledLine] {
    let progress = study.progress(of: task)
    switch record.state {
    case .open:
      return progress.map { [StyledLine(aim(of: task, $0), .warning)] } ?? []
    case .answered:
      guard let progress else { return [StyledLine("✓ Done.", .good)] }
      return [
        progress.isSeenDone
          ? StyledLine("✓ Done: \(now(progress)).", .good)
          : StyledLine("✓ Done, with other parameters than now. ", .good)
            + StyledLine(aim(of: task, progress), .muted)
      ]
    case .revealed: return [StyledLine("Shown, not found: \(solution(task)).", .muted)]
    case .skipped: return [StyledLine("Skipped. A solution is \(solution(task)).", .muted)]
    }
  }

  /// What is wanted, in the author's words where there are any, and what there is now.
  ///
  ///     last("slope sigmoid") > 0.1: now 3.352e−4.
  func aim(of task: TryTask, _ progress: TaskProgress) -> String {
    let asker = study.position(thatKeepsBack: task).map {
      ", which the question at \(place($0)) asks for"
    }
    func why(_ groups: [[ConditionProgress]]) -> String {
      groups.contains { $0[0].isSecret } ? asker ?? "" : ""
    }
    if let sayWhen = task.sayWhen {
      let aim = paragraphs(sayWhen).map(\.text).joined(separator: " ")
      let lefts = groups(progress)
      let now = lefts.count == 1 ? "it is \(number(lefts[0]))" : now(progress)
      return "\(aim) Now \(now)\(why(lefts))."
    }
    return groups(progress).map { group in
      let wanted = group.map { condition in
        let compared = condition.condition
        return "\(compared.left.text) \(compared.comparison.rawValue) \(compared.right.text)"
      }
      return "\(wanted.joined(separator: " and ")): now \(number(group))\(why([group]))."
    }.joined(separator: " ")
  }

  /// What the conditions look at: `last("loss") is 0.23`.
  func now(_ progress: TaskProgress) -> String {
    groups(progress).map { "\($0[0].condition.left.text) is \(number($0))" }
      .joined(separator: ", ")
  }

  /// Conditions one after the other about the same thing.
  private func groups(_ progress: TaskProgress) -> [[ConditionProgress]] {
    progress.conditions.reduce(into: []) { groups, condition in
      if groups.last?[0].condition.left.text == condition.condition.left.text {
        groups[groups.count - 1].append(condition)
      } else {
        groups.append([condition])
      }
    }
  }

  /// With as many digits as tell it from what it is compared with.
  private func number(_ group: [ConditionProgress]) -> String {
    if group[0].isSecret { return "?" }
    guard let number = group[0].left?.scalar, !number.isNaN else { return "not a number" }
    let bounds = group.compactMap { $0.right?.scalar }
    let usual = pen.numbers.significant(number, 4)
    let close = bounds.first { $0 != number && pen.numbers.significant($0, 4) == usual }
    return close.map { pen.numbers.number(number, apartFrom: $0) } ?? usual
  }

  /// The values that solve it: `to = 2`.
  func solution(_ task: TryTask) -> String {
    let parameters = study.part.content.parameters
    return task.solution.sorted { $0.key < $1.key }.compactMap { id, value in
      guard parameters.indices.contains(id) else { return nil }
      let numbers = value.elements.map { pen.numbers.significant($0, 6) }
      let isList = if case .numbers = parameters[id].value { true } else { false }
      return "\(parameters[id].name) = "
        + (isList ? "[\(numbers.joined(separator: ", "))]" : numbers.joined())
    }.joined(separator: ", ")
  }
}
