import Autodiff
package import Lessons
import Screen
import Study

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
  /// - Parameters:
  ///   - new: nil if it cannot be shown; then the last one that could stays.
  ///   - stage: where to go on instead: at what was written last.
  package mutating func reload(
    _ new: Lesson?, findings: [Finding], goingTo stage: PlacedStage? = nil
  ) {
    let hadFile = watched != nil
    if let new {
      var fresh = Stepper(Study(new, asks: asksQuestions), pen: pen)
      if let old = stepper { fresh.takeOver(from: old) }
      base = .stepper(fresh)
      if let stage { go(to: stage) }
    }
    watched = WatchedFile(findings: findings, isBehind: new == nil)
    if hadFile, findings.isEmpty {
      say("The file was saved, and the lesson read again.")
    } else {
      message = nil
    }
    resize(to: window)
  }

  /// Opens all questions and tasks again, to try them as somebody who has not seen them.
  mutating func forgetAnswers() {
    guard let stepper else { return }
    self.stepper?.takeOver(from: stepper, keepsAnswers: false)
    say("The answers are forgotten.")
  }

  /// How many rows of the window tell what is wrong with the watched file.
  var findingRows: Int { findingsView?.rows(in: window) ?? 0 }

  var findingsView: FindingsView? {
    watched.map { FindingsView(file: $0, hasLesson: stepper != nil, glyphs: pen.glyphs) }
  }
}
