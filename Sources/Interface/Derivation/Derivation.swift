import Autodiff
import Notation
import Screen

/// What the current step computes: with symbols, with numbers, and the result.
///
/// Scalars take three lines, as in the book; matrices one line of symbols and shapes, and the
/// numbers below it. Notes stand at the right.
struct Derivation {
  let trace: Trace
  let position: Int
  let pen: Pen
  var size: Size
  /// The example of the batch to show by itself, counted from 0; nil for all of them.
  var example: Int?
  /// What must not be seen yet: a `?` in its place.
  var veil: Veil = []
  /// What edits have moved; nil while the values are the lesson's own.
  var moved: MovedNumbers?

  private var graph: Graph { trace.graph }
  var printer: FormulaPrinter { pen.printer(graph) }

  /// Whether the result of the step is what a question asks for.
  var isAsked: Bool { trace.step(at: position).map { veil.contains($0.result) } ?? false }

  var lines: [StyledLine] {
    wholeLines.map { $0.fitted(to: size.columns, glyphs: pen.glyphs) }
  }

  /// What the pane is too small for.
  enum Cut {
    case line
    /// Of a matrix that could be whole only the corner is shown.
    case matrix
  }

  /// Nil where everything is whole.
  var cut: Cut? {
    let lines = wholeLines
    if lines.count > size.rows || lines.contains(where: { $0.columns > size.columns }) {
      return .line
    }
    return hasSmallMatricesOnly && showsCorner(lines) ? .matrix : nil
  }

  /// As wide as they are.
  private var wholeLines: [StyledLine] {
    guard size.columns > 0, size.rows > 0 else { return [] }
    let lines =
      switch trace.step(at: position) {
      case .forward(let step): forward(step)
      case .reverse(let step): exampleAlone(step) ?? reverse(step)
      case .update(let step): update(step)
      case nil: start
      }
    return withOldResult(lines)
  }

  /// The last line with what its result was before an edit moved it: `−16.2 → −17.06`.
  private func withOldResult(_ lines: [StyledLine]) -> [StyledLine] {
    guard let moved, let pair = moved.result(at: position), let last = lines.last else {
      return lines
    }
    let text =
      if let old = pair.old.scalar, let new = pair.new.scalar {
        moved.arrow(old, new)
      } else {
        "\(MovedNumbers.movedEntries(pair.old, pair.new).count) of \(pair.new.shape.count) entries moved"
      }
    let gap = size.columns - last.columns - ColumnWidth.columns(of: text)
    guard gap >= 3 else { return lines }
    return lines.dropLast() + [
      last + StyledLine(String(repeating: " ", count: gap)) + StyledLine(text, .changed)
    ]
  }

  // MARK: The start

  private var start: [StyledLine] {
    let equations = graph.computed.map { node in
      "\(printer.name(node.id)) = \(node.formula.map(printer.text) ?? "")"
    }
    let widest = equations.map { ColumnWidth.columns(of: $0) }.max() ?? 0
    let across = max(1, size.columns / (widest + 3))
    let rows = min(size.rows, (equations.count + across - 1) / across)
    let room = rows * across
    return (0..<rows).map { row in
      var line = StyledLine()
      for index in stride(from: row, to: min(room, equations.count), by: rows) {
        let isCut = index == room - 1 && equations.count > room
        line.append(
          ColumnWidth.pad(isCut ? pen.glyphs.spell("…") : equations[index], to: widest + 3))
      }
      return line
    }
  }

  // MARK: Forward

  private func forward(_ step: ForwardStep) -> [StyledLine] {
    let name = printer.name(step.node)
    let symbols = "\(name) = \(printer.text(step.formula))"
    let note = remark(step.formula)
    if isScalar(step.formula), let result = step.value.scalar {
      return scalarLines(
        head: StyledLine(symbols), indent: ColumnWidth.columns(of: name),
        formula: step.formula, result: result, notes: [note], style: Style.forward.bold)
    }
    return matrixLines(
      head: StyledLine(symbols), formula: step.formula, result: step.value,
      style: Style.forward.bold, note: note)
  }

