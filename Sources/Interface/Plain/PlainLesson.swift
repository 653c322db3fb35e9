import Autodiff
package import Lessons
import Notation
package import Screen

/// A lesson as sentences, a step a line: for a pipe, a log or a screen reader.
package struct PlainLesson: Sendable {
  var state: LessonState
  /// Where the lesson is read, in order: the steps of each part, and the iterations it speaks of.
  private let stops: [LessonState.Spot]
  /// Which of them was read last; nil in an iteration that the lesson does not speak of.
  private var stop: Int? = 0
  private static let size = Size(80, 24)

  private var trace: Trace { state.trace }
  private var pen: Pen { state.pen }
  private var title: String { state.title }

  /// - Parameter asksQuestions: whether it asks, and hides what it asks for.
  package init?(_ lesson: Lesson, glyphs: Glyphs, asksQuestions: Bool = true) {
    guard
      let state = LessonState(
        lesson, pen: Pen(glyphs: glyphs), size: Self.size, asks: asksQuestions)
    else { return nil }
    self.state = state
    stops = Self.stops(of: state)
  }

  /// Positions go from 0, the start, to this.
  package var lastPosition: Int { stops.count - 1 }

  /// What is to be read at a position: one line for the step, one for each paragraph of the lesson.
  /// While a question is pending there, what it asks for is a question mark.
  package mutating func lines(at position: Int) -> [String] {
    go(to: position)
    return lines
  }

  /// What is to be read at the step that was gone to last.
  package var lines: [String] {
    body + PlainEditor(state: state).remarks.map(pen.glyphs.spell)
  }

  /// The step, what is said there, and the questions.
  private var body: [String] { (told + asked).map(pen.glyphs.spell) }

  /// What stands here before any question: the step or the start, and what the lesson says.
  private var told: [String] {
    let position = state.position
    let step = trace.step(at: position).map { sentence($0, at: position) }
    let heading = step.map { [$0] } ?? (state.spot.iteration > 0 ? [iterationHeading] : start)
    // What is said of several steps is read once.
    let isSaid = position > 0 && state.narration[position] == state.narration[position - 1]
    return heading + (isSaid ? [] : (state.narration[position] ?? []).map(\.text))
  }

  private var asked: [String] {
    state.questions.filter { $0.position == state.position }.flatMap(sentences)
  }

  // MARK: Going

  private static func stops(of state: LessonState) -> [LessonState.Spot] {
    guard var parts = state.parts else { return [] }
    return (0..<parts.count).flatMap { index -> [LessonState.Spot] in
      parts.go(to: index, iteration: 0)
      let last = parts.lastIteration ?? 0
      let spoken = Set(
        parts.part.notes.compactMap { note -> Int? in
          guard case .iteration(let number) = note.stage else { return nil }
          return (1...max(1, last)).contains(number) ? number : nil
        })
      return (0...parts.scene().trace.steps.count).map { .init(part: index, position: $0) }
        + spoken.sorted().map { .init(part: index, iteration: $0) }
    }
  }

  private mutating func go(to stop: Int) {
    self.stop = stop
    state.go(to: stops[stop], size: Self.size)
  }

  mutating func go(to spot: LessonState.Spot) {
    state.go(to: spot, size: Self.size)
    stop = stops.firstIndex(of: state.spot)
  }

  package mutating func go(to stage: PlacedStage) {
    state.go(to: stage, size: Self.size)
    stop = stops.firstIndex(of: state.spot)
  }

  /// Whether iterations can be gone to from here.
  package var hasIterations: Bool { state.iterations != nil }

  /// A step on, if there is one: of the lesson, or of the iteration that was gone to.
  @discardableResult
  package mutating func advance() -> Bool {
    if let stop {
      guard stop < lastPosition else { return false }
      go(to: stop + 1)
    } else {
      guard !state.isAtEnd else { return false }
      state.next(size: Self.size)
    }
    return true
  }

  /// A step back, if there is one.
  package mutating func retreat() {
    if let stop {
      go(to: max(stop - 1, 0))
    } else if state.position > 0 {
      state.move(to: state.position - 1)
    }
  }

  /// The start of another iteration.
  package mutating func iteration(_ change: Int) -> [String] {
    guard state.hasIteration(after: change) else {
      return ["There is no iteration beyond this one."]
    }
    go(to: LessonState.Spot(part: state.spot.part, iteration: state.spot.iteration + change))
    return lines
  }

  func spelled(_ text: String) -> String { pen.glyphs.spell(text) }

  // MARK: Questions

  /// Whether a question waits where the lesson was read last.
  package var isAsking: Bool { state.pending != nil }

  /// The step with its numbers hidden and its questions, then with its numbers and the answers.
  package mutating func linesWithAnswers(at position: Int) -> [String] {
    go(to: position)
    return linesWithAnswers()
  }

  package mutating func linesWithAnswers() -> [String] {
    let solved = PlainEditor(state: state).solved
    guard state.pending != nil else { return body + solved }
    // Where no step is taken, nothing that is told would tell the answer.
    let isStart = state.position == 0
    var lines = isStart ? told : []
    while let placed = state.pending {
      lines += question(placed)
      state.settle(placed, .revealed)
    }
    return (lines + (isStart ? [] : told) + asked).map(pen.glyphs.spell) + solved
  }

  // MARK: Editing and tasks

  /// How a value is put in, with a name of this lesson.
  package var editingAdvice: String {
    let name = trace.graph.given.first { $0.shape.isScalar } ?? trace.graph.given.first
    let entry = name.map { $0.shape.isScalar ? $0.name : $0.name + "[1, 1]" } ?? "w"
    return "To edit a value: set \(entry) = 1/2; undo, redo and revert go back."
  }

  /// Whether a task is being tried.
  package var isTrying: Bool { state.editing.sandbox != nil }

  /// Takes in a line that edits values or is about a task: `set w = 1/2`, `undo`, `leave`.
  ///
  /// - Returns: what is to be said; nil if the line is no such command.
  package mutating func edit(_ line: String) -> [String]? {
    var editor = PlainEditor(state: state)
    let said = editor.obey(line)
    state = editor.state
    return said
  }

  /// Takes a line in as the answer to the question that stands here.
  package mutating func answer(_ line: String) -> [String] {
    guard let placed = state.pending else { return [] }
    if let refusal = PlainEditor(state: state).refusalToAnswer { return [refusal] }
    let answer: GivenAnswer
    switch PlainAnswer.read(line, for: placed.question) {
    case .failure(let problem): return [pen.glyphs.spell(problem.sentence)]
    case .success(let understood): answer = understood
    }
    let judgement = state.take(answer, to: placed)
    if judgement.isRight { return lines }
    return state.reply(to: answer, judgement, placed).map { pen.glyphs.spell($0.text) }
  }

  /// The next hint; after the last one, the working.
  package mutating func hint() -> [String] {
    guard let placed = state.pending else { return [] }
    let before = state.records[placed.id]?.hintsShown ?? 0
    state.openField()
    state.edit(.hint)
    state.isAnswering = false
    if state.pending?.id != placed.id { return lines }
    let shown = state.records[placed.id]?.hintsShown ?? 0
    if shown == before { return ["There are no more hints."] }
    return state.questionText.hints(placed.question, first: shown).suffix(1)
      .map { pen.glyphs.spell($0.text) }
  }

  package mutating func skip() -> [String] {
    guard let placed = state.pending else { return [] }
    state.settle(placed, .skipped)
    return lines
  }

  private func sentences(_ placed: PlacedQuestion) -> [String] {
    guard let record = state.records[placed.id], let outcome = record.outcome else {
      return question(placed)
    }
    if outcome == .revealed {
      return ["Answer: \(state.questionText.answer(to: placed.question))."]
    }
    return state.questionText.verdict(placed.question, record).map(\.text)
  }

  private func question(_ placed: PlacedQuestion) -> [String] {
    let text = state.questionText
    var lines = text.prose.paragraphs(placed.question.prompt).map(\.text)
    if !lines.isEmpty { lines[0] = "Question: " + lines[0] }
    if case .choice(let options) = placed.question.kind {
      lines += options.indices.map { "\($0 + 1). \(text.option($0, of: placed.question).text)" }
    } else if case .matrix(let key) = placed.question.kind {
      lines.append("Type its \(key.expression.shape) entries row by row, as in 1 2; 3 4.")
    }
    if let tolerance = text.tolerance(placed.question) { lines.append(tolerance) }
    return lines
  }

  private func isVeiled(_ symbol: Symbol) -> Bool { state.veil.contains(symbol) }

  private var graph: Graph { trace.graph }

  private var iterationHeading: String {
    let loss = text(trace.values[graph.loss])
    return "Iteration \(state.spot.iteration) of \(state.iterations?.last ?? 0): "
      + "\(pen.printer(graph).name(graph.loss)) = \(loss)."
  }

  private var start: [String] {
    let printer = pen.printer(graph)
    let equations = graph.computed.map {
      "\(printer.name($0.id)) = \($0.formula.map(printer.text) ?? "")"
    }
    let given = graph.given.map { "\(printer.name($0.id)) = \(text(trace.values[$0.id]))" }
    return [
      "\(title).\(part) \(trace.steps.count) steps.",
      "Equations: \(equations.joined(separator: "; ")).",
      "Given: \(given.joined(separator: "; ")).",
    ]
  }

  /// ` Part 2 of 3.` where there are several.
  private var part: String {
    guard let parts = state.parts, parts.count > 1 else { return "" }
    return " Part \(parts.index + 1) of \(parts.count)."
  }

  private func sentence(_ step: Step, at position: Int) -> String {
    let head = "Step \(position) of \(trace.steps.count), \(direction(step.pass)): "
    switch step {
    case .forward(let forward):
      return head + working(step, result: forward.value, sign: "=") + "."
    case .reverse(let reverse):
      guard let use = reverse.use else { return head + seed(step, reverse) }
      guard reverse.part.count > 1 else {
        return head + working(step, result: reverse.product, sign: "=") + "."
      }
      let printer = pen.printer(graph)
      let path =
        "path \(reverse.part.index) of \(reverse.part.count), through \(printer.name(use)): "
      let total = isVeiled(step.result) ? "?" : text(reverse.after)
      let sum = "; \(printer.gradient(reverse.target)) = \(total)"
      return head + path + working(step, result: reverse.product, sign: "+=")
        + (reverse.isPartial ? sum + " so far." : sum + " in all.")
    case .update(let update):
      return head + changes(update).joined(separator: "; ") + "."
    }
  }

  private func seed(_ step: Step, _ reverse: ReverseStep) -> String {
    let printer = pen.printer(graph)
    if isVeiled(step.result) { return "\(printer.subject(step)) = ?." }
    return reverse.target == graph.loss
      ? "\(printer.subject(step)) = 1, the seed."
      : "\(printer.subject(step)) = 0: \(printer.name(graph.loss)) does not depend on it."
  }

  private func direction(_ pass: Pass) -> String {
    switch pass {
    case .forward: "forward"
    case .backward1: "backward pass 1"
    case .backward2: "backward pass 2"
    case .update: "update"
    }
  }

  /// Every assignment of an update; of the parameter also what it was.
  private func changes(_ update: UpdateStep) -> [String] {
    let printer = pen.printer(graph)
    if isVeiled(.gradient(update.parameter)) {
      return update.changes.map { printer.statement($0.assignment) }
    }
    return update.changes.enumerated().map { index, change in
      let target = change.assignment.target
      let text = working(
        printer.text(.symbol(target)), change.assignment.formula, result: change.after,
        sign: printer.arrow, value: { update.value(of: $0, at: index) ?? Tensor(.nan) })
      return target == .value(update.parameter) ? text + ", was \(self.text(change.before))" : text
    }
  }

  private func working(_ step: Step, result: Tensor, sign: String) -> String {
    working(
      pen.printer(graph).subject(step), step.formula, result: result, sign: sign,
      value: value, isAsked: isVeiled(step.result))
  }

  /// symbols = numbers = result, each only if it differs from the one before.
  private func working(
    _ subject: String, _ formula: Formula, result: Tensor, sign: String,
    value: (Symbol) -> Tensor, isAsked: Bool = false
  ) -> String {
    let printer = pen.printer(graph)
    let symbols = printer.text(formula)
    let inserted = Dictionary(
      uniqueKeysWithValues: formula.symbols.compactMap { symbol in
        isVeiled(symbol) ? (symbol, "?") : value(symbol).scalar.map { (symbol, number($0)) }
      })
    let numbers = printer.substituting { inserted[$0] }.text(formula)
    let shown = text(result)
    var parts = ["\(subject) \(sign) \(symbols)"]
    if isAsked { return parts[0] + " = ?" }
    if result.isScalar, numbers != symbols, numbers != shown { parts.append(numbers) }
    parts.append(shown)
    let shape = result.isScalar ? "" : " (\(result.shape))"
    return parts.joined(separator: " = ") + shape
  }

  private func value(_ symbol: Symbol) -> Tensor {
    switch symbol {
    case .value(let id): trace.values[id]
    case .gradient(let id): trace.gradients[id] ?? Tensor(graph.nodes[id].shape, filledWith: .nan)
    case .operand, .output, .upstream, .tangent, .direction, .named: Tensor(.nan)
    }
  }

  private func number(_ number: Double) -> String { pen.numbers.significant(number, 4) }

  private func text(_ tensor: Tensor) -> String {
    tensor.scalar.map { number($0) }
      ?? ProseText(trace: trace, pen: pen).text(tensor, digits: pen.digits)
  }
}
