import Autodiff
package import Lessons
import Notation
package import Screen

/// A lesson as sentences, a step a line: for a pipe, a log or a screen reader.
package struct PlainLesson: Sendable {
  private let trace: Trace
  private let pen: Pen
  private let title: String
  private let narration: [Int: [StyledLine]]

  /// The first part of a lesson.
  package init?(_ lesson: Lesson, glyphs: Glyphs) {
    guard let part = lesson.parts.first else { return nil }
    let state = LessonState(lesson, part: part, pen: Pen(glyphs: glyphs), size: Size(80, 24))
    trace = state.trace
    pen = state.pen
    title = state.title
    narration = state.narration
  }

  /// Positions go from 0, the start, to this.
  package var lastPosition: Int { trace.steps.count }

  /// What is to be read at a position: one line for the step, one for each paragraph of the lesson.
  package func lines(at position: Int) -> [String] {
    let step = trace.step(at: position).map { sentence($0, at: position) }
    let heading = step.map { [$0] } ?? start
    return (heading + (narration[position] ?? []).map(\.text)).map(pen.glyphs.spell)
  }

  private var graph: Graph { trace.graph }

  private var start: [String] {
    let printer = pen.printer(graph)
    let equations = graph.computed.map {
      "\(printer.name($0.id)) = \($0.formula.map(printer.text) ?? "")"
    }
    let given = graph.given.map { "\(printer.name($0.id)) = \(text(trace.values[$0.id]))" }
    return [
      "\(title). \(trace.steps.count) steps.",
      "Equations: \(equations.joined(separator: "; ")).",
      "Given: \(given.joined(separator: "; ")).",
    ]
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
      let sum = "; \(printer.gradient(reverse.target)) = \(text(reverse.after))"
      return head + path + working(step, result: reverse.product, sign: "+=")
        + (reverse.isPartial ? sum + " so far." : sum + " in all.")
    case .update(let update):
      return head + changes(update).joined(separator: "; ") + "."
    }
  }

  private func seed(_ step: Step, _ reverse: ReverseStep) -> String {
    let printer = pen.printer(graph)
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
      pen.printer(graph).subject(step), step.formula, result: result, sign: sign, value: value)
  }

  /// symbols = numbers = result, each only if it differs from the one before.
  private func working(
    _ subject: String, _ formula: Formula, result: Tensor, sign: String,
    value: (Symbol) -> Tensor
  ) -> String {
    let printer = pen.printer(graph)
    let symbols = printer.text(formula)
    let inserted = Dictionary(
      uniqueKeysWithValues: formula.symbols.compactMap { symbol in
        value(symbol).scalar.map { (symbol, number($0)) }
      })
    let numbers = printer.substituting { inserted[$0] }.text(formula)
    let shown = text(result)
    var parts = ["\(subject) \(sign) \(symbols)"]
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
