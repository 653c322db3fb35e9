internal import CTerminal

/// Why there is no screen to show anything on; `description` is the sentence to print before the
/// program ends with 2.
package enum OpeningError: Error, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  case inputIsNoTerminal
  case outputIsNoTerminal
  case typeIsMissing
  case typeIsDumb
  case typeIsUnknown
  case typeIsTooSimple
  case failed

  package var description: String {
    switch self {
    case .inputIsNoTerminal:
      "standard input is not a terminal; --plain prints the lesson as text"
    case .outputIsNoTerminal:
      "standard output is not a terminal; --plain prints the lesson as text"
    case .typeIsMissing:
      "TERM is not set, so the screen cannot be drawn; --plain prints the lesson as text"
    case .typeIsDumb:
      "TERM is 'dumb', so the screen cannot be drawn; --plain prints the lesson as text"
    case .typeIsUnknown:
      "this computer does not know the terminal type in TERM; try TERM=xterm-256color, or --plain"
        + " for the lesson as text"
    case .typeIsTooSimple:
      "a terminal of the type in TERM cannot move its cursor; --plain prints the lesson as text"
    case .failed:
      "the terminal could not be opened; --plain prints the lesson as text"
    }
  }

  /// The error for a result of `terminal_open`, nil for success.
  init?(code: Int32) {
    switch Int(code) {
    case Int(TERMINAL_OPEN): return nil
    case Int(TERMINAL_NO_INPUT): self = .inputIsNoTerminal
    case Int(TERMINAL_NO_OUTPUT): self = .outputIsNoTerminal
    case Int(TERMINAL_TYPE_MISSING): self = .typeIsMissing
    case Int(TERMINAL_TYPE_DUMB): self = .typeIsDumb
    case Int(TERMINAL_TYPE_UNKNOWN): self = .typeIsUnknown
    case Int(TERMINAL_TYPE_TOO_SIMPLE): self = .typeIsTooSimple
    default: self = .failed
    }
  }
}
