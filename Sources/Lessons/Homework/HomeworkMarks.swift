package import Autodiff
package import Slips

/// What is to be said of each of a learner's numbers.
package struct HomeworkMarks: Sendable {
  /// One of them, held against the lesson's.
  package struct Mark: Sendable {
    package let symbol: Symbol
    package let written: WrittenNumbers
    package let right: Tensor
    package let verdict: Verdict
  }

  package enum Verdict: Sendable {
    case right
    /// Worked out in the right way, with fewer digits.
    case rounded
    /// Right for other numbers of the learner, which are wrong.
    case follows([Symbol])
    /// Of another shape.
    case otherShape(Slip?)
    /// - Parameter entries: which of them are right, row by row.
    case wrong(Slip?, entries: [Bool])
  }

  /// In order of computation.
  package let marks: [Mark]

  /// The first that is wrong; what comes after it may follow from it.
  package var firstWrong: Mark? { marks.first { !$0.verdict.isRight } }

  package var areRight: Bool { firstWrong == nil }

  /// Holds numbers against a trace, in one pass over its steps.
  ///
  /// - Parameter digits: decimals of a matrix in the lesson.
  package init(_ homework: Homework, _ trace: Trace, digits: Int) {
    let trace = trace.grained
    let numbers = Dictionary(
      homework.numbers.map { ($0.symbol, $0.written) }, uniquingKeysWith: { first, _ in first })
    var carried = CarriedNumbers(trace)
    var marks: [Mark] = []
    for symbol in Self.computed(in: trace) {
      let own = carried.result(symbol)
      guard let written = numbers[symbol], let right = carried.right(symbol) else {
        carried.carry(own, to: symbol)
        continue
      }
      let judge = HomeworkJudge(symbol, written, right: right, own: own, trace, digits: digits)
      marks.append(
        Mark(symbol: symbol, written: written, right: right, verdict: judge.verdict))
      carried.note(judge.value, as: judge.verdict, at: symbol)
    }
    self.marks = marks
  }

  /// What is given, then each value and each gradient when it is whole.
  private static func computed(in trace: Trace) -> [Symbol] {
    trace.graph.given.map { .value($0.id) }
      + trace.steps.compactMap { step in
        switch step {
        case .forward(let forward): .value(forward.node)
        case .reverse(let reverse): reverse.isPartial ? nil : .gradient(reverse.target)
        case .update: nil
        }
      }
  }
}

extension HomeworkMarks.Verdict {
  package var isRight: Bool {
    switch self {
    case .right, .rounded: true
    case .follows, .otherShape, .wrong: false
    }
  }

  package var slip: Slip? {
    switch self {
    case .otherShape(let slip), .wrong(let slip, _): slip
    case .right, .rounded, .follows: nil
    }
  }
}
