package import Lessons
package import Screen
import Study

/// The way through a lesson in sentences: its graphs, its experiments and its end page, in order.
package struct PlainWay {
  private let content: Lesson
  private let glyphs: Glyphs
  private let asks: Bool
  /// The graphs; nil of a lesson without any.
  package internal(set) var lesson: PlainLesson?
  /// The experiment that is read in place of a graph; nil where none is.
  package internal(set) var experiment: PlainExperiment?
  /// The experiments that were read, by the numbers of their parts.
  private var visited: [Int: ExperimentStudy] = [:]
  /// Whether the end page was read last.
  package private(set) var isAtEnd = false

  /// - Parameter asksQuestions: whether it asks, and hides what it asks for.
  package init(_ lesson: Lesson, glyphs: Glyphs, asksQuestions: Bool = true) {
    content = lesson
    self.glyphs = glyphs
    asks = asksQuestions
    self.lesson = PlainLesson(lesson, glyphs: glyphs, asksQuestions: asksQuestions)
    if lesson.parts.first?.graph == nil { enter(part: 0) }
  }

  /// Of the part that is read, counted from 0.
  private var number: Int { experiment?.study.number ?? lesson?.study.number ?? 0 }

  /// What is to be read here.
  package var lines: [String] { experiment?.linesHere ?? lesson?.lines ?? [] }

  package var isAsking: Bool {
    experiment.map { $0.study.pending != nil } ?? (lesson?.study.moment.pending != nil)
  }

  /// Whether a task is being tried, or can be.
  package var isTrying: Bool {
    experiment.map { $0.study.openTask != nil } ?? (lesson?.study.moment.triedTask != nil)
  }

  package var hasIterations: Bool { experiment == nil && lesson?.study.lastIteration != nil }

  package var editingAdvice: String? { experiment?.editingAdvice ?? lesson?.editingAdvice }

  /// What is still open at the end of the part; nil elsewhere.
  package var stillOpen: String? {
    experiment.map(\.stillOpen) ?? lesson?.stillOpen
  }

  // MARK: From part to part

  /// Shows a part that is an experiment.
  private mutating func enter(part: Int, atEnd: Bool = false) {
    keepAnswers()
    let fresh = ExperimentStudy(content, part: part, asks: asks)
    guard let study = visited[part] ?? fresh else { return }
    experiment = PlainExperiment(
      study.entered(from: lesson?.study, or: experiment?.study, atEnd: atEnd), glyphs: glyphs)
  }

  private mutating func keepAnswers() {
    guard let study = experiment?.study else { return }
    visited[study.number] = study
    lesson?.takeOver(study)
  }

  /// To a part before or after; nil where there is none.
  private mutating func enter(_ part: Int, atEnd: Bool) -> [String]? {
    guard content.parts.indices.contains(part) else { return nil }
    if content.parts[part].graph == nil {
      enter(part: part, atEnd: atEnd)
    } else {
      keepAnswers()
      experiment = nil
      lesson?.go(toPart: part, atEnd: atEnd)
    }
    return lines
  }

  /// Where to begin.
  package mutating func go(to stage: PlacedStage) {
    isAtEnd = false
    if content.parts[stage.part].graph == nil {
      enter(part: stage.part)
      experiment?.study.go(to: stage.stage)
    } else {
      keepAnswers()
      experiment = nil
      lesson?.go(to: stage)
    }
  }

  /// Where the words after a `:` lead; what is said where they lead nowhere.
  package mutating func go(toGoal words: String) -> [String] {
    switch content.goal(words, from: number) {
    case .success(.stage(let stage))
    where experiment != nil || content.parts[stage.part].graph == nil:
      go(to: stage)
      return lines
    case .success(.step(let position)) where experiment != nil:
      guard experiment?.study.go(to: position) == true else {
        return ["There are steps 0 to \(experiment?.study.lastPosition ?? 0)."]
      }
      isAtEnd = false
      return lines
    case .success, .failure:
      isAtEnd = false
      guard experiment == nil, let said = lesson?.go(toGoal: words) else {
        if case .failure(let unknown) = content.goal(words, from: number) {
          return [glyphs.spell(unknown.sentence)]
        }
        return lines
      }
      return said
    }
  }

  /// The start of the lesson.
  package mutating func goToStart() { go(to: PlacedStage(part: 0, stage: .start)) }

  /// What is to be read on the way to the next stop; before a question is left for the first time,
  /// that it waits; at last the end page, and nil after it.
  package mutating func linesToNextStop() -> [String]? {
    if isAtEnd { return nil }
    if experiment != nil {
      if let lines = experiment?.goOn() { return lines }
      return enter(number + 1, atEnd: false) ?? endPage()
    }
    if let waiting = lesson?.questionWaiting() { return [waiting] }
    if let lesson, lesson.isAtEndOfPart, content.parts.indices.contains(number + 1),
      content.parts[number + 1].graph == nil
    {
      return enter(number + 1, atEnd: false)
    }
    guard let lesson, !lesson.isAtLastStop else { return endPage() }
    return self.lesson?.linesToNextStop()
  }

  /// A step back, if there is one, and what is to be read there.
  package mutating func retreat() -> [String] {
    if isAtEnd {
      isAtEnd = false
      if experiment == nil { lesson?.retreat() }
      return lines
    }
    if experiment != nil {
      if let lines = experiment?.retreat() { return lines }
      return enter(number - 1, atEnd: true) ?? lines
    }
    if let lesson, lesson.isAtStartOfPart, number > 0, content.parts[number - 1].graph == nil {
      return enter(number - 1, atEnd: true) ?? lines
    }
    lesson?.retreat()
    return lines
  }

  // MARK: All at once

  /// From here to the end, with all answers, for a reader who cannot give one: what was asked before
  /// is shown.
  ///
  /// - Parameter said: of what stands here, what was read already.
  package mutating func rest(after said: [String] = [], _ write: ([String]) -> Void) {
    if isAtEnd { return }
    experiment?.study.showWhatWasAsked()
    lesson?.leaveTask()
    lesson?.showWhatWasAsked()
    var said = Set(said)
    func writeNew(_ lines: [String]) {
      write(lines.filter { !said.contains($0) })
      said = []
    }
    var part = number
    repeat {
      if experiment != nil {
        experiment?.rest(writeNew)
      } else {
        repeat { writeNew(lesson?.linesWithAnswers() ?? []) } while lesson?.advanceInPart() == true
        // Of an iteration that the lesson does not speak of nothing else is read.
        if lesson?.isElsewhere == true { break }
      }
      part = number + 1
    } while enter(part, atEnd: false) != nil
    write(endPage())
  }

  /// Whether nothing that is asked is open, so that to read the rest is all that is left to be done.
  package var isDoneOnceRead: Bool {
    var way = self
    way.keepAnswers()
    way.lesson?.end()
    way.experiment?.study.end()
    return way.lesson?.study.isDone ?? way.experiment?.study.standing.isDone ?? false
  }

  /// The end page, with what has become of all that is asked.
  package mutating func endPage() -> [String] {
    keepAnswers()
    guard let lesson else {
      guard experiment != nil else { return [] }
      experiment?.study.end()
      isAtEnd = true
      let page = experiment.map {
        EndPage($0.study.standing, experiments: visited, pen: Pen(glyphs: glyphs))
      }
      return page.map { $0.sentences(glyphs) } ?? []
    }
    guard experiment != nil || lesson.isAtLastStop else {
      return ["This is the end of the iteration."]
    }
    experiment?.study.end()
    isAtEnd = true
    return self.lesson?.endPage(with: visited) ?? []
  }

  // MARK: Progress

  package mutating func restore(_ answers: [String: LessonAnswer]) {
    lesson?.restore(answers)
    experiment?.study.restore(answers)
  }

  /// Goes back to where the lesson was left; what is to be said of it, unless that is the start.
  ///
  /// - Parameter place: where that was in an experiment; nil where it was in a graph.
  package mutating func resume(at spot: Spot, in place: ExperimentPlace? = nil) -> String? {
    if let place, content.hasExperiment(place.part) {
      if experiment?.study.number != place.part { enter(part: place.part) }
      experiment?.study.resume(at: place.position)
      return experiment?.study.resumed(back: "g").map(glyphs.spell)
    }
    guard spot != Spot(), lesson != nil else { return nil }
    keepAnswers()
    experiment = nil
    return lesson?.resume(at: spot)
  }
}
