import Autodiff
import Foundation
import Support
import Testing

@testable import Lessons

/// Every formula that a lesson or a fixture shows, read literally and with its shape, gives the
/// number beside it.
@Suite struct LiteralReadingOfLessons {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons").path()
  static let lessons = LessonLibrary(folders: [folder]).entries.compactMap(\.file.lesson)

  @Test func everyStepOfALessonSaysWhatItShows() {
    #expect(Self.lessons.count >= 5)
    for lesson in Self.lessons {
      for part in lesson.graphs {
        var run = part.content.run
        let last = run?.lastIteration ?? 0
        for iteration in Set([0, 1, last]).filter({ $0 <= last }) {
          let trace = run?.trace(at: iteration) ?? part.content.trace()
          let faults = BookReader.faults(of: trace)
          #expect(faults.isEmpty, "\(lesson.id), iteration \(iteration): \(faults)")
        }
      }
    }
  }

  /// But for what the page leaves to the shape of the result, a class and which way examples lie, and
  /// for what is kept from growing, the entropy of probabilities near 0 and 1.
  @Test func everyStepOfAFixtureSaysWhatItShows() throws {
    let cases = PyTorchOperations.cases.filter {
      $0.layout != "rows" && !$0.operation.hasPrefix("cross_entropy")
        && $0.operation != "binary_cross_entropy"
        && !$0.inputs.values.contains { $0.tensor.hasNonFinite }
    }
    var read = 0
    for item in cases {
      let trace = try item.trace()
      let numbers = trace.values + trace.gradients.compactMap(\.self)
      guard numbers.allSatisfy({ !$0.hasNonFinite && $0.largestMagnitude < 1e100 }) else {
        continue
      }
      read += 1
      let faults = BookReader.faults(of: trace)
      #expect(faults.isEmpty, "\(item): \(faults)")
    }
    #expect(read > 100)
  }
}
