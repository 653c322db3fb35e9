import Lessons
package import Study

/// All of a class, but for the text of its lesson, by which another terminal shows what the room sees.
package struct ClassStep: Hashable, Sendable {
  /// The id of the lesson, the digest of its text, and for whom it is drawn.
  package var lesson: String
  package var digest: String
  package var learner: String?
  /// Where the class stands in its graphs; nil of a lesson that has none.
  package var graph: StudyStand?
  /// The experiment that is on the screen; nil where a graph is.
  package var experiment: ExperimentStand?
  package var beat: Beat
  /// How many hands went up for each option of the question, each time that they were counted.
  package var hands: [[Int]]
  /// The node that is chosen, by its name, and the example of the batch that is taken apart.
  package var chosen: String?
  package var example: Int?
  /// The plot that was chosen where not all have room, and the point that is read off one.
  package var plot: Int?
  package var reading: PlotPoint?
  /// Whether symbols are shown only.
  package var isSymbolic: Bool
  package var isBlank: Bool

  package init(
    lesson: String, digest: String, learner: String? = nil, graph: StudyStand? = nil,
    experiment: ExperimentStand? = nil, beat: Beat = .said(0), hands: [[Int]] = [],
    chosen: String? = nil, example: Int? = nil, plot: Int? = nil, reading: PlotPoint? = nil,
    isSymbolic: Bool = false, isBlank: Bool = false
  ) {
    self.lesson = lesson
    self.digest = digest
    self.learner = learner
    self.graph = graph
    self.experiment = experiment
    self.beat = beat
    self.hands = hands
    self.chosen = chosen
    self.example = example
    self.plot = plot
    self.reading = reading
    self.isSymbolic = isSymbolic
    self.isBlank = isBlank
  }
}

/// A point of a series of an experiment, both counted from 0.
package struct PlotPoint: Hashable, Sendable {
  package var series: Int
  package var point: Int

  package init(series: Int, point: Int) {
    self.series = series
    self.point = point
  }
}

/// Where a class is in its running order, for the teacher alone.
package struct ClassHour: Hashable, Sendable {
  package var title: String
  package var minutes: Int
  /// When the item is to be over, in minutes from the beginning.
  package var planned: Int
  /// Milliseconds since the first Next; nil before.
  package var elapsed: Int?
  /// What the running order tells the teacher here.
  package var note: String?
  /// What comes after the item; nil of the last.
  package var next: String?
  /// Where the item ends, or the detour from it.
  package var end: Standpoint?
  /// What Next does there, in a word or two.
  package var onward: String?

  package init(
    title: String, minutes: Int, planned: Int, elapsed: Int? = nil, note: String? = nil,
    next: String? = nil, end: Standpoint? = nil, onward: String? = nil
  ) {
    self.title = title
    self.minutes = minutes
    self.planned = planned
    self.elapsed = elapsed
    self.note = note
    self.next = next
    self.end = end
    self.onward = onward
  }
}

extension HourClock {
  init(_ hour: ClassHour) {
    self.init(minutes: hour.minutes, planned: hour.planned, elapsed: hour.elapsed)
  }
}
