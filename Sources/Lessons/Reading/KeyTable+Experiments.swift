import Autodiff
import Experiments

// Experiments and their kinds.
extension KeyTable {
  /// By the kind that they have.
  static func experiment(_ kind: Experiment.Kind) -> KeyTable {
    switch kind {
    case .curves: curves
    case .signals: signals
    case .matrixProduct: matrixProduct
    case .descent: descent
    case .comparison: comparison
    case .training: training(of: .training, [])
    }
  }

  /// Those that stand by themselves, and those that stand beside a graph.
  static func experiments(besideGraph: Bool) -> ValueKind {
    .oneOf(Experiment.Kind.allCases.filter { $0.standsBesideGraph == besideGraph }.map(experiment))
  }

  static let experimentOfAnyKind = KeyTable(
    "an experiment", anyOf: Experiment.Kind.allCases.map(experiment))

  private static func training(of kind: Experiment.Kind, _ keys: [Key]) -> KeyTable {
    KeyTable(
      "an experiment of kind '\(kind.rawValue)'",
      [Key(name: "kind", kind: .word([kind.rawValue]), isRequired: true, about: nil)] + keys)
  }

  private static func key(
    _ name: String, _ kind: ValueKind, isRequired: Bool = false, _ about: String? = nil
  ) -> Key {
    Key(name: name, kind: kind, isRequired: isRequired, about: about)
  }

  private static let seed = key("seed", .whole(0...1_000_000_000))

  /// Functions of one number that are curves.
  static let curveFunctions: [Operation] = Operation.all.filter { operation in
    operation.operandCount == 1 && operation.axis == nil
      && operation.name.first?.isLetter == true && operation.name != "stop"
      && (try? operation.shape([Shape(3, 1)])) == Shape(3, 1)
      && operation.isCurve
  }

  private static let curves = training(
    of: .curves,
    [
      key(
        "functions", .list(of: .word(curveFunctions.map(\.name)), atLeast: 1), isRequired: true,
        "Their values and their slopes are drawn."),
      key("from", .number(.any)), key("to", .number(.any)),
      key("step", .number(.greater(than: 0))),
    ])

  static let signalActivations: [Operation] = [.relu, .tanh, .sigmoid]
  static let signalActivationNames = signalActivations.map(\.name) + ["linear"]
  /// That need no number beside their name.
  static let signalInitializers = Initializer.all.filter { $0.usualFan != nil }

  private static let signals = training(
    of: .signals,
    [
      key("layers", .whole(1...ExperimentLimits.layers), "Hidden ones; 50 by default."),
      key("width", .value, "Of every hidden layer, or a list of widths; 100 by default."),
      key("inputs", .whole(1...ExperimentLimits.width), "As many as the width by default."),
      key("examples", .whole(1...ExperimentLimits.examples), "100 by default."),
      key("activation", .word(signalActivationNames), "relu by default."),
      key(
        "variances", .list(of: .number(.any), atLeast: 1),
        "A curve for each: the weights are normal with it."),
      key(
        "inits", .list(of: .word(signalInitializers.map(\.name)), atLeast: 1),
        "A curve for each initializer, in place of 'variances'."),
      seed,
    ])

  private static let matrixProduct = training(
    of: .matrixProduct,
    [
      key("size", .whole(1...200), "Of the square matrices; 4 by default."),
      key(
        "factors", .whole(0...ExperimentLimits.points - 1),
        "How many the first one is multiplied by; 100 by default."),
      key("scale", .number(.greater(than: 0)), "The standard deviation of an entry."), seed,
    ])

  private static let descent = training(
    of: .descent,
    [
      key(
        "function", .text, isRequired: true,
        "ravine, saddle, rosenbrock, or an equation in two names, as in 'w1^2 + 2*w2^2'."),
      key("start", .value, isRequired: true, "Two numbers."),
      key("optimizers", .list(of: .group(path), atLeast: 1), isRequired: true),
      key("steps", .whole(1...ExperimentLimits.points - 1), isRequired: true),
    ])

  /// `train` with a title, whose length the experiment has.
  static let path = KeyTable(
    "an optimizer", as: "path",
    [key("title", .text, isRequired: true)]
      + training.keys.filter { !["epochs", "steps", "until"].contains($0.name) })

  private static let comparison = training(
    of: .comparison,
    [
      key("parts", .list(of: .group(variant), atLeast: 1), isRequired: true),
      key(
        "show", .list(of: .name, atLeast: 1), isRequired: true,
        "Names of single numbers; a curve for each, and for each part."),
    ])

  static let variant = KeyTable(
    "a part of a comparison", as: "variant",
    [
      key("title", .text, isRequired: true),
      key(
        "given", .names(to: [.value, .group(draw)], atLeast: 0),
        "What is given other than in the graph."),
      key("train", .group(training), "In place of the graph's."),
    ])
}

extension Operation {
  /// Whether every number of its value is made of one number.
  fileprivate var isCurve: Bool {
    if case .elementwise = derivative { true } else { false }
  }
}
