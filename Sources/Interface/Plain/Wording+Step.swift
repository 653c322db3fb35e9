import Autodiff
import Lessons
import Notation
import Screen
import Study

// A spot of a lesson as sentences: the step with its working, or the start.

extension Wording {
  private var graph: Graph { moment.graph }

  /// What stands here before anything that the lesson says.
  ///
  /// - Parameters:
  ///   - title: of the lesson.
  ///   - part: which of its parts, from 1.
  ///   - parts: how many it has.
  ///   - lastIteration: where it trains.
  ///   - isWhole: whether an iteration is read as a whole, and not its steps.
  func heading(
    title: String, part: Int, parts: Int, lastIteration: Int?, isWhole: Bool = false
  ) -> [String] {
    if let account = moment.account(), !isWhole { return [sentence(account)] + way }
    return moment.spot.iteration > 0
      ? [iteration(lastIteration ?? 0)] + way
      : start(title: title, part: part, parts: parts) + way
  }

  /// The step with its number and what it works out, but not how and to what.
  var toBeWorkedOut: [String] {
    guard let account = moment.account(), let working = account.last else { return [] }
    return [head(account) + "\(printer.text(.symbol(working.target))) = ?."]
  }

  private func head(_ account: Account) -> String {
    "Step \(moment.position) of \(moment.lastPosition), \(Self.name(account.step.pass)): "
  }

  /// What is lit.
  private var way: [String] {
    guard let way = moment.way else { return [] }
    let between = namesOfSome(way.between)
    let through = between.isEmpty ? "" : " through \(between.joined(separator: ", "))"
    return [
      "Lit: the way of a change from \(printer.name(way.start)) to \(printer.name(graph.loss))"
        + "\(through). It needs \(pen.slopes(way)); known: \(moment.known(of: way))."
    ]
  }

  /// Of many the first and the last, and how many there are between.
  private func namesOfSome(_ nodes: [Node.ID]) -> [String] {
    guard nodes.count > Self.mostNames else { return nodes.map(printer.name) }
    let ends = Self.mostNames / 2
    return nodes.prefix(ends).map(printer.name) + ["\(nodes.count - 2 * ends) more"]
      + nodes.suffix(ends).map(printer.name)
  }
  private static let mostNames = 12

  private func iteration(_ last: Int) -> String {
    let loss = moment[.value(graph.loss)]
    // At the start of an iteration no step was taken; its loss is what it is known by.
    let number = loss.isAbsent ? moment.finalLoss : loss
    return "Iteration \(moment.spot.iteration) of \(last): "
      + "\(printer.name(graph.loss)) = \(text(number))."
  }

  private func start(title: String, part: Int, parts: Int) -> [String] {
    let equations = graph.computed.map { equation($0.id) }
    let given = graph.given.map { "\(printer.name($0.id)) = \(text(moment[.value($0.id)]))" }
    let part = parts > 1 ? " Part \(part) of \(parts)." : ""
    return [
      "\(title).\(part) \(moment.lastPosition) steps.",
      "Equations: \(equations.joined(separator: "; ")).",
      "Given: \(given.joined(separator: "; ")).",
    ]
  }

  private func sentence(_ account: Account) -> String {
    let head = head(account)
    if account.show < .numbers, let working = account.last {
      let subject = printer.text(.symbol(working.target))
      let formula =
        account.show == .nothing
        ? "" : " = \(printer.text(working.formula, filling: working.shape))"
      return head + "\(subject)\(formula) = \(text(working.result))."
    }
    switch account.step {
    case .forward: return head + working(account.workings[0], sign: "=") + "."
    case .seed(let id, _): return head + seed(id, account)
    case .reverse(let step):
      let convention = account.convention.map { " By convention: \($0)." } ?? ""
      guard step.isFork else {
        return head + working(account.workings[0], sign: "=") + "." + convention
      }
      let path =
        "path \(step.path.index) of \(step.path.count), through \(printer.name(step.use)): "
      let sum = "; \(printer.gradient(step.target)) = \(text(moment[.gradient(step.target)]))"
      return head + path + working(account.workings[0], sign: "+=") + sum
        + (step.path.index < step.path.count ? " so far." : " in all.") + convention
    case .update(let id, _):
      return head + account.workings.map { change($0, of: id) }.joined(separator: "; ") + "."
    }
  }

  private func seed(_ id: Node.ID, _ account: Account) -> String {
    let subject = printer.gradient(id)
    if account.isSecret { return "\(subject) = ?." }
    return id == graph.loss
      ? "\(subject) = 1, the seed."
      : "\(subject) = 0: \(printer.name(graph.loss)) does not depend on it."
  }

  private static func name(_ pass: Pass) -> String {
    switch pass {
    case .forward: "forward"
    case .backward1: "backward pass 1"
    case .backward2: "backward pass 2"
    case .update: "update"
    }
  }

  /// An assignment of an update; of the parameter also what it was.
  private func change(_ working: Calculation, of parameter: Node.ID) -> String {
    if working.result.isSecret {
      return printer.statement(assigning: working.formula, to: working.target)
    }
    let text = self.working(working, sign: printer.arrow)
    guard working.target == .value(parameter) else { return text }
    return text + ", was \(self.text(working[.value(parameter)]))"
  }

  /// symbols = numbers = result, each only if it differs from the one before.
  private func working(_ working: Calculation, sign: String) -> String {
    let symbols = printer.text(working.formula, filling: working.shape)
    let start = "\(printer.text(.symbol(working.target))) \(sign) \(symbols)"
    guard working.shape.isScalar else {
      guard let result = working.result.tensor else { return start + " = ?" }
      let shape = NumberText.isWhole(inSentence: working.shape) ? " (\(working.shape))" : ""
      return "\(start) \(self.sign(working, result)) \(text(result))\(shape)"
    }
    let worked = worked(working)
    if symbols == worked.result { return start }
    if worked.numbers.isEmpty || worked.numbers == symbols {
      return "\(start) \(worked.sign) \(worked.result)"
    }
    return "\(start) = \(worked.numbers) \(worked.sign) \(worked.result)"
  }

  private func text(_ quantity: Quantity) -> String { quantity.tensor.map(text) ?? "?" }

  private func text(_ tensor: Tensor) -> String {
    pen.format.inline(tensor)
  }
}
