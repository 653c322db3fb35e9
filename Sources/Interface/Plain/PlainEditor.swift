import Autodiff
import Lessons
import Screen
import Study

/// Editing and tasks, in sentences.
struct PlainEditor {
  private(set) var study: Study
  let pen: Pen

  init(study: Study, pen: Pen) {
    self.study = study
    self.pen = pen
  }

  private var moment: Moment { study.moment }
  private var text: Wording { Wording(moment: moment, pen: pen) }

  /// Takes a line in; nil if it is no command of these.
  mutating func obey(_ line: String) -> [String]? {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    switch (words.first?.lowercased(), moment.triedTask != nil) {
    case ("set", _): return set(rest)
    case ("undo", _): return go(.undo, "undo")
    case ("redo", _): return go(.redo, "redo")
    case ("revert", _), ("restore", _): return go(.restore, "restore")
    case ("h", true): return help(.hint)
    case ("s", true): return help(.skip)
    case ("solution", true): return help(.reveal)
    case ("leave", true): return study.perform(.value(.leave)).flatMap(text.sentence).map { [$0] }
    default: return nil
    }
  }

  /// Why something cannot be done here.
  func refusal(_ refusal: Said.Refusal) -> String {
    switch refusal {
    case .answerWhileEdited: "Values are edited; revert restores them before you answer."
    case .answerWhileTrying, .editAfterUpdates: text.refusal(refusal)
    }
  }

  /// What stands here besides the step: that values are edited, and the task.
  var remarks: [String] {
    var lines =
      moment.isEdited ? ["Edited: \(text.edited). The numbers follow; revert restores."] : []
    if let tried = moment.triedTask { return lines + task(tried) }
    lines += moment.tasks.flatMap(text.verdict).map(\.text)
    return lines + (moment.openTask.map(task) ?? [])
  }

  /// The prompt, how far off it is, and how it is tried.
  private func task(_ view: TaskView) -> [String] {
    let example = view.task.edit.first.map { moment.graph.nodes[$0].name } ?? ""
    return text.prompt(view.task).map(\.text) + [
      text.progress(view.progress),
      "You may edit \(text.names(view.task)): set \(example) = …; leave restores the values.",
    ]
  }

  /// The prompt of each task and its solution with what it leads to, for a reader who cannot try.
  var solved: [String] {
    let isRead = moment.spot.iteration == 0 || moment.position == 0 || moment.isIteration
    guard isRead else { return [] }
    return moment.tasks.flatMap { view in
      text.prompt(view.task).map(\.text) + [
        text.progress(view.progress),
        "A solution: \(text.solution(view.task)). "
          + "Then \(text.progress(moment.solved(view.task)))",
      ]
    }
  }

  private mutating func set(_ line: String) -> [String] {
    switch SetCommand.read(line, in: moment, pen: pen) {
    case .failure(let problem): return [problem.sentence]
    case .success(let edit):
      if let task = (moment.triedTask ?? moment.openTask)?.task, !task.edit.contains(edit.node) {
        return ["This task lets you edit \(text.names(task)) only."]
      }
      if let refusal = study.refusalToEdit { return [self.refusal(refusal)] }
      study.perform(.value(.begin))
      // In the copy that a task begins with, entries that are not named are the lesson's own.
      guard case .success(let edit) = SetCommand.read(line, in: moment, pen: pen) else { return [] }
      study.perform(.value(.set(edit.node, edit.value)))
      return outcome
    }
  }

  /// What is edited, what moved, and how far off the task is.
  private var outcome: [String] {
    var lines: [String] = []
    if moment.isEdited {
      lines.append("Edited: \(text.edited).")
      let all = text.allMoved
      lines.append(
        all.isEmpty
          ? "No number that is known here moved." : "Moved: \(all.joined(separator: "; ")).")
    } else {
      lines.append("These are the lesson's own values.")
    }
    guard let tried = moment.triedTask else { return lines }
    let progress = text.progress(tried.progress)
    lines.append(tried.progress.isDone ? "Done: \(progress)" : progress)
    if study.canReveal { lines.append("Type solution to see one.") }
    return lines
  }

  private mutating func go(_ action: ValueAction, _ word: String) -> [String] {
    if study.isDisabled(.value(action)) { return ["There is nothing to \(word)."] }
    study.perform(.value(action))
    return outcome
  }

  private mutating func help(_ action: AnswerAction) -> [String] {
    if moment.triedTask?.isSettled == true { return ["This task is settled; leave goes on."] }
    if action == .reveal, !study.canReveal { return ["Try three times first, or read the hints."] }
    let said = study.perform(.answer(action))
    if case .hint(let number, let hints) = said {
      return text.hint(hints, number - 1).suffix(1).map(\.text)
    }
    let sentence = said.flatMap(text.sentence).map { [$0] } ?? []
    return sentence + (moment.triedTask == nil ? [] : outcome)
  }
}
