public import Autodiff

/// An expression over a trace: values, gradients, entries, and comparisons.
///
///     grad(Ω0)[1, 2]      max(abs(grad(Ω0))) == 0
///
/// It is looked up and checked when the lesson is read, so that evaluating it cannot fail.
public struct LiveExpression: Sendable {
  /// As it is written.
  public let text: String
  public let place: Place
  /// The shape of its value; a condition is 1×1.
  public let shape: Shape
  /// Whether it compares.
  public let isCondition: Bool
  let resolved: ResolvedExpression

  /// The value in a trace of the graph that it was read for. A condition is 1 or 0.
  ///
  /// - Parameter replacements: what values and gradients are taken to be, other than in the trace.
  public func value(in trace: Trace, replacing replacements: [Symbol: Tensor] = [:]) -> Tensor {
    resolved.value(in: trace, replacing: replacements)
  }

  /// The same by hand: what is written down on the way is what `note` makes of it.
  func value(
    in trace: Trace, replacing replacements: [Symbol: Tensor], noting note: (Tensor) -> Tensor
  ) -> Tensor {
    resolved.value(in: trace, replacing: replacements, noting: note)
  }

  /// The one value or gradient that it names, where it is that, a part of it, its transpose or
  /// a sum over it; nil for anything that combines more.
  public var subject: Symbol? { resolved.subject }

  /// Whether rows and columns of that are exchanged on the way.
  var isTransposed: Bool { resolved.isTransposed }

  /// The values and gradients that it is made of.
  public var symbols: Set<Symbol> { resolved.symbols }

  /// Whether a condition holds.
  public func holds(in trace: Trace) -> Bool { value(in: trace).elements == [1] }

  /// Reads an expression over the values and gradients of a graph.
  static func read(_ text: PlacedText, in scope: LiveScope) -> Result<LiveExpression, LiveProblems>
  {
    let (tokens, problem) = Lexer.tokens(of: text)
    if let problem { return .failure(LiveProblems([problem.asProblem])) }
    var parser = EquationParser(tokens, inEquation: false)
    do {
      let expression = try parser.expression()
      return resolve(expression, text, in: scope)
    } catch {
      return .failure(LiveProblems([error.asProblem]))
    }
  }

  private static func resolve(
    _ expression: Expression, _ text: PlacedText, in scope: LiveScope
  ) -> Result<LiveExpression, LiveProblems> {
    var resolver = ExpressionResolver(
      examples: scope.examples, allowsTrace: true, hasGradient: scope.hasGradient,
      knows: scope.names.knows, meaning: scope.meaning)
    guard let resolved = resolver.resolved(expression) else {
      return .failure(LiveProblems(resolver.problems))
    }
    for (spelling, place) in expression.names { scope.spellings.note(spelling, at: place) }
    var isCondition = false
    if case .comparison = resolved.expression { isCondition = true }
    return .success(
      LiveExpression(
        text: text.text.trimmed, place: expression.start, shape: resolved.shape,
        isCondition: isCondition, resolved: resolved.expression))
  }
}

/// What is wrong with an expression; empty if it uses something whose problem is reported already.
struct LiveProblems: Error {
  let problems: [Problem]

  init(_ problems: [Problem]) { self.problems = problems }
}

/// Collects the names that expressions use as they are spelled.
final class SpellingLog {
  private(set) var noted: [(spelling: String, place: Place)] = []

  func note(_ spelling: String, at place: Place) { noted.append((spelling, place)) }
}

/// The names that an expression may use.
struct LiveScope {
  let names: NameTable
  /// Nil where the equations have an error.
  let graph: Graph?
  let examples: Axis?
  let spellings = SpellingLog()

  var hasGradient: (Node.ID) -> Bool {
    { [graph] id in graph?.nodes[id].kind != .data }
  }

  var meaning: (String) -> ExpressionResolver.Meaning {
    { [names] spelling in
      switch names[spelling] {
      case .node(let id, let shape): .node(id, shape)
      case .broken: .broken
      case nil where !names.isComplete: .broken
      case nil: .unknown(.unknownName(spelling, nearest: names.nearest(to: spelling)))
      }
    }
  }
}

extension ResolvedExpression {
  /// - Parameter note: what is made of each result on the way, but for the last.
  func value(
    in trace: Trace, replacing replacements: [Symbol: Tensor],
    noting note: (Tensor) -> Tensor = { $0 }
  ) -> Tensor {
    switch self {
    case .number(let number): return Tensor(number)
    case .value(let id): return replacements[.value(id)] ?? trace.values[id]
    case .gradient(let id):
      return replacements[.gradient(id)] ?? trace.gradients[id]
        ?? .zeros(trace.graph.nodes[id].shape)
    case .apply(let operation, let operands):
      let values = operands.map { operand in
        let value = operand.value(in: trace, replacing: replacements, noting: note)
        if case .apply = operand { return note(value) }
        return value
      }
      // The batch of an iteration may be smaller than all examples, for which it was read.
      guard (try? operation.shape(values.map(\.shape))) != nil else { return Tensor(.nan) }
      return operation.value(values)
    case .entry(let matrix, let row, let column):
      let value = matrix.value(in: trace, replacing: replacements, noting: note)
      return Tensor(
        row < value.rows && column < value.columns ? value[row, column] : .nan)
    case .comparison(let comparison, let left, let right):
      let a = left.value(in: trace, replacing: replacements, noting: note)
      let b = right.value(in: trace, replacing: replacements, noting: note)
      guard let shape = a.shape.joined(with: b.shape) else { return Tensor(0) }
      let pairs = zip(a.stretched(to: shape).elements, b.stretched(to: shape).elements)
      return Tensor(pairs.allSatisfy { comparison.holds($0, $1) } ? 1 : 0)
    }
  }
}

extension ResolvedExpression {
  /// Operations after which an answer is still about one value or gradient.
  private static let selections: Set<Operation> = [.transpose, .sum, .sumOfRows, .sumOfColumns]

  fileprivate var subject: Symbol? {
    switch self {
    case .value(let id): .value(id)
    case .gradient(let id): .gradient(id)
    case .entry(let matrix, _, _): matrix.subject
    case .apply(let operation, let operands):
      Self.selections.contains(operation) || operation.isPart ? operands[0].subject : nil
    case .number, .comparison: nil
    }
  }

  fileprivate var isTransposed: Bool {
    switch self {
    case .apply(.transpose, let operands): !operands[0].isTransposed
    case .apply(_, let operands): operands.contains(where: \.isTransposed)
    case .entry(let matrix, _, _): matrix.isTransposed
    case .number, .value, .gradient, .comparison: false
    }
  }

  var symbols: Set<Symbol> {
    switch self {
    case .number: []
    case .value(let id): [.value(id)]
    case .gradient(let id): [.gradient(id)]
    case .apply(_, let operands): Set(operands.flatMap(\.symbols))
    case .entry(let matrix, _, _): matrix.symbols
    case .comparison(_, let left, let right): left.symbols.union(right.symbols)
    }
  }
}

extension Expression {
  /// Where its first word stands.
  fileprivate var start: Place {
    switch self {
    case .number, .name, .call: place
    case .operation(_, let operands, let place): min(place, operands.first?.start ?? place)
    case .part(let matrix, _, _): matrix.start
    case .comparison(_, let left, _, _): left.start
    }
  }
}
