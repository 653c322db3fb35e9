import ArgumentParser
import Interface
import Lessons
import Screen

/// The manual page, made of what the help is made of: the command line and the table of keys.
enum Manual {
  /// In roff with the macros of `man`, all of it ASCII.
  static var page: String {
    let sections = [
      (
        "NAME",
        [Roff.text("backstep - step through backpropagation on a small computational graph")]
      ),
      ("SYNOPSIS", [Roff.verbatim("backstep [LESSON] [options]\nbackstep <subcommand>")]),
      ("DESCRIPTION", [Roff.text(description)]),
      ("A LESSON AND THE MENU", [Roff.verbatim(Backstep.helpMessage(for: Open.self, columns: 72))]),
      ("SUBCOMMANDS", subcommands), ("KEYS", keys), ("ENVIRONMENT", terms(variables)),
      ("FILES", terms(files)), ("EXIT STATUS", terms(codes)),
    ]
    return
      ([".TH BACKSTEP 1 \"\" \"backstep \(Surroundings.version)\" \"User Commands\""]
      + sections.flatMap { [".SH \(Roff.quoted($0.0))"] + $0.1 }).joined(separator: "\n") + "\n"
  }

  private static let description = """
    A forward pass, backward pass #1 and backward pass #2 of a small network are gone through step by \
    step, in both directions, with every number, formula and shape in view. Lessons are text files. \
    Without a lesson there is a menu of them.
    """

  private static var subcommands: [String] {
    Subcommand.allCases.filter { $0 != .open }.flatMap { subcommand in
      [
        ".SS \(Roff.quoted("backstep " + subcommand.rawValue))",
        Roff.verbatim(Backstep.helpMessage(for: subcommand.command, columns: 72)),
      ]
    }
  }

  private static var keys: [String] {
    KeyList.places(.ascii).flatMap { place in
      [".SS \(Roff.quoted("In " + place.name))"]
        + terms(place.keys.map { ($0.names.joined(separator: ", "), $0.help) })
    } + [Roff.text("Ctrl-C quits at once, everywhere.")]
  }

  private static func terms(_ terms: [(String, String)]) -> [String] {
    terms.flatMap { [".TP", ".B \(Roff.quoted($0))", Roff.text($1)] }
  }

  private static let variables = [
    ("BACKSTEP_LESSONS", "A folder of lessons, searched after that of --lessons."),
    ("NO_COLOR", "No colours, if it is set and not empty; --color always goes before it."),
    ("COLORFGBG", "The background of the terminal, where that does not say it itself."),
    (
      "XDG_DATA_HOME",
      "Where lessons of one's own are: in backstep/lessons; ~/.local/share without it."
    ),
    ("XDG_CONFIG_HOME", "Where config.yaml is: in backstep; ~/.config without it."),
    (
      "XDG_RUNTIME_DIR",
      "Where classes listen: in backstep, for notes and follow; /tmp/backstep-UID without it."
    ),
    ("XDG_STATE_HOME", "Where progress is kept: in backstep; ~/.local/state without it."),
  ]

  private static let files = [
    ("$XDG_STATE_HOME/backstep/progress.json", "Where one is in each lesson, and the answers."),
    (
      "$XDG_CONFIG_HOME/backstep/config.yaml",
      "What is wanted in all lessons: theme, glyphs, mouse (true or false), digits (decimals), and keys, "
        + "from a key to the one that it stands for, as in {j: PageDown}. Options go before it."
    ),
    ("$XDG_DATA_HOME/backstep/lessons", "Lessons of one's own, found by their ids."),
    (
      "$XDG_DATA_HOME/backstep/lessons/classes",
      "Running orders of one's own, found by their names."
    ),
  ]

  private static let codes = [
    ("0", "All is well."),
    ("1", "backstep check found problems, or backstep compare wrong numbers."),
    ("2", "Wrong use, a file that cannot be read, or no terminal."),
    ("128+n", "Ended by signal n: 130 is Ctrl-C."),
  ]
}

/// The spelling of roff.
enum Roff {
  /// A paragraph, filled anew.
  static func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }
      .joined(separator: "\n")
  }

  /// Lines that stay as they are.
  static func verbatim(_ text: String) -> String { ".nf\n\(self.text(text))\n.fi" }

  /// The argument of a macro.
  static func quoted(_ text: String) -> String {
    "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\""
  }

  /// Of what begins a line, a point and an apostrophe would begin a request.
  private static func line(_ text: some StringProtocol) -> String {
    let escaped = escaped(String(text))
    return (escaped.first.map { ".'".contains($0) } ?? false ? "\\&" : "") + escaped
  }

  private static func escaped(_ text: String) -> String {
    String(
      text.flatMap { character in
        switch character {
        case "\\": "\\e"
        case "-": "\\-"
        case "^": "\\(ha"
        case "~": "\\(ti"
        case "`": "\\(ga"
        default: String(character)
        }
      })
  }
}
