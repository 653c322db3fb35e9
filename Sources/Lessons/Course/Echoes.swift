package import Autodiff
import Synchronization

/// Which expressions in a part's texts come to a number that the part computes, or asks for, without
/// naming it: `{w*x + b}` where f = b + w·x is a line.
///
/// An expression is tried with random given values: where a number of the part follows from it, times
/// one constant and plus another, in all of them, it tells that number. A few trials decide, and more of
/// them where gates may be open or shut in all of these. Nothing is tried before it is asked for: most
/// of a lesson's first screens say no such expression.
package final class Echoes: Sendable {
  /// What an expression tells.
  package enum Told: Hashable, Sendable {
    case number(Symbol)
    /// What an update makes of a parameter.
    case move(Node.ID)
    /// The answer to a question, by its id.
    case answer(String)
  }

  private let search: @Sendable () -> [Formula: Set<Told>]
  private let found = Mutex<[Formula: Set<Told>]?>(nil)

  /// Of nothing.
  static let none = Echoes { [:] }

  init(_ search: @escaping @Sendable () -> [Formula: Set<Told>]) { self.search = search }

  package subscript(_ formula: Formula) -> Set<Told> {
    if formula.workings.isEmpty { return [] }
    return found.withLock { found in
      let all = found ?? search()
      found = all
      return all[formula] ?? []
    }
  }

  /// - Parameters:
  ///   - expressions: of the part's texts.
  ///   - secrets: the numbers that are ever hidden.
  ///   - answers: by the ids of the questions.
  static func told(
    by expressions: [LiveExpression], secrets: Set<Symbol>, moves: Set<Node.ID>,
    answers: [String: LiveExpression], of part: GraphPart, _ trace: Trace
  ) -> [Formula: Set<Told>] {
    let formulas = Set(expressions.flatMap(\.formulas)).filter { !$0.workings.isEmpty }
    guard !formulas.isEmpty, trace.size <= mostNumbers else { return [:] }
    var found: [Formula: Set<Told>] = [:]
    var columns: [(told: Told, of: ([Trace]) -> TrialNumbers)] = secrets.map { name in
      (.number(name), { TrialNumbers(.symbol(name), in: $0) })
    }
    columns += moves.map { id in
      (.move(id), { TrialNumbers($0.map { $0.moved(id) ?? Tensor(.nan) }) })
    }
    columns += answers.flatMap { id, answer in
      answer.formulas.map { formula in (.answer(id), { TrialNumbers(formula, in: $0) }) }
    }
    let names = columns.map(\.told)
    // A line through a few trials may end at a gate.
    let hasKinks = trace.graph.computed.contains { $0.formula?.kinks.isEmpty == false }
    // Of each formula the columns that nothing was decided of.
    var open = formulas.map { (formula: $0, columns: Array(columns.indices)) }
    var trials: [Trace] = []
    for count in [few, many] where !open.isEmpty {
      trials += trace.spread(trials.count + 1...count, by: part)
      let numbers = columns.map { $0.of(trials) }
      open = open.compactMap { formula, columns in
        let workings = formula.workings.map { TrialNumbers($0, in: trials) }
        let undecided = columns.filter { index in
          let tells = workings.map { $0.tells(numbers[index], inAtLeast: few) }
          let isOpen =
            tells.contains(true)
            ? count < many && (hasKinks || !formula.kinks.isEmpty) : tells.contains(nil)
          if tells.contains(true), !isOpen { found[formula, default: []].insert(names[index]) }
          return isOpen
        }
        return undecided.isEmpty ? nil : (formula, undecided)
      }
    }
    return found
  }

  private static let (few, many) = (6, 16)
  /// Of larger parts nothing is tried.
  private static let mostNumbers = 20_000
}

extension LiveExpression {
  /// One; of a condition both sides.
  package var formulas: [Formula] {
    switch content {
    case .value(let formula): [formula]
    case .condition(let comparison): [comparison.left.formula, comparison.right.formula]
    }
  }
}

extension Formula {
  /// What is worked out in it: itself and what goes into it, but for names and entries of them.
  fileprivate var workings: [Formula] {
    guard case .apply(let operation, let operands) = self else { return [] }
    if contains(where: { if case .elsewhere = $0 { true } else { false } }) { return [] }
    let isPart = operation.keepsSubject && !operation.addsUp
    if isPart { return operands[0].workings.isEmpty ? [] : [self] + operands[0].workings }
    return [self] + operands.flatMap(\.workings)
  }
}

extension Trace {
  /// What an update makes of a parameter.
  fileprivate func moved(_ id: Node.ID) -> Tensor? {
    for case .update(let step) in steps where step.parameter == id { return step.after }
    return nil
  }
}
