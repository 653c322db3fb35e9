package import Lessons
import Screen
import Study

/// A running order that is gone through: which item it is at, and how long it takes.
struct Hour {
  let plan: ClassPlan
  fileprivate(set) var index = 0
  /// Where the item ends; Next leads on from there to the next one.
  fileprivate(set) var end: Standpoint?
  /// Milliseconds since the first Next; nil before.
  fileprivate(set) var elapsed: Int?
  /// The lessons as they were left, by their ids, to come back to.
  fileprivate var kept: [String: Presentation.Before] = [:]

  init(_ plan: ClassPlan) { self.plan = plan }

  var item: ClassPlan.Item { plan.items[index] }

  /// When the item is to be over, in minutes from the beginning.
  var planned: Int { plan.items.prefix(index + 1).reduce(0) { $0 + $1.minutes } }

  var clock: HourClock {
    HourClock(minutes: plan.minutes, planned: planned, elapsed: elapsed)
  }

  mutating func elapse(_ milliseconds: Int) {
    if let elapsed { self.elapsed = elapsed + max(0, milliseconds) }
  }
}

/// The time of a class beside its plan.
struct HourClock {
  /// Of the whole running order.
  let minutes: Int
  /// When the item is to be over, in minutes from the beginning.
  let planned: Int
  /// Milliseconds since the first Next; nil before.
  let elapsed: Int?

  private var passed: Int { (elapsed ?? 0) / 60_000 }

  /// `12 of 50 min, here to 14`; of one that takes longer how much.
  var line: StyledLine {
    let line = StyledLine("\(passed) of \(minutes) min, ", .muted)
    return passed > planned
      ? line + StyledLine("\(passed - planned) behind", .warning)
      : line + StyledLine("here to \(planned)", .muted)
  }

  /// The same in few columns.
  var short: StyledLine {
    StyledLine("\(passed)/\(planned) min", passed > planned ? .warning : .muted)
  }

  /// Milliseconds until it says something else; nil before it runs.
  var pause: Int? { elapsed.map { 60_000 - $0 % 60_000 } }
}

/// What a class goes through, with its lessons read.
package struct ClassPlan: Sendable {
  package struct Item: Sendable {
    package let lesson: Lesson
    package let start: PlacedStage
    package let end: PlacedStage
    package let minutes: Int
    /// For the teacher.
    package let note: String?

    package init(
      lesson: Lesson, start: PlacedStage, end: PlacedStage, minutes: Int, note: String?
    ) {
      self.lesson = lesson
      self.start = start
      self.end = end
      self.minutes = minutes
      self.note = note
    }
  }

  package let title: String
  package let minutes: Int
  package let items: [Item]

  /// - Parameter items: one at least.
  package init(title: String, minutes: Int, items: [Item]) {
    self.title = title
    self.minutes = minutes
    self.items = items
  }
}

extension AppState {
  /// Goes through a running order with a class.
  package mutating func present(_ plan: ClassPlan) {
    guard !plan.items.isEmpty else { return }
    presentation = Presentation()
    presentation?.hour = Hour(plan)
    open(item: 0)
  }

  /// From the first Next on.
  mutating func startClock() {
    if presentation?.hour != nil, presentation?.hour?.elapsed == nil {
      presentation?.hour?.elapsed = 0
    }
  }

  /// - Returns: false where this was the last.
  mutating func openNextItem() -> Bool {
    guard let hour = presentation?.hour else { return false }
    guard hour.index + 1 < hour.plan.items.count else {
      message = "This is the end of the class: \(hour.plan.title)."
      return false
    }
    open(item: hour.index + 1)
    return true
  }

  private mutating func open(item index: Int) {
    bring(item: index)
    guard let item = presentation?.hour?.item else { return }
    go(to: item.start)
    stepper?.study.showWhatWasAsked()
    experiment?.study.showWhatWasAsked()
    message = nil
    note(standpoint)
    let first = beats.first ?? .said(0)
    presentation?.beat = first
  }

  /// The item of a class that is gone on with, if another lesson was opened meanwhile.
  mutating func bringItemBack() {
    guard let hour = presentation?.hour, hour.item.lesson.id != lessonID else { return }
    open(item: hour.index)
  }

  /// The lesson of an earlier item, as it was left.
  mutating func reopen(item index: Int) {
    if let hour = presentation?.hour, hour.index != index { bring(item: index) }
  }

  /// Puts the lesson of an item on the screen: a fresh one, or as it was left.
  private mutating func bring(item index: Int) {
    guard let hour = presentation?.hour, hour.plan.items.indices.contains(index) else { return }
    keepAnswers()
    let here = Presentation.Before(
      stepper: stepper, experiment: experiment, visited: visited)
    if let id = lessonID { presentation?.hour?.kept[id] = here }
    presentation?.hour?.index = index
    let item = hour.plan.items[index]
    if item.lesson.id != lessonID {
      if let kept = presentation?.hour?.kept[item.lesson.id] {
        (stepper, experiment, visited) = (kept.stepper, kept.experiment, kept.visited)
      } else {
        show(item.lesson)
      }
    }
    var there = self
    there.go(to: item.end)
    let end = there.standpoint
    presentation?.hour?.end = end
  }

  /// At the end of an item, where one step on has led past it.
  mutating func stopAtEndOfItem(from here: Standpoint) {
    guard let end = presentation?.hour?.end, let now = standpoint, experiment == nil,
      end.experiment == nil, now.part == end.part, here.part == end.part,
      [here, end, now].allSatisfy({ $0.spot.iteration == 0 && !$0.spot.isEnd }),
      here.spot.position < end.spot.position, end.spot.position < now.spot.position
    else { return }
    _ = stepper?.perform(.travel(.spot(end.spot)))
  }

  /// The plan goes on while nobody presses a key.
  mutating func letClockRun(_ milliseconds: Int) {
    presentation?.hour?.elapse(milliseconds)
    interrupted?.hour?.elapse(milliseconds)
    if let elapsed = following?.hour?.elapsed {
      following?.hour?.elapsed = elapsed + max(0, milliseconds)
    }
  }
}
