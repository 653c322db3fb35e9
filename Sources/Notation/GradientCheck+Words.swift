public import Autodiff

extension GradientCheck.Entry {
  /// What the verdict means, in words.
  public var words: String {
    switch verdict {
    case .happy:
      isZeroUpToRounding
        ? "both are 0 up to rounding"
        : rounding == nil ? "happy: they agree" : "happy: they agree up to rounding"
    case .okay: sawKink ? "okay: there is a kink nearby" : "too high where no kink is near"
    case .uncomfortable: "uncomfortable: look closer"
    case .wrong: "usually the gradient is wrong"
    case .kink: "a kink lies between the probes"
    case .notFinite: "not compared: a number is NaN or infinite"
    case .undecided: "differences cannot decide it"
    }
  }
}