  // MARK: Reverse

  private func reverse(_ step: ReverseStep) -> [StyledLine] {
    let subject = printer.gradient(step.target)
    guard let use = step.use else { return seed(step, subject) }
    let sign = step.part.count > 1 ? "+=" : "="
    let useFormula = graph.nodes[use].formula
    let useNote = useFormula.map { "\(printer.name(use)) = \(printer.text($0))" } ?? ""
    let indent = ColumnWidth.columns(of: subject)
    let path =
      step.part.count > 1
      ? "path \(step.part.index) of \(step.part.count): through \(printer.name(use))" : nil
    let known = trace.backwardPositions(of: use).last.map {
      veil.contains(.gradient(use))
        ? "\(printer.gradient(use)) is asked for at step \($0)"
        : "\(printer.gradient(use)) is known from step \($0)"
    }
    if isScalar(step.formula), let result = step.product.scalar {
      var head = StyledLine("\(subject) \(sign) \(printer.text(step.formula))")
      var symbols = StyledLine()
      // Toward the loss itself the chain rule would say that ∂ℓ/∂f is ∂ℓ/∂f · 1.
      if step.localFormula != nil, use != graph.loss {
        symbols = StyledLine(pad(indent, sign) + " " + printer.text(step.formula))
        head = StyledLine("\(subject) \(sign) \(chainRule(step, use: use))")
      }
      let slope = step.localFormula == 1 ? "the slope is 1" : useFormula.flatMap(remark)
      let sum = scalarSum(step, subject: subject)
      var lines = scalarLines(
        head: head, symbols: symbols.isEmpty ? nil : symbols, indent: indent, sign: sign,
        formula: step.formula, result: result,
        notes: [useNote, path ?? slope, moved?.result(at: position) == nil ? known : nil],
        reserved: sum == nil ? 0 : 1, style: Style.backward.bold)
      if let sum { lines.append(sum) }
      return lines
    }
    let head = StyledLine("\(subject) \(sign) \(printer.text(step.formula))")
    return matrixLines(
      head: head, formula: step.formula, result: step.product, style: Style.backward.bold,
      note: path ?? examplesNote(step) ?? useFormula.flatMap(remark),
      sum: step.before.map { ($0, step.after, subject) })
  }

  private func seed(_ step: ReverseStep, _ subject: String) -> [StyledLine] {
    guard step.target == graph.loss else {
      if isAsked { return [StyledLine("\(subject) = ?")] }
      return [
        StyledLine("\(subject) = 0"),
        StyledLine("\(printer.name(graph.loss)) does not depend on \(printer.name(step.target))"),
      ]
    }
    if isAsked { return [StyledLine("\(subject) = ?")] }
    return [
      row(StyledLine("\(subject) = 1"), note: "the seed"),
      StyledLine(),
      StyledLine(
        pen.glyphs.spell("How \(printer.name(graph.loss)) changes with itself: one for one."),
        .muted),
    ]
  }

  /// ∂f/∂h · ∂ℓ/∂f
  private func chainRule(_ step: ReverseStep, use: Node.ID) -> String {
    let local = printer.derivative(of: use, by: step.target)
    return pen.glyphs.isASCII
      ? "\(local) * \(printer.gradient(use))" : "\(local) · \(printer.gradient(use))"
  }

  private func scalarSum(_ step: ReverseStep, subject: String) -> StyledLine? {
    guard !isAsked, let before = step.before?.scalar, let product = step.product.scalar,
      let after = step.after.scalar
    else { return nil }
    let texts = [before, product, after].map { pen.numbers.significant($0, 4) }
    let shown = texts.map { NumberText.value($0) ?? .nan }
    let isExact = pen.numbers.significant(shown[0] + shown[1], 4) == texts[2]
    var line = StyledLine("\(subject) = \(texts[0]) + \(inBrackets(texts[1])) ")
    line.append(isExact ? "= " : pen.glyphs.spell("≈ "))
    line.append(texts[2], Style.backward.bold)
    return line
  }

