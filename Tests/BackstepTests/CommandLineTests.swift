import Foundation
import Lessons
import Testing

/// What is printed where: results on standard output, one sentence about what is wrong on standard
/// error, and the exit code.
@Suite struct CommandLineTests {
  @Test func theVersionAndTheHelpGoToStandardOutput() throws {
    let version = try Program.run("--version")
    #expect(version.status == 0 && version.errors == "")
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    for arguments in [["--help"], ["-h"], ["help"], ["try", "--help"], ["trace", "--help"]] {
      let help = try Program.run(arguments)
      #expect(help.status == 0 && help.errors == "", "\(arguments)")
      #expect(help.output.contains("USAGE: backstep"), "\(arguments)")
      #expect(help.output.isHarmless)
    }
  }

  /// `open` is what a lesson's name alone does, so that its options are those of the program.
  @Test(arguments: [["--help"], ["help"], ["-h"]])
  func theHelpShowsHowALessonIsOpened(arguments: [String]) throws {
    let help = try Program.run(arguments).output
    let open = try Program.run("help", "open").output
    let options = open.matches(of: /\n  (--[a-z-]+)/).map { String($0.1) }
    #expect(options.count >= 8 && options.contains("--plain"))
    for option in options {
      #expect(help.components(separatedBy: "\n  \(option) ").count == 2, "\(option)")
    }
    #expect(help.contains("USAGE: backstep [LESSON] [options]\n"))
    #expect(help.contains("  operations  "))
    #expect(try Program.run("try", "--help").output.contains("--plain") == false)
  }

