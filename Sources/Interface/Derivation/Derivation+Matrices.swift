import Autodiff
import Notation
import Screen
import Study

extension Derivation {
  /// Whether a pane that is large enough would show every matrix of the step whole.
  var hasSmallMatricesOnly: Bool {
    guard let working = moment.account()?.last else { return true }
    let shapes = working.formula.symbols.map(working.shape(of:)) + [working.shape]
    return shapes.allSatisfy {
      $0.rows <= Self.formats[0].rows && $0.columns <= Self.formats[0].columns
    }
  }

  /// How much of a matrix is shown where there is less and less room.
  private static let formats = [
    Shape(10, 10), Shape(10, 6), Shape(6, 4), Shape(4, 3), Shape(3, 3),
  ]

  /// A line of symbols with the shapes, and the numbers below, as large as the pane allows.
  ///
  /// - Parameter sum: the gradient before and after this product was added, and its name.
  func matrixBlock(
    head: StyledLine, _ calculation: Calculation, style: Style, note: String?,
    convention: String? = nil,
    sum: (numbers: (before: Tensor, after: Tensor), subject: String)? = nil
  ) -> Block {
    // Shapes are there whatever the numbers are.
    let shaped = Working(calculation.formula) { .zeros(calculation.shape(of: $0)) }
    let shapes = pen.glyphs.spell("\(calculation.shape) = \(shaped.shapes)")
    let hidesShape = (calculation.formula.symbols + [calculation.target]).compactMap(\.node)
      .contains(where: moment.hidesShape)
    // What is a convention is said, whatever has no room then.
    let isBeside = convention.map { fits($0, beside: head) } ?? true
    let first = row(
      head, note: convention.flatMap { isBeside ? $0 : nil } ?? (hidesShape ? "" : shapes))
    if let convention, !isBeside, size.rows > 2 {
      let rest = Derivation(
        moment: moment, pen: pen, size: Size(size.columns, size.rows - 1), example: example)
      let block = rest.matrixBlock(head: head, calculation, style: style, note: note, sum: sum)
      return Block(block.lines + [row(StyledLine(), note: convention)], isCut: block.isCut)
    }
    let room = size.rows - 1
    guard room > 0 else { return Block([first]) }

    guard let result = calculation.result.tensor else {
      let operands =
        moment.isSymbolic
        ? Block("= ?", style)
        : fittedBlock(rows: room) { known(calculation, in: $0) } ?? Block("= ?", style)
      let reasons = calculation.formula.symbols.compactMap(askedElsewhere)
      let lines = operands.lines + reasons.map { StyledLine($0, .muted) }
      return Block(
        Array(([first] + lines.map { StyledLine(" ") + $0 }).prefix(size.rows)),
        isCut: operands.isCut)
    }
    let working = calculation.numbers.map { numbers in
      Working(calculation.formula) { numbers[$0, default: result] }
    }
    var below =
      working.flatMap { fittedEquation(result, $0, style: style, rows: room) }
      ?? fittedBlock(rows: room) { resultAlone(result, style: style, in: $0) }
      ?? Block([resultInline(result, style: style)])
    if let sum, let total = sumBlock(sum, adding: result, rows: room - below.rows, style: style) {
      below = Block(below.lines + total.lines, isCut: below.isCut || total.isCut)
    }
    var lines = [first]
    let spare = room - below.rows
    if spare > 0 { lines.append(row(StyledLine(), note: spare == 1 ? note ?? "" : "")) }
    var numbers = below.lines.map { StyledLine(" ") + $0 }
    // Beside the last row that leaves room for it, where there is none below.
    if let note, spare == 0,
      let last = numbers.lastIndex(where: { row($0, note: note).columns > $0.columns })
    {
      numbers[last] = row(numbers[last], note: note)
    }
    lines += numbers
    if let note, spare > 1 {
      lines.append(row(StyledLine(), note: note))
    }
    return Block(Array(lines.prefix(size.rows)), isCut: below.isCut)
  }

  /// Where a gradient is asked for that is needed here: `∂ℓ/∂f₁ is asked for at step 8`.
  private func askedElsewhere(_ name: Symbol) -> String? {
    guard case .gradient(let id) = name, moment.isKeptBack(name) else { return nil }
    return known(id)
  }

