import Foundation
import Testing

/// Lessons and running orders in front of a class, as they are opened from the command line.
@Suite struct ClassCommandTests {
  private static let order = """
    title: A class
    minutes: 20
    items:
      - {lesson: toy-function, to: backward h2, minutes: 10}
      - {lesson: toy-funktion, minutes: 10}

    """

  @Test(
    arguments: [
      (["class", "zzz"], "no running order 'zzz'; there are double-hour, first-hour"),
      (["class", "first-our"], "no running order 'first-our'; did you mean 'first-hour'?"),
      (["class", "first-hour", "--plain"], "class needs the screen; leave --plain out"),
      (["--present"], "--present needs a lesson: backstep LESSON --present"),
      (
        ["toy-function", "--present", "--plain"],
        "--present needs the screen; leave --plain out"
      ),
    ])
  func wrongUseIsSaidInASentence(_ arguments: [String], _ sentence: String) throws {
    let command = try Program.run(arguments)
    #expect(command.status == 2 && command.output == "")
    #expect(command.errors == "backstep: \(sentence)\n")
  }

  @Test func whatIsWrongInAFileIsSaidWithItsPlace() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.order, to: "mine.yaml")
    let finding = "\(file):5:14: error: no lesson 'toy-funktion'; did you mean 'toy-function'?"
    let command = try Program.run("class", file)
    #expect(command.status == 2 && command.errors.hasPrefix(finding), "\(command.errors)")
    let check = try Program.run("check", file)
    #expect(check.status == 1 && check.output.hasPrefix(finding), "\(check.output)")
    #expect(check.output.contains("0 lessons, 1 running order, 1 error"), "\(check.output)")
  }

  /// Where a lesson is wanted it is said what it is.
  @Test func aRunningOrderIsNoLesson() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.order, to: "mine.yaml")
    let command = try Program.run(file, "--plain")
    #expect(command.status == 2)
    #expect(
      command.errors == "backstep: '\(file)' is a running order; backstep class goes through it\n")
    let list = try Program.run("list", "--lessons", folder.url.path())
    #expect(list.status == 0 && list.errors == "" && !list.output.contains("mine"))
  }

  @Test func runningOrdersAreListedByThemselves() throws {
    let list = try Program.run("list", "--classes")
    #expect(list.status == 0 && list.output == "double-hour\nfirst-hour\n")
    #expect(try !Program.run("list").output.contains("hour"))
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func aClassIsGoneThroughWithAClicker() throws {
    let session = try Program.open("class first-hour", columns: 120, rows: 40)
    #expect(try session.wait(for: "0 of 50 min, here to 11"))
    try session.press("NPage")
    #expect(try session.wait(for: "step 1 of 24"))
    try session.press("F5", "b")
    #expect(try session.wait { try !session.text().contains("step") })
    try session.press("NPage")
    #expect(try session.wait(for: "step 1 of 24"))
    try session.press("q")
    #expect(try session.wait(for: "Leave the class?"))
    try session.press("m")
    #expect(try session.wait(for: "F5 goes on with the class.") && session.wait(for: "lessons"))
    try session.press("F5")
    #expect(try session.wait(for: "step 1 of 24"))
    try session.press("q", "m")
    #expect(try session.wait(for: "lessons"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
  }

  /// What a class answers is nobody's progress.
  @Test(.enabled(if: TmuxSession.isAvailable)) func nothingIsKeptOfIt() throws {
    let folder = try TemporaryFolder()
    let session = try Program.open(
      "toy-function --present --at 'backward h2'",
      environment: ["XDG_STATE_HOME": folder.url.path()])
    #expect(try session.wait(for: "∂ℓ/∂h₂ = ?"))
    try session.press("NPage", "NPage")
    #expect(try session.wait(for: "✓ −3.366"))
    try session.press("q", "m", "q")
    #expect(try session.exitStatus() == 0)
    #expect(folder.text("backstep/progress.json") == "")
  }
}
