import Autodiff
public import Notation
public import Slips

extension Slip {
  /// What is said to somebody who made it. It names formulas and never a number that was asked for.
  ///
  ///     slip.sentence(FormulaPrinter(graph))     // That is ∂ℓ/∂Ω₁ transposed: …
  public func sentence(_ printer: FormulaPrinter) -> String {
    switch self {
    case .oppositeSign: "That has the opposite sign."
    case .signInside(let used, let right):
      "One sign is wrong: \(printer.text(right)) belongs there, not \(printer.text(used))."
    case .signOfPath(let node, let line):
      "What comes back to \(printer.name(node)) through \(printer.name(line)) has the opposite sign."
    case .missingGate(let gate):
      "The ReLU gate \(printer.text(gate)) is missing: where \(printer.text(gate.input)) is not "
        + "positive, nothing passes."
    case .missingFactor(let factor, let derived):
      "The factor \(printer.text(factor)) is missing. It comes from the derivative of "
        + "\(printer.text(derived))."
    case .factorLeftOut(let factor, let product):
      "The factor \(printer.text(factor)) of \(printer.text(product)) is missing."
    case .localDerivativeAlone(let line):
      "That is the local derivative alone. Multiply it by \(printer.gradient(line))."
    case .transposed(let subject):
      "That is \(printer.text(.symbol(subject))) transposed: rows and columns are exchanged."
    case .factorTransposed(let used, let right):
      "\(printer.text(right)) belongs in the product, not \(printer.text(used))."
    case .productOrder(let factor, let side):
      "The product is in the wrong order: \(printer.factor(factor)) belongs on the \(side.word)."
    case .functionLeftOut(let application):
      "That leaves a function out: \(printer.text(application)) belongs there, not "
        + "\(printer.text(application.input))."
    case .otherSide(let used, let right, let moment):
      "That takes \(printer.text(used)), which stands \(moment.word) the function, where "
        + "\(printer.text(right)) belongs."
    case .askedOtherSide(let answered, let subject, let moment):
      "That is \(printer.text(.symbol(answered))), \(moment.word) the function. Asked for is "
        + "\(printer.text(.symbol(subject)))."
    case .otherNode(let used, let right):
      "That takes \(printer.text(used)) where \(printer.text(right)) belongs."
    case .onePath(let node, let line, let count):
      "That is only the path through \(printer.name(line)). \(printer.name(node)) is used by "
        + "\(count) lines, and \(count == 2 ? "both" : "all") paths add up."
    case .pathMissing(let node, let line, let count):
      "The path through \(printer.name(line)) is missing. \(printer.name(node)) is used by "
        + "\(count) lines, and \(count == 2 ? "both" : "all") paths add up."
    case .onePlace(let node, let line):
      "That is only one of the places where \(printer.name(line)) uses \(printer.name(node)). What "
        + "comes back from each of them adds up."
    case .summed(let line, let count):
      "That would be right for the sum over the \(count) \(printer.counted(count)); "
        + "\(printer.name(line)) takes their mean."
    case .averaged(let count):
      "That is the mean over the \(count) \(printer.counted(count)); here they add up."
    case .updated(let parameters):
      "That takes \(parameters.map(printer.name).joined(separator: " and ")) from after the update. "
        + "The old value belongs there."
    case .roundedTooEarly:
      "A result on the way was rounded too early: keep its digits, and round at the end."
    }
  }
}

extension Formula {
  /// What a function is applied to.
  fileprivate var input: Formula {
    if case .apply(_, let operands) = self, let first = operands.first { first } else { self }
  }
}

extension Slip.Side {
  fileprivate var word: String {
    switch self {
    case .left: "left"
    case .right: "right"
    }
  }
}

extension Slip.Moment {
  fileprivate var word: String {
    switch self {
    case .before: "before"
    case .after: "after"
    }
  }
}

extension FormulaPrinter {
  /// What there are so many of, as far as that is known.
  fileprivate func counted(_ count: Int) -> String {
    graph.exampleCount == count ? "examples" : "entries"
  }
}
