import Autodiff
import Lessons

/// A task, and where it stands in a trace.
struct PlacedTask: Sendable {
  let task: TryTask
  let position: Int
  /// Whether it stands at every position, as tasks at an iteration do.
  var isEverywhere = false

  var id: String { task.id }

  func stands(at position: Int) -> Bool { isEverywhere || self.position == position }

  /// The tasks of a part that stand somewhere in its trace.
  ///
  /// - Parameter areApart: whether those of iteration n stand at −n, a position of no trace.
  static func all(
    in notes: [StageNote], _ trace: Trace, areApart: Bool = false
  ) -> [PlacedTask] {
    notes.compactMap { note in
      guard let task = note.task else { return nil }
      if case .iteration(let number) = note.stage, number > 0 {
        return PlacedTask(task: task, position: areApart ? -number : 0, isEverywhere: true)
      }
      guard let position = note.stage.position(in: trace) else { return nil }
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
