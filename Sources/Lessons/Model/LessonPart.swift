public import Autodiff

/// What a lesson goes through under a title of its own, and what it says on the way.
public struct Part<Content: Sendable>: Sendable {
  /// Nil where the lesson has one part only.
  public let title: String?
  /// How many decimals are shown at first.
  public let digits: Int
  /// What is stepped through.
  public internal(set) var content: Content
  /// Narration and questions, in the order of the file.
  public let notes: [StageNote]

  /// What is written at a stage, in the order of the file.
  public func notes(at stage: Stage) -> [StageNote] { notes.filter { $0.stage == stage } }

  /// Whether something stands at its end that comes after the iterations that it speaks of, and so
  /// not at the last step.
  package var endsApart: Bool {
    notes.contains { $0.stage == .end } && notes.contains { $0.stage.iteration > 0 }
  }

  func with<Other>(_ content: Other) -> Part<Other> {
    Part<Other>(title: title, digits: digits, content: content, notes: notes)
  }
}

/// A part that is a graph.
public typealias GraphLessonPart = Part<GraphPart>

/// A part of a lesson, whatever it is.
public typealias LessonPart = Part<PartContent>

/// What a part goes through: the steps of a graph, or the series of an experiment.
public indirect enum PartContent: Sendable {
  case graph(GraphPart)
  case experiment(ExperimentPart)
}

extension LessonPart {
  /// Nil if it is an experiment.
  public var graph: GraphLessonPart? {
    if case .graph(let graph) = content { with(graph) } else { nil }
  }

  /// Nil if it is a graph.
  public var experiment: Part<ExperimentPart>? {
    if case .experiment(let experiment) = content { with(experiment) } else { nil }
  }
}

extension Lesson {
  /// The parts that are graphs.
  public var graphs: [GraphLessonPart] { parts.compactMap(\.graph) }
}

/// What is said and asked at one stage.
public struct StageNote: Sendable {
  public let stage: Stage
  public let place: Place
  public let say: Prose?
  /// The value whose ways to the loss are lit on the graph.
  public let light: Node.ID?
  /// For the teacher's screen only.
  public let teacher: Prose?
  /// Put one after the other.
  public let questions: [Question]
  public let task: TryTask?
  /// What is said once the questions and the task are settled.
  public let after: Prose?
}
