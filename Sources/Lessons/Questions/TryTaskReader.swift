import Autodiff
import Notation

/// Reads `try`.
struct TryTaskReader {
  let fields: Fields
  let texts: TextReader

  private var log: ProblemLog { fields.log }

  /// Nil if there is an error, which is reported.
  func task() -> TryTask? {
    let id = texts.id(fields)
    let prompt = texts.prose("prompt", of: fields)
    let hints = texts.hints(fields)
    let edit = edit()
    let conditions = conditions()
    let sayWhen = texts.prose("say_when", of: fields)
    let editsRate = editsRate()
    let (solution, rate) = solution(edit, editsRate)
    guard let id, let prompt, let edit, let conditions, let solution else { return nil }
    return TryTask(
      id: id.word, idPlace: id.place, prompt: prompt, edit: edit, editsRate: editsRate,
      conditions: conditions,
      sayWhen: sayWhen, solution: solution, solutionRate: rate,
      solutionPlace: fields.place(of: "solution"),
      hints: hints)
  }

  private func edit() -> [Node.ID]? {
    guard fields.list("edit") != nil else { return nil }
    let scalars = fields.scalars("edit")
    if scalars.isEmpty {
      log.report(.emptyList("edit"), fields.place(of: "edit"))
      return nil
    }
    let nodes = scalars.compactMap(texts.given)
    return nodes.count == scalars.count ? nodes : nil
  }

  private func editsRate() -> Bool {
    let keys = fields.scalars("train")
    for scalar in keys where scalar.text.trimmed != "rate" {
      log.report(
        .notOneOf(
          "train", written: scalar.text.withoutControlCharacters, allowed: ["rate"], nearest: nil),
        scalar.place)
    }
    if fields.has("train"), !texts.scope.mayTrain {
      log.report(.taskNeedsTraining, fields.place(of: "train"))
    }
    return !keys.isEmpty
  }

  /// Values, and under `train` a learning rate.
  private func solution(
    _ edit: [Node.ID]?, _ editsRate: Bool
  ) -> (values: [Node.ID: Tensor]?, rate: Double?) {
    guard let node = fields["solution"] else { return (nil, nil) }
    guard editsRate, case .mapping(let entries, let place) = node,
      let train = entries.first(where: { $0.key.text == "train" })
    else { return (texts.values(node, as: "solution", among: edit), nil) }
    let rate = Fields(train.value, .trainSolution, source: fields.source, log: log)
      .flatMap { $0.number("rate") }
    let others = DocumentNode.mapping(entries.filter { $0.key.text != "train" }, place)
    let values = texts.values(others, as: "solution", among: edit)
    return (rate == nil ? nil : values, rate)
  }

  /// One, or a list of which all are wanted.
  private func conditions() -> [LiveExpression]? {
    guard case .list(_, let place)? = fields["done_when"] else {
      return fields.placedText("done_when").flatMap(condition).map { [$0] }
    }
    let texts = fields.scalars("done_when").map { ScalarPlaces.text(of: $0, in: fields.source) }
    if texts.isEmpty { log.report(.emptyList("done_when"), place) }
    let conditions = texts.compactMap(condition)
    return conditions.isEmpty || conditions.count < texts.count ? nil : conditions
  }

  private func condition(_ text: PlacedText) -> LiveExpression? {
    guard let live = texts.expression(text) else { return nil }
    if !live.isCondition {
      log.report(.notACondition, live.place)
      return nil
    }
    return live
  }
}
