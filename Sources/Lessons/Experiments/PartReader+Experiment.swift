import Autodiff
import Experiments

// A part with an experiment, by itself or beside a graph.
extension PartReader {
  /// Nil if there is an error, which is reported.
  func experimentPart(title: String?) -> LessonPart? {
    guard let node = fields["experiment"] else { return nil }
    var beside: ExperimentWriting.GraphBeside?
    if fields.has("graph") {
      guard let graph = graphPart(title: title, isBeside: true)?.content else { return nil }
      beside = ExperimentWriting.GraphBeside(graph: graph, train: fields["train"])
    }
    let writing = ExperimentWriting(
      node: node, beside: beside, source: source, place: fields.place(of: "experiment"))
    let (read, problems) = writing.read()
    log.append(problems)
    let digits = fields.whole("digits") ?? 3
    guard let read else { return nil }
    let series = SeriesScope(read.experiment, firstID: ExperimentPart.firstReading)
    let scope = LiveScope(
      names: names(of: read.parameters), graph: nil, examples: nil, series: series)
    let expectations = expectations(scope)
    let notes = notes(scope, digits: digits) { series.stage($0.text) }
    let content = ExperimentPart(
      experiment: read.experiment, parameters: read.parameters, expectations: expectations,
      readings: series.readings, writing: writing)
    return LessonPart(
      title: title, digits: digits, content: .experiment(content), notes: notes)
  }

  private func names(of parameters: [ExperimentParameter]) -> NameTable {
    var names = NameTable()
    for (id, parameter) in parameters.enumerated() {
      guard let tensor = parameter.tensor else { continue }
      names.define(parameter.name, .node(id, tensor.shape))
      names.note(parameter.name, at: fields.place(of: "experiment"))
    }
    return names
  }
}

extension SeriesScope {
  /// `start`, `series "NAME"` and `end`.
  func stage(_ text: String) -> StageReader.Outcome {
    let text = text.trimmed
    switch text {
    case "start": return .stage(.start)
    case "end": return .stage(.end)
    default: break
    }
    let word = "series"
    let rest = String(text.dropFirst(word.count)).trimmed
    guard text.hasPrefix(word), rest.count > 2, rest.first == "\"", rest.last == "\"" else {
      return .problem(.experiment(.stageUnknown(text.withoutControlCharacters)))
    }
    let name = String(rest.dropFirst().dropLast())
    guard let index = index(of: name) else { return .problem(.experiment(unknown(name))) }
    return .stage(.series(index))
  }
}
