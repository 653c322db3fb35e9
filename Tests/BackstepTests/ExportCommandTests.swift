import Foundation
import Lessons
import Testing

@testable import backstep

/// `backstep export`: what `trace` prints, as a file.
@Suite struct ExportCommandTests {
  @Test func withoutAFileItGoesToStandardOutput() throws {
    let export = try Program.run("export", "mlp-batch3", "--format", "json", "--part", "2")
    let trace = try Program.run("trace", "mlp-batch3", "--format", "json", "--part", "2")
    #expect(export.status == 0 && export.errors == "")
    #expect(export.output.hasPrefix("{") && export.output == trace.output)
  }

  @Test func aFileIsWrittenOverOnlyWhereThatIsWanted() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine", to: "out.json")
    let arguments = ["export", "toy-function", "--format", "json", "-o", path]
    let refused = try Program.run(arguments)
    #expect(refused.status == 2 && refused.output == "")
    #expect(refused.errors == "backstep: \(path) exists already; --force writes over it\n")
    #expect(folder.text("out.json") == "mine")
    let forced = try Program.run(arguments + ["--force"])
    #expect(forced.status == 0 && forced.output == "" && forced.errors == "")
    let trace = try Program.run("trace", "toy-function", "--format", "json")
    #expect(folder.text("out.json") == trace.output)
  }

  /// A device, a pipe or a link is not replaced by a file.
  @Test func whatIsNoPlainFileIsWrittenInto() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("mine", to: "kept.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    let link = folder.path("link.json")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    for path in [link, file, "/dev/null"] {
      let export = try Program.run(
        "export", "toy-function", "--format", "json", "-o", path, "--force")
      #expect(export.status == 0 && export.errors == "")
    }
    let kept = try FileManager.default.attributesOfItem(atPath: file)
    #expect(kept[.posixPermissions] as? Int == 0o640)
    #expect(folder.text("kept.json").contains("\"lesson\": \"toy-function\""))
    let types = try [link, "/dev/null"].map {
      try FileManager.default.attributesOfItem(atPath: $0)[.type] as? FileAttributeType
    }
    #expect(types == [.typeSymbolicLink, .typeCharacterSpecial])
  }

  @Test func inAFolderItIsNamedAfterTheLessonAndThePart() throws {
    let folder = try TemporaryFolder()
    for arguments in [["toy-function"], ["mlp-batch3", "--part", "2"]] {
      let export = try Program.run(
        ["export"] + arguments + ["--format", "json", "-o", folder.url.path()])
      #expect(export.status == 0 && export.errors == "")
    }
    #expect(folder.text("toy-function.json").contains("\"lesson\": \"toy-function\""))
    #expect(folder.text("mlp-batch3-2.json").contains("\"part\": 2"))
  }

  @Test(arguments: [["--format", "docx"], []]) func onlyFormatsThatExistAreNamed(
    _ options: [String]
  ) throws {
    let export = try Program.run(["export", "toy-function"] + options)
    #expect(export.status == 2 && export.output == "")
    #expect(options.isEmpty ? export.errors.contains("--format") : export.errors.contains("json"))
    for name in ["docx'.", "pdf"] { #expect(!export.errors.contains(name)) }
    #expect(try Program.run("export", "--help").output.contains("json"))
  }

  /// Else an id could be opened in one way only.
  @Test func noLessonIsCalledLikeASubcommand() throws {
    let help = try Program.run("--help").output
    let list = try #require(help.firstRange(of: "SUBCOMMANDS:"))
    let listed = help[list.upperBound...].matches(of: /\n  ([a-z]+)(?: |\n)/).map { String($0.1) }
    #expect(listed.count + 1 == Subcommand.allCases.count, "all but open, in \(listed)")
    for name in listed + Subcommand.allCases.map(\.rawValue) + ["help"] {
      #expect(LessonID.problem(with: name)?.contains("subcommand") == true, "\(name)")
      #expect(try Program.run(name, "--help").status == 0)
    }
    #expect(LessonID.problem(with: "toy-function") == nil)
  }
}
