import Autodiff
import Lessons

/// A task, and where it stands in a trace.
struct PlacedTask: Sendable {
  let task: TryTask
  let position: Int

  var id: String { task.id }

  /// The tasks of a part that stand somewhere in its trace.
  static func all(in notes: [StageNote], _ trace: Trace) -> [PlacedTask] {
    notes.compactMap { note in
      guard let task = note.task, let position = note.stage.position(in: trace) else { return nil }
      return PlacedTask(task: task, position: position)
    }
  }
}

extension TryTask {
  var textHints: [Prose] {
    hints.compactMap { if case .text(let prose) = $0 { prose } else { nil } }
  }

  /// Whether its hints end with the solution.
  var mayReveal: Bool {
    hints.contains { if case .reveal = $0 { true } else { false } }
  }
}
