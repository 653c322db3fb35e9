import Autodiff
package import Lessons
import Notation
package import Screen
import Study

/// A lesson gone through with → alone, screen after screen, to the end page: what it asks stands open
/// once, then it is shown. The same lesson always gives the same screens.
package struct Playthrough: Sequence {
  package struct Shown: Sendable {
    package let frame: Frame
    /// Where in the lesson, as `--at` names it, where that is new; with the part where there are several.
    package let stage: String?
    /// What it takes to read what is new on it.
    package let milliseconds: Int
  }

  private let lesson: Lesson
  private let part: Int
  private let size: Size
  private let glyphs: Glyphs
  private let hasColor: Bool

  /// - Parameter part: counted from 0; where it begins.
  package init(
    _ lesson: Lesson, part: Int = 0, size: Size, glyphs: Glyphs = .unicode, hasColor: Bool = true
  ) {
    self.lesson = lesson
    self.part = part
    self.size = size
    self.glyphs = glyphs
    self.hasColor = hasColor
  }

  package func makeIterator() -> Screens {
    var state = AppState(size: size, glyphs: glyphs, hasColor: hasColor, menu: nil)
    state.show(lesson)
    if part > 0 { state.go(to: PlacedStage(part: part, stage: .start)) }
    return Screens(state, glyphs)
  }
}

/// How far a lesson was gone through. A class: nobody copies what it holds.
package final class Screens: IteratorProtocol {
  private let glyphs: Glyphs
  private var state: AppState
  private var last: Frame?
  private var lastStage: String?
  private var isAtEnd = false
  /// The question that stood open on the last screen.
  private var asked: String?

  fileprivate init(_ state: AppState, _ glyphs: Glyphs) {
    self.state = state
    self.glyphs = glyphs
  }

  package func next() -> Playthrough.Shown? {
    // A key that changes nothing is pressed again; one that never does is the end.
    for _ in 0..<Self.mostStill where !isAtEnd {
      if last != nil { goOn() }
      while state.isWorking { _ = state.receive(.timeout) }
      isAtEnd = state.pages.last?.page == .end
      let frame = glyphs.isASCII ? state.frame.inASCII : state.frame
      guard frame != last else { continue }
      defer { last = frame }
      let stage = state.stageName
      defer { lastStage = stage }
      return Playthrough.Shown(
        frame: frame, stage: stage == lastStage ? nil : stage,
        milliseconds: ReadingTime.milliseconds(frame, after: last))
    }
    return nil
  }

  private static let mostStill = 8

  private func goOn() {
    guard let question = state.openQuestion, question != asked else { return press(.right) }
    asked = question
    press(.enter)
    press(.control("r"))
    // Where another question keeps its answer back, it stays open.
    if state.context.answers { press(.control("x")) }
  }

  private func press(_ key: Key) { _ = state.receive(.key(key)) }
}

extension AppState {
  /// The id of what is asked here.
  fileprivate var openQuestion: String? {
    guard pages.isEmpty else { return nil }
    return (experiment?.study.pending ?? stepper?.moment.pending)?.question.id
  }

  /// `part 2, backward h1`.
  fileprivate var stageName: String {
    if pages.last?.page == .end { return "end of the lesson" }
    let (lesson, number) =
      experiment.map { ($0.study.lesson, $0.study.number) }
      ?? stepper.map { ($0.study.lesson, $0.study.number) } ?? (nil, 0)
    let part = (lesson?.parts.count ?? 1) > 1 ? "part \(number + 1), " : ""
    return part + (experiment?.stageName ?? stepper?.moment.stageName ?? "start")
  }
}

extension ExperimentStepper {
  fileprivate var stageName: String {
    study.position == 0
      ? "start" : study.position > study.seriesCount ? "end" : "series \(study.position)"
  }
}

extension Moment {
  fileprivate var stageName: String {
    func name(_ node: Node.ID) -> String { Name(graph.nodes[node].name).ascii }
    let iteration = spot.iteration > 0 ? "iteration \(spot.iteration)" : nil
    if spot.isEnd { return "end" }
    let stage =
      switch step {
      case .forward(let node, _): "forward \(name(node))"
      case .reverse(let step): "backward \(name(step.target))"
      case .seed(let node, _): "backward \(name(node))"
      case .update(let node, _): "update of \(name(node))"
      case nil: "start"
      }
    return isIteration
      ? iteration ?? stage : [iteration, stage].compactMap(\.self).joined(separator: ", ")
  }
}

/// How long a screen is looked at.
enum ReadingTime {
  private static let beginning = 1500
  private static let perWord = 280
  private static let most = 15_000

  /// By the words and numbers that the screen before did not have.
  static func milliseconds(_ frame: Frame, after last: Frame?) -> Int {
    var known = last.map(counts) ?? [:]
    let new = words(frame).count { word in
      known[word, default: 0] -= 1
      return known[word, default: 0] < 0
    }
    return min(most, beginning + perWord * new)
  }

  private static func words(_ frame: Frame) -> [Substring] {
    frame.text.split { $0 == " " || $0 == "\n" }
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
  }

  private static func counts(_ frame: Frame) -> [Substring: Int] {
    words(frame).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
