import Foundation
import Testing

@testable import Lessons

/// The notes for the teacher say how long each stretch of a class takes: from its stage to that of the
/// next note.
@Suite struct CourseMinutes {
  /// The number that a note begins with.
  static func minutes(_ note: Prose) -> Int? {
    guard case .text(let start)? = note.spans.first?.content,
      let found = start.firstMatch(of: /^(\d+) minutes?\.$/)
    else { return nil }
    return Int(found.1)
  }

  /// Of a lesson in front of a class, which takes longer than the minutes of its header: hands are
  /// counted.
  @Test(arguments: Course.ids) func everyNoteSaysHowLong(_ id: String) throws {
    let lesson = try #require(Course.lessons.first { $0.id == id })
    for part in lesson.parts {
      let first = part.notes.first { $0.teacher != nil }
      #expect(
        first?.stage == .start || part.notes.allSatisfy { $0.questions.isEmpty },
        "the minutes of '\(part.title ?? id)' begin at its start")
      for note in part.notes {
        #expect(note.questions.isEmpty || note.teacher != nil, "\(note.questions.map(\.id))")
        if let teacher = note.teacher {
          #expect(Self.minutes(teacher) != nil, "\(teacher.place)")
        }
      }
    }
    let sum = lesson.parts.flatMap(\.notes).compactMap(\.teacher).compactMap(Self.minutes)
      .reduce(0, +)
    let alone = try #require(lesson.minutes)
    #expect((alone...3 * alone).contains(sum), "\(sum) minutes, alone \(alone)")
  }

  @Test(arguments: ["first-hour", "double-hour"])
  func theNotesOfARunningOrderFillItsMinutes(_ name: String) throws {
    let file = RunningOrderFile.read("\(Course.folder)/classes/\(name).yaml")
    let order = try #require(file.order)
    let (items, findings) = file.planned(RunningOrderTests.library)
    #expect(findings.map(\.rendered) == [] && !items.isEmpty)
    #expect(items.map(\.minutes).reduce(0, +) == order.minutes)
    for item in items {
      let told = (item.start.part...item.end.part).flatMap { index in
        let part = item.lesson.parts[index]
        return part.notes.filter { note in
          (index != item.start.part || part.order(item.start.stage, note.stage) == true)
            && (index != item.end.part || part.order(note.stage, item.end.stage) == true)
        }
      }
      let sum = told.compactMap(\.teacher).compactMap(Self.minutes).reduce(0, +)
      #expect(sum == item.minutes, "\(item.lesson.id) from \(item.start.stage)")
    }
  }
}
