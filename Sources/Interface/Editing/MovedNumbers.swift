import Autodiff
import Notation
import Screen

/// What edits have moved: the lesson's own trace beside the one with other values.
struct MovedNumbers {
  let before: Trace
  let after: Trace
  let pen: Pen
  /// What must not be seen, moved or not.
  var veil: Veil = []
  /// What was put in for what.
  var edits: [(node: Node.ID, old: Tensor, new: Tensor)]

  private var graph: Graph { after.graph }
  private var printer: FormulaPrinter { pen.printer(graph) }

  // MARK: Numbers

  /// A value or a gradient as the lesson has it and as it is now; nil unless it moved and may be seen.
  func moved(_ symbol: Symbol, at position: Int) -> (old: Tensor, new: Tensor)? {
    guard !veil.contains(symbol) else { return nil }
    let pair: (Tensor?, Tensor?)
    switch symbol {
    case .value(let id):
      pair = (before.value(of: id, at: position), after.value(of: id, at: position))
    case .gradient(let id):
      pair = (before.gradient(of: id, at: position), after.gradient(of: id, at: position))
    case .operand, .output, .upstream, .tangent, .direction, .named: return nil
    }
    guard let old = pair.0, let new = pair.1, !new.isSame(as: old) else { return nil }
    return (old, new)
  }

  /// What the current step computes, as it would be and as it is.
  func result(at position: Int) -> (old: Tensor, new: Tensor)? {
    guard let old = before.step(at: position)?.made, let step = after.step(at: position),
      !veil.contains(step.result), !step.made.isSame(as: old)
    else { return nil }
    return (old, step.made)
  }

  // MARK: Words

  /// The names of what is edited: `ω₀, Ω₁`.
  var editedNames: [String] { edits.map { printer.name($0.node) } }

  /// What was put in for what: `ω₀ 0.1 → 0.2`.
  var editedText: String {
    edits.map { short(printer.name($0.node), $0.old, $0.new) }.joined(separator: ", ")
  }

  /// What moved of what the step computes, and the loss: `∂ℓ/∂f₁ −16.2 → −17.06`, `ℓ 1 → 2`.
  func headlines(at position: Int) -> [String] {
    var lines: [String] = []
    if let step = after.step(at: position), let pair = result(at: position) {
      let subject: Symbol =
        if case .reverse = step { .gradient(step.node) } else { .value(step.node) }
      lines.append(short(printer.text(.symbol(subject)), pair.old, pair.new))
    }
    if after.step(at: position)?.result != .value(graph.loss),
      let loss = moved(.value(graph.loss), at: position)
    {
      lines.append(short(printer.name(graph.loss), loss.old, loss.new))
    }
    return lines
  }

  /// Every value and gradient that is known and moved, in full, in the order of the computation.
  func all(at position: Int) -> [String] {
    let computed = graph.computed.map(\.id)
    let values = computed.map(Symbol.value)
    let gradients = (computed.reversed() + graph.parametersFromTheLossBack).map(Symbol.gradient)
    return (values + gradients).compactMap { symbol in
      moved(symbol, at: position).map { full(printer.text(.symbol(symbol)), $0.old, $0.new) }
    }
  }

  /// One number or two, or how many entries moved.
  func short(_ name: String, _ old: Tensor, _ new: Tensor) -> String {
    if let old = old.scalar, let new = new.scalar { return "\(name) \(arrow(old, new))" }
    let entries = Self.movedEntries(old, new)
    if let only = entries.first, entries.count == 1 {
      let (row, column) = (only / new.columns, only % new.columns)
      return "\(name)[\(row + 1), \(column + 1)] \(arrow(old.elements[only], new.elements[only]))"
    }
    if new.shape.count <= 4 { return "\(name) \(listed(old)) \(sign) \(listed(new))" }
    return "\(entries.count) of \(new.shape.count) entries of \(name)"
  }

  /// A small matrix inside a sentence: `[0; −9]`.
  private func listed(_ tensor: Tensor) -> String {
    let rows = (0..<tensor.rows).map { row in
      tensor.row(row).map { pen.numbers.significant($0, 3) }.joined(separator: " ")
    }
    return "[" + rows.joined(separator: "; ") + "]"
  }

  /// All entries, unless there are very many.
  private func full(_ name: String, _ old: Tensor, _ new: Tensor) -> String {
    guard !new.isScalar, new.shape.count <= 24 else { return short(name, old, new) }
    let text = ProseText(trace: after, pen: pen)
    return "\(name) \(text.text(old, digits: pen.digits)) \(sign) "
      + text.text(new, digits: pen.digits)
  }

  /// `0.1 → 0.2`, with as many digits as tell them apart.
  func arrow(_ old: Double, _ new: Double) -> String {
    for digits in 4..<17 {
      let texts = [old, new].map { pen.numbers.significant($0, digits) }
      if texts[0] != texts[1] { return texts.joined(separator: " \(sign) ") }
    }
    return [old, new].map(pen.numbers.exact).joined(separator: " \(sign) ")
  }

  /// From old to new; a `>` alone would compare them.
  var sign: String { pen.glyphs.isASCII ? "->" : "→" }

  static func movedEntries(_ old: Tensor, _ new: Tensor) -> [Int] {
    zip(old.elements, new.elements).enumerated().filter { _, pair in differ(pair.0, pair.1) }
      .map(\.offset)
  }

  /// NaN is what it was if it was NaN.
  static func differ(_ a: Double, _ b: Double) -> Bool { a != b && !(a.isNaN && b.isNaN) }
}

extension Step {
  /// The number that a step makes; of a sum what it has come to.
  fileprivate var made: Tensor {
    switch self {
    case .forward(let step): step.value
    case .reverse(let step): step.after
    case .update(let step): step.after
    }
  }
}
