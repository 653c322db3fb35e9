import Curses
import Interface
import Screen

/// The event loop: show the state, wait, let the state take the event in, do what it asks for.
struct Session {
  let terminal: any Terminal
  var state: AppState
  /// Reads a lesson and puts it into the state, or says there why not.
  let open: (String, inout AppState) -> Void

  mutating func run() {
    while true {
      terminal.show(state.frame)
      switch state.receive(terminal.wait(timeout: nil)) {
      case nil: break
      case .quit: return
      case .suspend: terminal.suspend()
      case .open(let id): open(id, &state)
      }
    }
  }
}
