import Autodiff

/// Reads `{shape: [2, 3], init: he-normal, fan: in, seed: 7}`.
struct DrawReader {
  private static let initializers =
    ["zeros", "ones", "constant", "uniform", "normal"]
    + Draw.Scheme.allCases.flatMap { ["\($0.rawValue)-normal", "\($0.rawValue)-uniform"] }

  /// What each initializer needs; those of a scheme may have `fan`.
  private static let needed: [String: [String]] = [
    "constant": ["value"], "uniform": ["from", "to"], "normal": ["mean", "std"],
  ]

  let fields: Fields

  private var log: ProblemLog { fields.log }

  func draw() -> Draw? {
    let shape = shape()
    let seed = fields.whole("seed", from: 0, through: 1_000_000_000) ?? 0
    guard let scalar = fields.scalar("init") else { return nil }
    let name = scalar.text.trimmed
    guard Self.initializers.contains(name) else {
      log.report(
        .initUnknown(
          name.withoutControlCharacters, nearest: NearestWord.of(name, among: Self.initializers)),
        scalar.place)
      return nil
    }
    checkKeys(name)
    guard let distribution = distribution(name), let shape else { return nil }
    return Draw(shape: shape, distribution: distribution, seed: UInt64(seed))
  }

  private func checkKeys(_ name: String) {
    let needed = Self.needed[name] ?? []
    let allowed = needed + (name.contains("-") ? ["fan"] : [])
    for key in needed where !fields.has(key) {
      log.report(.keyNeeded(key, initializer: name), fields.place)
    }
    for key in ["value", "from", "to", "mean", "std", "fan"]
    where fields.has(key) && !allowed.contains(key) {
      log.report(.keyWithoutMeaning(key, initializer: name), fields.place(of: key))
    }
  }

  private func distribution(_ name: String) -> Draw.Distribution? {
    switch name {
    case "zeros": return .constant(0)
    case "ones": return .constant(1)
    case "constant": return fields.number("value", .any).map(Draw.Distribution.constant)
    case "uniform":
      guard let from = fields.number("from", .any), let to = fields.number("to", .any) else {
        return nil
      }
      if to <= from {
        log.report(.emptyRange, fields.place(of: "to"))
        return nil
      }
      return .uniform(from: from, to: to)
    case "normal":
      guard let mean = fields.number("mean", .any),
        let deviation = fields.number("std", .greater(than: 0))
      else { return nil }
      return .normal(mean: mean, standardDeviation: deviation)
    default: return scaled(name)
    }
  }

  private func scaled(_ name: String) -> Draw.Distribution? {
    let parts = name.split(separator: "-").map(String.init)
    guard parts.count == 2, let scheme = Draw.Scheme(rawValue: parts[0]) else { return nil }
    let usual: Draw.Fan = scheme == .xavier ? .average : .in
    let fan = fields.word("fan", of: Draw.Fan.allCases.map(\.rawValue)).flatMap(Draw.Fan.init)
    return parts[1] == "normal"
      ? .scaledNormal(scheme, fan ?? usual) : .scaledUniform(scheme, fan ?? usual)
  }

  private func shape() -> Shape? {
    guard let node = fields["shape"] else { return nil }
    guard case .list(let sizes, let place) = node, (1...2).contains(sizes.count) else {
      log.report(.shapeUnknown, node.place)
      return nil
    }
    let numbers = sizes.compactMap { size -> Int? in
      guard case .scalar(let scalar) = size,
        case .success(let number) = NumberReader.number(scalar.text),
        let whole = Int(exactly: number), (1...EquationLimits.numbers).contains(whole)
      else { return nil }
      return whole
    }
    guard numbers.count == sizes.count else {
      log.report(.shapeUnknown, place)
      return nil
    }
    let shape = Shape(numbers[0], numbers.count == 2 ? numbers[1] : 1)
    guard shape.count <= EquationLimits.numbers else {
      log.report(.tooManyNumbers, place)
      return nil
    }
    return shape
  }
}
