import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// A small network with a question and tasks, for tests that edit its values.
enum TaskLesson {
  static let text = """
    format: 1
    id: trying
    title: Trying
    graph: |
      f0 = β0 + Ω0 @ x
      h1 = relu(f0)
      f1 = β1 + Ω1 @ h1
      l  = (f1 - y)^2
      L  = mean(l)
    given:
      x:  [[1, 2, -1], [2, 1, 1]]
      y:  [[0, 1, 1]]
      β0: [0, -1]
      Ω0: [[1, -1], [0.5, 1]]
      β1: 0.5
      Ω1: [[2, -1]]
    learn: [β0, Ω0, β1, Ω1]
    examples: columns
    digits: 3
    steps:
      - at: start
        say: |
          Three examples go through, one in each column of x. Each of them passes both of the
          layers before the losses of all three are averaged.
      - at: forward L
        say: The loss is {L:.3}, and the second bias is {β1:.2}.
        ask: {id: sign-l, type: sign, prompt: What is its sign?, answer: L}
      - at: forward f1
        try:
          id: small-loss
          prompt: Make the loss small.
          edit: [β1, Ω1]
          done_when: L < 0.3
          solution: {β1: 2/3, Ω1: [[0, 0]]}
          hints: [reveal]
      - at: end
        say: Any number of layers works like this.
        try:
          id: kill-unit
          prompt: Change β0 so that no example reaches Ω0.
          edit: [β0]
          done_when: max(abs(grad(Ω0))) == 0
          solution: {β0: [-9, -9]}
          hints: ["A large negative bias shuts a ReLU.", "Every entry of f₀ must be negative."]
    """

  static func lesson(_ text: String = text) throws -> Lesson {
    let file = LessonFile.read(text: text, path: "trying.yaml")
    let lesson = file.lesson
    return try #require(lesson, "\(file.findings)")
  }

  static func state(
    _ size: Size = Size(80, 24), glyphs: Glyphs = .unicode, hasColor: Bool = true,
    asks: Bool = true, text: String = text
  ) throws -> AppState {
    var state = AppState(
      size: size, glyphs: glyphs, hasColor: hasColor, asksQuestions: asks, menu: nil)
    state.show(try lesson(text))
    return state
  }
}

extension AppState {
  /// Presses keys, none of which may leave the program.
  mutating func press(_ keys: Key...) {
    for key in keys { #expect(take(key) == nil) }
  }

  mutating func type(keys text: String) {
    for character in text { #expect(receive(.key(.character(character))) == nil) }
  }

  /// Chooses a node by its name.
  mutating func choose(_ name: String) throws {
    let node = try #require(stepper?.trace.graph.node(named: name))
    stepper?.choose(node.id)
  }

  /// The value of a node as it is shown now.
  func value(_ name: String) throws -> [Double] {
    let lesson = try #require(stepper)
    return lesson.trace.values[try #require(lesson.trace.graph.node(named: name)).id].elements
  }

  /// Chooses a given value, types a text into its first cell and takes it.
  mutating func put(_ text: String, into name: String) throws {
    try choose(name)
    press(.character("e"))
    type(keys: text)
    press(.enter)
  }

  /// Types the solution of a task into the editors of its values, cell by cell.
  ///
  /// - Parameter look: at the screen, with each editor open and once its value is taken.
  mutating func putIn(_ task: TryTask, look: (AppState) -> Void = { _ in }) {
    for (node, value) in task.solution.sorted(by: { $0.key < $1.key }) {
      stepper?.choose(node)
      press(.character("e"))
      for (index, number) in value.elements.enumerated() {
        if index > 0 { press(.tab) }
        type(keys: "\(number)")
      }
      look(self)
      press(.enter)
      look(self)
    }
    if let rate = task.solutionRate { _ = stepper?.perform(.value(.setRate(rate))) }
  }
}
