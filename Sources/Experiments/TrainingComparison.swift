public import Autodiff

/// One graph trained several times, from other values or in another way: a few numbers of it after
/// each update.
public struct TrainingComparison: Sendable {
  public struct Variant: Sendable {
    public let title: String
    public let run: TrainingRun

    public init(_ title: String, _ run: TrainingRun) {
      self.title = title
      self.run = run
    }
  }

  public let variants: [Variant]
  /// The numbers that are looked at, each 1×1.
  public let shown: [Node.ID]

  /// - Precondition: what is shown is 1×1, and the graphs differ in no node.
  public init(_ variants: [Variant], showing shown: [Node.ID]) {
    self.variants = variants
    self.shown = shown
  }

  var outlines: [SeriesOutline] {
    shown.flatMap { id in
      variants.map { variant in
        let name = variant.run.graph.nodes[id].name
        return SeriesOutline(
          name: "\(name) \(variant.title)", count: variant.run.lastIteration + 1,
          scale: id == variant.run.graph.loss ? .logarithmic : .linear,
          x: "update", y: name)
      }
    }
  }

  static let perSlice = 50

  private static func slices(_ run: TrainingRun) -> Int { run.lastIteration / perSlice + 1 }
  var sliceCount: Int { variants.reduce(0) { $0 + Self.slices($1.run) } }
  var slices: any Slices { Work(comparison: self) }

  private struct Work: Slices {
    let comparison: TrainingComparison
    private var variant = 0
    private var iteration = 0
    private var run: TrainingRun?

    init(comparison: TrainingComparison) { self.comparison = comparison }

    mutating func next() -> [Growth]? {
      guard variant < comparison.variants.count else { return nil }
      var current = run ?? comparison.variants[variant].run
      run = nil
      let iterations =
        iteration...min(iteration + TrainingComparison.perSlice - 1, current.lastIteration)
      let values = iterations.map { current.values(of: comparison.shown, at: $0) }
      let index = variant
      if iterations.upperBound < current.lastIteration {
        iteration = iterations.upperBound + 1
        run = current
      } else {
        iteration = 0
        variant += 1
      }
      return comparison.shown.indices.map { place in
        Growth(
          index: place * comparison.variants.count + index, x: iterations.map(Double.init),
          y: values.map { $0[place].scalar ?? .nan })
      }
    }
  }
}
