import Testing

/// `backstep check`: findings are its result, and go to standard output.
@Suite struct CheckCommandTests {
  @Test func theLessonsThatShipAreRight() throws {
    let check = try Program.run("check", Program.lessons)
    #expect(check.status == 0 && check.errors == "")
    #expect(check.output.contains("\(Expected.ids.count) lessons, 2 running orders, 0 errors"))
    #expect(try Program.run("check").output == check.output)
  }

  @Test func aFolderOfRunningOrdersNeedsNoLesson() throws {
    let check = try Program.run("check", "\(Program.lessons)/classes")
    #expect(check.status == 0 && check.output.contains("0 lessons, 2 running orders, 0 errors"))
  }

  @Test func aLessonOrARunningOrderMayBeNamedByItsID() throws {
    for (words, said) in [
      (["toy-function"], "1 lesson, 0 errors"), (["first-hour"], "0 lessons, 1 running order"),
      (["forks", "\(Program.lessons)/01-toy-function.yaml"], "2 lessons, 0 errors"),
    ] {
      let check = try Program.run(["check"] + words)
      #expect(check.status == 0 && check.output.contains(said), "\(words): \(check)")
    }
    let unknown = try Program.run("check", "toy-funktion")
    #expect(unknown.status == 2 && unknown.output == "")
    #expect(unknown.errors.contains("no lesson 'toy-funktion'; did you mean 'toy-function'?"))
    // A folder or a file that is there goes before.
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.broken, to: "forks")
    let shadowed = try Program.shell(
      "cd \(TmuxSession.quoted(folder.path(""))) && \"$0\" check forks")
    #expect(shadowed.status == 1 && shadowed.output.hasPrefix("forks:5:7: error"))
  }

  static let broken = """
    format: 1
    id: broken
    title: Broken
    graph: |
      h = rleu(x)
      l = h^2
    loss: l
    given:
      x: 2
    """

  @Test func aFindingHasAPlaceItsLineAndACaret() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.broken, to: "broken.yaml")
    let check = try Program.run("check", file)
    #expect(check.status == 1 && check.errors == "")
    let lines = check.output.split(separator: "\n").map(String.init)
    let index = try #require(lines.firstIndex { $0.contains("rleu'") })
    #expect(lines[index].hasPrefix("\(file):5:7: error: no operation 'rleu'; did you mean 'relu'?"))
    #expect(lines[index + 1] == "    h = rleu(x)")
    #expect(lines[index + 2] == "        ^")
  }

  @Test func aLessonMayFollowOneOfTheFoldersThatTheProgramSees() throws {
    let folder = try TemporaryFolder()
    let lesson = Self.broken.replacing("rleu", with: "relu")
    for (after, errors) in [(Expected.ids[0], 0), ("no-such-lesson", 1)] {
      let file = try folder.write("\(lesson)\nprerequisites: [\(after)]\n", to: "broken.yaml")
      #expect(try Program.run("check", file).output.contains(", \(errors) error"))
    }
  }

  @Test func findingsAreAvailableAsJSON() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.broken, to: "broken.yaml")
    let check = try Program.run("check", "--format", "json", file)
    #expect(check.status == 1 && check.errors == "")
    #expect(check.output.contains("\"line\": 5") && check.output.contains("\"column\": 7"))
  }

  @Test(arguments: ["/nonexistent", "/nonexistent/no.yaml"])
  func whatCannotBeReadIsAFinding(path: String) throws {
    let check = try Program.run("check", path)
    #expect(check.status == 1)
    #expect(
      check.output.hasPrefix("\(path):1:1: error: this file cannot be read: no such file"))
  }

  @Test func aBrokenLessonIsToldAboutWhereverItIsOpened() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.broken, to: "broken.yaml")
    for arguments in [[file], [file, "--plain"], ["trace", file]] {
      let command = try Program.run(arguments)
      #expect(command.status == 2 && command.output == "", "\(arguments)")
      #expect(command.errors.hasPrefix("\(file):5:7: error: no operation 'rleu'"), "\(arguments)")
    }
  }

  @Test func nothingInAFileSteersTheTerminal() throws {
    let folder = try TemporaryFolder()
    let hostile = Self.broken.replacing("Broken", with: "\"\\e[31mB\\a\"")
      .replacing("rleu", with: "r\u{9B}31m\u{202E}u")
    let file = try folder.write(hostile, to: "hostile.yaml")
    for arguments in [["check", file], ["trace", file], [file, "--plain"]] {
      let command = try Program.run(arguments)
      #expect(command.output.isHarmless && command.errors.isHarmless, "\(arguments)")
      #expect(command.status == (arguments[0] == "check" ? 1 : 2))
    }
    for arguments in [["list"], ["list", "--format", "json"], ["--plain"]] {
      let command = try Program.run(arguments, environment: ["BACKSTEP_LESSONS": folder.path("")])
      #expect(command.status == 0)
      #expect(command.output.isHarmless && command.errors.isHarmless, "\(arguments)")
    }
  }
}
