import Autodiff
import Lessons
import Screen
import Study

// Editing and tasks, in sentences.

extension PlainLesson {
  /// How a value is put in, with a name of this lesson.
  package var editingAdvice: String {
    let given = moment.graph.given
    let name = given.first { $0.shape.isScalar } ?? given.first
    let entry = name.map { $0.shape.isScalar ? $0.name : $0.name + "[1, 1]" } ?? "w"
    return "To edit a value: set \(entry) = 1/2; undo, redo and revert go back."
  }

  /// Takes in a line that edits values or is about a task: `set w = 1/2`, `undo`, `leave`.
  ///
  /// - Returns: what is to be said; nil if the line is no such command.
  package mutating func edit(_ line: String) -> [String]? {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let said: [String]
    switch (words.first?.lowercased(), moment.triedTask) {
    case ("set", _): said = set(words.count > 1 ? words[1] : "")
    case ("variant", _): said = take(variant: words.count > 1 ? words[1] : "")
    case ("undo", _): said = go(.undo, "undo")
    case ("redo", _): said = go(.redo, "redo")
    case ("revert", _), ("restore", _): said = go(.restore, "restore")
    case ("h", .some(let tried)): said = help(.hint, with: tried)
    case ("solution", .some(let tried)): said = help(.reveal, with: tried)
    case ("leave", .some):
      said = study.perform(.value(.leave)).flatMap(text.sentence).map { [$0] } ?? []
    default: return nil
    }
    return spelled(said)
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
      text.progress(view.progress, of: view.task),
      "You may edit \(text.names(view.task)): set \(example) = …; leave restores the values.",
    ]
  }

  /// Of an iteration its tasks are read once.
  var readsTasks: Bool {
    moment.spot.iteration == 0 || moment.position == 0 || moment.isIteration
  }

  /// The prompt of each task and its solution with what it leads to, for a reader who cannot try.
  var solvedTasks: [String] {
    guard readsTasks else { return [] }
    return moment.tasks.flatMap { view in
      text.prompt(view.task).map(\.text) + [
        text.progress(view.progress, of: view.task),
        "A solution: \(text.solution(view.task)). "
          + "Then \(text.progress(moment.solved(view.task), of: view.task))",
      ]
    }
  }

  /// `rate = 0.5`, in a task that lets it be changed.
  private mutating func setRate(_ line: String) -> [String]? {
    let sides = line.split(separator: "=").map { String($0).trimmed }
    guard sides.count == 2, sides[0] == "rate",
      taskHere?.task.editsRate == true
    else { return nil }
    switch AnswerReader.number(sides[1]) {
    case .failure(let problem): return [problem.sentence]
    case .success(let rate) where rate <= 0: return ["A rate is greater than 0."]
    case .success(let rate):
      study.perform(.value(.begin))
      study.perform(.value(.setRate(rate)))
      return outcome
    }
  }

  /// The values are again what they were before a task was tried.
  mutating func leaveTask() { study.perform(.value(.leave)) }

  /// The task that is tried, or can be.
  var taskHere: TaskView? { moment.triedTask ?? moment.openTask }

  /// Whether a task that is open stands here, and lets a line be put in.
  func isTask(for line: String) -> Bool {
    moment.openTask.map { allows(line, in: $0.task) } ?? false
  }

  /// Whether a task lets a line be put in: `ω0 = 1/5`.
  func allows(_ line: String, in task: TryTask) -> Bool {
    if task.editsRate, line.split(separator: "=").first.map({ String($0).trimmed }) == "rate" {
      return true
    }
    return (try? read(line)).map { task.edit.contains($0.node) } ?? false
  }

  private mutating func set(_ line: String) -> [String] {
    if let said = setRate(line) { return said }
    do {
      let named = try read(line).node
      if let task = taskHere?.task, !task.edit.contains(named) {
        return ["This task lets you edit \(text.names(task)) only."]
      }
      study.perform(.value(.begin))
      // In the copy that a task begins with, entries that are not named are the lesson's own.
      let (node, value) = try read(line)
      study.perform(.value(.set(node, value)))
      return outcome
    } catch {
      return [error.sentence]
    }
  }

  private func read(_ line: String) throws(SetText.Unreadable) -> (node: Node.ID, value: Tensor) {
    try SetText(moment.graph, text.printer) { moment.given($0)?.now }.read(line)
  }

  /// What is edited, what moved, and how far off the task is.
  var outcome: [String] {
    var lines: [String] = []
    if moment.isEdited {
      let all = text.allMoved
      lines.append("Edited: \(text.edited).")
      lines.append(
        all.isEmpty
          ? "No number that is known here moved." : "Moved: \(all.joined(separator: "; ")).")
    } else {
      lines.append("These are the lesson's own values.")
    }
    guard let tried = moment.triedTask else { return lines }
    let progress = text.progress(tried.progress, of: tried.task)
    lines.append(tried.progress.isSeenDone ? "Done: \(progress)" : progress)
    if tried.record.misses >= 3, !tried.isSettled { lines.append("Type solution to see one.") }
    return lines
  }

  private mutating func take(variant: String) -> [String] {
    let action = ValueAction.variant(Int(variant.trimmed) ?? 0)
    if moment.triedTask != nil { return ["A task is open; leave it first."] }
    guard !study.isDisabled(.value(action)) else {
      return [text.variants?.text ?? "There is no such variant."]
    }
    study.perform(.value(action))
    return outcome
  }

  private mutating func go(_ action: ValueAction, _ word: String) -> [String] {
    if study.isDisabled(.value(action)) { return ["There is nothing to \(word)."] }
    study.perform(.value(action))
    return outcome
  }

  private mutating func help(_ action: AnswerAction, with tried: TaskView) -> [String] {
    if tried.isSettled { return ["This task is settled; leave goes on."] }
    return help(action)
  }
}
