import Autodiff

/// An item of a running order with its lesson read, and its places found in it.
public struct PlannedItem: Sendable {
  public let lesson: Lesson
  public let start: PlacedStage
  public let end: PlacedStage
  public let minutes: Int
  public let note: String?
}

extension RunningOrder {
  /// The items in order, with their lessons; what cannot be gone through is told instead.
  ///
  /// - Parameters:
  ///   - ids: of the lessons that are known, to find what was probably meant.
  ///   - read: a lesson by its id; nil if there is none, or it has errors.
  public func planned(
    ids: [String], read: (String) -> Lesson?
  ) -> (items: [PlannedItem], problems: [Problem]) {
    var lessons: [String: Lesson] = [:]
    var items: [PlannedItem] = []
    var problems: [Problem] = []
    for item in self.items {
      let id = item.lesson.word
      if lessons[id] == nil { lessons[id] = read(id) }
      guard let lesson = lessons[id] else {
        problems.append(item.problemOfLesson(ids))
        continue
      }
      switch item.planned(lesson) {
      case .success(let planned): items.append(planned)
      case .failure(let failure): problems.append(failure.problem)
      }
    }
    return (items, problems)
  }
}

private struct ItemFailure: Error {
  let problem: Problem

  init(_ problem: RunningOrderProblem, _ place: Place) {
    self.problem = Problem(place, problem.sentence)
  }
}

extension RunningOrder.Item {
  fileprivate func problemOfLesson(_ ids: [String]) -> Problem {
    let id = lesson.word.withoutControlCharacters
    let problem: RunningOrderProblem =
      ids.contains(lesson.word)
      ? .lessonHasErrors(id)
      : .lessonUnknown(id, nearest: NearestWord.of(lesson.word, among: ids))
    return Problem(lesson.place, problem.sentence)
  }

  fileprivate func planned(_ lesson: Lesson) -> Result<PlannedItem, ItemFailure> {
    let count = lesson.parts.count
    if let part, !(1...count).contains(part) {
      return .failure(ItemFailure(.noSuchPart(lesson.id, last: count), partPlace))
    }
    if part == nil, count > 1, let stage = from ?? to {
      return .failure(ItemFailure(.stageNeedsPart(lesson.id, parts: count), stage.place))
    }
    let (first, last) = part.map { ($0 - 1, $0 - 1) } ?? (0, count - 1)
    do throws(ItemFailure) {
      let start = try stage(from, "start", lesson, part: first)
      let end = try stage(to, "end", lesson, part: last)
      if first == last, let part = lesson.parts[first].order(start.stage, end.stage), !part {
        throw ItemFailure(.endsBeforeItBegins, (to ?? from ?? self.lesson).place)
      }
      return .success(
        PlannedItem(lesson: lesson, start: start, end: end, minutes: minutes, note: note))
    } catch {
      return .failure(error)
    }
  }

  private func stage(
    _ word: Lesson.PlacedWord?, _ usual: String, _ lesson: Lesson, part: Int
  ) throws(ItemFailure) -> PlacedStage {
    let place = word?.place ?? self.lesson.place
    switch lesson.stage(word?.word ?? usual, inPart: part) {
    case .failure(let unknown): throw ItemFailure(.stage(unknown.sentence), place)
    case .success(let placed):
      guard lesson.parts[part].position(of: placed.stage) != nil else {
        throw ItemFailure(.stageIsNeverReached(word?.word ?? usual), place)
      }
      return placed
    }
  }
}

extension LessonPart {
  /// Whether a stage does not come after another one on the way of Next; nil where that is not known.
  func order(_ first: Stage, _ second: Stage) -> Bool? {
    guard let first = position(of: first), let second = position(of: second) else { return nil }
    return !second.lexicographicallyPrecedes(first)
  }

  /// The iteration and the step of a stage, by which stages can be compared; nil where it is at none.
  fileprivate func position(of stage: Stage) -> [Int]? {
    switch (content, stage) {
    case (_, .end): return [.max, .max]
    case (.experiment, .start): return [0, 0]
    case (.experiment, .series(let index)): return [0, index + 1]
    case (.experiment, _): return nil
    case (.graph, .iteration(1...)): return [stage.iteration, 0]
    case (.graph(let graph), _): return stage.position(in: graph.trace()).map { [0, $0] }
    }
  }
}
