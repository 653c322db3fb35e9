import Autodiff
package import Lessons
package import Screen
package import Study

/// A lesson as sentences, a step a line: for a pipe, a log or a screen reader.
package struct PlainLesson {
  package internal(set) var study: Study
  package let glyphs: Glyphs
  /// Whether it asks, and hides what it asks for.
  package let asks: Bool
  /// Where the lesson is read, in order: the steps of each part, and the iterations it speaks of.
  private let stops: [Spot]
  /// Where each of them is among them.
  private let places: [Spot: Int]
  /// Which of them was read last; nil in an iteration that the lesson does not speak of.
  private var stop: Int? = 0
  /// Whether the end page was read last.
  package private(set) var isAtEnd = false

  /// - Parameter asksQuestions: whether it asks, and hides what it asks for.
  ///
  /// Nil of a lesson without a graph.
  package init?(_ lesson: Lesson, glyphs: Glyphs, asksQuestions: Bool = true) {
    guard let study = Study(lesson, asks: asksQuestions) else { return nil }
    self.study = study
    self.glyphs = glyphs
    asks = asksQuestions
    let stops = study.course.parts.indices.flatMap { [study] part in
      let opening = study.opening(ofPart: part)
      let done = opening.passesDone
      return (0...opening.lastPosition).map { Spot(part: part, position: $0) }
        + study.course.iterationsSpokenOf(inPart: part).map {
          Spot(part: part, iteration: $0, position: done)
        } + (opening.part.endsApart ? [Spot(part: part, position: done, isEnd: true)] : [])
    }
    self.stops = stops
    places = Dictionary(zip(stops, stops.indices)) { first, _ in first }
  }

  var moment: Moment { study.moment }
  var pen: Pen { Pen(glyphs: glyphs, digits: moment.part.digits) }

  /// Positions go from 0, the start, to this.
  package var lastPosition: Int { stops.count - 1 }

  /// What is to be read at a position: one line for the step, one for each paragraph of the lesson.
  /// While a question is pending there, what it asks for is a question mark.
  package mutating func lines(at position: Int) -> [String] {
    go(to: position)
    return lines
  }

  /// What is to be read at the step that was gone to last.
  package var lines: [String] { spelled(narration + prompts + remarks + after) }

  /// What stands here before any question: the step or the start, and what the lesson says.
  private var narration: [String] {
    // What is said of several steps is read once.
    guard moment.isSaidAnew || isWhole else { return heading }
    let variants = text.variants.map { [$0.text + " Type variant and its number."] } ?? []
    let waiting = text.waiting.map { [$0.text] } ?? []
    return heading + waiting
      + (text.aboutOwnValues("the numbers are yours") + text.said).map(\.text) + variants
  }

  /// The step, or where it begins.
  var heading: [String] {
    moment.spot.isEnd
      ? ["Back at the given values."]
      : text.heading(
        title: study.title, part: study.number + 1, parts: study.lesson.parts.count,
        lastIteration: study.lastIteration, isWhole: isWhole)
  }

  /// What the lesson says here; of several steps it is read once.
  var saidHere: [String] { moment.isSaidAnew || isWhole ? text.said.map(\.text) : [] }

  /// Every question that stands here, settled or not.
  var promptsOnPaper: [Prompt] { isElsewhereInIteration ? [] : moment.prompts }

  /// What is said once all of it is settled.
  var saidAfterHere: [String] { after }

  /// Shows the answers to what is asked here.
  mutating func showWhatIsAskedHere() {
    while let prompt = moment.pending { study.show(prompt.question) }
  }

  private var prompts: [String] { promptsHere.flatMap(sentences) }

  /// What is said once all of that is settled.
  private var after: [String] {
    isElsewhereInIteration ? [] : text.saidAfter.map(\.text)
  }

  /// At the end of a part what it asks and is still open; nil elsewhere.
  package var stillOpen: String? { text.stillOpen.map { "\($0); answers shows all." } }

  /// Shows the answers to all that the part asks and is still open.
  package mutating func showAll() -> [String] {
    let open = study.openQuestions
    guard study.perform(.answer(.showAll)) != nil else { return lines }
    return spelled(
      open.map { question in
        let prompt = text.paragraphs(question.prompt).map(\.text).joined(separator: " ")
        return "\(prompt) Answer: \(text.answer(to: question))."
      })
  }

  /// Whether an iteration is read that the lesson speaks of, and not its steps.
  var isWhole: Bool { stop != nil && moment.isIteration }

  /// What is settled, and the next one; of an iteration only where it is read first.
  private var promptsHere: [Prompt] {
    guard !isElsewhereInIteration else { return [] }
    let pending = moment.pending?.question.id
    return moment.prompts.filter { $0.isSettled || $0.question.id == pending }
  }

  private var isElsewhereInIteration: Bool {
    moment.spot.iteration > 0 && moment.position > 0 && !isWhole
  }

  // MARK: Going

  private mutating func go(to stop: Int) { go(.spot(stops[stop])) }

  @discardableResult
  private mutating func go(_ travel: Travel) -> Said? {
    isAtEnd = false
    defer { stop = places[study.spot] }
    return study.perform(.travel(travel))
  }

  /// Where the words after a `:` lead; what is said where they lead nowhere.
  package mutating func go(toGoal words: String) -> [String] {
    switch study.lesson.goal(words, from: study.number) {
    case .success(let goal):
      let said = go(Travel(goal))
      if case .refusal(let refusal) = said { return [text.refusal(refusal)] }
      return lines
    case .failure(let unknown): return spelled([unknown.sentence])
    }
  }

  /// To an iteration of which the lesson says nothing at its start, to read all of its steps.
  package mutating func go(to stage: PlacedStage) {
    go(.stage(stage))
    if stop == nil { go(.first) }
  }

  /// To the start of a part, or to its last stop.
  mutating func go(toPart number: Int, atEnd: Bool) {
    guard let part = study.course.numbers.firstIndex(of: number) else { return }
    let stop = atEnd ? stops.lastIndex { $0.part == part } : stops.firstIndex { $0.part == part }
    if let stop { go(to: stop) }
  }

  /// Whether an iteration is read that the lesson does not speak of.
  var isElsewhere: Bool { stop == nil }

  /// Whether the last stop of the lesson's graphs was read, or of the part.
  var isAtLastStop: Bool { stop == lastPosition }
  var isAtEndOfPart: Bool {
    stop.map { $0 == lastPosition || stops[$0 + 1].part != stops[$0].part } ?? false
  }
  var isAtStartOfPart: Bool {
    stop.map { $0 == 0 || stops[$0 - 1].part != stops[$0].part } ?? false
  }

  package mutating func goToStart() { go(.spot(Spot())) }

  /// A step on, if there is one: of the lesson, or of the iteration that was gone to.
  @discardableResult
  package mutating func advance() -> Bool {
    if let stop {
      guard stop < lastPosition else { return false }
      go(to: stop + 1)
    } else {
      guard moment.position < moment.lastPosition else { return false }
      study.perform(.travel(.next))
    }
    return true
  }

  /// A step on, if there is one in this part.
  mutating func advanceInPart() -> Bool { !isAtEndOfPart && advance() }

  static let questionWaits = "A question waits: type your answer; n leaves it open."

  /// Before a question is left for the first time, that it waits.
  mutating func questionWaiting() -> String? {
    var ahead = study
    guard case .border(.question, _) = ahead.perform(.travel(.next)) else { return nil }
    study = ahead
    return Self.questionWaits
  }

  /// What is to be read on the way to the next stop: all steps that are taken in one go, a line each;
  /// before a question is left for the first time, that it waits; nil at the end.
  package mutating func linesToNextStop() -> [String]? {
    if isAtEnd { return nil }
    if let waiting = questionWaiting() { return [waiting] }
    guard advance() else { return endPage() }
    var read = lines
    while !moment.isStop, advance() { read += lines }
    return read
  }

  /// The end page, once the last step was read.
  package mutating func endPage() -> [String] {
    guard isAtLastStop else { return ["This is the end of the iteration."] }
    return endPage(with: [:])
  }

  /// - Parameter experiments: by the numbers of their parts, those whose numbers are worked out.
  mutating func endPage(with experiments: [Int: ExperimentStudy]) -> [String] {
    end()
    isAtEnd = true
    return EndPage(study: study, experiments: experiments, pen: pen).sentences(glyphs)
  }

  /// The end page is read.
  mutating func end() { study.end() }

  /// Goes on with what was done in an experiment of the lesson.
  mutating func takeOver(_ experiment: ExperimentStudy) { study.takeOver(experiment) }

  /// A step back, if there is one.
  package mutating func retreat() {
    if isAtEnd {
      isAtEnd = false
    } else if let stop {
      go(to: max(stop - 1, 0))
    } else if moment.position > 0 {
      study.perform(.travel(.back))
    }
  }

  /// The start of another iteration.
  package mutating func iteration(_ change: Int) -> [String] {
    guard !study.isDisabled(.travel(.iterations(change))) else {
      return [study.lastIteration.map { text.refusal(.noSuchIteration(last: $0)) } ?? ""]
    }
    go(.spot(Spot(part: study.spot.part, iteration: study.spot.iteration + change)))
    return lines
  }

  // MARK: Progress

  package mutating func restore(_ answers: [String: LessonAnswer]) { study.restore(answers) }

  /// Goes back to where the lesson was left; what is to be said of it, unless that is the start.
  package mutating func resume(at spot: Spot) -> String? {
    go(.spot(spot))
    return study.resumed(back: "g").map(glyphs.spell)
  }

  // MARK: Questions

  /// To a reader without input who begins here: what was asked before is shown.
  package mutating func showWhatWasAsked() { study.showWhatWasAsked() }

  /// The step with its numbers hidden and its questions, then with its numbers and the answers.
  package mutating func linesWithAnswers(at position: Int) -> [String] {
    go(to: position)
    return linesWithAnswers()
  }

  package mutating func linesWithAnswers() -> [String] {
    guard moment.pending != nil else { return spelled(narration + prompts + solvedTasks + after) }
    var lines: [String] = []
    func tell(_ more: [String]) { lines += more.filter { !lines.contains($0) } }
    let ending = moment.part.endsApart ? [] : moment.part.notes(at: .end)
    let endings = Set(ending.compactMap(\.say).flatMap(text.paragraphs).map(\.text))
    let ofEnd = Set(ending.flatMap(\.questions).map(\.id))
    // Where no step is taken, nothing that is told would tell the answer.
    let isStart = moment.position == 0 || isWhole || moment.spot.isEnd
    for isEnding in [false, true] {
      let asked = moment.prompts.filter { ofEnd.contains($0.question.id) == isEnding }
      if asked.isEmpty { continue }
      // A question is put in the words of what is said, as on the screen; what it hides is told after.
      // Of a step that is what comes before it, at the end the step itself.
      if isStart || isEnding {
        tell(narration + after)
      } else if moment.isSaidAnew {
        tell(text.said.map(\.text).filter { !endings.contains($0) })
      }
      for prompt in asked where !prompt.isSettled {
        lines += question(prompt.question)
        study.pass(prompt.question)
      }
      lines += moment.prompts.filter { ofEnd.contains($0.question.id) == isEnding }
        .flatMap(sentences)
    }
    tell(narration)
    let told = lines
    return spelled(told + solvedTasks + after.filter { !told.contains($0) })
  }

  /// Takes a line in as the answer to the question that stands here.
  package mutating func answer(_ line: String) -> [String] {
    guard let question = moment.pending?.question else { return [] }
    if let refusal = study.refusalToAnswer { return [text.refusal(refusal)] }
    do {
      let read = try moment.answer(line: line, to: question)
      // What was read before the answer is not read again.
      let before = Set(lines)
      let said = study.perform(.answer(.submit(read.answer)))
      return text.reply(said, to: question, echoes: !read.isPlain).map { spelled($0) }
        ?? lines.filter { !before.contains($0) }
    } catch {
      return spelled([text.sentence(error)])
    }
  }

  /// The next hint of a question; after the last one, the working.
  package mutating func hint() -> [String] { help(.hint) }

  /// The answer and its working, which settles the question as shown.
  package mutating func showAnswer() -> [String] { help(.reveal) }

  /// Leaves the question open, for the next one that stands here or for the way on.
  package mutating func leaveOpen() -> [String] { help(.leaveOpen) }

  /// What there is to say to a hint or a working; of a task also what has become of it.
  mutating func help(_ action: AnswerAction) -> [String] {
    let isTask = moment.triedTask != nil
    let question = moment.pending?.question.id
    switch study.perform(.answer(action)) {
    case .hint(let number, let item): return spelled(text.hint(of: item, number - 1))
    case .leftOpen:
      guard let next = moment.pending, next.question.id != question else {
        return ["Left open: n goes on."]
      }
      return spelled(["Left open."] + sentences(next))
    case .noMoreHints where !isTask: return ["There are no more hints."]
    case let said where isTask:
      let sentence = said.flatMap(text.sentence).map { [$0] } ?? []
      return spelled(sentence + (moment.triedTask == nil ? [] : outcome))
    default: return lines
    }
  }

  var text: Wording { Wording(moment: moment, pen: pen) }

  func spelled(_ lines: [String]) -> [String] { lines.map(glyphs.spell) }
  func spelled(_ lines: some Sequence<StyledLine>) -> [String] {
    spelled(lines.map(\.text))
  }

  private func sentences(_ prompt: Prompt) -> [String] {
    switch prompt.record.state {
    case .open: question(prompt.question)
    case .revealed:
      ["Answer: \(text.answer(to: prompt.question))."]
        + text.verdict(prompt).dropFirst().map(\.text)
    case .answered, .skipped: text.verdict(prompt).map(\.text)
    }
  }

  private func question(_ question: Question) -> [String] {
    var lines = text.paragraphs(question.prompt).map(\.text)
    if !lines.isEmpty { lines[0] = "Question: " + lines[0] }
    if question.options != nil {
      lines += moment.order(ofOptionsOf: question).enumerated().map {
        "\($0 + 1). \(text.option($1, of: question).text)"
      }
    } else if case .cells(let subject, _) = question.kind {
      lines.append(text.cellsAdvice(subject))
    } else if case .matrix(let key) = question.kind {
      lines.append("Type its \(moment.shape(ofAnswerTo: key)) entries row by row, as in 1 2; 3 4.")
    }
    if let tolerance = text.tolerance(question) { lines.append(tolerance) }
    return lines
  }
}
