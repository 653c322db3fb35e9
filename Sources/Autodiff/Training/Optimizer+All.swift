// The optimizers with PyTorch's formulas and defaults (torch.optim).

extension Optimizer {
  /// Every optimizer with its usual constants, in the order in which the help lists them.
  public static let all: [Optimizer] = [.sgd(), .rmsProp(), .adam()]

  /// Gradient descent; with momentum μ as in Sutskever et al. 2013, the velocity not damped.
  /// - Parameters:
  ///   - momentum: μ, from 0 to 1; 0 for none.
  ///   - nesterov: looks ahead along the velocity; without momentum it changes nothing.
  public static func sgd(momentum: Double = 0, nesterov: Bool = false) -> Optimizer {
    let hasMomentum = momentum != 0
    return Optimizer(
      "sgd",
      !hasMomentum
        ? "gradient descent"
        : nesterov ? "gradient descent with Nesterov momentum" : "gradient descent with momentum",
      source: !hasMomentum
        ? "Robbins and Monro 1951, A Stochastic Approximation Method"
        : "Sutskever, Martens, Dahl and Hinton 2013, On the importance of initialization and "
          + "momentum in deep learning",
      usualRate: 1e-3, constants: hasMomentum ? ["μ": momentum] : [:]
    ) { w, gradient in
      guard hasMomentum else { return Rule(state: [], parameter: w - rate * gradient) }
      let (mu, v) = (Formula.named("μ"), Formula.named("v"))
      return Rule(
        state: [("v", mu * v + gradient)],
        parameter: w - rate * (nesterov ? gradient + mu * v : v))
    }
  }

  /// Divides by the root of a running mean of squared gradients.
  /// - Parameters:
  ///   - decay: α, how much of the running mean is kept, from 0 to 1.
  ///   - momentum: μ, from 0 to 1; 0 for none.
  ///   - epsilon: keeps the divisor from 0.
  public static func rmsProp(
    decay: Double = 0.99, momentum: Double = 0, epsilon: Double = 1e-8
  ) -> Optimizer {
    let hasMomentum = momentum != 0
    var constants = ["α": decay, "ε": epsilon]
    if hasMomentum { constants["μ"] = momentum }
    return Optimizer(
      "rmsprop", hasMomentum ? "RMSProp with momentum" : "RMSProp",
      source: "Tieleman and Hinton 2012, Neural Networks for Machine Learning, lecture 6.5",
      usualRate: 1e-2, constants: constants
    ) { w, gradient in
      let (alpha, epsilon, s) = (Formula.named("α"), Formula.named("ε"), Formula.named("s"))
      let mean = (name: "s", formula: alpha * s + (1 - alpha) * .apply(.square, [gradient]))
      let scaled = gradient / (s.squareRoot + epsilon)
      guard hasMomentum else { return Rule(state: [mean], parameter: w - rate * scaled) }
      let (mu, v) = (Formula.named("μ"), Formula.named("v"))
      return Rule(state: [mean, ("v", mu * v + scaled)], parameter: w - rate * v)
    }
  }

  /// Running means of the gradient and of its square, corrected for having started at 0.
  /// - Parameters:
  ///   - beta1: β₁, how much of the mean gradient is kept, from 0 to 1.
  ///   - beta2: β₂, how much of the mean square is kept, from 0 to 1.
  ///   - epsilon: keeps the divisor from 0.
  public static func adam(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
  ) -> Optimizer {
    Optimizer(
      "adam", "Adam",
      source: "Kingma and Ba 2015, Adam: A Method for Stochastic Optimization, algorithm 1",
      usualRate: 1e-3, constants: ["β1": beta1, "β2": beta2, "ε": epsilon]
    ) { w, gradient in
      let (beta1, beta2) = (Formula.named("β1"), Formula.named("β2"))
      let (m, s, t) = (Formula.named("m"), Formula.named("s"), Formula.named("t"))
      return Rule(
        state: [
          ("m", beta1 * m + (1 - beta1) * gradient),
          ("s", beta2 * s + (1 - beta2) * .apply(.square, [gradient])),
          ("m_hat", m / (1 - beta1.power(t))),
          ("s_hat", s / (1 - beta2.power(t))),
        ],
        parameter: w - rate * (.named("m_hat") / (Formula.named("s_hat").squareRoot + .named("ε"))))
    }
  }

  private static var rate: Formula { .named("η") }
}
