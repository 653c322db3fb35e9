import Autodiff
import Experiments
import Testing

extension Experiment {
  /// All of a series, by its name.
  func series(_ name: String) throws -> Series {
    try #require(ExperimentRun.series(of: self).first { $0.name == name })
  }

  func number(_ reading: SeriesReading, _ name: String) throws -> Double {
    let outline = try #require(outlines.first { $0.name == name })
    return try #require(series(name).number(reading, on: outline.scale))
  }
}

extension SignalPropagation {
  static func variances(
    _ variances: [Double], layers: Int, width: Int, examples: Int = 20,
    activation: Autodiff.Operation? = .relu, seed: UInt64 = 1
  ) -> SignalPropagation {
    SignalPropagation(
      widths: Array(repeating: width, count: layers), inputs: width, examples: examples,
      activation: activation, curves: variances.map { Curve("\($0)", .variance($0)) }, seed: seed)
  }
}

func isNear(_ a: Double, _ b: Double, within bound: Double) -> Bool { abs(a - b) <= bound }

func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2)
    ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}
