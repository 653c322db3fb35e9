import Interface
import Screen

/// Who is with a session besides the terminal: those who follow a class, or the class that is followed.
protocol Company: AnyObject {
  /// What the terminal is to wait for, too.
  var attended: [Attended] { get }
  /// Milliseconds until there is something to be looked for; nil where nothing is.
  var delay: Int? { get }

  /// Takes in what has come, before the next picture.
  func hear(_ state: inout AppState)

  /// Tells what is on the screen now, after a picture.
  func tell(_ state: AppState)

  /// Tells a few more what is on the screen.
  ///
  /// - Returns: whether there are others, who are told where no key has come.
  func tellMore() -> Bool

  func drive(_ drive: ClassDrive)

  func end()
}
