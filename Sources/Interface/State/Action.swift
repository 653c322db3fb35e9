/// What a user can ask for, named for what it does and not for the key.
enum Action: Hashable, Sendable, CaseIterable {
  case next, back
  case nextPass, previousPass
  case nextPart, previousPart
  case nextIteration, previousIteration
  /// To the end of the update, or of the next one.
  case update
  case first, last
  case chooseNext, choosePrevious
  case runToChosen
  /// The next example of the batch by itself, and after the last their sum.
  case nextExample
  /// Opens the field of the question that stands here.
  case answer
  case submit, hint, reveal, skip
  case cursorLeft, cursorRight, lineStart, lineEnd, deleteBack, deleteForward, deleteAll
  case previousCell, nextCell, cellAbove, cellBelow
  case hintsSoFar
  /// Opens the editor of a given value.
  case edit
  /// Begins the task that stands here, or edits once more in it.
  case tryTask
  case leaveTask
  case undo, redo, revert
  case inspect
  case fewerDigits, moreDigits
  case about
  case up, down, pageUp, pageDown, top, bottom
  case open
  case help
  /// Closes what is open on top; never leaves.
  case close
  /// Back to where the lesson was opened from.
  case leave
  case suspend
}

/// Where keys are pressed.
enum Context: Hashable, Sendable, CaseIterable {
  /// `answer` is the open field of a question and `edit` that of a given value, where every printable
  /// key is text.
  case menu, stepper, answer, edit, inspector, about, help

  var takesText: Bool {
    switch self {
    case .answer, .edit: true
    case .menu, .stepper, .inspector, .about, .help: false
    }
  }
}

/// What only the program around the state can do.
package enum Effect: Hashable, Sendable {
  case quit
  /// Ctrl-C.
  case interrupt
  /// The terminal is gone.
  case hangup
  case suspend
  /// Read the lesson with this id and show it.
  case open(String)
}