  /// What a result that is asked for is made of: `f₀ = [1 2]   ∂L/∂h₁ = [3 4]`.
  private func known(_ working: Calculation, in format: MatrixFormat) -> Block {
    .row(
      working.formula.symbols.flatMap { name -> [Block] in
        let number = working[name].tensor.map { format.block($0, style: .plain) } ?? Block("?")
        return [Block("\(printer.text(.symbol(name))) = "), number, Block("   ")]
      })
  }

  private func resultAlone(_ result: Tensor, style: Style, in format: MatrixFormat) -> Block {
    .row([Block(result.isRounding ? "" : "= "), format.block(result, style: style)])
  }

  /// `= [0 0.7 0; 0.7 −0.3 0]`, where there is room for nothing else.
  private func resultInline(_ result: Tensor, style: Style) -> StyledLine {
    let format = MatrixFormat(decimals: min(1, pen.digits), numbers: pen.numbers)
    return StyledLine(result.isRounding ? "" : "= ") + StyledLine(format.inline(result), style)
  }

  /// result = working, or ≈ where the shown digits do not give the shown result. Of matrices that
  /// are cut nobody can tell.
  private func fittedEquation(
    _ result: Tensor, _ working: Working, style: Style, rows: Int
  ) -> Block? {
    if case .quantity(let only) = working, only.isSame(as: result) {
      return fittedBlock(rows: rows) { $0.block(result, style: style) }
    }
    let equation = { (format: MatrixFormat, sign: String) in
      Block.row([
        format.block(result.isScalar ? result.cleared : result, style: style),
        Block(pen.glyphs.spell(" \(sign) ")),
        format.block(working),
      ])
    }
    guard let (format, rounded) = fitted(rows: rows, { equation($0, "≈") }) else { return nil }
    let isExact =
      !result.isRounding && format.showsAll(of: result.shape) && working.isWhole(in: format)
      && format.shows(working.value(in: format).stretched(orSame: result.shape), as: result)
    return isExact ? equation(format, "=") : rounded
  }

  private func sumBlock(
    _ sum: (numbers: (before: Tensor, after: Tensor), subject: String), adding product: Tensor,
    rows: Int, style: Style
  ) -> Block? {
    fittedBlock(rows: rows) { format in
      let (before, after) = sum.numbers
      let shown = Operation.add.value([before, product].map(format.rounded))
      let sign = format.shows(shown, as: after) ? " = " : " ≈ "
      return .row([
        Block(sum.subject + " = "), format.block(before, style: .plain), Block(" + "),
        Block(pen.glyphs.spell("…")), Block(pen.glyphs.spell(sign)),
        format.block(after, style: style),
      ])
    }
  }

  private func fittedBlock(rows: Int, _ make: (MatrixFormat) -> Block) -> Block? {
    fitted(rows: rows, make)?.block
  }

  /// The first of ever smaller formats whose block fits: fewer decimals, then only the corner.
  private func fitted(
    rows: Int, _ make: (MatrixFormat) -> Block
  ) -> (format: MatrixFormat, block: Block)? {
    let columns = size.columns - 1
    for largest in Self.formats {
      for decimals in stride(from: pen.digits, through: min(1, pen.digits), by: -1) {
        let format = MatrixFormat(
          decimals: decimals, significant: pen.significant, largest: largest, numbers: pen.numbers)
        let block = make(format)
        // Fewer decimals make nothing lower.
        if block.rows > rows { break }
        if block.columns <= columns { return (format, block) }
      }
    }
    return nil
  }

  // MARK: Examples

  /// What one example adds: the same formula, with that example's numbers.
  func exampleAlone(_ step: StepOutline.Reverse) -> Block? {
    guard let example, let count = moment.exampleCount,
      let working = moment.account(ofExample: example)
    else { return nil }
    var head = StyledLine("example \(example + 1) of \(count)", Style.backward.bold)
    let formula = printer.text(step.formula, filling: working.shape)
    head.append(":  \(printer.gradient(step.target)) += \(formula)")
    return matrixBlock(
      head: head, working, style: Style.backward.bold,
      note: example == count - 1 ? "x shows their sum" : "x shows the next example")
  }

  /// Said beside a sum over examples, where x takes it apart.
  var examplesNote: String? {
    moment.exampleCount.map { "a sum over the \($0) examples: x shows each" }
  }
}
