import Autodiff

extension Elsewhere.When {
  /// The moments that are written like functions.
  static let written: [String: Elsewhere.When] = [
    "epoch_sum": .epochSum, "over_all": .allExamples,
  ]
}
