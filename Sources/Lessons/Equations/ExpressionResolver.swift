import Autodiff
import Notation

/// Looks up the names and operations of an expression and checks that its shapes fit.
///
/// What is reported once is not reported again: an expression that uses something broken is
/// silently without a shape.
struct ExpressionResolver {
  /// What a name stands for.
  enum Meaning {
    case node(Node.ID, Shape)
    /// A line that has a problem already.
    case broken
    /// Nothing; reported once for each name.
    case unknown(EquationProblem)
  }

  /// The result: nil where a problem was found.
  typealias Resolved = (formula: Formula, shape: Shape)

  let examples: Axis?
  /// Whether `grad(…)`, entries and comparisons may stand here.
  let allowsTrace: Bool
  let vocabulary: OperationTable.Vocabulary
  let hasGradient: (Node.ID) -> Bool
  /// What is wrong with a number at another moment; nil of one that there is.
  let elsewhere: (Elsewhere, Place) -> EquationProblem?
  let meaning: (_ spelling: String) -> Meaning
  /// Whether a name exists anywhere, used or not.
  let knows: (_ spelling: String) -> Bool
  /// What may be asked of an experiment; nil where there is none.
  var series: SeriesScope?
  /// With all examples; nil where it has an error, or is not made yet.
  var graph: Graph?
  /// With the examples of each batch; nil where there is no training.
  var batches: Batches?
  /// How many operations were applied.
  private(set) var operations = 0
  /// How many numbers all values have together.
  private(set) var numbers: Int
  /// Names that mean nothing.
  private(set) var unknown: Set<Name> = []
  private(set) var problems: [Problem] = []

  init(
    examples: Axis?, allowsTrace: Bool, vocabulary: OperationTable.Vocabulary = .equations,
    numbers: Int = 0,
    hasGradient: @escaping (Node.ID) -> Bool = { _ in true },
    knows: @escaping (_ spelling: String) -> Bool = { _ in false },
    elsewhere: @escaping (Elsewhere, Place) -> EquationProblem? = { _, _ in .elsewhereOfExpression
    },
    meaning: @escaping (_ spelling: String) -> Meaning
  ) {
    self.examples = examples
    self.allowsTrace = allowsTrace
    self.vocabulary = vocabulary
    self.hasGradient = hasGradient
    self.elsewhere = elsewhere
    self.meaning = meaning
    self.knows = knows
    self.numbers = numbers
  }

  /// Two values whose shapes fit, to be compared; nil where a problem was found.
  mutating func resolved(
    _ left: Expression, _ comparison: Comparison, _ right: Expression, _ place: Place
  ) -> (left: Formula, right: Formula)? {
    let operands = [resolved(left), resolved(right)]
    guard let a = operands[0], let b = operands[1] else { return nil }
    guard a.shape.joined(with: b.shape) != nil else {
      let shapes = [a.shape, b.shape]
      _ = report(.shapesDoNotFit(comparison.rawValue, shapes, advice: nil), place)
      return nil
    }
    return (a.formula, b.formula)
  }

  /// The formula of an expression.
  mutating func resolved(_ expression: Expression) -> Resolved? {
    switch expression {
    case .number(let number, _):
      return (.number(number), .scalar)
    case .name(let spelling, let place):
      return named(spelling, place)
    case .text(_, let place): return report(.strayText, place)
    case .operation(let operation, let operands, let place):
      if operation == .divide, let (habit, place) = derivative(operands) {
        return report(.habit(habit), place)
      }
      return applied(operation, written: operation.name, operands.map { resolved($0) }, place)
    case .call(let name, let operands, let place):
      return called(name, operands, place)
    case .part(let matrix, let indices, let place):
      return part(of: matrix, indices, place)
    case .elsewhere(let value, let when, let place):
      return resolved(value, when, place)
    }
  }

  private mutating func resolved(
    _ value: Expression, _ when: Elsewhere.When, _ place: Place
  ) -> Resolved? {
    guard let resolved = resolved(value) else { return nil }
    guard case .symbol(let name) = resolved.formula, let found = Elsewhere(name, when) else {
      return report(.elsewhereOfExpression, place)
    }
    if let problem = elsewhere(found, place) { return report(problem, place) }
    let there: Graph? =
      switch when {
      case .allExamples: graph
      case .iteration(let iteration): batches?.graph(at: iteration)
      case .epochSum: nil
      }
    return (.symbol(.elsewhere(found)), there?.nodes[found.node].shape ?? resolved.shape)
  }

  private mutating func named(_ spelling: String, _ place: Place) -> Resolved? {
    if spelling == OperationTable.gradient {
      return report(allowsTrace ? .gradientOfExpression : .gradientOutsideTrace, place)
    }
    if OperationTable.isFunction(spelling) {
      return report(.operationWithoutOperands(spelling), place)
    }
    switch meaning(spelling) {
    case .node(let id, let shape): return (.symbol(.value(id)), shape)
    case .broken: return nil
    case .unknown(let problem):
      if case .unknownName = problem, Name(spelling) == Name("π") {
        return (.number(.pi), .scalar)
      }
      if let axis = Axis(rawValue: spelling) { return report(.axisIsNoName(axis), place) }
      if case .unknownName(_, nearest: nil) = problem, let meant = Habits.names[spelling] {
        return report(.habit(Habit("'\(spelling)' is not given; \(meant)")), of: spelling, place)
      }
      return report(problem, of: spelling, place)
    }
  }

