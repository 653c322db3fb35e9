import Autodiff
import Notation

/// A stage, and the part of the lesson that it belongs to.
public struct PlacedStage: Sendable, Hashable {
  /// Among all parts of the lesson, counted from 0.
  public let part: Int
  public let stage: Stage

  package init(part: Int, stage: Stage) {
    self.part = part
    self.stage = stage
  }
}

/// Why there is no such stage; one sentence.
public struct UnknownStage: Error, Hashable {
  public let sentence: String
}

extension Lesson {
  /// The stage of the step that a line of the file belongs to; nil where it belongs to none.
  func stage(ofLine line: Int) -> PlacedStage? {
    let steps = parts.enumerated().flatMap { number, part in
      part.notes.map { (stage: PlacedStage(part: number, stage: $0.stage), line: $0.place.line) }
    }
    return steps.last { $0.line <= line }?.stage
  }

  /// A stage as a lesson writes it, `backward h1`: in a part, or in the first that has it.
  ///
  /// - Parameter part: counted from 0; nil for all of them.
  public func stage(_ text: String, inPart part: Int? = nil) -> Result<PlacedStage, UnknownStage> {
    var problems: [LessonProblem] = []
    for number in part.map({ [$0] }) ?? Array(parts.indices) where parts.indices.contains(number) {
      switch parts[number].stage(text) {
      case .success(let stage): return .success(PlacedStage(part: number, stage: stage))
      case .failure(let failure): problems.append(failure.problem)
      }
    }
    // A part that trains can say more about updates than one that does not.
    let telling = problems.first { if case .stageNeedsTraining = $0 { false } else { true } }
    let problem = telling ?? problems.first ?? .stageUnknown(text, nearest: nil)
    return .failure(UnknownStage(sentence: sentence(for: problem, inPart: part)))
  }

  /// With names as every keyboard has them.
  func sentence(for problem: LessonProblem, inPart part: Int?) -> String {
    let problem = problem.typed
    return problem.sentence + names(for: problem, inPart: part)
  }

  /// Which names there are, where one was meant that none is near.
  private func names(for problem: LessonProblem, inPart part: Int?) -> String {
    switch problem {
    case .stageUnknown(_, nil), .stageNamesNothing(_, nil):
      let names = parts.enumerated().filter { part == nil || part == $0.offset }
        .flatMap { $0.element.graph?.content.graph.nodes.map { Name($0.name).ascii } ?? [] }
      if names.isEmpty { return "" }
      let shown = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.prefix(12).map(\.1)
      let more = Set(names).count > shown.count ? ", …" : ""
      return "; names are \(shown.joined(separator: ", "))\(more)"
    default: return ""
    }
  }
}

extension LessonProblem {
  /// With the name that was probably meant as every keyboard has it.
  fileprivate var typed: LessonProblem {
    guard case .stageNamesNothing(let name, let nearest?) = self, !nearest.contains(" ") else {
      return self
    }
    return .stageNamesNothing(name, nearest: Name(nearest).ascii)
  }
}

struct StageFailure: Error {
  let problem: LessonProblem
}

extension LessonPart {
  func stage(_ text: String) -> Result<Stage, StageFailure> {
    switch content {
    case .graph(let graph): graph.stage(text)
    case .experiment(let experiment): experiment.stage(text)
    }
  }
}

extension ExperimentPart {
  fileprivate func stage(_ text: String) -> Result<Stage, StageFailure> {
    switch SeriesScope(experiment, firstID: Self.firstReading).stage(text) {
    case .stage(let stage): .success(stage)
    case .problem(let problem): .failure(StageFailure(problem: problem))
    case .broken: .failure(StageFailure(problem: .stageUnknown(text, nearest: nil)))
    }
  }
}

extension GraphPart {
  fileprivate func stage(_ text: String) -> Result<Stage, StageFailure> {
    let reader = StageReader(scope: scope)
    let words = text.split(separator: " ").map { node(named: String($0))?.name ?? String($0) }
    switch reader.read(words.joined(separator: " "), at: .start) {
    case .problem(let problem): return .failure(StageFailure(problem: problem))
    case .broken: return .failure(StageFailure(problem: .stageUnknown(text, nearest: nil)))
    case .stage(.iteration(let number)):
      // Epochs are counted in updates by the run alone.
      let last = run?.lastIteration ?? 0
      guard number > last else { return .success(.iteration(number)) }
      return .failure(StageFailure(problem: .stageBeyondEnd("\(number)", steps: last)))
    case .stage(let stage): return .success(stage)
    }
  }
}
