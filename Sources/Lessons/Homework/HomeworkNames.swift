import Autodiff
import Notation

/// What a learner calls the values and gradients of a graph:
///
///     f1, f₁, \beta_0, beta0, β0, b0          values
///     grad(W1), W1.grad, dW1, dL/dW1, ∂L/∂W₁  gradients
struct HomeworkNames {
  private let part: GraphPart
  private let hasGradient: (Node.ID) -> Bool
  /// How the lesson and programs write them.
  private var spelled: [String: Symbol] = [:]
  /// The nodes that are alone in being typed so with Latin letters.
  private var latin: [String: Node.ID] = [:]
  /// What stands before and after a name where its gradient is meant.
  private let gradientMarks: [(before: String, after: String)]
  private let unknown = UnknownNames()

  init(_ part: GraphPart, hasGradient: @escaping (Node.ID) -> Bool) {
    self.part = part
    self.hasGradient = hasGradient
    let graph = part.graph
    let printers = [FormulaPrinter.Style.book, .ascii, .python].map { FormulaPrinter(graph, $0) }
    var taken = Set<String>()
    for node in graph.nodes {
      for printer in printers {
        spelled[printer.name(node.id)] = spelled[printer.name(node.id)] ?? .value(node.id)
        spelled[printer.gradient(node.id)] =
          spelled[printer.gradient(node.id)] ?? .gradient(node.id)
      }
      let word = Name(node.name).latin
      latin[word] = taken.insert(word).inserted ? node.id : nil
    }
    let losses = Set(
      printers.map { $0.name(graph.loss) } + [graph.nodes[graph.loss].name, "l", "L"])
    gradientMarks =
      [("grad(", ")"), ("", ".grad"), ("grad_", ""), ("", "_grad")]
      + losses.sorted().flatMap { [("∂\($0)/∂", ""), ("d\($0)/d", ""), ("d\($0)_d", "")] }
      + [("∂", ""), ("d", "")]
  }

  /// The value or gradient that is meant; what is wrong with the name otherwise.
  func symbol(_ name: String) -> Result<Symbol, Unknown> {
    if let symbol = spelled[name] { return known(symbol, name) }
    if let node = node(name) { return .success(.value(node)) }
    for (before, after) in gradientMarks where name.hasPrefix(before) && name.hasSuffix(after) {
      let inner = name.dropFirst(before.count).dropLast(after.count)
      if let node = node(String(inner)) { return known(.gradient(node), name) }
    }
    return .failure(Unknown(problem: .unknown(name, nearest: nearest(to: name))))
  }

  /// A name that stands for nothing.
  struct Unknown: Error {
    let problem: HomeworkProblem
  }

  private func known(_ symbol: Symbol, _ name: String) -> Result<Symbol, Unknown> {
    if case .gradient(let id) = symbol, !hasGradient(id) {
      return .failure(Unknown(problem: .hasNoGradient(name)))
    }
    return .success(symbol)
  }

  private func node(_ spelling: String) -> Node.ID? {
    if spelling.isEmpty { return nil }
    return part.node(named: spelling)?.id ?? latin[spelling]
  }

  /// A name that may have been meant, with the marks of a gradient where it has them.
  private func nearest(to name: String) -> String? {
    let (before, after) =
      gradientMarks.first {
        !$0.before.isEmpty && name.hasPrefix($0.before) && name.hasSuffix($0.after)
      }
      ?? ("", "")
    let inner = String(name.dropFirst(before.count).dropLast(after.count))
    guard unknown.mayLookFurther() else { return nil }
    let known = part.graph.nodes.map(\.name)
    if let near = NearestWord.of(name, among: known, slips: 1) ?? part.names.nearest(to: name) {
      return near
    }
    guard inner.count > 1 else { return nil }
    return NearestWord.of(inner, among: known, slips: 1).map { before + $0 + after }
  }
}
