// The optimizers with PyTorch's formulas and defaults (torch.optim).

extension Optimizer {
  /// Every optimizer with its usual constants, in the order in which the help lists them.
  public static let all: [Optimizer] = [.sgd(), .rmsProp(), .adam(), .adamW(), .adagrad()]

  /// Gradient descent; with momentum μ as in Sutskever et al. 2013, the velocity not damped.
  /// - Parameters:
  ///   - momentum: μ, from 0 to 1; 0 for none.
  ///   - nesterov: looks ahead along the velocity; without momentum it changes nothing.
  ///   - weightDecay: λ; λ times the parameter is added to its gradient.
  public static func sgd(
    momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0
  ) -> Optimizer {
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
      usualRate: 1e-3, constants: (hasMomentum ? ["μ": momentum] : [:]).decaying(weightDecay)
    ) { w, gradient in
      let gradient = gradient.decaying(w, weightDecay)
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
  ///   - weightDecay: λ; λ times the parameter is added to its gradient.
  public static func adam(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      "adam", "Adam",
      source: "Kingma and Ba 2015, Adam: A Method for Stochastic Optimization, algorithm 1",
      usualRate: 1e-3,
      constants: ["β1": beta1, "β2": beta2, "ε": epsilon].decaying(weightDecay)
    ) { w, gradient in
      Rule.adam(w, gradient.decaying(w, weightDecay))
    }
  }

  /// Adam whose weight decay shrinks the parameter itself and leaves its gradient alone.
  /// - Parameters:
  ///   - beta1: β₁, how much of the mean gradient is kept, from 0 to 1.
  ///   - beta2: β₂, how much of the mean square is kept, from 0 to 1.
  ///   - epsilon: keeps the divisor from 0.
  ///   - weightDecay: λ; η λ times the parameter is taken off it.
  public static func adamW(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0.01
  ) -> Optimizer {
    Optimizer(
      "adamw", "AdamW",
      source: "Loshchilov and Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2",
      usualRate: 1e-3,
      constants: ["β1": beta1, "β2": beta2, "ε": epsilon].decaying(weightDecay)
    ) { w, gradient in
      Rule.adam(w, gradient, decay: weightDecay)
    }
  }

  /// Divides by the root of the sum of all squared gradients so far.
  /// - Parameter epsilon: keeps the divisor from 0.
  public static func adagrad(epsilon: Double = 1e-10) -> Optimizer {
    Optimizer(
      "adagrad", "Adagrad",
      source: "Duchi, Hazan and Singer 2011, Adaptive Subgradient Methods for Online Learning and "
        + "Stochastic Optimization",
      usualRate: 1e-2, constants: ["ε": epsilon]
    ) { w, gradient in
      let (s, epsilon) = (Formula.named("s"), Formula.named("ε"))
      return Rule(
        state: [("s", s + .apply(.square, [gradient]))],
        parameter: w - rate * (gradient / (s.squareRoot + epsilon)))
    }
  }

  private static var rate: Formula { .named("η") }
}

extension Optimizer.Rule {
  /// - Parameter decay: λ, by which the parameter itself shrinks.
  fileprivate static func adam(
    _ w: Formula, _ gradient: Formula, decay: Double = 0
  ) -> Optimizer.Rule {
    let (beta1, beta2) = (Formula.named("β1"), Formula.named("β2"))
    let (m, s, t) = (Formula.named("m"), Formula.named("s"), Formula.named("t"))
    let step: Formula = .named("m_hat") / (Formula.named("s_hat").squareRoot + .named("ε"))
    return Optimizer.Rule(
      state: [
        ("m", beta1 * m + (1 - beta1) * gradient),
        ("s", beta2 * s + (1 - beta2) * .apply(.square, [gradient])),
        ("m_hat", m / (1 - beta1.power(t))),
        ("s_hat", s / (1 - beta2.power(t))),
      ],
      parameter: w - .named("η") * step.decaying(w, decay))
  }
}

extension Formula {
  /// With λ times a parameter added; as it is without decay.
  fileprivate func decaying(_ parameter: Formula, _ decay: Double) -> Formula {
    decay == 0 ? self : self + .named("λ") * parameter
  }
}

extension [String: Double] {
  /// With λ among the constants, unless nothing decays.
  fileprivate func decaying(_ decay: Double) -> [String: Double] {
    decay == 0 ? self : merging(["λ": decay]) { _, decay in decay }
  }
}
