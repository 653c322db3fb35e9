internal import Autodiff

/// Something that is computed in order to be looked at: a few curves, each a list of numbers.
///
///     var run = ExperimentRun(.matrixProduct(MatrixProduct(size: 4, factors: 100, seed: 1)))
///     while run.advance() {}
///     run.series[0].y.last                   // the size of the product of 101 matrices
public indirect enum Experiment: Sendable {
  case curves(Curves)
  case signals(SignalPropagation)
  case matrixProduct(MatrixProduct)
  case descent(DescentPaths)
  case comparison(TrainingComparison)
  case training(TrainingCurve)

  /// As a lesson writes it.
  public enum Kind: String, Sendable, CaseIterable {
    case curves
    case signals = "signal-propagation"
    case matrixProduct = "matrix-product"
    case descent = "descent-paths"
    case comparison
    case training

    /// Whether it is about a graph that trains, which stands beside it.
    public var standsBesideGraph: Bool {
      switch self {
      case .comparison, .training: true
      case .curves, .signals, .matrixProduct, .descent: false
      }
    }
  }

  public var kind: Kind {
    switch self {
    case .curves: .curves
    case .signals: .signals
    case .matrixProduct: .matrixProduct
    case .descent: .descent
    case .comparison: .comparison
    case .training: .training
    }
  }

  /// Its series in the order in which they are looked at, before any number is there.
  public var outlines: [SeriesOutline] {
    switch self {
    case .curves(let curves): curves.outlines
    case .signals(let signals): signals.outlines
    case .matrixProduct(let product): product.outlines
    case .descent(let descent): descent.outlines
    case .comparison(let comparison): comparison.outlines
    case .training(let training): training.outlines
    }
  }

  /// How many numbers it keeps at once, about.
  public var numbersNeeded: Int {
    switch self {
    case .curves(let curves): curves.numbersNeeded
    case .signals(let signals): signals.numbersNeeded
    case .matrixProduct(let product): product.numbersNeeded
    case .descent, .comparison, .training:
      outlines.reduce(0) { $0 + 2 * $1.count }
    }
  }

  /// How many additions, multiplications and functions it takes, about.
  public var operationsNeeded: Double {
    switch self {
    case .curves(let curves): Double(20 * curves.numbersNeeded)
    case .signals(let signals): signals.operationsNeeded
    case .matrixProduct(let product): product.operationsNeeded
    case .descent(let descent): descent.operationsNeeded
    case .comparison(let comparison):
      comparison.variants.reduce(0) { $0 + $1.run.operationsNeeded }
    case .training(let training): training.run.operationsNeeded
    }
  }

  /// What was drawn, and what is averaged over what: whoever looks at the curves is to know.
  public var remark: String {
    switch self {
    case .curves: "The slope is the derivative that the program uses."
    case .signals(let signals): signals.remark
    case .matrixProduct(let product): product.remark
    case .descent: "Every path begins at the same place."
    case .comparison: "Every run sees the same examples in the same order."
    case .training: "The loss of each batch before its update, added up over an epoch."
    }
  }

  /// Which series are drawn over the same axes: those whose names begin with the same word.
  public var panels: [[Int]] {
    var words: [String] = []
    var panels: [[Int]] = []
    for (index, outline) in outlines.enumerated() {
      let word = String(outline.name.prefix { $0 != " " })
      if let place = words.firstIndex(of: word) {
        panels[place].append(index)
      } else {
        words.append(word)
        panels.append([index])
      }
    }
    return panels
  }

  var slices: (count: Int, work: any Slices) {
    switch self {
    case .curves(let curves): (curves.sliceCount, curves.slices)
    case .signals(let signals): (signals.sliceCount, signals.slices)
    case .matrixProduct(let product): (product.sliceCount, product.slices)
    case .descent(let descent): (descent.sliceCount, descent.slices)
    case .comparison(let comparison): (comparison.sliceCount, comparison.slices)
    case .training(let training): (training.sliceCount, training.slices)
    }
  }
}

/// The work of an experiment in slices, each small enough that whoever waits can stop between two:
/// what each adds to the series.
typealias Slices = IteratorProtocol<[Growth]> & Sendable

/// Points that are new.
struct Growth: Sendable {
  /// Of the series.
  let index: Int
  let x: [Double]
  let y: [Double]
}
