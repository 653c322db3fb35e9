import Lessons
import Testing

enum Fixture {
  /// A lesson that is written in a test.
  static func lesson(_ text: String) throws -> Lesson {
    let file = LessonFile.read(text: text, path: "fixture.yaml")
    return try #require(file.lesson, "\(file.findings)")
  }

  /// One that trains, and asks and sets something.
  static func training() throws -> Lesson {
    try lesson(
      """
      format: 1
      id: fixture
      title: A fixture
      graph: |
        f = w * x
        l = (f - y)^2
      given: {x: 3, y: 2, w: 1.5}
      train: {optimizer: sgd, rate: 0.01, steps: 3}
      steps:
        - at: forward f
          ask: {id: f, type: number, prompt: Which number?, answer: f, hints: [Multiply.]}
        - at: end
          try: {id: t, prompt: Make it small., edit: [w], done_when: l < 0.1, solution: {w: 2/3}}
      """)
  }
}
