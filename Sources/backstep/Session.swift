import Curses
import Foundation
import Interface
import Screen

/// The event loop: show the state, wait, let the state take the event in, do what it asks for.
struct Session {
  let terminal: any Terminal
  var state: AppState
  /// Reads a lesson and puts it into the state, or says there why not.
  let open: (String, inout AppState) -> Void

  /// - Returns: the exit code: 0, or 128 + n where the signal n would have ended the program.
  mutating func run() -> Int32 {
    while true {
      terminal.show(state.frame)
      switch state.receive(terminal.wait(timeout: nil)) {
      case nil: break
      case .quit: return 0
      case .interrupt: return 128 + SIGINT
      case .hangup: return 128 + SIGHUP
      case .suspend: terminal.suspend()
      case .open(let id): open(id, &state)
      }
    }
  }
}
