import Lessons
import Support
import Testing

/// One task of a lesson that ships: where it stands, and what solves it.
struct ShippedTask: CustomTestStringConvertible, Sendable {
  let lesson: String
  /// Counted from 1.
  let part: Int
  let id: String
  /// What is typed: `Ω0 = [[1, 2]]`.
  let solution: [String]

  var testDescription: String { "\(lesson), \(id)" }

  static let all: [ShippedTask] = Expected.lessons.flatMap { lesson in
    lesson.parts.enumerated().flatMap { index, content in
      guard let part = content.graph else { return [ShippedTask]() }
      return part.notes.compactMap { note -> ShippedTask? in
        guard let task = note.task, note.stage == .end else { return nil }
        return ShippedTask(
          lesson: lesson.id, part: index + 1, id: task.id,
          solution: task.typedSolution(in: content))
      }
    }
  }
}

/// Every task of the lessons that ship, in the real program.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct EveryTaskTests {
  @Test func everyLessonHasOneAtTheEndOfAPart() {
    #expect(Set(ShippedTask.all.map(\.lesson)).isSuperset(of: Expected.stepped))
  }

  @Test(arguments: ShippedTask.all) func isDoneInPlainMode(_ task: ShippedTask) throws {
    let session = try Program.open(
      "\(task.lesson) --plain --no-progress --part \(task.part) --at end", columns: 120, rows: 60)
    #expect(try session.wait(for: "Try: "))
    // What a task is about may wait for an answer.
    try session.type("answers")
    try session.press("Enter")
    for line in task.solution {
      #expect(try !session.text().contains("Done: "))
      try session.type("set \(line)")
      try session.press("Enter")
      #expect(try session.wait(for: "Edited: "))
    }
    #expect(try session.wait(for: "Done: "))
    try session.type("leave")
    try session.press("Enter")
    #expect(try session.wait(for: "You left the task; the lesson's values are back."))
    try session.press("q", "Enter")
    #expect(try session.exitStatus() == 0)
  }

  /// After three misses a solution is shown; a task may have more than one.
  @Test(arguments: ShippedTask.all) func isTriedInTheStepper(_ task: ShippedTask) throws {
    let session = try Program.open(
      "\(task.lesson) --no-progress --part \(task.part) --at end", columns: 120, rows: 40)
    #expect(try session.wait(for: "Try: "))
    for number in ["-901", "-902", "-903"] where try !session.text().contains("✓ Done: ") {
      try session.press("e")
      #expect(try session.wait(for: "Enter take"))
      try session.type(number)
      try session.press("Enter")
      #expect(try session.wait { try !session.text().contains("Enter take") })
    }
    if try !session.text().contains("✓ Done: ") {
      try session.press("C-r")
      #expect(try session.wait(for: "This solves it: "))
    }
    try session.press("Escape")
    #expect(try session.wait(for: "You left the task; the lesson's values are back."))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
  }
}
