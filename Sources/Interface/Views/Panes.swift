import Autodiff
import GraphLayout
import Lessons
import Screen
import Study

/// Where the parts of the stepper stand on a screen. Made once for a lesson and a size, so that
/// nothing moves from step to step.
struct Panes: Equatable, Sendable {
  static let smallest = Size(24, 6)
  /// The text leaves the picture all rows but these, where it needs them: then it is turned with →.
  private static let leastNarration = 2
  /// From where on there is room for the list of steps beside the picture.
  private static let (leastForSteps, leastRowsForSteps) = (160, 20)

  private(set) var header = Rect(Size(0, 0))
  private(set) var graph = Rect(Size(0, 0))
  private(set) var ledger = Rect(Size(0, 0))
  /// Beside the graph and the table, where the screen is very wide.
  private(set) var steps = Rect(Size(0, 0))
  /// Below the list of steps.
  private(set) var inspector = Rect(Size(0, 0))
  /// Beside the table, where a step goes through a function that has a curve.
  private(set) var curve = Rect(Size(0, 0))
  private(set) var derivation = Rect(Size(0, 0))
  private(set) var narration = Rect(Size(0, 0))
  /// Whether the last row has the keys that work here.
  let hasHints: Bool
  /// The rows that a text may have in all: those of its pane, or of the pages that are turned there.
  let roomForText: Int
  /// Rows with a line from side to side.
  private(set) var rules: [Int] = []
  /// Of the step that is shown.
  var picture: GraphPicture
  /// What pictures are made for.
  let room: Size

  /// Whether a screen has room for more than what a step is about.
  static func isLarge(_ size: Size) -> Bool { size.columns >= 120 && size.rows >= 30 }

  /// Where a question is answered: over the derivation and the narration.
  var sheet: Rect { sheet(rows: 0) }

  /// Where the largest one that is asked for finds room.
  var roomForSheet: Size {
    Size(sheet.width, sheet.height + roomForText - narration.height)
  }

  /// The same, up over the graph where that many rows do not fit: its numbers are in them.
  func sheet(rows: Int) -> Rect {
    let end = max(derivation.endRow, narration.endRow)
    let start = max(graph.row, min(derivation.row, end - rows))
    return Rect(
      row: start, column: derivation.column, width: derivation.width, height: end - start)
  }

  /// - Parameter picture: the graph drawn for a pane.
  init(_ size: Size, _ needs: PaneNeeds, picture makePicture: (Size) -> GraphPicture) {
    let rows = size.rows
    let hasRules = rows >= 18
    hasHints = rows >= 8
    let narrates = needs.narrationRows > 0
    let ruleCount = hasRules ? (narrates ? 4 : 3) : 0
    let free = rows - 1 - (hasHints ? 1 : 0) - ruleCount
    let least = 5
    let derivationRows = max(1, min(needs.derivationRows, free - least, max(3, free / 3)))
    let sheetRows = needs.sheetRows - derivationRows - (hasRules ? 1 : 0)
    let wanted = narrates ? max(needs.narrationRows, sheetRows) : 0
    let mostRows = max(0, min(wanted, free - derivationRows - least))
    // The picture goes before it.
    let beside = Size(size.columns - StepList.columns, free - derivationRows - mostRows)
    let isWide =
      size.columns >= Self.leastForSteps && hasRules && beside.rows >= Self.leastRowsForSteps
    let narrowed = isWide ? makePicture(beside) : nil
    let hasSteps =
      narrowed.map { $0.scope == .everything && $0.size.columns <= beside.columns } ?? false
    let columns = hasSteps ? beside.columns : size.columns
    func room(_ narrationRows: Int) -> Size {
      Size(columns, max(0, free - derivationRows - narrationRows))
    }
    var narrationRows =
      needs.isLong
      ? mostRows
      : Self.narrationRows(
        atMost: mostRows, room: room(Self.leastNarration).rows
      ) { makePicture(room($0)) }
    self.room = room(narrationRows)
    var graphRows = self.room.rows
    let full = makePicture(self.room)
    // What edits have moved, and that the text is not about it, has a place where there is room.
    let forEdits = narrates ? max(0, min(2, graphRows - full.size.rows)) : 0
    narrationRows += forEdits
    roomForText = max(narrationRows, mostRows)
    graphRows -= forEdits
    let spare = graphRows - full.size.rows
    let tableRows = Ledger.rows(
      nodes: needs.nodes, columns: max(1, columns - 2), isOneBlock: spare >= needs.nodes + 4)
    let ledgerRows = spare >= min(tableRows, 4) + 3 ? min(tableRows, spare - 3) : 0
    picture = full

    var row = 0
    func take(_ count: Int, margin: Int = 1, of columns: Int = size.columns) -> Rect {
      defer { row += count }
      return Rect(
        row: row, column: margin, width: max(0, columns - 2 * margin), height: max(0, count))
    }
    func rule() {
      guard hasRules else { return }
      rules.append(row)
      row += 1
    }
    header = take(1)
    rule()
    graph = take(
      ledgerRows > 0 ? graphRows - ledgerRows - 1 : graphRows, margin: 0, of: columns)
    if ledgerRows > 0 {
      ledger = take(ledgerRows, of: columns)
      row += 1
      placeCurve(needs)
    }
    if hasSteps {
      let beside = Rect(
        row: graph.row, column: columns, width: StepList.columns, height: row - graph.row)
      let listed = min(needs.stepRows, max(beside.height - 2 * InspectorView.leastRows, 9))
      let hasInspector = beside.height - listed >= InspectorView.leastRows
      steps = Rect(
        row: beside.row, column: columns, width: beside.width,
        height: hasInspector ? listed : beside.height)
      if hasInspector {
        inspector = Rect(
          row: steps.endRow, column: columns, width: beside.width, height: beside.height - listed)
      }
    }
    rule()
    derivation = take(derivationRows)
    if narrates {
      rule()
      narration = take(narrationRows)
    }
    rule()
  }

