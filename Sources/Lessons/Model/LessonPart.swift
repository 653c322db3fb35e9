/// What a lesson steps through under a title of its own, and what it says on the way.
public struct LessonPart: Sendable {
  /// Nil where the lesson has one part only.
  public let title: String?
  /// How many decimals are shown at first.
  public let digits: Int
  /// What is stepped through.
  public let content: GraphPart
  /// Narration and questions, in the order of the file.
  public let notes: [StageNote]

  /// What is written at a stage, in the order of the file.
  public func notes(at stage: Stage) -> [StageNote] { notes.filter { $0.stage == stage } }
}

/// What is said and asked at one stage.
public struct StageNote: Sendable {
  public let stage: Stage
  public let place: Place
  public let say: Prose?
  /// For the teacher's screen only.
  public let teacher: Prose?
  /// Put one after the other.
  public let questions: [Question]
  public let task: TryTask?
  /// What is said once the questions and the task are settled.
  public let after: Prose?
}
