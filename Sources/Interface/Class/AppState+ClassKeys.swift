import Lessons
import Screen
import Study

// Keys in front of a class, where a clicker has a few only and none of them may be lost.

extension AppState {
  /// Takes a key that means something of its own here: whatever ends the blank screen or the note, and
  /// Next and Back where something is open, which they close: each brings one thing.
  ///
  /// - Returns: the key to go on with; nil where it has done what it does.
  mutating func keyInClass(_ pressed: Key) -> Key? {
    guard let presentation else { return pressed }
    if presentation.isBlank {
      self.presentation?.isBlank = false
      return nil
    }
    // Clickers send F5 and Esc in turn.
    let key = pressed == .function(5) ? .escape : pressed
    let isOfClicker = [.pageDown, .pageUp].contains(key)
    if pages.last?.page == .teacher {
      pages.removeLast()
      return nil
    }
    if pages.last?.page == .end, key == "q" || leadsOn(key) {
      pages.removeLast()
      return leadsBack(key) ? nil : key
    }
    if presentation.isLeaving, leadsOn(key) {
      self.presentation?.isLeaving = false
      return nil
    }
    guard isOfClicker, hasOpenInClass else { return key }
    closeAllInClass()
    return nil
  }

  private func leadsOn(_ key: Key) -> Bool { does(.next, key) || leadsBack(key) }

  private func leadsBack(_ key: Key) -> Bool { does(.back, key) }

  private func does(_ action: ClassAction, _ key: Key) -> Bool {
    KeyTable.ofClass.contains { $0.action == .classroom(action) && $0.keys.contains(key) }
  }

  private var hasOpenInClass: Bool {
    !pages.isEmpty || presentation?.line != nil || context.takesText || context == .plot
  }

  /// The text of an answer stays.
  private mutating func closeAllInClass() {
    pages = []
    presentation?.line = nil
    stepper?.closeField()
    experiment?.perform(FieldAction.close)
    if experiment?.cursor != nil { _ = experiment?.perform(.focus) }
  }

  // MARK: Hands

  /// The hands for the question that is put, by its id and that of its lesson.
  var handsKey: String? {
    presentation?.beat.question.map { "\(lessonID ?? "") \($0)" }
  }

  var hands: Hands { handsKey.flatMap { presentation?.hands[$0] } ?? Hands() }

  private var optionCount: Int { classQuestion?.options.count ?? 0 }

  /// One more for the option with the number of a key.
  mutating func raiseHand(_ key: Key) {
    guard case .character(let digit) = key, let number = digit.wholeNumberValue,
      let handsKey
    else { return }
    let count = optionCount
    guard (1...max(1, count)).contains(number), count > 0 else {
      message =
        count == 0
        ? "There are no options to raise hands for; Enter types an answer."
        : "There are options A to \(Hands.letter(count - 1)): keys 1 to \(count)."
      return
    }
    if presentation?.hands[handsKey, default: Hands()].raise(number - 1) == false {
      message = "More than \(Hands.most) hands are not counted."
    }
  }

  mutating func lowerHand() {
    guard let handsKey, presentation?.hands[handsKey]?.lower() == true else {
      message = "No hand is up."
      return
    }
  }

  mutating func countAgain() {
    guard let handsKey else { return }
    guard presentation?.hands[handsKey]?.countAgain() == true else {
      message =
        hands.isEmpty
        ? "Hands are counted once before they are counted again."
        : "Hands were counted twice already; Backspace goes back."
      return
    }
    message = "Counted again, beside the first time."
  }

  // MARK: The line behind :

  mutating func perform(inLine action: FieldAction) -> Effect? {
    switch action {
    case .edit(let edit): presentation?.line?.edit(edit)
    case .close: presentation?.line = nil
    case .submit: return goTo(typedInClass: presentation?.line?.typed.first?.trimmed ?? "")
    case .choose, .mark: break
    }
    return nil
  }

  /// `hands 4 17 2`, or where to go.
  private mutating func goTo(typedInClass text: String) -> Effect? {
    let words = text.split(separator: " ")
    guard words.first == "hands" else { return goInClass(to: text) }
    guard let handsKey, optionCount > 0 else {
      message = "No question with options is put here."
      return nil
    }
    guard let counts = Hands.counts(Array(words.dropFirst()), options: optionCount) else {
      message =
        "Write how many raised a hand for each option, as in hands 4 17 2; there are \(optionCount)."
      return nil
    }
    presentation?.line = nil
    presentation?.hands[handsKey, default: Hands()].set(counts)
    return nil
  }

  private mutating func goInClass(to text: String) -> Effect? {
    guard !text.isEmpty else {
      presentation?.line = nil
      return nil
    }
    if openItem(ofLesson: text) {
      presentation?.line = nil
      return nil
    }
    guard let lesson = experiment?.study.lesson ?? stepper?.study.lesson else { return nil }
    let number = experiment?.study.number ?? stepper?.study.number ?? 0
    switch lesson.goal(text, from: number) {
    case .failure(let unknown): message = unknown.sentence
    case .success(.stage(let stage)):
      presentation?.line = nil
      go(to: stage)
    case .success(.step(let position)):
      if let experiment {
        guard (0...experiment.study.lastPosition).contains(position) else {
          message = "There are steps 0 to \(experiment.study.lastPosition)."
          return nil
        }
        presentation?.line = nil
        self.experiment?.study.go(to: position)
      } else {
        presentation?.line = nil
        say(stepper?.perform(.travel(.step(position))))
      }
    }
    return nil
  }

  // MARK: Out of the class

  /// Back to the stepper as it was before, at the place where the class is; a running order can be gone
  /// on with.
  mutating func leaveClass() {
    guard var presentation else { return }
    presentation.isLeaving = false
    let there = standpoint
    self.presentation = nil
    autoplay = nil
    if presentation.hour != nil {
      interrupted = presentation
      message = "F5 goes on with the class."
      return
    }
    guard let before = presentation.before, let there else { return }
    (stepper, experiment, visited) = (before.stepper, before.experiment, before.visited)
    go(to: there)
    message = nil
  }
}
