import Autodiff
import Lessons
import Screen
import Study

/// The rows that a part of a lesson would like to have, so that nothing moves from step to step.
struct PaneNeeds: Hashable {
  let derivationRows: Int
  let narrationRows: Int
  /// Where questions are answered, over the derivation and the narration.
  let sheetRows: Int
  /// Rows of the table of all nodes.
  let ledgerRows: Int

  /// - Parameter opening: the part as nobody has answered or edited anything, with all hidden that
  ///   is asked anywhere: the rows may tell nothing.
  init(_ opening: Moment, _ pen: Pen, _ size: Size) {
    let columns = max(1, size.columns - 2)
    let occasions = opening.occasions
    let texts = Wording(moment: opening, pen: pen, isMeasured: true)
    narrationRows = occasions.map { $0.rows(texts, columns) }.max() ?? 0
    sheetRows =
      occasions.flatMap(\.questions)
      .flatMap { AnswerSheet.demands(of: $0, texts, Size(columns, 100)) }.map(\.rows).max() ?? 0
    let graph = opening.graph
    ledgerRows = Ledger.rows(nodes: graph.nodes.count, columns: columns)
    // An update takes a line for each assignment before the last.
    let assignments = max(0, opening.mostAssignments - 1)
    let hasForks = graph.nodes.contains { graph.uses[$0.id].count > 1 }
    let tallest = graph.nodes.map(\.shape.rows).max() ?? 1
    derivationRows =
      graph.nodes.allSatisfy(\.shape.isScalar)
      ? max(hasForks ? 4 : 3, assignments + 2)
      : 2 + max(2, min(tallest, 10)) + max(hasForks ? tallest : 0, assignments)
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
      return sum + (([text.invitation(question)] + verdicts).map(rows).max() ?? 0)
    }
    return tasks.reduce(said + asked) { $0 + rows(text.invitation($1)) }
  }
}