  private mutating func called(
    _ name: String, _ operands: [Expression], _ place: Place
  )
    -> Resolved?
  {
    if name == OperationTable.gradient { return gradient(operands, place) }
    if name == "reshape" { return reshaped(operands, place) }
    if SeriesScope.functions.contains(name) {
      if series != nil { return reading(name, operands, place) }
      if case .text? = operands.first { return reading(name, operands, place) }
    }
    var operands = operands
    var axis: Axis?
    if operands.count > 1, OperationTable.isFunction(name) || vocabulary == .derivatives,
      case .name(let word, _)? = operands.last, let written = Axis(rawValue: word),
      OperationTable.takesAxis(name) || isUnknown(word)
    {
      axis = written
      operands.removeLast()
    }
    let found = OperationTable.find(
      name, operands: operands.count, axis: axis, examples: examples, in: vocabulary)
    switch found {
    case .operation(let operation):
      return applied(operation, written: name, operands.map { resolved($0) }, place)
    case .problem(.unknownOperation(let written, let nearest)):
      // A value before parentheses is a product without its sign.
      if case .node = meaning(name) { return report(.nameIsNoOperation(name), place) }
      for operand in operands { _ = resolved(operand) }
      return report(.unknownOperation(written, nearest: nearest), place)
    case .problem(let problem):
      for operand in operands { _ = resolved(operand) }
      return report(problem, place)
    }
  }

  /// `last("loss")`.
  private mutating func reading(
    _ function: String, _ operands: [Expression], _ place: Place
  ) -> Resolved? {
    guard let series else {
      let problem = ExperimentProblem.seriesOfNothing(function)
      problems.append(Problem(place, problem.sentence))
      return nil
    }
    switch series.resolved(function, operands, place) {
    case .success(let id): return (.symbol(.value(id)), .scalar)
    case .failure(let failure):
      problems.append(Problem(failure.place, failure.problem.sentence))
      return nil
    }
  }

  private func isUnknown(_ spelling: String) -> Bool {
    if case .unknown = meaning(spelling) { true } else { false }
  }

  /// `dl/dw` for a gradient.
  private func derivative(_ operands: [Expression]) -> (Habit, Place)? {
    guard case .name(let top, let place) = operands[0], case .name(let bottom, _) = operands[1],
      top.first == "d", bottom.first == "d", min(top.count, bottom.count) > 1, isUnknown(top),
      isUnknown(bottom)
    else { return nil }
    let gradient = "'grad(\(bottom.dropFirst()))'"
    return (
      Habit(
        allowsTrace
          ? "'\(top)/\(bottom)' is written \(gradient) here"
          : "'\(top)/\(bottom)' comes by itself: an equation computes values, and \(gradient) stands "
            + "for it in answers, conditions and text"), place
    )
  }

  private mutating func gradient(_ operands: [Expression], _ place: Place) -> Resolved? {
    guard allowsTrace else { return report(.gradientOutsideTrace, place) }
    guard operands.count == 1, case .name(let spelling, let namePlace) = operands[0],
      !OperationTable.isFunction(spelling)
    else { return report(.gradientOfExpression, place) }
    switch meaning(spelling) {
    case .node(let id, let shape):
      guard hasGradient(id) else { return report(.noGradient(spelling), namePlace) }
      return (.symbol(.gradient(id)), shape)
    case .broken: return nil
    case .unknown(let problem): return report(problem, of: spelling, namePlace)
    }
  }

  mutating func applied(
    _ operation: Operation, written: String, _ operands: [Resolved?], _ place: Place
  ) -> Resolved? {
    operations += 1
    let known = operands.compactMap(\.self)
    guard known.count == operands.count else { return nil }
    let shapes = known.map(\.shape)
    do {
      let shape = try operation.shape(shapes)
      let before = numbers
      numbers += min(shape.count, EquationLimits.numbers + 1)
      if numbers > EquationLimits.numbers {
        return before > EquationLimits.numbers ? nil : report(.tooManyNumbers, place)
      }
      return (Self.formula(operation, known.map(\.formula)), shape)
    } catch {
      return report(
        .shapesDoNotFit(written, shapes, advice: Self.advice(for: error)), place)
    }
  }

  private static func formula(_ operation: Operation, _ operands: [Formula]) -> Formula {
    // A constant exponent is a power of its own, as x² is x·x.
    operation == .power
      ? operands[0].power(operands[1].folded) : .apply(operation, operands)
  }

  private static func advice(for error: OperandError) -> EquationProblem.ShapeAdvice? {
    let shapes = error.shapes
    guard shapes.count == 2 else { return nil }
    if error.operation == .multiply || error.operation == .matrixProduct,
      let other = error.wouldFit
    {
      return .use(other.name)
    }
    if error.operation == .matrixProduct { return .innerSizes(shapes[0].columns, shapes[1].rows) }
    let turned = [shapes[0].transposed, shapes[1]]
    return (try? error.operation.shape(turned)) == nil ? nil : .transposeOne
  }

  private mutating func report(
    _ problem: EquationProblem, of name: String, _ place: Place
  ) -> Resolved? {
    unknown.insert(Name(name)).inserted ? report(problem, place) : nil
  }

  mutating func report(_ problem: EquationProblem, _ place: Place) -> Resolved? {
    problems.append(Problem(place, problem.severity, problem.sentence))
    return nil
  }
}

enum EquationLimits {
  /// Of a graph, what is given among them.
  static let lines = 10_000
  /// In all lines together.
  static let operations = 100_000
  /// In all the values of one lesson.
  static let numbers = 1_000_000
}