  /// On the right of the table, if this has a line for each node then too.
  private mutating func placeCurve(_ needs: PaneNeeds) {
    let columns = CurveView.columns
    guard needs.hasCurves, ledger.width >= Ledger.leastColumns + 3 + columns,
      ledger.height > needs.nodes, ledger.height >= CurveView.leastRows
    else { return }
    curve = Rect(
      row: ledger.row, column: ledger.endColumn - columns, width: columns, height: ledger.height)
    ledger = Rect(
      row: ledger.row, column: ledger.column, width: ledger.width - columns - 3,
      height: ledger.height)
  }

  /// As many rows as the text would like, or as many as leave the picture room for its numbers.
  ///
  /// - Parameter room: the rows of the picture that leaves the text the least.
  private static func narrationRows(
    atMost most: Int, room: Int, picture: (Int) -> GraphPicture
  ) -> Int {
    guard most > leastNarration, picture(most).scope < .everything else { return most }
    let best = picture(leastNarration)
    guard picture(most).scope < best.scope else { return most }
    // The rows that this picture leaves, and a few more if another does with less.
    var rows = min(most, leastNarration + max(0, room - best.size.rows))
    while rows < most, picture(rows + 1).scope == best.scope { rows += 1 }
    return rows
  }

  /// Which part of the graph's picture is seen.
  func viewport(around id: Node.ID?) -> (origin: Position, offset: Position) {
    picture.layout.viewport(in: graph, around: id)
  }
}

/// The rows that a part of a lesson would like to have, so that nothing moves from step to step.
struct PaneNeeds: Hashable {
  let derivationRows: Int
  let narrationRows: Int
  /// Where questions are answered, over the derivation and the narration.
  let sheetRows: Int
  /// How many the table of all nodes has.
  let nodes: Int
  /// How many the list of all steps has, with the names of the passes.
  let stepRows: Int
  /// Whether no screen shows the graph whole.
  let isLong: Bool
  /// Whether some line is a function of one number.
  let hasCurves: Bool

  /// A line of symbols and matrices of four rows.
  private static let mostOfMatrices = 5

  /// - Parameter opening: the part as nobody has answered or edited anything, with all hidden that
  ///   is asked anywhere: the rows may tell nothing.
  init(_ opening: Moment, _ pen: Pen, _ size: Size) {
    let columns = max(1, size.columns - 2)
    hasCurves = opening.graph.computed.contains { opening.graph.curve(of: $0.id) != nil }
    let occasions = opening.occasions
    let texts = Wording(moment: opening, pen: pen, isMeasured: true)
    narrationRows = occasions.map { $0.rows(texts, columns) }.max() ?? 0
    sheetRows =
      occasions.flatMap(\.questions)
      .flatMap { AnswerSheet.demands(of: $0, texts, Size(columns, 100)) }.map(\.rows).max() ?? 0
    let graph = opening.graph
    isLong = graph.isLong
    nodes = graph.nodes.count
    stepRows = opening.lastPosition + opening.passes.count
    derivationRows = Self.derivationRows(
      graph, assignments: opening.mostAssignments, secretShapes: opening.secretShapes)
  }

  /// Of the tallest derivation of a graph.
  ///
  /// - Parameters:
  ///   - assignments: the most that an update of it has.
  ///   - secretShapes: the lines whose shapes are asked for, which count as tall in any case.
  static func derivationRows(
    _ graph: Graph, assignments: Int, secretShapes: Set<Node.ID> = []
  ) -> Int {
    // An update takes a line for each assignment before the last.
    let assignments = max(0, assignments - 1)
    let hasForks = graph.nodes.contains { graph.uses[$0.id].count > 1 }
    let tallest =
      graph.nodes.map { secretShapes.contains($0.id) ? Self.mostOfMatrices : $0.shape.rows }.max()
      ?? 1
    return graph.nodes.allSatisfy(\.shape.isScalar)
      ? max(hasForks ? 4 : 3, assignments + 2)
      : min(
        Self.mostOfMatrices,
        2 + max(2, min(tallest, 10)) + max(hasForks ? tallest : 0, assignments))
  }
}

extension Occasion {
  /// The text and below it every prompt, or what is said once it is answered where that is longer,
  /// so that no answer moves a pane.
  fileprivate func rows(_ text: Wording, _ columns: Int) -> Int {
    func rows(_ lines: [StyledLine]) -> Int {
      lines.reduce(0) { $0 + $1.wrapped(to: columns).count }
    }
    let said = rows(said.flatMap(text.paragraphs))
    let asked = questions.reduce(0) { sum, question in
      let verdicts = [QuestionProgress.State.answered, .skipped].map { state in
        var record = AnswerRecord()
        record.state = state
        return text.verdict(Prompt(question: question, record: record))
      }
      let invitation = text.invitation(question, columns: columns)
      return sum + (([invitation] + verdicts).map(rows).max() ?? 0)
    }
    let after = rows(saidAfter.flatMap(text.paragraphs))
    return tasks.reduce(said + asked + after) {
      $0 + rows(text.invitation($1, columns: columns))
    }
  }
}
