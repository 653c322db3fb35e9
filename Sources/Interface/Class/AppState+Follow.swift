import Autodiff
package import Lessons
import Screen
import Study

// A screen that follows a class.

extension AppState {
  /// From now on a class is shown, as soon as there is one.
  ///
  /// - Parameters:
  ///   - hasNotes: whether it is the teacher's own screen.
  ///   - trouble: what is said until then.
  package mutating func beginFollowing(hasNotes: Bool, trouble: String) {
    following = Following(hasNotes: hasNotes, trouble: trouble)
  }

  /// Whether the class has the screen.
  package var isFollowing: Bool { following.map { !$0.isApart } ?? false }

  /// Says why the class cannot be heard; nil once it is.
  package mutating func follow(trouble: String?) { following?.trouble = trouble }

  /// Shows what a class shows, of a lesson with the digest that it names.
  package mutating func follow(_ step: ClassStep, of lesson: Lesson) {
    guard let following else { return }
    let before = following.told
    self.following?.told = (step, lesson.drawn(for: step.learner))
    self.following?.trouble = nil
    guard !following.isApart else { return }
    let isOther = before?.step.digest != step.digest || before?.step.learner != step.learner
    showClass(anew: isOther)
  }

  /// What the teacher is told besides.
  package mutating func follow(_ hour: ClassHour?, followers: Int) {
    guard following?.hasNotes == true else { return }
    following?.hour = hour
    following?.followers = followers
  }

  private mutating func showClass(anew: Bool) {
    guard let (step, lesson) = following?.told else { return }
    let hands = presentation?.hands
    if anew || presentation == nil {
      show(lesson)
      presentation = Presentation()
    }
    presentation?.hands = hands ?? [:]
    pages = pages.filter { $0.page.isHelp }
    autoplay = nil
    if let graph = step.graph { stepper?.study.take(graph) }
    stepper?.look(at: step)
    if let stand = step.experiment {
      if experiment?.study.number != stand.part { enter(lesson, part: stand.part) }
      experiment?.study.take(stand)
      experiment?.look(atPlot: step.plot, reading: step.reading)
    } else if stepper != nil {
      experiment = nil
    }
    presentation?.beat = step.beat
    presentation?.isBlank = step.isBlank
    if let handsKey { presentation?.hands[handsKey] = Hands(rounds: step.hands) }
    note(standpoint)
    if following?.hasNotes == true {
      following?.top = 0
      lookAhead()
    }
  }

  private mutating func lookAhead() {
    let ahead = classAhead
    following?.ahead = ahead
  }

  // MARK: One's own way

  /// Leaves the class for the stepper, at the same place, with what was answered there before.
  mutating func letGo() {
    guard let (step, lesson) = following?.told, let there = standpoint else { return }
    following?.isApart = true
    presentation = nil
    if let own = following?.own[step.digest] {
      (stepper, experiment, visited) = (own.stepper, own.experiment, own.visited)
    } else {
      show(lesson)
    }
    go(to: there)
    if following?.own[step.digest] == nil {
      stepper?.study.showWhatWasAsked()
      experiment?.study.showWhatWasAsked()
    }
    message = "On your own; following again: F"
  }

  /// Back to the class, wherever it is by now.
  mutating func followAgain() {
    guard following?.isApart == true else { return }
    keepAnswers()
    if let lesson = openLesson {
      following?.own[lesson.digest] = Presentation.Before(
        stepper: stepper, experiment: experiment, visited: visited)
    }
    following?.isApart = false
    showClass(anew: true)
    message = nil
  }

  // MARK: Events

  /// Takes an event in while the class has the screen.
  mutating func receiveFollowing(_ event: Event) -> Effect? {
    switch event {
    case .key(let pressed):
      message = nil
      let key = context.takesText ? pressed : habits.keys[pressed] ?? pressed
      if following?.told == nil, [.escape, "q"].contains(key) { return .quit }
      if let action = KeyTable.action(for: key, in: context, disabled: []) {
        return perform(action)
      }
      if context.takesText, case .character(let character) = key {
        type(String(character))
        return nil
      }
      if following?.told == nil || following?.hasNotes == true {
        message =
          following?.hasNotes == true
          ? "n, p and b drive the class; q leaves the notes." : "q leaves."
      } else {
        letGo()
      }
    case .resized(let size), .resumed(let size): resize(to: size)
    case .interrupt: return .interrupt
    case .hangup: return .hangup
    case .timeout:
      guard isWorking else { break }
      experiment?.study.work()
      // What is read off was not there before.
      if let step = following?.told?.step {
        experiment?.look(atPlot: step.plot, reading: step.reading)
      }
    case .paste(let text): if context.takesText { type(text) }
    case .mouse, .changed, .ready: break
    }
    return nil
  }

  /// The lines of the notes, one after the other.
  mutating func scrollNotes(_ scroll: Scroll) {
    guard let view = notesView else { return }
    let top = scroll.line(from: following?.top ?? 0, page: view.rows, last: view.lastTop)
    following?.top = max(0, min(top, view.lastTop))
  }

  // MARK: Drawing

  /// - Returns: whether the screen is full, without what a class sees.
  func drawFollowing(into frame: inout Frame) -> Bool {
    guard let following, size.columns >= Panes.smallest.columns, size.rows >= Panes.smallest.rows
    else { return false }
    if following.told == nil {
      frame.put(
        [StyledLine(following.trouble ?? "The lesson of the class is read…")]
          .wrapped(to: frame.size.columns - 2, pen.glyphs),
        in: Rect(frame.size).inset(columns: 1), pen.glyphs)
      let hint = StyledLine("q", .key) + StyledLine(" quit", .muted)
      frame.put(hint, row: frame.size.rows - 1, column: 1)
      return true
    }
    if let notesView {
      notesView.draw(into: &frame)
      return true
    }
    guard presentation?.isBlank == true else { return false }
    drawFollowingLine(into: &frame)
    return true
  }

  /// The last line of one who follows.
  func drawFollowingLine(into frame: inout Frame) {
    let words =
      presentation?.isBlank == true ? "The class looks elsewhere." : "Following the class."
    let line =
      following?.trouble.map { StyledLine($0, .warning) }
      ?? StyledLine(words, .muted) + StyledLine("  any key", .key) + StyledLine(" lets go", .muted)
    let row = frame.size.rows - 1
    frame.put(
      line.spelled(pen.glyphs).fitted(to: frame.size.columns - 2, glyphs: pen.glyphs), row: row,
      column: 1)
  }
}

extension Stepper {
  /// Looks at the same as a class.
  fileprivate mutating func look(at step: ClassStep) {
    choose(step.chosen.flatMap { moment.graph.node(named: $0)?.id })
    show(example: step.example, isSymbolic: step.isSymbolic)
  }
}
