import Autodiff
import Lessons

/// A part at one iteration, with the lesson's own values and with those that were put in: what
/// stays the same from step to step.
///
/// A class, for every view holds it and none changes it.
final class Scene: Sendable {
  /// The id of the lesson, and for whom it is drawn.
  let lesson: String
  let part: GraphLessonPart
  let iteration: Int
  /// With the lesson's own values.
  let own: Trace
  /// With other values; nil where there are none.
  let edited: Trace?
  /// What is shown. Kept, since to copy it costs more than all that is asked of it.
  let trace: Trace
  /// What can be edited, as the lesson gives it, and what was put in for it.
  let given: [Node.ID: Tensor]
  let edits: [Node.ID: Tensor]
  /// The learning rate that was put in for the lesson's own.
  let rate: Double?
  /// The loss before the last update; nil at iteration 0, and where other values were put in.
  let lossBefore: Double?
  /// What the part says, asks and sets, at any iteration.
  let notes: [Placement: [StageNote]]
  /// Of the part, at any iteration.
  let agenda: Agenda
  /// Where → stops; nil where it goes singly.
  let stops: Stops?
  /// At this iteration.
  let questions: [Placed<Question>]
  let tasks: [Placed<TryTask>]
  /// Where the first NaN or infinity arose.
  let firstNonFinite: NonFinite?

  init(
    lesson: String, part: GraphLessonPart, iteration: Int, own: Trace, edited: Trace?,
    given: [Node.ID: Tensor], edits: [Node.ID: Tensor], rate: Double?, lossBefore: Double?,
    notes: [Placement: [StageNote]], agenda: Agenda, stops: Stops?, questions: [Placed<Question>],
    tasks: [Placed<TryTask>], firstNonFinite: NonFinite?
  ) {
    (self.lesson, self.part, self.iteration) = (lesson, part, iteration)
    (self.own, self.edited, trace) = (own, edited, edited ?? own)
    (self.given, self.edits, self.rate, self.lossBefore) = (given, edits, rate, lossBefore)
    (self.notes, self.agenda, self.stops) = (notes, agenda, stops)
    (self.questions, self.tasks, self.firstNonFinite) = (questions, tasks, firstNonFinite)
  }

  /// - Parameter edits: of what the part begins with.
  convenience init(
    _ course: inout Course, _ spot: Spot, edits: [Node.ID: Tensor], rate: Double? = nil
  ) {
    let (part, iteration) = (course.parts[spot.part], spot.iteration)
    let own = course.trace(spot.part, iteration)
    let agenda = course.agenda(spot.part)
    let given = part.content.values
    let edited: Trace? =
      edits.isEmpty && rate == nil
      ? nil
      : part.content.trace(
        given: given.merging(edits) { _, edited in edited }, at: iteration, rate: rate
      ).grained
    let firstNonFinite = (edited ?? own).firstNonFinite
    let stops =
      iteration == 0 ? course.stops(spot.part).stopping(at: firstNonFinite?.position) : nil
    self.init(
      lesson: course.lesson.drawnID, part: part, iteration: iteration, own: own, edited: edited,
      given: given, edits: edits, rate: rate,
      lossBefore: edits.isEmpty && rate == nil ? course.lossBefore(spot.part, iteration) : nil,
      notes: course.notes(spot.part), agenda: agenda, stops: stops,
      questions: agenda.questions.filter { $0.placement.iteration == iteration },
      tasks: agenda.tasks.filter { $0.placement.iteration == iteration },
      firstNonFinite: firstNonFinite)
  }

  /// The part as it would be with other values put in, on top of the edits.
  func trace(putting values: [Node.ID: Tensor], rate: Double?) -> Trace {
    let all = given.merging(edits) { _, edited in edited }
    return part.content.trace(
      given: all.merging(values) { _, value in value }, at: iteration, rate: rate ?? self.rate)
  }
}
