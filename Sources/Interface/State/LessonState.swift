import Autodiff
import Notation
import Screen

/// A lesson that is being stepped through: a trace, a position in it, and a chosen node.
struct LessonState: Sendable {
  let id: String
  /// The part and iteration that is shown, with the lesson's own values.
  private var scene: Scene
  /// With the values as they are edited.
  private(set) var trace: Trace
  /// What was put in for the lesson's values, and the editor of one of them.
  var editing = Editing()
  /// What the lesson says where, as paragraphs with their numbers filled in.
  private(set) var narration: [Int: [StyledLine]]
  /// What has become of each question, by its id.
  private(set) var records: [String: QuestionRecord] = [:]
  /// What was typed so far, by the id of the question.
  var fields: [String: AnswerField] = [:]
  /// Whether the field of the question that stands here is open.
  var isAnswering = false
  /// The page about the lesson: goals, references.
  let about: [StyledLine]
  private(set) var pen: Pen

  private(set) var position = 0
  private(set) var chosen: Node.ID?
  /// The example of the batch that the derivation shows by itself, counted from 0; nil for all.
  private(set) var example: Int?
  private(set) var panes: Panes
  /// The parts and iterations to go through; nil for a trace by itself.
  var parts: LessonParts?

  /// The lesson's text by position, for the numbers of a trace, a way of writing them, and what must
  /// not be seen in it.
  typealias Narrate = @Sendable (Trace, Pen, Veil) -> [Int: [StyledLine]]

  init(
    id: String, title: String, trace: Trace, about: [StyledLine], pen: Pen, size: Size,
    questions: [PlacedQuestion] = [], tasks: [PlacedTask] = [], evaluation: Evaluation? = nil,
    narrate: @escaping Narrate
  ) {
    let scene = Scene(
      title: title, trace: trace, questions: questions, tasks: tasks,
      evaluation: evaluation ?? Evaluation(trace), narrate: narrate)
    self.init(id: id, scene, about: about, pen: pen, size: size)
  }

  init(id: String, _ scene: Scene, about: [StyledLine], pen: Pen, size: Size) {
    self.id = id
    self.about = about
    self.pen = pen
    self.scene = scene
    trace = scene.trace
    narration = scene.narrate(trace, pen, PlacedQuestion.veil(scene.questions, [:]))
    panes = Self.panes(
      trace, Self.longest(scene, trace, pen, size), scene.allQuestions, pen, size)
  }

  /// Changes what is known of a question; what it hid may be seen from now on.
  mutating func record(_ id: String, _ change: (inout QuestionRecord) -> Void) {
    change(&records[id, default: QuestionRecord()])
    narration = said
  }

  /// Puts the trace of other values in place; the position stays.
  mutating func show(_ trace: Trace) {
    self.trace = trace
    position = min(position, trace.steps.count)
    narration = said
  }

  private var said: [Int: [StyledLine]] {
    (editing.own == nil ? scene.narrate : scene.narrateOther)(trace, pen, asksFor)
  }

  var title: String { scene.title }
  /// What is asked, in the order of the lesson; empty where nothing is to be asked.
  var questions: [PlacedQuestion] { scene.questions }
  /// What is to be tried, in the order of the lesson.
  var tasks: [PlacedTask] { scene.tasks }
  /// What becomes of other values.
  var evaluation: Evaluation { scene.evaluation }

  var step: Step? { trace.step(at: position) }

  /// The node whose page Enter opens: the chosen one, else that of the step.
  var inspected: Node.ID { chosen ?? step?.node ?? trace.graph.computed.first?.id ?? 0 }

  mutating func resize(to size: Size) {
    panes = Self.panes(
      ownTrace, Self.longest(scene, ownTrace, pen, size), scene.allQuestions, pen, size)
  }

  /// The narration with nothing hidden and below it every prompt, or what is said once it is
  /// answered where that is longer, so that no answer moves a pane.
  private static func longest(
    _ scene: Scene, _ trace: Trace, _ pen: Pen, _ size: Size
  ) -> [Int: [StyledLine]] {
    var narration = scene.narrateAll(trace, pen, [])
    let text = QuestionText(trace: trace, pen: pen)
    func rows(_ lines: [StyledLine]) -> Int {
      lines.reduce(0) { $0 + $1.wrapped(to: max(1, size.columns - 2)).count }
    }
    for placed in scene.allQuestions {
      let verdicts = [QuestionRecord.Outcome.right, .skipped].map { outcome in
        text.verdict(placed.question, QuestionRecord(outcome: outcome))
      }
      let ways = [placed.invitation(text)] + verdicts
      narration[placed.position, default: []] += ways.max { rows($0) < rows($1) } ?? []
    }
    for placed in scene.allTasks {
      narration[placed.position, default: []] += TaskText(trace: trace, pen: pen).invitation(placed)
    }
    return narration
  }

