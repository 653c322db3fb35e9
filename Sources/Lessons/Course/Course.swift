package import Autodiff

/// What is worked out of a lesson once, whoever studies it: the traces of its parts and iterations,
/// and what is said and asked where.
package struct Course: Sendable {
  package let lesson: Lesson
  /// The graphs of the lesson; at least one.
  package let parts: [GraphLessonPart]
  /// Where each of them stands among all parts of the lesson, counted from 0.
  package let numbers: [Int]
  /// Whether questions are asked and tasks set.
  package let asks: Bool
  private var runs: [TrainingRun?]
  var traces = TraceCache()
  private var agendas: [Agenda?]
  private var notes: [[Placement: [StageNote]]?]
  private var stops: [Stops?]
  /// The part of each question.
  package let partOfQuestion: [String: Int]
  private var asked = AskedElsewhere()

  /// Nil of a lesson without a graph.
  package init?(_ lesson: Lesson, asks: Bool) {
    parts = lesson.graphs
    if parts.isEmpty { return nil }
    numbers = lesson.parts.indices.filter { lesson.parts[$0].graph != nil }
    self.lesson = lesson
    self.asks = asks
    runs = parts.map(\.content.run)
    agendas = parts.map { _ in nil }
    notes = parts.map { _ in nil }
    stops = parts.map { _ in nil }
    let questions = asks ? parts.map { $0.notes.flatMap(\.questions).map(\.id) } : []
    partOfQuestion = Dictionary(
      questions.indices.flatMap { part in questions[part].map { ($0, part) } },
      uniquingKeysWith: { first, _ in first })
    gatherAsked()
  }

  /// Of the traces as they are.
  mutating func gatherAsked() {
    if parts.count > 1, asks { asked = AskedElsewhere(&self) }
  }

  /// What a part must not tell at an iteration of what others still ask for.
  package mutating func secrets(
    ofOthersInPart part: Int, atIteration iteration: Int, isOpen: (_ question: String) -> Bool
  ) -> Secrets {
    asked.secrets(inPart: part, atIteration: iteration, of: &self, isOpen: isOpen)
  }

  /// The iteration at which the training of a part ends; nil if it does not train.
  package func lastIteration(ofPart part: Int) -> Int? { runs[part]?.lastIteration }

  /// The iterations after the first that a part speaks of, in order.
  package func iterationsSpokenOf(inPart part: Int) -> [Int] {
    let last = lastIteration(ofPart: part) ?? 0
    let spoken = Set(parts[part].notes.map(\.stage.iteration))
    return spoken.filter { (1...max(1, last)).contains($0) }.sorted()
  }

  /// With the lesson's own values.
  package mutating func trace(_ part: Int, _ iteration: Int) -> Trace {
    let key = TraceCache.Key(part: part, iteration: iteration)
    if let kept = traces[key] { return kept }
    let content = parts[part].content
    let made = runs[part] == nil ? content.trace() : content.trace(&runs[part], at: iteration)
    let trace = made.grained
    traces.keep(trace, as: key)
    return trace
  }

  /// Whether nothing is to be worked out for a trace.
  package func isAtHand(_ part: Int, _ iteration: Int) -> Bool {
    traces[TraceCache.Key(part: part, iteration: iteration)] != nil
  }

  /// The loss before the last of the updates; nil before the first.
  package mutating func lossBefore(_ part: Int, _ iteration: Int) -> Double? {
    // Looked at first: to change one of a lesson's many parts copies all.
    if iteration == 0 || runs[part] == nil { return nil }
    return runs[part]?.loss(before: iteration)
  }

  package mutating func agenda(_ part: Int) -> Agenda {
    if let kept = agendas[part] { return kept }
    let agenda = asks ? Agenda(parts[part], trace(part, 0)) : Agenda()
    agendas[part] = agenda
    return agenda
  }

  /// What a part says, asks and sets, by where that stands.
  package mutating func notes(_ part: Int) -> [Placement: [StageNote]] {
    if let kept = notes[part] { return kept }
    let trace = trace(part, 0)
    var made: [Placement: [StageNote]] = [:]
    for note in parts[part].notes {
      guard let place = Placement(note.stage, of: parts[part], in: trace) else { continue }
      made[place, default: []].append(note)
    }
    notes[part] = made
    return made
  }

  /// Where → stops at iteration 0: what is said of steps is said there.
  package mutating func stops(_ part: Int) -> Stops {
    if let kept = stops[part] { return kept }
    let made = Stops(
      parts[part], trace(part, 0), passesSilence: lesson.isNarrated)
    stops[part] = made
    return made
  }
}

extension Lesson {
  /// Whether it says anything beside its numbers.
  fileprivate var isNarrated: Bool { parts.contains { $0.notes.contains { $0.say != nil } } }
}

/// Traces that were made, the latest ones, as many as do not need too much memory.
struct TraceCache: Sendable {
  struct Key: Equatable, Sendable {
    let part: Int
    let iteration: Int
  }

  private static let most = 64
  private static let numbers = 1_000_000
  /// From the one that was made first.
  private var kept: [(key: Key, trace: Trace)] = []

  subscript(key: Key) -> Trace? { kept.first { $0.key == key }?.trace }

  mutating func keep(_ trace: Trace, as key: Key) {
    let size = trace.graph.nodes.reduce(1) { $0 + 4 * $1.shape.count }
    kept.removeAll { $0.key == key }
    kept.append((key, trace))
    kept.removeFirst(max(0, kept.count - max(2, min(Self.most, Self.numbers / size))))
  }
}