  @Test func everyOperationIsListed() throws {
    let list = try Program.run("operations")
    #expect(list.status == 0 && list.errors == "")
    for entry in OperationList.entries { #expect(list.output.contains(entry.usage)) }
    #expect(list.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try Program.run("operations", "--ascii").output.isASCII)
  }

  @Test func everyLessonIsListed() throws {
    let list = try Program.run("list")
    #expect(list.status == 0 && list.errors == "")
    for lesson in Expected.ids { #expect(list.output.contains(lesson)) }

    let document = try json("list", "--format", "json")
    #expect(document["format"] as? Int == 1)
    let lessons = try #require(document["lessons"] as? [[String: Any]])
    #expect(lessons.map { $0["id"] as? String } == Expected.ids)
    #expect(lessons.allSatisfy { $0["hasErrors"] as? Bool == false })
  }

  @Test func theMenuWithoutAScreenIsTheList() throws {
    let plain = try Program.run("--plain")
    #expect(try plain.output == Program.run("list").output)
    #expect(plain.status == 0 && plain.errors == "")
  }

  /// Arguments, and the sentence about them.
  static let wrong: [([String], String)] = [
    (["toy-funktion"], "backstep: no lesson 'toy-funktion'; did you mean 'toy-function'?"),
    (["trace", "zzz"], "backstep: no lesson 'zzz'; backstep list shows all"),
    (["zzz", "--plain"], "backstep: no lesson 'zzz'; backstep list shows all"),
    (["./no.yaml"], "./no.yaml:1:1: error: this file cannot be read: no such file or directory"),
    (["trace", "no/x"], "no/x:1:1: error: this file cannot be read: no such file or directory"),
    (["trace", "/"], "/:1:1: error: this is a folder, not a file"),
    (["/", "--plain"], "/:1:1: error: this is a folder, not a file"),
    (["list", "--lessons", "/no"], "backstep: no folder '/no' for --lessons"),
    (["toy-function", "--lessons", "/no"], "backstep: no folder '/no' for --lessons"),
    (["--nope"], "backstep: Unknown option '--nope'"),
    (["trace"], "backstep: Missing expected argument '<lesson>'"),
    (["try"], "backstep: Missing expected argument '<equations>'"),
    (
      ["list", "--format", "xml"],
      "backstep: The value 'xml' is invalid for '--format <format>'. Please provide one of 'text'"
        + " and 'json'."
    ),
    (
      ["try", "l = x^2", "x"],
      "backstep: 'x' is no value: write name=value, as in x=3 or 'x=[1, 2]'"
    ),
    (
      ["try", "l = x^2", "x=a"],
      "backstep: x: 'a' is not a number; write one as in '-1.5', '1e-3' or '1/3'"
    ),
    (
      ["try", "l = x^2", "x=1", "x=2"],
      "backstep: 'x' is given twice; leave one of its values out"
    ),
    (
      ["try", "l = x_0^2", "x0=1", "x_0=2", "=3"],
      """
      backstep: 'x_0' is given twice; leave one of its values out
      '=3' has no name before its '='; write name=value, as in x=3
      """
    ),
    (
      ["try", "l = x^2", "relu=1", "x y=2", "Β=3"],
      """
      backstep: 'relu' is the name of an operation; choose another name
      'x y' cannot be a name; a name is a letter, then letters, digits and '_'
      'Β' is the Greek letter U+0392, which looks like 'B' (U+0042); write 'B'
      """
    ),
    (
      ["try", "l = x^2 + y", "x=1", "y=2", "--learn", "x, z"],
      "backstep: no name 'z' for --learn; given are x, y"
    ),
    (["try", "l = 2^2", "--learn", "x"], "backstep: no name 'x' for --learn; nothing is given"),
    (
      ["try", "l = x^2", "x=1", "--forward", "x=[1"],
      "backstep: x: this '[' is never closed"
    ),
    (
      ["try", "x = 2; l = x", "x=3"],
      """
      backstep: equations:1:1: error: 'x' is both given and computed; remove it from one of the two
        x = 2; l = x
        ^
      """
    ),
    (
      ["try", "l = rleu(x)", "x=1"],
      """
      backstep: equations:1:5: error: no operation 'rleu'; did you mean 'relu'?
        l = rleu(x)
            ^
      """
    ),
    (
      ["try", "l = x^2"],
      """
      backstep: equations:1:5: error: 'x' is neither given nor computed
        l = x^2
            ^
        values follow the equations: backstep try 'l = w*x' w=2 x=3
      """
    ),
  ]

  @Test(arguments: wrong)
  func whatIsWrongIsSaidInASentence(arguments: [String], sentence: String) throws {
    let command = try Program.run(arguments)
    #expect(command.status == 2)
    #expect(command.errors == sentence + "\n")
    #expect(command.output == "")
  }

  /// Options may stand before the subcommand.
  @Test(arguments: [
    ["--lessons", Program.lessons, "list"], ["--lessons=\(Program.lessons)", "list"],
    ["--learner", "Ada", "list", "--lessons", Program.lessons],
  ])
  func aSubcommandMayFollowOptions(arguments: [String]) throws {
    let list = try Program.run(arguments)
    #expect(list.status == 0 && list.errors == "")
    #expect(try list.output == Program.run("list", "--lessons", Program.lessons).output)
  }

  @Test func aLessonMayFollowOptionsToo() throws {
    let plain = try Program.run("--lessons", Program.lessons, "toy-function", "--plain")
    #expect(plain.status == 0 && plain.output.contains("The toy function"))
    #expect(try Program.run("--lessons", Program.lessons, "--", "list").status == 2)
  }

  static let escape = "a\u{1B}[31mb\u{7}\u{9B}2J\u{8}"

  @Test(arguments: [
    [escape], ["trace", escape], [escape + ".yaml"], ["trace", "./" + escape], ["check", escape],
    ["--" + escape], ["-" + escape], ["list", "--format", escape], ["--color", escape],
    ["--theme", escape], ["try", escape], ["try", "l = " + escape, "a=1"],
    ["try", "l = x^2", "x=" + escape], ["try", "l = x^2", escape + "=1"],
    ["try", "l = x^2", escape],
    ["try", "l = x^2", "x=1", "--learn", escape], ["list", "extra" + escape],
    ["check", "--format", "json", escape], ["list", "--lessons", escape],
    ["toy-function", "--plain", "--lessons", escape], ["help", escape],
  ])
  func nothingThatSteersATerminalIsPrinted(arguments: [String]) throws {
    let command = try Program.run(arguments)
    #expect(command.output.isHarmless && command.errors.isHarmless)
    #expect((0...2).contains(command.status))
  }

  @Test(arguments: ["trace mlp-batch3 --format json", "--help"])
  func aClosedPipeEndsItQuietly(arguments: String) throws {
    let head = try Program.shell("\"$0\" \(arguments) | head -n 1")
    #expect(head.status == 0 && head.errors == "")
    #expect(head.output.filter { $0 == "\n" }.count == 1)
    // The reader is gone before anything is written, once with the signal and once without.
    for line in ["", "trap '' PIPE; "] {
      let nobody = try Program.shell(
        line + "(sleep 0.2; \"$0\" \(arguments); echo $? >&2) | true")
      #expect(nobody.errors == "141\n")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsSaidInASentence() throws {
    let full = try Program.shell("\"$0\" trace toy-function > /dev/full")
    #expect(full.status == 2)
    #expect(full.errors.hasPrefix("backstep: standard output cannot be written: no space left"))
    #expect(full.errors.filter { $0 == "\n" }.count == 1)
  }

  @Test func closedStandardFilesDoNotCrashIt() throws {
    #expect(try Program.shell("\"$0\" zzz 2>&-").status == 2)
    #expect(try Program.shell("\"$0\" list >&-").status == 2)
    #expect(try Program.shell("\"$0\" list <&-").status == 0)
    #expect(try Program.shell("\"$0\" <&- >&- 2>&-").status == 2)
  }
}

/// The object that a command prints as JSON.
func json(_ arguments: String..., status: Int = 0) throws -> [String: Any] {
  let command = try Program.run(arguments)
  try #require(command.status == status && command.errors == "")
  let document = try JSONSerialization.jsonObject(with: Data(command.output.utf8))
  return try #require(document as? [String: Any])
}
