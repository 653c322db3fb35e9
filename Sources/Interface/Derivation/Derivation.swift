import Autodiff
import Lessons
import Notation
import Screen
import Study

/// What the current step computes: with symbols, with numbers, and the result.
///
/// Scalars take three lines, as in the book; matrices one line of symbols and shapes, and the
/// numbers below it. Notes stand at the right.
struct Derivation {
  let moment: Moment
  let pen: Pen
  var size: Size
  /// The example of the batch to show by itself, counted from 0; nil for all of them.
  var example: Int?

  private var graph: Graph { moment.graph }
  var printer: FormulaPrinter { pen.printer(moment) }
  var text: Wording { Wording(moment: moment, pen: pen) }

  var lines: [StyledLine] {
    whole.lines.map { $0.fitted(to: size.columns, glyphs: pen.glyphs) }
  }

  /// What the pane is too small for.
  enum Cut {
    case line
    /// Of a matrix that could be whole only the corner is shown.
    case matrix
  }

  /// Nil where everything is whole.
  var cut: Cut? {
    let whole = whole
    if whole.rows > size.rows || whole.columns > size.columns { return .line }
    return whole.isCut && hasSmallMatricesOnly ? .matrix : nil
  }

  /// As wide as it is.
  private var whole: Block {
    guard size.columns > 0, size.rows > 0 else { return Block([]) }
    guard let account = moment.account() else { return Block(start) }
    if account.show < .numbers, let withheld = withheld(account) { return withheld }
    let lines =
      switch account.step {
      case .forward(_, let formula): forward(account, formula)
      case .seed(let id, _): Block(seed(id, account))
      case .reverse(let step): exampleAlone(step) ?? reverse(account, step)
      case .update(let id, let rate): update(account, id, rate: rate)
      }
    let block = withOldResult(lines)
    return Block(
      block.lines + said(account.convention, beside: block.lines), isCut: block.isCut)
  }

  /// The last line with what its result was before an edit moved it: `−16.2 → −17.06`.
  private func withOldResult(_ block: Block) -> Block {
    guard case .known(let now, let was?) = moment.made, let last = block.lines.last else {
      return block
    }
    let text =
      if now.isScalar {
        pen.format.change(was, now)
      } else {
        "\(now.entriesMoved(from: was).count) of \(now.shape.count) entries moved"
      }
    let marked = row(last, note: text, style: .changed)
    return Block(block.lines.dropLast() + [marked], isCut: block.isCut)
  }

  /// The result, and of what makes it at most the formula; nil of a step that has none.
  private func withheld(_ account: Account) -> Block? {
    guard let working = account.last, let result = account.step.result else { return nil }
    let subject = printer.text(.symbol(result))
    let style = account.step.pass == .forward ? Style.forward.bold : Style.backward.bold
    let end = StyledLine(working.result.tensor.map(pen.format.inline) ?? "?", style)
    if account.show == .nothing { return Block([StyledLine("\(subject) = ") + end]) }
    let sign = account.step.isFork ? "+=" : "="
    return Block([
      StyledLine("\(subject) \(sign) \(printer.text(working.formula, filling: working.shape))"),
      StyledLine(pad(ColumnWidth.columns(of: subject), "=") + " ") + end,
    ])
  }

  // MARK: The start

