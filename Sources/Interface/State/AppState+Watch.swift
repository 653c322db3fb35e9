import Autodiff
package import Lessons
import Screen

/// What is wrong with the file that is being watched.
struct WatchedFile: Hashable, Sendable {
  let findings: [Finding]
  /// Whether what is shown is the lesson as it was before.
  let isBehind: Bool

  /// The errors first, each once.
  var ordered: [Finding] {
    findings.filter { $0.severity == .error } + findings.filter { $0.severity == .warning }
  }
}

extension AppState {
  /// Shows the lesson of a file that was saved, at the stage where it was, and what is wrong with it.
  ///
  /// - Parameter new: nil if it cannot be shown; then the last one that could stays.
  package mutating func reload(_ new: Lesson?, findings: [Finding]) {
    let hadFile = watched != nil
    if let new, var state = LessonState(new, pen: pen, size: size, asks: asksQuestions) {
      if let old = lesson { state.takeOver(from: old, size: size) }
      lesson = state
    }
    watched = WatchedFile(findings: findings, isBehind: new == nil)
    if hadFile, findings.isEmpty {
      say("The file was saved, and the lesson read again.")
    } else {
      message = nil
    }
    resize(to: window)
  }
}

extension LessonState {
  /// The place, the answers and the decimals of the lesson as it was before.
  fileprivate mutating func takeOver(from old: LessonState, size: Size) {
    Landmark(old).find(in: &self, size: size)
    restore(old.records)
    let digits = old.pen.digits - (old.parts?.part.digits ?? old.pen.digits)
    if digits != 0 { changeDigits(by: digits, size: size) }
    choose(old.chosen.flatMap { trace.graph.node(named: old.trace.graph.nodes[$0].name)?.id })
  }
}