  // MARK: Lines of scalars

  private func scalarLines(
    head: StyledLine, symbols: StyledLine? = nil, indent: Int, sign: String = "=",
    formula: Formula, result: Double, notes: [String?], reserved: Int = 0, style: Style
  ) -> [StyledLine] {
    let numbers =
      StyledLine(pad(indent, sign) + " ")
      + scalarWorking(formula, result: result, style: style, value: value)
    let left = [head] + (symbols.map { [$0] } ?? []) + [numbers]
    var spare = size.rows - left.count - reserved
    // The numbers come first where rows are scarce.
    var lines: [StyledLine] = []
    for (index, line) in left.enumerated().reversed() {
      let wrapped = line.wrapped(to: size.columns, indent: indent + 3)
      if line.columns <= size.columns || wrapped.count - 1 > spare {
        let whole =
          index == left.count - 1
          ? line.shortened(to: size.columns, glyphs: pen.glyphs) : line
        lines.insert(row(whole, note: (index < notes.count ? notes[index] : nil) ?? ""), at: 0)
      } else {
        spare -= wrapped.count - 1
        lines.insert(contentsOf: wrapped, at: 0)
      }
    }
    return lines
  }

  /// The formula with numbers, and the result: `2 − 0.1 · 4 = 1.6`.
  func scalarWorking(
    _ formula: Formula, result: Double, style: Style, value: (Symbol) -> Tensor
  ) -> StyledLine {
    if isAsked { return StyledLine("?", style) }
    let texts = Dictionary(
      uniqueKeysWithValues: formula.symbols.compactMap { symbol in
        veil.contains(symbol)
          ? (symbol, "?") : value(symbol).scalar.map { (symbol, pen.numbers.significant($0, 4)) }
      })
    let inserted = printer.substituting { texts[$0] }.text(formula)
    let resultText = pen.numbers.significant(result, 4)
    let calculated = formula.evaluated { symbol in
      Tensor(texts[symbol].flatMap { NumberText.value($0) } ?? .nan)
    }
    let isExact =
      !veil.isDisjoint(with: formula.symbols)
      || pen.numbers.significant(calculated.elements[0], 4) == resultText
    var numbers = StyledLine()
    if inserted != resultText {
      numbers.append(inserted)
      numbers.append(isExact ? " = " : pen.glyphs.spell(" ≈ "))
    }
    numbers.append(resultText, style)
    return numbers
  }

  /// A line with a note at the right, where there is room for both.
  func row(_ line: StyledLine, note: String) -> StyledLine {
    let note = pen.glyphs.spell(note)
    let gap = size.columns - line.columns - ColumnWidth.columns(of: note)
    guard !note.isEmpty, gap >= 3 else { return line }
    return line + StyledLine(String(repeating: " ", count: gap)) + StyledLine(note, .muted)
  }

  func pad(_ indent: Int, _ sign: String) -> String {
    String(repeating: " ", count: indent + 1) + sign
  }

  private func inBrackets(_ number: String) -> String {
    number.first == "−" || number.first == "-" ? "(\(number))" : number
  }

  // MARK: Numbers behind symbols

  func value(_ symbol: Symbol) -> Tensor {
    switch symbol {
    case .value(let id): trace.values[id]
    case .gradient(let id):
      trace.gradient(of: id, at: position) ?? Tensor(graph.nodes[id].shape, filledWith: .nan)
    case .operand, .output, .upstream, .tangent, .direction, .named: Tensor(.nan)
    }
  }

  private func isScalar(_ formula: Formula) -> Bool {
    formula.symbols.allSatisfy { value($0).isScalar }
  }

  /// A clause on the derivative of the one function that a line applies.
  private func remark(_ formula: Formula) -> String? {
    guard case .apply(let operation, let operands) = formula else { return nil }
    if operation == .constantPower, operands[1].constant == 2 { return Operation.square.remark }
    return operation.remark
  }
}
