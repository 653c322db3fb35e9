import Lessons
import Screen

@testable import Interface
@testable import Study

extension AppState {
  /// A lesson in front of a class, from its start or from a stage.
  static func inClass(
    _ id: String, at stage: String = "start", _ size: Size = Size(80, 24),
    glyphs: Glyphs = .unicode, hasColor: Bool = true
  ) -> AppState {
    var state = ShippedLessons.state(id, size, glyphs: glyphs, hasColor: hasColor)
    if let stage = try? ShippedLessons.lesson(id)?.stage(stage).get() { state.go(to: stage) }
    state.finish()
    state.present()
    return state
  }

  var beat: Beat? { presentation?.beat }

  /// What Next has led to: where the class stands, and what of that it is shown.
  var shown: String {
    "\(lessonID ?? "") \(String(describing: standpoint)) \(String(describing: beat))"
  }

  mutating func click(_ key: Key = .pageDown, _ count: Int = 1) {
    for _ in 0..<count {
      _ = receive(.key(key))
      finish()
    }
  }

  /// Next until a question is put.
  mutating func goToQuestion() {
    for _ in 0..<500 where !(beat?.isAsking ?? false) { click() }
  }

  /// The questions that are settled in the lesson that is open.
  var settled: Set<String> {
    let records = experiment?.study.answers.records ?? stepper?.records ?? [:]
    return Set(records.filter { $0.value.isSettled }.map(\.key))
  }

  /// Next alone to the end, with what is looked at after each.
  mutating func goThrough(_ look: (AppState) -> Void) {
    var before = ""
    look(self)
    for _ in 0..<5000 where before != shown {
      before = shown
      click()
      if before != shown { look(self) }
    }
  }
}
