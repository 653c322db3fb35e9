import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// Running orders, gone through with Next.
@Suite struct Hours {
  static func plan(_ name: String) throws -> ClassPlan {
    let file = RunningOrderFile.read(ShippedLessons.folder + "/classes/\(name).yaml")
    let library = LessonLibrary(folders: [ShippedLessons.folder])
    let (items, findings) = file.planned(library)
    #expect(findings.map(\.rendered) == [])
    let order = try #require(file.order)
    return ClassPlan(
      title: order.title, minutes: order.minutes,
      items: items.map {
        ClassPlan.Item(
          lesson: $0.lesson, start: $0.start, end: $0.end, minutes: $0.minutes, note: $0.note)
      })
  }

  static func state(_ name: String, _ size: Size = Size(80, 24)) throws -> AppState {
    var state = AppState(size: size, glyphs: .unicode, hasColor: true, menu: nil)
    state.present(try plan(name))
    return state
  }

  /// From first to last every question is put, then revealed, then passed; nothing that it asks for is
  /// seen before; and Back leads to the beginning.
  @Test(arguments: [("first-hour", 50), ("double-hour", 90)])
  func nextAloneLeadsThroughTheClass(_ name: String, _ minutes: Int) throws {
    let plan = try Self.plan(name)
    #expect(plan.minutes == minutes && plan.items.reduce(0) { $0 + $1.minutes } == minutes)
    var state = try Self.state(name)
    var (asked, revealed): ([String], [String]) = ([], [])
    var (items, frames): ([Int], [String]) = ([], [])
    state.goThrough { state in
      frames.append(state.frame.text)
      #expect(state.isPresenting && state.pages.isEmpty && !state.hasMenu)
      let item = state.presentation?.hour?.index ?? -1
      if items.last != item { items.append(item) }
      let lesson = state.lessonID ?? ""
      switch state.beat {
      case .asked(let id, page: 0):
        asked.append("\(lesson) \(id)")
        #expect(!state.settled.contains(id))
      case .revealed(let id, page: 0):
        revealed.append("\(lesson) \(id)")
        #expect(state.settled.contains(id))
      default: break
      }
      guard state.beat?.isAsking == false, let stepper = state.stepper, !stepper.secrets.isEmpty
      else { return }
      var other = state
      other.stepper?.study = stepper.study.disguised(.spread)
      #expect(other.frame == state.frame, "\(state.frame.text)\n\(other.frame.text)")
    }
    #expect(items == Array(plan.items.indices))
    let all = Set(plan.items.map(\.lesson.id)).sorted()
    let questions = plan.items.flatMap { item in
      item.lesson.parts[item.start.part...item.end.part].flatMap(\.notes).flatMap(\.questions)
        .map { "\(item.lesson.id) \($0.id)" }
    }
    #expect(Set(asked) == Set(questions), "of \(all)")
    #expect(asked == revealed && Set(asked).count == asked.count)
    #expect(state.pages.map(\.page) == [.end])
    for words in ["The end of the class: \(plan.title)", "Every question was asked.", "• "] {
      #expect(state.frame.text.contains(words), "\(state.frame.text)")
    }
    state.click(.pageUp)
    #expect(state.pages.isEmpty)
    for frame in frames.reversed() {
      let isSame = state.frame.text == frame
      try #require(isSame, "\(state.shown)\n\(state.frame.text)\n\(frame)")
      state.click(.pageUp)
    }
    #expect(state.presentation?.hour?.index == 0 && state.message == "This is the start.")
  }

  @Test func theHeaderHasClockAndPlan() throws {
    var state = try Self.state("first-hour", Size(120, 40))
    #expect(state.frame.text.contains("0 of 50 min, here to 11"))
    state.elapse(600_000)
    #expect(state.pause == nil, "before the first Next nothing runs")
    state.click()
    state.elapse(10 * 60_000 + 1000)
    #expect(state.frame.text.contains("10 of 50 min, here to 11") && state.pause == 59_000)
    state.elapse(4 * 60_000)
    #expect(state.frame.text.contains("14 of 50 min, 3 behind"), "\(state.frame.text)")
    _ = state.receive(.resized(Size(80, 24)))
    #expect(state.frame.text.contains("3 min behind"), "\(state.frame.text)")
  }

  @Test func theNoteOfTheItemIsTheTeachers() throws {
    var state = try Self.state("first-hour")
    #expect(!state.frame.text.contains("Let the room guess"))
    state.click("N")
    #expect(state.frame.text.contains("Let the room guess"))
    #expect(
      state.frame.text.contains("3 minutes. Write the nested"), "the lesson's note stands below")
  }

  /// To the stepper and back: the class goes on where it was.
  @Test func aClassThatWasLeftGoesOn() throws {
    var state = try Self.state("first-hour")
    state.click(.pageDown, 5)
    let there = state.shown
    state.click("q")
    state.click("s")
    #expect(!state.isPresenting && state.study != nil)
    state.click(.right)
    state.click(.function(5))
    #expect(state.isPresenting && state.presentation?.hour?.plan.title == "The first hour")
    #expect(state.beat != nil && state.shown != there, "at the place where the stepper was")
  }

  /// Another lesson that was opened meanwhile gives way to that of the item.
  @Test func theLessonOfTheItemComesBack() throws {
    var state = try Self.state("first-hour")
    state.click("q")
    state.click("s")
    state.show(try #require(ShippedLessons.lesson("forks")))
    state.click(.function(5))
    #expect(state.lessonID == "toy-function" && state.isPresenting)
    state.click()
    #expect(state.frame.text.contains("f₀ = β₀ + ω₀ · x"))
  }
}
