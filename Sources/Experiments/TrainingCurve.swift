public import Autodiff

/// The loss of a graph that trains: what its batches lost before each of their updates, added up over
/// an epoch (Prince, figure 7.8).
public struct TrainingCurve: Sendable {
  public let run: TrainingRun

  public init(_ run: TrainingRun) { self.run = run }

  /// The epochs that are begun, the last one perhaps not whole.
  private var epochs: Int {
    (run.lastIteration + run.updatesPerEpoch - 1) / run.updatesPerEpoch
  }

  var outlines: [SeriesOutline] {
    let isSummed = run.updatesPerEpoch > 1
    return [
      SeriesOutline(
        name: "loss", count: epochs, scale: .linear, x: isSummed ? "epoch" : "update",
        y: run.graph.nodes[run.graph.loss].name
          + (isSummed ? ", summed over the \(run.updatesPerEpoch) batches of an epoch" : ""))
    ]
  }

  /// An epoch is a slice, but for very short ones.
  private var perSlice: Int { max(1, epochs / 200) }
  var sliceCount: Int { (epochs + perSlice - 1) / perSlice }
  var slices: any Slices { Work(curve: self) }

  private struct Work: Slices {
    let curve: TrainingCurve
    private var run: TrainingRun
    private var epoch = 0

    init(curve: TrainingCurve) {
      self.curve = curve
      run = curve.run
    }

    mutating func next() -> [Growth]? {
      let epochs = epoch..<min(epoch + curve.perSlice, curve.epochs)
      guard !epochs.isEmpty else { return nil }
      epoch = epochs.upperBound
      let sums = epochs.map { epoch in
        let first = epoch * run.updatesPerEpoch
        let last = min(first + run.updatesPerEpoch, run.lastIteration)
        return (first..<last).reduce(0.0) { $0 + (run.loss(before: $1 + 1) ?? 0) }
      }
      return [Growth(index: 0, x: epochs.map(Double.init), y: sums)]
    }
  }
}
