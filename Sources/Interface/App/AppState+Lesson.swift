import Autodiff
package import Lessons
import Screen
package import Study

extension AppState {
  /// Opens a lesson at its start.
  ///
  /// - Parameter isOwn: whether it is equations that were typed, of which no progress is kept.
  package mutating func show(_ lesson: Lesson, isOwn: Bool = false) {
    showsOwn = isOwn
    stepper = Study(lesson, asks: asksQuestions).map {
      Stepper($0, pen: pen, digits: habits.digits)
    }
    pages = []
    experiment = nil
    visited = [:]
    if lesson.parts.first?.graph == nil { enter(lesson, part: 0) }
    menu?.choose(id: lesson.id)
  }

  /// What is done with the lesson on the screen; nil in the menu.
  package var study: Study? { stepper?.study }

  /// Whether something that a key may soon ask for can be worked out while none waits.
  package var canWorkAhead: Bool { stepper?.study.canWorkAhead ?? false }

  package mutating func workAhead() { stepper?.study.workAhead() }

  /// The id of the lesson on the screen; nil in the menu.
  package var lessonID: String? { experiment?.study.lesson.id ?? stepper?.study.lesson.id }

  /// Puts back what was answered in an earlier session.
  package mutating func restore(_ answers: [String: LessonAnswer]) {
    stepper?.study.restore(answers)
    experiment?.study.restore(answers)
  }

  /// Goes back to where the lesson was left, and says so.
  ///
  /// - Parameter place: where that was in an experiment; nil where it was in a graph.
  package mutating func resume(at spot: Spot, in place: ExperimentPlace? = nil) {
    if let place, resume(in: place) { return }
    guard spot != Spot() || experiment == nil else { return }
    experiment = nil
    _ = stepper?.perform(.travel(.spot(spot)))
    if let resumed = stepper?.study.resumed() { say(resumed) }
  }

  /// - Returns: whether the lesson has an experiment there.
  private mutating func resume(in place: ExperimentPlace) -> Bool {
    guard let lesson = stepper?.study.lesson ?? experiment?.study.lesson,
      lesson.hasExperiment(place.part)
    else { return false }
    if experiment?.study.number != place.part { enter(lesson, part: place.part) }
    experiment?.study.resume(at: place.position)
    if let resumed = experiment?.study.resumed() { say(resumed) }
    return true
  }

  /// Goes to a stage of the lesson.
  package mutating func go(to stage: PlacedStage) {
    guard let lesson = stepper?.study.lesson ?? experiment?.study.lesson else { return }
    if let experiment, experiment.study.number == stage.part {
      self.experiment?.study.go(to: stage.stage)
    } else if lesson.hasExperiment(stage.part) {
      keepAnswers()
      enter(lesson, part: stage.part)
      experiment?.study.go(to: stage.stage)
    } else {
      keepAnswers()
      experiment = nil
      _ = stepper?.perform(.travel(.stage(stage)))
    }
  }

  /// Shows in the menu how far a lesson has come.
  ///
  /// - Parameter place: where it was left.
  package mutating func mark(_ id: String, _ status: LessonStatus, leftAt place: String?) {
    menu?.change(id) { ($0.status, $0.place) = (status, place) }
  }

  /// Shows in the menu why a lesson cannot be opened.
  package mutating func mark(_ id: String, problem: String) {
    menu?.change(id) { $0.problem = problem }
  }
}

extension Study {
  /// Where a lesson goes on, and which key goes back; nil at its start.
  ///
  /// - Parameter back: the key that goes to the start of the lesson; nil where there is none.
  func resumed(back: String? = nil) -> String? {
    guard spot != Spot() else { return nil }
    var words = "You were "
    if lesson.parts.count > 1 { words += "in part \(number + 1), " }
    if spot.iteration > 0 { words += "in iteration \(spot.iteration), " }
    words += spot.isEnd ? "at the end; " : "at step \(spot.position) of \(moment.lastPosition); "
    if let back { return words + "\(back) goes to the start." }
    if spot.part > 0 { return words + "{ goes back." }
    return words + (spot.iteration > 0 ? "< goes back." : "Home goes to the start.")
  }
}

extension ExperimentStudy {
  /// Where a lesson goes on, and which key goes back; nil at its start.
  ///
  /// - Parameter back: the key that goes to the start of the lesson; nil where there is none.
  func resumed(back: String? = nil) -> String? {
    guard number > 0 || position > 0 else { return nil }
    let part = lesson.parts.count > 1 ? "in part \(number + 1), " : ""
    let key = back ?? (position > 0 ? "Home" : "←")
    let goal =
      back != nil || number == 0
      ? "the start" : position > 0 ? "the start of the part" : "the part before"
    return "You were \(part)at step \(position) of \(lastPosition); \(key) goes to \(goal)."
  }
}

extension Lesson {
  func hasExperiment(_ part: Int) -> Bool {
    parts.indices.contains(part) && parts[part].experiment != nil
  }
}

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
    visited = [:]
    if let new, let study = Study(new, asks: asksQuestions) {
      experiment = nil
      var fresh = Stepper(study, pen: pen, digits: habits.digits)
      if let old = stepper { fresh.takeOver(from: old) }
      stepper = fresh
      if let stage { go(to: stage) }
    } else if let new {
      stepper = nil
      enter(new, part: 0)
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
    watched.map {
      FindingsView(file: $0, hasLesson: stepper != nil || experiment != nil, glyphs: pen.glyphs)
    }
  }
}
