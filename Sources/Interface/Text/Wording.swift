import Autodiff
import Lessons
import Notation
import Screen
import Study

/// What is written about a moment, in the characters of a pen: here the lesson's prose, with its live
/// values; in extensions what is written about questions, tasks, edits and steps.
struct Wording {
  let moment: Moment
  let pen: Pen
  /// Whether a hidden number takes the room of a usual one, to measure what it will need, instead of
  /// a `?`.
  var isMeasured = false

  var printer: FormulaPrinter { pen.printer(moment) }

  /// What the lesson says here; where other values are shown, about its own ones.
  var said: [StyledLine] { moment.said.flatMap(paragraphs) }

  /// What a learner can take in place of the given values; said where these are first seen.
  var variants: StyledLine? {
    let variants = moment.part.content.variants
    guard moment.position == 0, moment.spot.iteration == 0, !variants.isEmpty else { return nil }
    let list = variants.enumerated().map { "\($0 + 1) \($1.title)" }.joined(separator: ", ")
    return StyledLine("Variants: \(list).", .muted)
  }

  /// What it says once all that it asks and sets here is settled.
  var saidAfter: [StyledLine] { moment.saidAfter.flatMap(paragraphs) }

  /// What stands above the lesson's sentences while they are not about what is seen.
  func aboutOwnValues(_ seen: String = "the picture shows yours") -> [StyledLine] {
    guard moment.isEdited, !moment.said.isEmpty else { return [] }
    return [StyledLine("The text is about the lesson's values; \(seen).", .muted)]
  }

  /// Where → came past steps of which the lesson says nothing.
  var stepsInOneGo: StyledLine? {
    if let last = moment.stepsOfIteration {
      return StyledLine(
        "Steps 1 to \(last) were made anew in one go; ← goes back through them.", .muted)
    }
    guard let steps = moment.stepsInOneGo else { return nil }
    let word = steps.count == 2 ? "and" : "to"
    return StyledLine(
      "Steps \(steps.lowerBound) \(word) \(steps.upperBound) in one go; ← looks at each.", .muted)
  }

  func paragraphs(_ passage: Passage) -> [StyledLine] {
    switch passage {
    case .prose(let prose):
      let lines = ownParagraphs(prose)
      guard moment.isEdited else { return lines }
      return lines.map { $0.styled { Style(.muted, $0.attributes) } }
    case .iteration(let number, let lossBefore): return [iteration(number, lossBefore)]
    case .nonFinite(let symbol, let number):
      let number = pen.numbers.significant(number, 1)
      let name = printer.text(.symbol(symbol))
      return [
        StyledLine("Here is the first number that is not finite: \(number) in \(name).", .warning)
      ]
    }
  }

  func paragraphs(_ prose: Prose) -> [StyledLine] { reader.paragraphs(prose) }

  private var reader: ProseText {
    ProseText(
      pen: pen, graph: moment.graph, isMeasured: isMeasured, matrix: { moment.matrix(of: $0) },
      value: { moment.value(of: $0) })
  }

  /// With the lesson's own values.
  private func ownParagraphs(_ prose: Prose) -> [StyledLine] {
    ProseText(
      pen: pen, graph: moment.graph, isMeasured: isMeasured,
      matrix: { moment.matrix(of: $0, own: true) },
      value: { moment.ownValue(of: $0) }
    ).paragraphs(prose)
  }

  /// How wide the widest table of a text is; 0 without one.
  func tableColumns(_ prose: Prose) -> Int {
    paragraphs(prose.tables).map(\.columns).max() ?? 0
  }

  /// The hints that were shown so far of a question or a task.
  func hints(_ item: some Asked, shown count: Int) -> [StyledLine] {
    item.textHints.prefix(count).indices.flatMap { hint(of: item, $0) }
  }

  /// One hint, counted from 0.
  func hint(of item: any Asked, _ index: Int) -> [StyledLine] { reader.hint(of: item, index) }

  /// A value that a text or a key asks for; a `?` where a question hides it.
  func text(_ expression: LiveExpression) -> String {
    ProseText(pen: pen, graph: moment.graph, isMeasured: isMeasured) { moment.value(of: $0) }.text(
      expression)
  }

  /// Said of an iteration of which the lesson says nothing.
  private func iteration(_ number: Int, _ lossBefore: Double?) -> StyledLine {
    let after = number == 1 ? "After 1 update." : "After \(number) updates."
    guard let lossBefore else { return StyledLine(after) }
    let loss = printer.name(moment.graph.loss)
    return StyledLine(
      after + " Before \(number == 1 ? "it" : "the last of them") \(loss) was "
        + pen.format.text(lossBefore) + ".")
  }
}
