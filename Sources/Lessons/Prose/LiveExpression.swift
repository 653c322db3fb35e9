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
  let content: Content

  enum Content: Sendable {
    case value(Formula)
    case condition(LiveComparison)
  }

  /// Whether it compares.
  public var isCondition: Bool { compared != nil }

  /// The sides of a condition; nil if it compares nothing.
  public var compared: LiveComparison? {
    if case .condition(let comparison) = content { comparison } else { nil }
  }

  /// The value in a trace of the graph that it was read for. A condition is 1 or 0.
  ///
  /// - Parameter replacements: what values and gradients are taken to be, other than in the trace.
  public func value(in trace: Trace, replacing replacements: [Symbol: Tensor] = [:]) -> Tensor {
    value(in: trace, replacing: replacements, noting: { $0 })
  }

  /// The value where every value and gradient has a number.
  func value(of number: (Symbol) -> Tensor) -> Tensor {
    switch content {
    case .value(let formula): formula.evaluated(number)
    case .condition(let comparison): Tensor(comparison.holds(of: number) ? 1 : 0)
    }
  }

  /// The same by hand: what is written down on the way is what `note` makes of it.
  func value(
    in trace: Trace, replacing replacements: [Symbol: Tensor], noting note: (Tensor) -> Tensor
  ) -> Tensor {
    switch content {
    case .value(let formula): formula.value(in: trace, replacing: replacements, noting: note)
    case .condition(let comparison):
      Tensor(comparison.holds(in: trace, replacing: replacements) ? 1 : 0)
    }
  }

  /// The one value or gradient that it names, where it is that, a part of it, its transpose or
  /// a sum over it; nil for anything that combines more.
  public var subject: Symbol? {
    guard case .value(let formula) = content, let subject = formula.subject else { return nil }
    if case .elsewhere = subject { return nil }
    return subject
  }

  /// That one; of a comparison the one of each side.
  var subjects: [Symbol] {
    guard let compared else { return subject.map { [$0] } ?? [] }
    return [compared.left, compared.right].compactMap(\.formula.subject)
  }

  /// The value or gradient that it is as a whole; nil for anything more.
  package var symbol: Symbol? {
    if case .value(.symbol(let symbol)) = content { symbol } else { nil }
  }

  /// The matrix of which it is one entry; nil of anything else.
  package func matrix(in trace: Trace) -> Tensor? {
    guard case .value(.apply(let operation, let operands)) = content, shape.isScalar,
      operation.name == Operation.entry.name, case .symbol = operands[0]
    else { return nil }
    return operands[0].value(in: trace, replacing: [:], noting: { $0 })
  }

  /// Whether rows and columns of that are exchanged on the way.
  var isTransposed: Bool {
    if case .value(let formula) = content { formula.isTransposed } else { false }
  }

  /// The values and gradients that it is made of.
  public var symbols: Set<Symbol> {
    switch content {
    case .value(let formula): Set(formula.symbols)
    case .condition(let comparison): comparison.left.symbols.union(comparison.right.symbols)
    }
  }

  /// For which entries a comparison holds, row by row, counted from 0.
  package func cells(in trace: Trace) -> Set<Int> {
    let entries = compared?.entries(in: trace) ?? []
    return Set(entries.indices.filter { entries[$0] })
  }

  /// Whether a condition holds where names stand for such numbers.
  func holds(number: (Symbol) -> Tensor) -> Bool {
    guard let compared else { return false }
    return compared.holds(
      compared.left.formula.evaluated(number), compared.right.formula.evaluated(number))
  }

  /// Whether a condition holds.
  public func holds(in trace: Trace) -> Bool { value(in: trace).elements == [1] }

  /// Reads an expression over the values and gradients of a graph.
  static func read(_ text: PlacedText, in scope: LiveScope) -> Result<LiveExpression, LiveProblems>
  {
    let (tokens, problem) = Lexer.tokens(of: text)
    if let problem { return .failure(LiveProblems([problem.asProblem])) }
    var parser = EquationParser(tokens, inEquation: false)
    do {
      let statement = try parser.statement()
      return resolve(statement, text, in: scope)
    } catch {
      return .failure(LiveProblems([error.asProblem]))
    }
  }

  /// The names that an expression is written with, known or not.
  static func names(in text: PlacedText) -> [String] {
    var parser = EquationParser(Lexer.tokens(of: text).tokens, inEquation: false)
    return (try? parser.statement())?.expressions.flatMap(\.names).map(\.0) ?? []
  }

  private static func resolve(
    _ statement: Statement, _ text: PlacedText, in scope: LiveScope
  ) -> Result<LiveExpression, LiveProblems> {
    var resolver = ExpressionResolver(
      examples: scope.examples, allowsTrace: true, hasGradient: scope.hasGradient,
      knows: scope.names.knows, elsewhere: scope.elsewhere, meaning: scope.meaning)
    resolver.series = scope.series
    resolver.graph = scope.graph
    resolver.batches = scope.batches
    let content: Content
    let shape: Shape
    switch statement {
    case .value(let value):
      guard let resolved = resolver.resolved(value) else {
        return .failure(LiveProblems(resolver.problems))
      }
      (content, shape) = (.value(resolved.formula), resolved.shape)
    case .comparison(let comparison, let left, let right, let place):
      guard let sides = resolver.resolved(left, comparison, right, place) else {
        return .failure(LiveProblems(resolver.problems))
      }
      content = .condition(LiveComparison(text.text, comparison, sides))
      shape = .scalar
    }
    for (spelling, place) in statement.expressions.flatMap(\.names) {
      scope.spellings.note(spelling, at: place)
    }
    return .success(
      LiveExpression(
        text: text.text.trimmed, place: statement.expressions[0].start, shape: shape,
        content: content))
  }
}

