import Autodiff

/// Reads `{shape: [2, 3], init: he-normal, fan: in, seed: 7}`.
struct DrawReader {
  let fields: Fields

  private var log: ProblemLog { fields.log }

  func draw() -> Draw? {
    let shape = shape()
    let seed = fields.whole("seed") ?? 0
    guard let scalar = fields.scalar("init") else { return nil }
    let name = scalar.text.trimmed
    guard let initializer = Initializer.named(name) else {
      let known = Initializer.all.map(\.name)
      log.report(
        .initUnknown(name.withoutControlCharacters, nearest: NearestWord.of(name, among: known)),
        scalar.place)
      return nil
    }
    checkKeys(initializer)
    let fan =
      initializer.usualFan == nil
      ? nil : fields.word("fan").flatMap(Fan.init)
    guard let settings = settings(initializer), let shape else { return nil }
    return Draw(
      shape: shape, initializer: initializer, fan: fan, settings: settings, seed: UInt64(seed))
  }

  private func checkKeys(_ initializer: Initializer) {
    let needed = initializer.parameters
    let allowed = needed + (initializer.usualFan == nil ? [] : ["fan"])
    for key in needed where !fields.has(key) {
      log.report(.keyNeeded(key, initializer: initializer.name), fields.place)
    }
    let keys = Initializer.all.flatMap(\.parameters) + ["fan"]
    for key in keys where fields.has(key) && !allowed.contains(key) {
      log.report(
        .keyWithoutMeaning(key, initializer: initializer.name), fields.place(of: key))
    }
  }

  /// The initializer's numbers; nil if one of them is missing or makes no sense.
  private func settings(_ initializer: Initializer) -> [String: Double]? {
    var settings: [String: Double] = [:]
    for key in initializer.parameters {
      settings[key] = fields.number(key)
    }
    guard settings.count == initializer.parameters.count else { return nil }
    if let from = settings["from"], let to = settings["to"], to <= from {
      log.report(.emptyRange, fields.place(of: "to"))
      return nil
    }
    return settings
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
