package import Lessons
import Screen
import Study

/// A running order that is gone through: which item it is at, and how long it takes.
struct Hour {
  let plan: ClassPlan
  /// Where each item begins and ends.
  private let spans: [Span]
  fileprivate(set) var index = 0
  /// Whether the class looks at a place that no item holds; Next comes back from there.
  fileprivate(set) var isOnDetour = false
  /// Where the class stood last in the item: a detour ends there.
  fileprivate(set) var home: Presentation.Mark?
  /// Milliseconds since the first Next; nil before.
  fileprivate(set) var elapsed: Int?
  /// The lessons as they were left, by their ids, to come back to.
  fileprivate(set) var kept: [String: Presentation.Before] = [:]

  struct Span {
    let start: Standpoint?
    let end: Standpoint?

    func holds(_ place: Standpoint) -> Bool {
      guard let start, let end else { return false }
      return !place.comes(before: start) && !end.comes(before: place)
    }
  }

  fileprivate init(_ plan: ClassPlan, _ spans: [Span]) { (self.plan, self.spans) = (plan, spans) }

  /// Where the item ends; Next leads on from there to the next one.
  var end: Standpoint? { spans[index].end }
  var start: Standpoint? { spans[index].start }
  var isLast: Bool { index + 1 == plan.items.count }

  /// The item in which a place of a lesson is gone through: this one, else one to come, else an earlier
  /// one; nil where there is none.
  func item(holding place: Standpoint, of lesson: String) -> Int? {
    let holding = plan.items.indices.filter {
      plan.items[$0].lesson.id == lesson && spans[$0].holds(place)
    }
    return holding.contains(index) ? index : holding.first { $0 > index } ?? holding.last
  }

  /// The first to come that goes through a lesson, else the first of all; nil where there is none.
  func item(ofLesson id: String) -> Int? {
    let items = plan.items.indices.filter { plan.items[$0].lesson.id == id }
    return items.first { $0 > index } ?? items.first
  }

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

  /// The same in few columns: without the plan, as long as it holds.
  var short: StyledLine {
    passed > planned
      ? StyledLine("\(passed - planned) min behind", .warning)
      : StyledLine("\(passed) of \(minutes) min", .muted)
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
    var there = self
    let spans = plan.items.map { item in
      if item.lesson.id != there.lessonID { there.show(item.lesson) }
      there.go(to: item.start)
      let start = there.standpoint
      there.go(to: item.end)
      return Hour.Span(start: start, end: there.standpoint)
    }
    presentation = Presentation()
    presentation?.hour = Hour(plan, spans)
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
    guard let hour = presentation?.hour, !hour.isLast else { return false }
    open(item: hour.index + 1)
    return true
  }

  /// - Returns: false where this was the first, or it does not begin here.
  mutating func openItemBefore() -> Bool {
    guard let hour = presentation?.hour, hour.index > 0, standpoint == hour.start else {
      return false
    }
    open(item: hour.index - 1, at: \.end, \.last)
    return true
  }

  /// - Returns: false where no item goes through a lesson of this id.
  mutating func openItem(ofLesson id: String) -> Bool {
    guard let hour = presentation?.hour, let item = hour.item(ofLesson: id) else { return false }
    presentation?.trail = []
    open(item: item)
    return true
  }

  private mutating func open(
    item index: Int, at place: KeyPath<ClassPlan.Item, PlacedStage> = \.start,
    _ beat: KeyPath<[Beat], Beat?> = \.first
  ) {
    bring(item: index)
    guard let item = presentation?.hour?.item else { return }
    go(to: item[keyPath: place])
    message = nil
    stand(at: beat)
    rememberPlace()
  }

  // MARK: Elsewhere

  /// After a jump: what holds the place is gone on with; where nothing does, it is a detour.
  mutating func followItem() {
    guard let hour = presentation?.hour, let here = standpoint, let lesson = lessonID else {
      presentation?.trail = []
      return
    }
    let item = hour.item(holding: here, of: lesson)
    presentation?.hour?.isOnDetour = item == nil
    guard let item else { return }
    presentation?.hour?.index = item
    presentation?.trail = []
  }

  /// Where a detour would come back to.
  mutating func rememberPlace() {
    guard presentation?.hour?.isOnDetour == false else { return }
    let mark = mark
    presentation?.hour?.home = mark
  }

  /// From a detour to where the class was, with all that was shown by then.
  ///
  /// - Returns: whether there was one.
  mutating func comeBack() -> Bool {
    guard let hour = presentation?.hour, hour.isOnDetour, let home = hour.home else { return false }
    presentation?.hour?.isOnDetour = false
    restore(home)
    return true
  }

  /// The item of a class that is gone on with, if another lesson was opened meanwhile.
  mutating func bringItemBack() {
    guard let hour = presentation?.hour, hour.item.lesson.id != lessonID else { return }
    guard let home = hour.home else { return open(item: hour.index) }
    bring(item: home.item)
    restore(home)
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
    presentation?.hour?.isOnDetour = false
    let item = hour.plan.items[index]
    if item.lesson.id != lessonID {
      if let kept = presentation?.hour?.kept[item.lesson.id] {
        (stepper, experiment, visited) = (kept.stepper, kept.experiment, kept.visited)
      } else {
        show(item.lesson)
      }
    }
  }

  /// At the end of an item, where one step on has led past it.
  mutating func stopAtEndOfItem(from here: Standpoint) {
    guard let end = presentation?.hour?.end, let now = standpoint, here.comes(before: end),
      end.comes(before: now)
    else { return }
    go(to: end)
    message = nil
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
