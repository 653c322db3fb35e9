import Lessons
import Testing

/// Every lesson that ships, read in sentences from its start to its end.
@Suite struct PlainCourse {
  /// What is typed into the program by a pipe is answered as it is to the reader who sits there: all
  /// questions are answered, wrongly and then rightly, and all tasks done.
  @Test(arguments: Expected.ids) func isReadToItsEnd(_ id: String) throws {
    let lesson = try #require(Expected.lessons.first { $0.id == id })
    var learner = PlainLearner(lesson)
    try learner.play()
    let folder = try TemporaryFolder()
    let lines = try folder.write(learner.typed.joined(separator: "\n") + "\n", to: "lines")
    let run = try Program.shell("\"$0\" \(id) --plain --no-progress < \(TmuxSession.quoted(lines))")
    #expect(run.status == 0 && run.errors == "")
    let read = run.output.split(separator: "\n").map(String.init)
    let first = zip(read, learner.read).first { $0 != $1 }
    #expect(read.count == learner.read.count && first == nil, "\(String(describing: first))")
    let notes = lesson.parts.flatMap(\.notes)
    #expect(read.contains("This lesson is done."), "\(read.suffix(20))")
    #expect(read.count { $0.hasPrefix("● right: ") } == notes.flatMap(\.questions).count)
    #expect(read.count { $0.hasPrefix("● done: ") } == notes.compactMap(\.task).count)
  }
}
