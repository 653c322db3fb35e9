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

  func drive(_ drive: ClassDrive)

  func end()
}
