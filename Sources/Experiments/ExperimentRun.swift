/// An experiment under way: what it has given so far.
public struct ExperimentRun: Sendable {
  public let experiment: Experiment
  /// As many as the experiment has outlines, in that order; each grows.
  public internal(set) var series: [Series]
  /// Into how many slices the work is cut, and how many are done.
  public let sliceCount: Int
  public private(set) var slicesDone = 0
  private var work: any Slices

  public init(_ experiment: Experiment) {
    self.experiment = experiment
    series = experiment.outlines.map { Series($0.name) }
    (sliceCount, work) = experiment.slices
  }

  public var isDone: Bool { slicesDone == sliceCount }

  /// Does the next slice of the work.
  ///
  /// - Returns: whether there is more to do.
  @discardableResult
  public mutating func advance() -> Bool {
    guard !isDone, let grown = work.next() else {
      slicesDone = sliceCount
      return false
    }
    for growth in grown { series[growth.index].append(x: growth.x, y: growth.y) }
    slicesDone += 1
    return !isDone
  }

  /// All that the experiment gives.
  public static func series(of experiment: Experiment) -> [Series] {
    var run = ExperimentRun(experiment)
    while run.advance() {}
    return run.series
  }
}
