public import Autodiff

extension GradientCheck.Verdict {
  /// What the verdict means, in words.
  public var words: String {
    switch self {
    case .happy: "happy: they agree"
    case .okay: "okay if there are kinks, too high if there are none"
    case .uncomfortable: "uncomfortable: look closer"
    case .wrong: "usually the gradient is wrong"
    case .kink: "a kink lies between the probes"
    case .notFinite: "not compared: a number is NaN or infinite"
    }
  }
}
