import Lessons
import Notation
import Screen
import Study

// Other parameters and tasks of an experiment, in sentences.

extension PlainExperiment {
  /// How a parameter is put in, with one of this experiment; nil where there is none.
  package var editingAdvice: String? {
    let parameters = study.part.content.parameters
    let number = parameters.first { if case .number = $0.value { true } else { false } }
    return (number ?? parameters.first).map {
      "To try another parameter: set \($0.name) = \($0.typed); restore goes back."
    }.map(pen.glyphs.spell)
  }

  /// Takes in a line that changes parameters or is about a task: `set rate = 0.1`, `restore`.
  ///
  /// - Returns: what is to be said; nil if the line is no such command.
  package mutating func edit(_ line: String) -> [String]? {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first?.lowercased() {
    case "set": return set(words.count > 1 ? words[1] : "")
    case "restore", "revert", "undo":
      study.restore()
      return spelled(["The lesson's parameters are restored."] + (series.map { [$0] } ?? []))
    case "solution" where study.openTask != nil && study.pending == nil: return reveal()
    default: return nil
    }
  }

  /// Whether a task stands here that lets a line be put in: `rate = 0.1`.
  func isTask(for line: String) -> Bool {
    let name = line.split(separator: "=").first.map { String($0).trimmed }
    let parameters = study.part.content.parameters
    return study.openTask?.edit.contains { parameters[$0].name == name } ?? false
  }

  private mutating func set(_ line: String) -> [String] {
    let sides = line.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    guard sides.count == 2 else {
      return [editingAdvice ?? "Nothing can be set here."]
    }
    let parameters = study.part.content.parameters
    if let task = study.openTask,
      !task.edit.contains(where: { parameters[$0].name == sides[0] })
    {
      let names = task.edit.map { parameters[$0].name }.joined(separator: ", ")
      return spelled(["This task lets you edit \(names) only."])
    }
    switch study.experiment.setting(sides[0], to: sides[1]) {
    case .failure(let error):
      return spelled([AnswerReader.Unreadable(finding: error.problem.sentence).sentence])
    case .success(let changed):
      study.change(to: changed)
      finish()
      return spelled(
        ["Changed: \(sides[0]) = \(sides[1])."] + (series.map { [$0] } ?? []) + standing)
    }
  }

  private var standing: [String] {
    study.task.map { text.standing($0.task, $0.record).map(\.text) } ?? []
  }

  /// The prompt of each, how far off it is, and how it is tried.
  var task: [String] {
    study.tasksSoFar.flatMap { task, record in
      let names = task.edit.map { study.part.content.parameters[$0].name }
      let advice = names.first.map {
        "You may edit \(names.joined(separator: ", ")): set \($0) = …; restore goes back."
      }
      return text.prompt(task).map(\.text) + text.standing(task, record).map(\.text)
        + (record.isSettled ? [] : advice.map { [$0] } ?? [])
    }
  }

  /// The prompt of each, and the solution with what it leads to, for a reader who cannot try.
  var solvedTask: [String] {
    study.tasks.flatMap { task, _ in
      let solved = study.solved(task).map { " Then \(text.now($0))." } ?? ""
      return text.prompt(task).map(\.text)
        + (study.progress(of: task).map { [text.aim(of: task, $0)] } ?? [])
        + ["A solution: \(text.solution(task)).\(solved)"]
    }
  }
}

extension ExperimentParameter {
  /// As it is typed.
  fileprivate var typed: String {
    switch value {
    case .number(let number): NumberText.shortest(number)
    case .numbers(let numbers):
      "[\(numbers.map { NumberText.shortest($0) }.joined(separator: ", "))]"
    case .word(let word, _): word
    case .words(let words, _): "[\(words.joined(separator: ", "))]"
    }
  }
}