/// What is wrong with an expression; empty if it uses something whose problem is reported already.
struct LiveProblems: Error {
  let problems: [Problem]

  init(_ problems: [Problem]) { self.problems = problems }
}

/// Collects what expressions use: names as they are spelled, and numbers at other moments.
final class SpellingLog {
  private(set) var noted: [(spelling: String, place: Place)] = []
  private(set) var elsewhere: [(number: Elsewhere, place: Place)] = []

  func note(_ spelling: String, at place: Place) { noted.append((spelling, place)) }

  func note(_ number: Elsewhere, at place: Place) { elsewhere.append((number, place)) }
}

/// The names that an expression may use.
struct LiveScope {
  let names: NameTable
  /// Nil where the equations have an error.
  let graph: Graph?
  let examples: Axis?
  /// Nil where there is no experiment.
  var series: SeriesScope?
  var training: Training?
  /// Whether there is a training, understood or not.
  var mayTrain = false
  /// The graphs for the examples of one batch, whose shapes values have wherever they are seen; nil
  /// where there is no training.
  var batches: Batches?
  /// Whose batch is seen.
  private(set) var iteration = 0
  let spellings = SpellingLog()
  let unknown = UnknownNames()

  init(
    names: NameTable, graph: Graph?, examples: Axis?, series: SeriesScope? = nil,
    training: Training? = nil, mayTrain: Bool = false, batches: Batches? = nil
  ) {
    self.batches = batches
    self.series = series
    self.names = names
    self.graph = graph
    self.examples = examples
    self.training = training
    self.mayTrain = mayTrain || training != nil
  }

  /// The same with a log of its own.
  var apart: LiveScope {
    LiveScope(
      names: names, graph: graph, examples: examples, series: series, training: training,
      mayTrain: mayTrain, batches: batches)
  }

  /// The same where the batch of an iteration is seen: the last one of an epoch may be smaller.
  func at(iteration: Int) -> LiveScope {
    var scope = self
    scope.iteration = iteration
    return scope
  }

  var batch: Graph? { batches?.graph(at: iteration) }

  /// Notes a number at another moment; what is wrong with it, as far as is known already.
  var elsewhere: (Elsewhere, Place) -> EquationProblem? {
    { [training, mayTrain, spellings] number, place in
      spellings.note(number, at: place)
      if !mayTrain { return .elsewhereNeedsTraining }
      guard case .iteration(let iteration) = number.when,
        case .steps(let steps)? = training?.length, iteration > steps
      else { return nil }
      return .elsewhereBeyondEnd(iteration, end: steps)
    }
  }

  var hasGradient: (Node.ID) -> Bool {
    { [graph, series] id in series == nil && (graph?.getsGradient(id) ?? true) }
  }

  var meaning: (String) -> ExpressionResolver.Meaning {
    { [names, batch, unknown] spelling in
      switch names[spelling] {
      case .node(let id, let shape): .node(id, batch?.nodes[id].shape ?? shape)
      case .broken: .broken
      case nil where !names.isComplete: .broken
      case nil: .unknown(.unknownName(spelling, nearest: unknown.nearest(to: spelling, in: names)))
      }
    }
  }
}

extension Formula {
  /// The value in a trace of the graph that it was read for.
  ///
  /// - Parameter note: what is made of each result on the way, but for the last.
  func value(
    in trace: Trace, replacing replacements: [Symbol: Tensor], noting note: (Tensor) -> Tensor
  ) -> Tensor {
    let value = { (symbol: Symbol) -> Tensor in
      switch symbol {
      case _ where replacements[symbol] != nil: replacements[symbol] ?? Tensor(.nan)
      case .value(let id): trace.values[id]
      case .gradient(let id): trace.gradients[id] ?? .zeros(trace.graph.nodes[id].shape)
      case .elsewhere(let elsewhere):
        trace.elsewhere[elsewhere]
          ?? Tensor(trace.graph.nodes[elsewhere.node].shape, filledWith: .nan)
      case .direction, .named: preconditionFailure("a lesson names values and gradients")
      }
    }
    // The batch of an iteration may be smaller than all examples, for which it was read.
    return (try? shape { value($0).shape }) == nil ? Tensor(.nan) : evaluated(noting: note, value)
  }

  var subject: Symbol? {
    switch self {
    case .symbol(let symbol): symbol
    case .apply(let operation, let operands):
      operation.keepsSubject ? operands[0].subject : nil
    case .number: nil
    }
  }

  fileprivate var isTransposed: Bool {
    switch self {
    case .apply(let operation, let operands) where operation.reckoning == .transpose:
      !operands[0].isTransposed
    case .apply(_, let operands): operands.contains(where: \.isTransposed)
    case .number, .symbol: false
    }
  }
}

extension Expression {
  /// Where its first word stands.
  fileprivate var start: Place {
    switch self {
    case .number, .name, .text, .call: place
    case .operation(_, let operands, let place): min(place, operands.first?.start ?? place)
    case .part(let matrix, _, _), .elsewhere(let matrix, .iteration, _): matrix.start
    case .elsewhere: place
    }
  }
}
