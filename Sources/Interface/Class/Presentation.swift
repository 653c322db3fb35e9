import Lessons
import Screen
import Study

/// A lesson in front of a class: what of a place is shown, the hands, and what was open before.
struct Presentation {
  /// What is shown of the place where the class stands.
  var beat = Beat.said(0)
  /// By the ids of questions, each after that of its lesson.
  var hands: [String: Hands] = [:]
  /// Whether the screen is empty, so that everybody looks elsewhere.
  var isBlank = false
  /// Whether it is asked where to go from the class.
  var isLeaving = false
  /// The line that is typed behind `:`; nil while none is.
  var line: Field?
  /// Where Next came from, the last one last: Back goes there.
  var trail: [Mark] = []
  /// Where the class stood when this was last looked at.
  var standpoint: Standpoint?
  /// What is to be gone through; nil of one lesson.
  var hour: Hour?
  /// The stepper as it was before, with what was answered in it; nil where a class was the way in.
  var before: Before?

  // What follows lies by itself, so that the state of a program without a class stays small.

  /// A place that Next has led on from, with all that was answered by then.
  final class Mark {
    let study: Study?
    let experiment: ExperimentStepper?
    let visited: [Int: ExperimentStudy]
    let beat: Beat
    /// Which item of the running order.
    let item: Int

    init(
      study: Study?, experiment: ExperimentStepper?, visited: [Int: ExperimentStudy], beat: Beat,
      item: Int
    ) {
      self.study = study
      self.experiment = experiment
      self.visited = visited
      self.beat = beat
      self.item = item
    }
  }

  /// What stood on the screen before the class.
  final class Before {
    let stepper: Stepper?
    let experiment: ExperimentStepper?
    let visited: [Int: ExperimentStudy]

    init(
      stepper: Stepper?, experiment: ExperimentStepper?, visited: [Int: ExperimentStudy] = [:]
    ) {
      self.stepper = stepper
      self.experiment = experiment
      self.visited = visited
    }
  }
}

/// What is done in front of a class, and nowhere else.
enum ClassAction: Hashable, Sendable {
  case next, back
  /// Begins the class, at the place where one is.
  case enter
  /// A hand more for the option whose number is pressed; the last one taken back; all counted anew.
  case raise, lower, countAgain
  case blank
  /// Opens the line behind `:`.
  case goTo
  /// Asks where to go; then there, or not.
  case ask, toStepper, toMenu, stay
  /// What the teacher is told here.
  case note
  /// Of a screen that follows a class: leaves it, and goes back to it.
  case letGo, followAgain
  /// Of the teacher's notes: what is done to the class.
  case drive(ClassDrive)
}
