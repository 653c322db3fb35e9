import Autodiff
import GraphLayout
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

@Suite struct Reducer {
  static let entries = ["one", "two", "three"].map {
    MenuEntry(
      id: $0, title: $0, summary: "", section: $0 == "two" ? "B" : "A", minutes: 5)
  }

  private func state(lesson: Bool = true, menu: Bool = true) throws -> AppState {
    var state = AppState(
      size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: menu ? Self.entries : nil)
    if lesson { state.stepper = Samples.stepper(try Samples.toy()) }
    return state
  }

  private func press(_ state: inout AppState, _ keys: Key...) -> Effect? {
    var effect: Effect?
    for key in keys { effect = state.take(key) }
    return effect
  }

  @Test func stepsStayInsideTheTrace() throws {
    var state = try state()
    _ = press(&state, .left)
    #expect(state.stepper?.position == 0)
    _ = press(&state, .end)
    #expect(state.stepper?.position == 24)
    _ = press(&state, .right, .escape)
    #expect(state.stepper?.position == 24)
    _ = press(&state, .home)
    #expect(state.stepper?.position == 0)
  }

  @Test func passesAreReachedFromBothSides() throws {
    var state = try state()
    var positions: [Int?] = []
    for _ in 0..<4 {
      _ = press(&state, .character("]"))
      positions.append(state.stepper?.position)
    }
    #expect(positions == [1, 9, 17, 24])
    positions = []
    for _ in 0..<4 {
      _ = press(&state, .character("["))
      positions.append(state.stepper?.position)
    }
    #expect(positions == [17, 9, 1, 0])
  }

  @Test func escNeverLeavesTheLesson() throws {
    var state = try state()
    _ = press(&state, .tab, .enter, .character("?"))
    #expect(state.context == .page(.help(in: .stepper)))
    _ = press(&state, .escape)
    #expect(state.context == .page(.inspector))
    _ = press(&state, .escape)
    #expect(state.context == .stepper && state.stepper?.chosen != nil)
    _ = press(&state, .escape)
    #expect(state.stepper?.chosen == nil)
    #expect(press(&state, .escape) == nil)
    #expect(state.context == .stepper)
  }

  @Test func leavingGoesBackToTheMenuItCameFrom() throws {
    var state = try state()
    #expect(press(&state, .character("q")) == nil)
    #expect(state.context == .menu)
    #expect(press(&state, .character("q")) == .quit)
    var alone = try self.state(menu: false)
    #expect(press(&alone, .character("q")) == .quit)
  }

  @Test func ctrlCAndHangUpQuitEverywhere() throws {
    for context in 0..<3 {
      var state = try state(lesson: context > 0)
      if context == 2 { _ = press(&state, .character("?")) }
      #expect(state.receive(.interrupt) == .interrupt)
      #expect(state.receive(.hangup) == .hangup)
    }
  }

  @Test func theMenuGroupsSectionsAndOpens() throws {
    var state = try state(lesson: false)
    #expect(state.menu?.entries.map(\.id) == ["one", "three", "two"])
    _ = press(&state, .down)
    #expect(press(&state, .enter) == .open("three"))
    _ = press(&state, .down, .down, .down)
    #expect(press(&state, .enter) == .open("two"))
  }

  @Test func tabGoesThroughAllNodesAndComesBack() throws {
    var state = try state()
    var seen: Set<Node.ID> = []
    for _ in 0..<18 {
      _ = press(&state, .tab)
      if let chosen = state.stepper?.chosen { seen.insert(chosen) }
    }
    #expect(seen.count == 18)
    let first = state.stepper?.chosen
    _ = press(&state, .backTab, .tab)
    #expect(state.stepper?.chosen == first)
  }

  @Test func tRunsToTheChosenNode() throws {
    var state = try state()
    let f1 = try #require(state.stepper?.trace.graph.node(named: "f1")).id
    state.stepper?.choose(f1)
    _ = press(&state, .character("t"))
    #expect(state.stepper?.position == 3)
    _ = press(&state, .character("t"))
    #expect(state.stepper?.position == 14)
  }

  @Test func aClickChoosesWhatIsUnderIt() throws {
    var state = try state()
    let lesson = try #require(state.stepper)
    let f2 = try #require(lesson.trace.graph.node(named: "f2")).id
    let rect = try #require(lesson.panes(state.size).picture.layout.rect(of: f2))
    let (origin, offset) = lesson.panes(state.size).viewport(around: lesson.focus)
    let place = Position(
      row: rect.row + origin.row - offset.row, column: rect.column + origin.column - offset.column)
    _ = state.receive(.mouse(MousePress(.left, at: place)))
    #expect(state.stepper?.chosen == f2)
    _ = state.receive(.mouse(MousePress(.left, at: Position(row: 0, column: 0))))
    #expect(state.stepper?.chosen == f2)
  }

  @Test func aResizeKeepsThePlace() throws {
    var state = try state()
    _ = press(&state, .right, .right, .tab)
    for size in [Size(1, 1), Size(0, 0), Size(300, 100), Size(40, 12), Size(80, 24)] {
      _ = state.receive(.resized(size))
      #expect(state.frame.size == size)
    }
    #expect(state.stepper?.position == 2)
    #expect(state.stepper?.chosen != nil)
  }

  @Test func pastedTextIsNotKeys() throws {
    var state = try state(lesson: false)
    #expect(state.receive(.paste("q\u{3}")) == nil)
    #expect(state.context == .menu)
  }

  /// Lines that add up a matrix product, or nest products, are shown at every step.
  @Test(
    arguments: [
      "l = sum(A @ x)", "l = mean(A @ x)", "l = sum(A @ A)", "l = sum(A.T @ A)",
      "l = sum((A @ A).T @ A)", "o = outer(x, x)\nl = sum(o * o @ A)",
      "l = sum((A @ A) * A) + sum(A @ (A * A))", "l = norm(A @ x) + x[1, 1]",
      "l = mean(softmax(A @ x) * x) + max(x)", "l = sum(concat(x, A @ x)^2)",
    ], [Size(80, 24), Size(40, 12), Size(120, 40)])
  func everyStepOfALineCanBeDrawn(_ equations: String, _ size: Size) throws {
    let given = ["A": Tensor(Shape(2, 2), [1, 2, 3, 4]), "x": Tensor(Shape(2, 1), [5, 6])]
    let used = given.filter { equations.contains($0.key) }
    var state = try state()
    _ = state.receive(.resized(size))
    state.stepper = Samples.stepper(
      try Samples.trace(equations, used, learn: used.keys.sorted()))
    for _ in 0..<12 {
      _ = press(&state, .right)
      #expect(state.frame.size == size)
    }
  }
}
