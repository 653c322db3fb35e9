import Foundation
import Interface
import Lessons
import Screen
import Testing

/// What `make install` puts in place besides the program and the lessons.
@Suite struct ManualPage {
  private static let macros: Set = [".TH", ".SH", ".SS", ".TP", ".B", ".nf", ".fi"]

  @Test func everySubcommandEveryKeyAndEveryVariableIsInIt() throws {
    let page = try Program.run("manual").output.replacing("\\-", with: "-")
    for subcommand in Subcommand.allCases where subcommand != .open {
      #expect(page.contains(".SS \"backstep \(subcommand.rawValue)\"\n"))
    }
    for place in KeyList.places(.ascii) {
      #expect(page.contains(".SS \"In \(place.name)\"\n") && !place.keys.isEmpty)
      for key in place.keys {
        #expect(page.contains(key.help.replacing("~", with: "\\(ti")), "\(key.help)")
      }
    }
    for variable in LessonFolders.variables {
      #expect(page.contains(variable), "\(variable)")
    }
  }

  /// A line that begins with a point or an apostrophe would be a request to roff, and be lost.
  @Test func nothingInItIsTakenForARequest() throws {
    let page = try Program.run("manual")
    #expect(page.status == 0)
    for line in page.output.split(separator: "\n") where line.hasPrefix(".") {
      #expect(
        Self.macros.contains(line.split(separator: " ").first.map(String.init) ?? ""), "\(line)")
    }
    #expect(!page.output.contains("\n'"))
    #expect(
      page.output.unicodeScalars.allSatisfy { $0 == "\n" || (0x20..<0x7F).contains($0.value) })
  }
}

@Suite struct ShellCompletions {
  /// What bash offers for the last of some words.
  private func offers(_ words: [String]) throws -> Set<String> {
    let folder = URL(filePath: Program.path).deletingLastPathComponent().path()
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      PATH='\(folder)':$PATH; eval "$("$0" --generate-completion-script bash)"
      COMP_WORDS=(backstep \(quoted)); COMP_CWORD=\(words.count); COMP_LINE="${COMP_WORDS[*]}"
      COMP_POINT=${#COMP_LINE}; COMPREPLY=()
      "$(complete -p backstep | sed 's/.*-F \\([^ ]*\\) .*/\\1/')" backstep \
      "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let ran = try ShellCommand(
      ["bash", "-c", script, Program.path], environment: Program.environment)
    #expect(ran.status == 0, "\(ran.errors)")
    return Set(ran.output.split(separator: "\n").map(String.init))
  }

  @Test(
    arguments: [
      (["tr"], ["trace", "try", "train-network"]),
      (["toy"], ["toy-function"]),
      (["--plain", "toy"], ["toy-function"]),
      (["--th"], ["--theme"]),
      (["--theme", "d"], ["dark"]),
      (["--learner", "toy"], []),
      (["trace", "toy"], ["toy-function"]),
      (["trace", "toy-function", "t"], []),
      (["run", "xav"], ["xavier"]),
      (["progress", "re"], ["reset"]),
      (["progress", "reset", "fork"], ["forks"]),
    ] as [([String], [String])]
  ) func whatMayFollowIsOffered(_ words: [String], _ expected: [String]) throws {
    #expect(try offers(words) == Set(expected))
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func everyShellHasItsScript(_ shell: String) throws {
    let script = try Program.run("--generate-completion-script", shell)
    #expect(script.status == 0 && script.errors.isEmpty)
    #expect(script.output.contains("backstep list --ids"))
    for subcommand in Subcommand.allCases where subcommand != .open {
      #expect(script.output.contains(subcommand.rawValue))
    }
    #expect(try Program.run("--generate-completion-script=\(shell)").output == script.output)
  }

  @Test func theIdsAreListedAlone() throws {
    let ids = try Program.run("list", "--ids").output.split(separator: "\n")
    #expect(ids.contains("toy-function") && !ids.contains { $0.contains(" ") })
  }
}
