/// A place that shows frames and reports events; one is in use at a time, by one thread.
package protocol Terminal: AnyObject {
  /// The size that the next frame should have.
  var size: Size { get }

  /// Makes the screen look like the frame; nothing is sent when it already does.
  ///
  /// A frame of another size is clipped, and blank where it is too small.
  func show(_ frame: Frame)

  /// The next event; `timeout` after so many milliseconds without one, and never if nil.
  func wait(timeout milliseconds: Int?) -> Event

  /// From now on `changed` is an event where something happens to this file, or in its folder; no
  /// other file is watched any more. To be called again after each: what was renamed over the file
  /// is another one.
  ///
  /// - Returns: whether the system tells of every change.
  func watch(_ path: String) -> Bool

  /// From now on `ready` is an event where one of these, and no other, can be read or written.
  func attend(to descriptors: [Attended])

  /// From now on frames are shown in the colours of a theme.
  func use(_ theme: Theme)

  /// Gives a text to the clipboard of the terminal, where it may and can.
  func copy(_ text: String)

  /// Gives the terminal back to the shell until the user continues the program (Ctrl-Z, `fg`).
  func suspend()

  /// Restores the terminal. More calls do nothing.
  func close()
}
