import ArgumentParser
import Lessons

/// Completions for a shell: of everything that may stand on the command line.
enum Completions {
  /// The script for a shell, where the words ask for one.
  static func script(_ words: some Collection<String>) -> String? {
    let words = words.flatMap { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    guard words.first == "--generate-completion-script" else { return nil }
    let named = words.dropFirst().first.map { CompletionShell(rawValue: $0) }
    return (named ?? .autodetected()).map {
      CommandLineOfAll.completionScript(for: $0) + "\n" + (lessons[$0] ?? "")
    }
  }

  /// What is behind no subcommand is a lesson: by its id, or a file.
  private static let lessons: [CompletionShell: String] = [
    .bash: #"""

    _backstep_or_lesson() {
        _backstep "$@"
        case "${3}" in
        \#(Backstep.optionsWithValue.sorted().joined(separator: "|")))
            return
            ;;
        esac
        local word
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
            [[ "${word}" == -* ]] || return
        done
        [[ "${2}" == -* ]] && return
        COMPREPLY+=($(compgen -W "$(backstep list --ids 2>/dev/null)" -- "${2}"))
        COMPREPLY+=($(compgen -f -X '!*.yaml' -- "${2}"))
    }

    complete -o filenames -F _backstep_or_lesson backstep

    """#,
    .zsh: #"""

    _backstep_lessons() {
        (( CURRENT == 2 )) || return
        local -a ids=(${(f)"$(backstep list --ids 2>/dev/null)"})
        _describe -V lesson ids
        _files -g '*.yaml'
    }

    _backstep_or_lesson() {
        _backstep "$@"
        _backstep_lessons
    }

    compdef _backstep_or_lesson backstep
    if [[ "${funcstack[1]}" = _backstep ]]; then
        _backstep_lessons
    fi

    """#,
    .fish: #"""

    set -l first '__backstep_should_offer_completions_for_positional "backstep" -eq 1'
    complete -c 'backstep' -n "$first" -fka '(backstep list --ids)' -d 'Lesson'
    complete -c 'backstep' -n "$first" -fka '(__fish_complete_suffix .yaml)' -d 'Lesson file'

    """#,
  ]
}

extension CompletionKind {
  /// The ids of the lessons that are found.
  static let lessons = CompletionKind.shellCommand("backstep list --ids 2>/dev/null")
}

/// The program as its users see it: the options of `open` stand beside the subcommands. It is only
/// completed, never run.
private struct CommandLineOfAll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backstep", version: Surroundings.version,
    subcommands: Subcommand.allCases.filter { $0 != .open }.map(\.command))

  @Flag(help: "Show it to a class: larger, asked and answered with Next alone; nothing is kept.")
  var present = false
  @OptionGroup var room: RoomOptions
  @OptionGroup var beginning: BeginningOptions
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var kept: ProgressOptions
}
