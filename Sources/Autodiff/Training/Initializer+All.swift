extension Initializer {
  /// Every initializer that a lesson can name, in the order in which the help lists them.
  public static let all: [Initializer] = [
    .zeros, .ones, .constant, .uniform, .normal,
    .lecunNormal, .lecunUniform, .xavierNormal, .xavierUniform, .heNormal, .heUniform,
  ]

  /// The initializer of that name, as a lesson writes it.
  public static func named(_ name: String) -> Initializer? { all.first { $0.name == name } }

  public static let zeros = Initializer("zeros", "Every entry 0.") { _ in .constant(0) }

  public static let ones = Initializer("ones", "Every entry 1.") { _ in .constant(1) }

  public static let constant = Initializer(
    "constant", "Every entry the same number.", parameters: ["value"]
  ) { _ in .constant(.named("value")) }

  public static let uniform = Initializer(
    "uniform", "Evenly between two numbers.", parameters: ["from", "to"]
  ) { _ in .uniform(from: .named("from"), to: .named("to")) }

  public static let normal = Initializer(
    "normal", "Normally distributed around a mean, with a standard deviation.",
    parameters: ["mean", "std"]
  ) { _ in .normal(mean: .named("mean"), deviation: .named("std")) }

  public static let lecunNormal = scaledNormal(
    "lecun-normal", "Keeps the variance of linear units.", source: lecun, gain: 1, usualFan: .in)
  public static let lecunUniform = scaledUniform(
    "lecun-uniform", "Keeps the variance of linear units.", source: lecun, gain: 1, usualFan: .in)

  public static let xavierNormal = scaledNormal(
    "xavier-normal", "Between keeping the variance forwards and backwards; for tanh.",
    source: xavier, gain: 1, usualFan: .average)
  public static let xavierUniform = scaledUniform(
    "xavier-uniform", "Between keeping the variance forwards and backwards; for tanh.",
    source: xavier, gain: 1, usualFan: .average)

  public static let heNormal = scaledNormal(
    "he-normal", "Keeps the variance through ReLUs, which halve it.", source: he, gain: 2,
    usualFan: .in)
  public static let heUniform = scaledUniform(
    "he-uniform", "Keeps the variance through ReLUs, which halve it.", source: he, gain: 2,
    usualFan: .in)

  private static let lecun = "LeCun, Bottou, Orr and Müller 1998, Efficient BackProp, section 4.6"
  private static let xavier =
    "Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural "
    + "networks, section 4.2"
  private static let he = "He, Zhang, Ren and Sun 2015, Delving Deep into Rectifiers, section 2.2"

  /// Mean 0 and variance gain/fan.
  private static func scaledNormal(
    _ name: String, _ summary: String, source: String, gain: Double, usualFan: Fan
  ) -> Initializer {
    Initializer(name, summary, source: source, usualFan: usualFan) { fan in
      .normal(mean: 0, deviation: variance(gain, fan).squareRoot)
    }
  }

  /// From −a to a, where the variance a²/3 is gain/fan.
  private static func scaledUniform(
    _ name: String, _ summary: String, source: String, gain: Double, usualFan: Fan
  ) -> Initializer {
    Initializer(name, summary, source: source, usualFan: usualFan) { fan in
      let bound = variance(3 * gain, fan).squareRoot
      return .uniform(from: -bound, to: bound)
    }
  }

  /// `2/n_in`; with the average of both fans `2/(n_in + n_out)` for a gain of 1.
  private static func variance(_ gain: Double, _ fan: Fan) -> Formula {
    switch fan {
    case .in, .out: .number(gain) / fan.formula
    case .average: .number(2 * gain) / (.named("n_in") + .named("n_out"))
    }
  }
}