  mutating func move(to position: Int) {
    self.position = max(0, min(position, trace.steps.count))
    isAnswering = false
    example = nil
  }

  mutating func choose(_ id: Node.ID?) { chosen = id }

  /// The next or the previous of all nodes, in a ring; first the one of the step.
  mutating func chooseNeighbour(_ offset: Int) {
    let nodes = panes.picture.nodes
    guard !nodes.isEmpty else { return }
    guard let current = chosen ?? step?.node, let index = nodes.firstIndex(of: current) else {
      chosen = offset > 0 ? nodes[0] : nodes[nodes.count - 1]
      return
    }
    chosen = nodes[(index + offset + nodes.count) % nodes.count]
  }

  mutating func runToChosen() {
    guard let chosen, let goal = trace.position(of: chosen, from: position) else { return }
    move(to: goal)
  }

  /// What each example adds in the current step; nil where that cannot be told.
  var examples: [ExampleProduct]? {
    guard case .reverse(let step) = step else { return nil }
    return trace.examples(of: step)
  }

  mutating func showNextExample() {
    guard let examples else { return }
    let next = example.map { $0 + 1 } ?? 0
    example = next < examples.count ? next : nil
  }

  mutating func changeDigits(by change: Int, size: Size) {
    pen.digits = max(0, min(12, pen.digits + change))
    narration = said
    resize(to: size)
  }

  /// Puts another part or iteration in place, at a position of its own.
  ///
  /// - Parameter digits: how many decimals more or fewer are shown than before.
  mutating func show(_ scene: Scene, at position: Int, digits: Int = 0, size: Size) {
    self.scene = scene
    trace = scene.trace
    editing.own = nil
    editing.editor = nil
    move(to: position)
    changeDigits(by: digits, size: size)
    recompute()
  }

  /// Puts back what became of questions in an earlier session.
  mutating func restore(_ records: [String: QuestionRecord]) {
    self.records.merge(records) { _, kept in kept }
    narration = said
  }

  /// The node at a cell of the screen.
  func node(at position: Position) -> Node.ID? {
    guard panes.graph.contains(position) else { return nil }
    let (origin, offset) = panes.viewport(around: focus)
    return panes.picture.node(
      at: Position(
        row: position.row - origin.row + offset.row,
        column: position.column - origin.column + offset.column))
  }

  /// The node that is edited, or chosen.
  var marked: Node.ID? { editing.editor?.node ?? chosen }

  /// What the viewport follows: the step, or the chosen node once one is chosen.
  var focus: Node.ID? { marked ?? step?.node ?? trace.graph.computed.first?.id }

  private static func panes(
    _ trace: Trace, _ narration: [Int: [StyledLine]], _ questions: [PlacedQuestion], _ pen: Pen,
    _ size: Size
  ) -> Panes {
    let columns = max(1, size.columns - 2)
    let text = QuestionText(trace: trace, pen: pen)
    let narrationRows =
      narration.values.map { paragraphs in
        paragraphs.reduce(0) { $0 + $1.wrapped(to: columns).count }
      }.max() ?? 0
    let graph = trace.graph
    let hasForks = graph.nodes.contains { graph.uses[$0.id].count > 1 }
    let tallest = graph.nodes.map(\.shape.rows).max() ?? 1
    // An update takes a line for each assignment before the last.
    let assignments =
      trace.steps.map { step in
        if case .update(let update) = step { update.changes.count - 1 } else { 0 }
      }.max() ?? 0
    let needs = Panes.Needs(
      derivationRows: graph.nodes.allSatisfy(\.shape.isScalar)
        ? max(hasForks ? 4 : 3, assignments + 2)
        : 2 + max(2, min(tallest, 10)) + max(hasForks ? tallest : 0, assignments),
      narrationRows: narrationRows,
      sheetRows: questions.map { $0.question.sheetRows(text, columns: columns) }.max() ?? 0,
      ledgerRows: Ledger.rows(nodes: graph.nodes.count, columns: columns))
    return Panes(size, needs: needs) { pane in
      GraphPicture(graph, fitting: pane, glyphs: pen.glyphs)
    }
  }
}
