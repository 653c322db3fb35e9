package import Autodiff
package import Lessons

/// All of a study by which another of the same lesson shows the same.
package struct StudyStand: Hashable, Sendable {
  package var spot: Spot
  /// The questions and tasks that are settled.
  package var settled: Set<String>
  /// The questions that were come to and are open, which keep back what they ask for.
  package var asked: Set<String>
  /// The values that were put in, by the names of their nodes.
  package var edits: [String: Tensor]
  /// The learning rate that was put in for the lesson's own.
  package var rate: Double?
  /// The task that is tried, by its id.
  package var task: String?

  package init(
    spot: Spot = Spot(), settled: Set<String> = [], asked: Set<String> = [],
    edits: [String: Tensor] = [:], rate: Double? = nil, task: String? = nil
  ) {
    self.spot = spot
    self.settled = settled
    self.asked = asked
    self.edits = edits
    self.rate = rate
    self.task = task
  }
}

extension Study {
  package var stand: StudyStand {
    let nodes = moment.graph.nodes
    return StudyStand(
      spot: spot, settled: answers.settled, asked: answers.waiting,
      edits: Dictionary(
        edits.values.map { (nodes[$0].name, $1) }, uniquingKeysWith: { first, _ in first }),
      rate: edits.rate, task: values.sandbox?.task.id)
  }

  /// Shows what another study of the lesson shows. Whatever it says is legal: a spot beyond the end is
  /// the nearest one, and what names nothing, or has another shape, is left out.
  package mutating func take(_ stand: StudyStand) {
    answers.take(settled: stand.settled, asked: stand.asked)
    if values.sandbox?.task.id != stand.task { _ = values.leave() }
    perform(.travel(.spot(stand.spot)))
    let tasks = moment.part.notes.compactMap(\.task)
    if values.sandbox == nil, let task = tasks.first(where: { $0.id == stand.task }) {
      values.begin(task)
    }
    var values: [Node.ID: Tensor] = [:]
    for (name, value) in stand.edits {
      if let id = moment.graph.node(named: name)?.id, scene.given[id]?.shape == value.shape {
        values[id] = value
      }
    }
    let rate = moment.ownRate == nil ? nil : stand.rate.flatMap { $0.isFinite ? $0 : nil }
    self.values.put(values, rate: rate, inPart: spot.part)
    if scene.edits != edits.values || scene.rate != edits.rate { evaluate() } else { look() }
  }
}

/// All of an experiment by which another of the same lesson shows the same.
package struct ExperimentStand: Hashable, Sendable {
  /// Of the part among all parts of the lesson, counted from 0.
  package var part: Int
  package var position: Int
  /// The last position that was come to.
  package var furthest: Int
  package var settled: Set<String>
  /// Parameters that were changed, in the words of a lesson: `0.02`, `[0.01, 0.02]`, `tanh`.
  package var parameters: [String: String]

  package init(
    part: Int, position: Int = 0, furthest: Int = 0, settled: Set<String> = [],
    parameters: [String: String] = [:]
  ) {
    self.part = part
    self.position = position
    self.furthest = furthest
    self.settled = settled
    self.parameters = parameters
  }
}

extension ExperimentStudy {
  package var stand: ExperimentStand {
    let own = Dictionary(
      part.content.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let changed = experiment.parameters.filter { own[$0.name] != $0.value }
    return ExperimentStand(
      part: number, position: position, furthest: furthest, settled: answers.settled,
      parameters: isChanged
        ? Dictionary(
          changed.map { ($0.name, $0.value.text) }, uniquingKeysWith: { first, _ in first }) : [:])
  }

  /// As of a study; a parameter that the experiment does not take stays as it is.
  package mutating func take(_ stand: ExperimentStand) {
    answers.take(settled: stand.settled, asked: [])
    put(at: stand.position, furthest: stand.furthest)
    guard self.stand.parameters != stand.parameters else { return }
    restore()
    var changed = part.content
    for (name, text) in stand.parameters.sorted(by: { $0.key < $1.key }) {
      if case .success(let next) = changed.setting(name, to: text) { changed = next }
    }
    if !stand.parameters.isEmpty { change(to: changed) }
  }
}

extension Answers {
  /// The ids of what is settled.
  var settled: Set<String> { Set(records.filter { $0.value.isSettled }.map(\.key)) }

  /// As another session has them: nothing else is settled, or was come to.
  mutating func take(settled: Set<String>, asked: Set<String>) {
    for id in self.settled.subtracting(settled) { reopen(id) }
    for id in settled where !isSettled(id) { settle(id, .revealed) }
    forgetWhatWasReached()
    for id in settled.union(asked) { reach(id) }
  }
}
