extension Tensor {
  /// With so much added to one entry, row by row from 0. What has at most so many decimals is added
  /// to as on paper: 0.7 and 0.001 are 0.701.
  ///
  /// - Parameter decimals: of what is added: 10^−decimals, so many times.
  public func nudged(entry: Int, by steps: Int, decimals: Int) -> Tensor {
    let unit = (0..<decimals).reduce(1.0) { unit, _ in unit * 10 }
    var elements = elements
    let scaled = elements[entry] * unit
    let isRound = abs(scaled) < 1e15 && abs(scaled - scaled.rounded()) <= 1e-9 * max(1, abs(scaled))
    elements[entry] =
      isRound ? (scaled.rounded() + Double(steps)) / unit : elements[entry] + Double(steps) / unit
    return Tensor(shape, elements)
  }

  /// Σ aᵢ bᵢ over all entries.
  ///
  /// - Precondition: the shapes are equal.
  public func inner(_ other: Tensor) -> Double {
    precondition(shape == other.shape, "\(shape) and \(other.shape)")
    return zip(elements, other.elements).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
