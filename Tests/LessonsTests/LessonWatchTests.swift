import Autodiff
import Foundation
import Testing

@testable import Lessons

/// A lesson file that is looked at while somebody writes it.
@Suite struct LessonWatches {
  private func text(_ number: Int) -> String {
    """
    format: 1
    id: watched
    title: Number \(number)
    graph: l = x^2
    given: {x: \(number)}
    learn: [x]

    """
  }

  @Test func thereIsNewsWhenItIsSavedAndNoneOtherwise() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("a.yaml", text(1))
    let watch = Watcher(folder.path + "a.yaml")
    #expect(watch.news()?.lesson?.title == "Number 1")
    #expect(watch.isSilent)
    try folder.write("a.yaml", text(12))
    let news = try #require(watch.news())
    #expect(news.lesson?.title == "Number 12" && news.findings.isEmpty)
    #expect(watch.isSilent)
  }

  /// Most editors write another file and rename it.
  @Test func aFileThatIsRenamedIntoItsPlaceIsNews() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("a.yaml", text(1))
    let watch = Watcher(folder.path + "a.yaml")
    _ = watch.news()
    for number in 2...5 {
      try folder.write("a.yaml~", text(number))
      #expect(rename(folder.path + "a.yaml~", folder.path + "a.yaml") == 0)
      #expect(watch.news()?.lesson?.title == "Number \(number)")
    }
  }

  @Test func aFileThatIsGoneForAMomentIsNoNews() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("a.yaml", text(1))
    let watch = Watcher(folder.path + "a.yaml")
    _ = watch.news()
    #expect(watch.delay == nil)
    #expect(unlink(watch.path) == 0)
    // However often it is looked at within a quarter of a second.
    for _ in 0..<3 { #expect(watch.isSilent) }
    #expect(watch.delay == 250)
    try folder.write("a.yaml", "")
    watch.now += .milliseconds(249)
    #expect(watch.isSilent)
    #expect(watch.delay == 1)
    try folder.write("a.yaml", text(2))
    #expect(watch.news()?.lesson?.title == "Number 2")
    #expect(watch.delay == nil)
    #expect(unlink(watch.path) == 0)
    #expect(watch.isSilent)
    watch.now += .milliseconds(250)
    #expect(watch.delay == 0)
    let gone = try #require(watch.news())
    #expect(gone.lesson == nil)
    #expect(
      gone.findings.map(\.sentence) == ["this file cannot be read: no such file or directory"])
    #expect(watch.isSilent)
    #expect(watch.delay == nil)
  }

  /// Where the system does not tell of changes.
  @Test func whatNobodyTellsIsLookedAtFourTimesASecond() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("a.yaml", text(1))
    let watch = Watcher(folder.path + "a.yaml")
    watch.isTold = false
    for number in 1...3 {
      try folder.write("a.yaml", text(number))
      #expect(watch.news()?.lesson?.title == "Number \(number)")
      #expect(watch.delay == 250)
      watch.now += .milliseconds(250)
    }
  }

  @Test func whateverTakesItsPlaceIsSaidInOneSentence() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let watch = Watcher(folder.path + "a.yaml")
    func sentences() -> [String]? { watch.news()?.findings.map(\.sentence) }
    try folder.write("a.yaml", "")
    #expect(sentences() == ["this file is empty"])
    #expect(watch.isSilent)
    try folder.write("a.yaml", String(repeating: "# much\n", count: 200_000))
    #expect(
      sentences() == ["this file is larger than 1 MiB, which is more than is read"])
    #expect(unlink(watch.path) == 0 && mkdir(watch.path, 0o700) == 0)
    #expect(sentences() == ["this is a folder, not a file"])
    #expect(rmdir(watch.path) == 0 && mkfifo(watch.path, 0o600) == 0)
    #expect(sentences() == ["this is not a regular file"])
    #expect(unlink(watch.path) == 0)
    try folder.write("a.yaml", text(3))
    #expect(sentences() == [])
    try folder.write("a.yaml", "")
    #expect(watch.isSilent)
    watch.now += .milliseconds(250)
    #expect(sentences() == ["this file is empty"])
  }

  @Test func theStepThatWasWrittenIsNamed() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let steps = """
      steps:
        - {at: start, say: First.}
        - at: forward l
          say: |
            Second,
            in two lines.

      """
    try folder.write("a.yaml", text(3) + steps)
    let watch = Watcher(folder.path + "a.yaml")
    let loss = try #require(watch.news()?.lesson?.graphs.first?.content.graph.loss)
    func changed(_ old: String, _ new: String) throws -> Stage? {
      try folder.write("a.yaml", text(3) + steps.replacing(old, with: new))
      return try #require(watch.news()).changed?.stage
    }
    #expect(try changed("in two", "in some") == .forward(loss))
    #expect(try changed("First", "Once more the first") == .start)
    #expect(try changed("steps:", "# A comment of no step\nsteps:") == nil)
    #expect(try changed("Second", "{") == nil, "what cannot be read leads nowhere")
    #expect(try changed("- at:", "- at: end\n    say: Third.\n  - at:") == .end)
  }

  /// What `check` says, not only what reading says.
  @Test func whatIsClaimedWronglyIsFoundAndTheLessonShown() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("a.yaml", text(3) + "expect: {l: 10}\n")
    let watch = Watcher(folder.path + "a.yaml")
    let news = try #require(watch.news())
    #expect(news.lesson?.title == "Number 3")
    #expect(news.findings.map(\.sentence) == ["'l' is 9, not 10"])
  }
}

/// A watch, to be asked inside of expectations.
private final class Watcher {
  private var watch: LessonWatch
  var now = ContinuousClock.now
  var isTold = true
  var path: String { watch.path }
  var delay: Int? { watch.delay(at: now) }

  init(_ path: String) { watch = LessonWatch(path) }

  func news() -> LessonWatch.News? { watch.news(at: now, isTold: isTold) }

  /// Whether there is no news.
  var isSilent: Bool { news() == nil }
}