  private var start: [StyledLine] {
    let equations = graph.computed.map { text.equation($0.id) }
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

  private func forward(_ account: Account, _ formula: Formula) -> Block {
    let working = account.workings[0]
    let name = printer.name(account.step.node)
    let head = StyledLine(text.equation(account.step.node))
    let note = formula.remark
    guard working.isScalar else {
      return matrixBlock(head: head, working, style: Style.forward.bold, note: note)
    }
    return Block(
      scalarLines(
        head: head, indent: ColumnWidth.columns(of: name), working, notes: [note],
        style: Style.forward.bold))
  }

  // MARK: Reverse

  private func reverse(_ account: Account, _ step: StepOutline.Reverse) -> Block {
    let working = account.workings[0]
    let subject = printer.gradient(step.target)
    let sign = step.isFork ? "+=" : "="
    let line = graph.nodes[step.use].formula
    let path =
      step.isFork
      ? "path \(step.path.index) of \(step.path.count): through \(printer.name(step.use))" : nil
    let formula = printer.text(step.formula, filling: working.shape)
    var head = StyledLine("\(subject) \(sign) \(formula)")
    guard working.isScalar else {
      return matrixBlock(
        head: head, working, style: Style.backward.bold,
        note: path ?? examplesNote ?? line?.remark, convention: account.convention,
        sum: account.sum.map { ($0, subject) })
    }
    let indent = ColumnWidth.columns(of: subject)
    var symbols: StyledLine?
    // Toward the loss itself the chain rule would say that ∂ℓ/∂f is ∂ℓ/∂f · 1.
    if step.local != nil, step.use != graph.loss {
      symbols = StyledLine(pad(indent, sign) + " " + printer.text(step.formula))
      head = StyledLine("\(subject) \(sign) \(chainRule(step))")
    }
    let slope = step.local == 1 ? "the slope is 1" : line?.remark
    let sum = scalarSum(account, subject: subject)
    return Block(
      scalarLines(
        head: head, symbols: symbols, indent: indent, sign: sign, working,
        notes: [
          text.equation(step.use), account.convention ?? path ?? slope,
          moment.made.was == nil ? known(step.use) : nil,
        ],
        reserved: sum == nil ? 0 : 1, style: Style.backward.bold) + (sum.map { [$0] } ?? []))
  }

  /// What is a convention is said, on a line of its own where none has room for it.
  private func said(_ convention: String?, beside lines: [StyledLine]) -> [StyledLine] {
    guard let convention = convention.map(pen.glyphs.spell),
      !lines.contains(where: { $0.text.hasSuffix(convention) })
    else { return [] }
    let said = StyledLine(convention, .muted).wrapped(to: size.columns)
    return lines.count + said.count <= size.rows ? said : []
  }

  /// `∂ℓ/∂h₂ is known from step 13`; of a secret, why it is none yet.
  func known(_ id: Node.ID) -> String? {
    let name = Symbol.gradient(id)
    if moment.isKeptBack(name) {
      guard let asked = moment.question(hiding: name), moment.isAsked(name, by: asked) else {
        return "\(printer.gradient(id)) waits for an answer"
      }
      return "\(printer.gradient(id)) is asked for at \(text.place(asked.placement))"
    }
    return moment.lastStep(toward: id).map { "\(printer.gradient(id)) is known from step \($0)" }
  }

  private func seed(_ target: Node.ID, _ account: Account) -> [StyledLine] {
    let subject = printer.gradient(target)
    if account.isSecret { return [StyledLine("\(subject) = ?")] }
    let loss = printer.name(graph.loss)
    guard target == graph.loss else {
      return [
        StyledLine("\(subject) = 0"),
        StyledLine("\(loss) does not depend on \(printer.name(target))"),
      ]
    }
    return [
      row(StyledLine("\(subject) = 1"), note: "the seed"),
      StyledLine(),
      StyledLine(pen.glyphs.spell("How \(loss) changes with itself: one for one."), .muted),
    ]
  }

  /// ∂f/∂h · ∂ℓ/∂f
  private func chainRule(_ step: StepOutline.Reverse) -> String {
    let local = printer.derivative(of: step.use, by: step.target)
    return "\(local) \(pen.glyphs.isASCII ? "*" : "·") \(printer.gradient(step.use))"
  }

  private func scalarSum(_ account: Account, subject: String) -> StyledLine? {
    guard let sum = account.sum, let product = account.workings[0].result.tensor, product.isScalar
    else { return nil }
    let format = pen.format
    let texts = [sum.before, product, sum.after].map(format.inline)
    let isExact = format.inline(format.rounded(sum.before) + format.rounded(product)) == texts[2]
    var line = StyledLine("\(subject) = \(texts[0]) + \(inBrackets(texts[1])) ")
    // ≈ 0 has its sign.
    if !sum.after.isRounding { line.append(isExact ? "= " : pen.glyphs.spell("≈ ")) }
    line.append(texts[2], Style.backward.bold)
    return line
  }

  // MARK: Lines of scalars

  private func scalarLines(
    head: StyledLine, symbols: StyledLine? = nil, indent: Int, sign: String = "=",
    _ working: Calculation, notes: [String?], reserved: Int = 0, style: Style
  ) -> [StyledLine] {
    let worked = text.worked(working)
    let start = StyledLine(pad(indent, worked.leading(sign)) + " ")
    let left = [head] + (symbols.map { [$0] } ?? []) + [start + worked.line(style)]
    var spare = size.rows - left.count - reserved
    // The numbers come first where rows are scarce.
    var lines: [StyledLine] = []
    for (index, line) in left.enumerated().reversed() {
      let wrapped = line.wrapped(to: size.columns, indent: indent + 3)
      if line.columns <= size.columns || wrapped.count - 1 > spare {
        let isLast = index == left.count - 1
        let whole = isLast ? worked.fitted(after: start, size.columns, pen.glyphs, style) : line
        lines.insert(row(whole, note: (index < notes.count ? notes[index] : nil) ?? ""), at: 0)
      } else {
        spare -= wrapped.count - 1
        lines.insert(contentsOf: wrapped, at: 0)
      }
    }
    return lines
  }

  /// A line with a note at the right, where there is room for both.
  /// Whether a note stands behind a line with a gap between them.
  func fits(_ note: String, beside line: StyledLine) -> Bool {
    size.columns - line.columns - ColumnWidth.columns(of: pen.glyphs.spell(note)) >= 3
  }

  func row(_ line: StyledLine, note: String, style: Style = .muted) -> StyledLine {
    let note = pen.glyphs.spell(note)
    let gap = size.columns - line.columns - ColumnWidth.columns(of: note)
    guard !note.isEmpty, gap >= 3 else { return line }
    return line + StyledLine(String(repeating: " ", count: gap)) + StyledLine(note, style)
  }

  func pad(_ indent: Int, _ sign: String) -> String {
    String(repeating: " ", count: indent + 1) + sign
  }

  private func inBrackets(_ number: String) -> String {
    number.first == "−" || number.first == "-" ? "(\(number))" : number
  }
}

extension Worked {
  /// Before all of it: the sign that is meant there, or `≈` where the result follows at once and is
  /// only rounding.
  func leading(_ meant: String) -> String { numbers.isEmpty && sign != "=" ? sign : meant }

  private var head: String { numbers.isEmpty ? "" : "\(numbers) \(sign) " }

  /// The formula with numbers, and the result: `2 − 0.1 · 4 = 1.6`.
  func line(_ style: Style) -> StyledLine {
    StyledLine(head) + StyledLine(result, style)
  }

  /// Cut before the result, which stays whole where there is room for it.
  fileprivate func fitted(
    after start: StyledLine, _ columns: Int, _ glyphs: Glyphs, _ style: Style
  ) -> StyledLine {
    let whole = start + line(style)
    let tail = StyledLine(numbers.isEmpty ? " " : " \(sign) ") + StyledLine(result, style)
    guard whole.columns > columns, tail.columns + 4 < columns else { return whole }
    return (start + StyledLine(head)).fitted(to: columns - tail.columns, glyphs: glyphs) + tail
  }
}
