/// What the terminal reports; `Terminal.wait` returns one at a time.
package enum Event: Hashable, Sendable {
  case key(Key)
  case mouse(MousePress)
  /// Text that was pasted: never keys, so that a pasted `q` quits nothing. It may hold anything.
  case paste(String)
  /// The window has a new size; the last frame is gone.
  case resized(Size)
  /// The program was suspended and goes on; the screen must be shown again.
  case resumed(Size)
  /// Something happened to the file that is watched, or near it.
  case changed
  /// Something can be done with a descriptor that is attended to.
  case ready
  /// Ctrl-C, or SIGINT with a terminal to report to.
  case interrupt
  /// The terminal is gone, or a signal asks the program to end; leave at once.
  case hangup
  /// Nothing happened in the time given.
  case timeout
}

/// A descriptor, besides the terminal, at which something can happen.
package struct Attended: Hashable, Sendable {
  package let descriptor: Int32
  /// Whether to tell when it takes something, and not only when it has something.
  package let isWritten: Bool

  package init(_ descriptor: Int32, isWritten: Bool) {
    self.descriptor = descriptor
    self.isWritten = isWritten
  }
}

/// A press of the mouse; movements and releases are not reported.
package struct MousePress: Hashable, Sendable {
  package enum Button: Hashable, Sendable {
    case left, middle, right, wheelUp, wheelDown
  }

  package var position: Position
  package var button: Button

  package init(_ button: Button, at position: Position) {
    self.button = button
    self.position = position
  }
}
