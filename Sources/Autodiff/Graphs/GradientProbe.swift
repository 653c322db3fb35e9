/// The loss as a function of one entry of one given value.
struct GradientProbe {
  let graph: Graph
  let values: [Tensor]
  let node: Node.ID
  /// The lines between the node and the loss.
  private let lines: [Line]
  private let sides: [Int]
  /// What stops in the lines, which stays as it is when the entry changes.
  private let stopped: [String: Tensor]
  /// The values with the entry that is looked at changed: one copy for all entries.
  private var changed: [Tensor]

  private struct Line {
    let id: Node.ID
    let formula: Formula
    /// What decides on which side of a kink it is.
    let kinks: [Formula]
  }

  init(_ trace: Trace, of node: Node.ID) {
    graph = trace.graph
    values = trace.values
    changed = trace.values
    self.node = node
    var moves = [Bool](repeating: false, count: trace.graph.nodes.count)
    moves[node] = true
    var lines: [Line] = []
    var stopped: [String: Tensor] = [:]
    for line in trace.graph.nodes {
      guard let formula = line.formula,
        trace.graph.pullbacks[line.id].contains(where: { moves[$0.target] })
      else { continue }
      moves[line.id] = true
      if trace.graph.reachesLoss[line.id] {
        let moving = formula.keepingStops { operand in
          let name = "\(stopped.count)"
          stopped[name] = operand.evaluated { trace.values.value($0, [:]) }
          return .named(name)
        }
        lines.append(Line(id: line.id, formula: moving, kinks: moving.kinks))
      }
    }
    self.lines = lines
    self.stopped = stopped
    sides = lines.flatMap { line in Self.sides(line.kinks, values: trace.values, stopped) }
  }

  /// The first is long enough that rounding does not matter, the last about as short as pays.
  private static let steps = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11]

  mutating func entry(_ index: Int, analytic: Double) -> GradientCheck.Entry {
    let here = values[graph.loss].elements[0]
    guard analytic.isFinite, here.isFinite else {
      return entry(index, analytic, numeric: nil, .notFinite)
    }
    var quotients: [Quotient] = []
    var previous: Double?
    var acrossKink: (quotient: Double, isSeen: Bool)?
    for step in Self.steps {
      let quotient: Double
      let rounding: Double
      switch probed(index, step) {
      case .notFinite:
        previous = nil
        continue
      case .acrossKink(let slope, let isSeen):
        // Shorter steps are closer to the kink, but rounding blurs the slopes on its sides.
        if acrossKink == nil || step >= 1e-6 { acrossKink = (slope, isSeen) }
        previous = nil
        continue
      case .smooth(let slope, let error): (quotient, rounding) = (slope, error)
      }
      if let before = previous {
        // D(h) = ℓ′ + c h² + …: from D(h) and D(h/10), h² falls out.
        let better = (100 * quotient - before) / 99
        let found = Quotient(
          value: better, step: step, doubt: abs(better - quotient), rounding: rounding)
        quotients.append(found)
        if found.doubt + rounding <= 1e-10 * abs(better) { break }
      } else if quotients.isEmpty {
        quotients.append(Quotient(value: quotient, step: step, doubt: .infinity, rounding: 0))
      }
      previous = quotient
    }
    let sawKink = acrossKink != nil
    guard let best = quotients.min(by: { $0.doubt + $0.rounding < $1.doubt + $1.rounding }) else {
      guard let acrossKink else { return entry(index, analytic, numeric: nil, .notFinite) }
      // A gate whose unit nothing listens to may change as it likes.
      return entry(
        index, analytic, numeric: acrossKink.quotient, acrossKink.isSeen ? .kink : nil,
        sawKink: true)
    }
    let plain = entry(index, analytic, numeric: best.value, sawKink: sawKink)
    if plain.verdict == .happy { return plain }
    // What the loss itself is rounded by says nothing of what was added up on the way to it.
    var measured: [Quotient] = []
    for quotient in quotients {
      let own = Quotient(
        value: quotient.value, step: quotient.step, doubt: quotient.doubt,
        rounding: rounding(index, quotient.step))
      measured.append(own)
    }
    guard let best = measured.min(by: { $0.doubt + $0.rounding < $1.doubt + $1.rounding }) else {
      return plain
    }
    let isRounding = abs(analytic - best.value) <= best.rounding
    return entry(
      index, analytic, numeric: best.value, isRounding ? .happy : nil,
      rounding: isRounding ? best.rounding : nil, sawKink: sawKink)
  }

  /// A difference quotient, and what speaks against it.
  private struct Quotient {
    let value: Double
    let step: Double
    /// How far the quotient of the step before it is from it, in effect.
    let doubt: Double
    let rounding: Double
  }

  /// - Parameter verdict: nil if the relative error decides.
  private func entry(
    _ index: Int, _ analytic: Double, numeric: Double?, _ verdict: GradientCheck.Verdict? = nil,
    rounding: Double? = nil, sawKink: Bool = false
  ) -> GradientCheck.Entry {
    let error = numeric.map { numeric in
      analytic == numeric
        ? 0 : abs(analytic - numeric) / max(abs(analytic), abs(numeric))
    }
    return GradientCheck.Entry(
      node: node, index: index, analytic: analytic, numeric: numeric, relativeError: error,
      verdict: verdict ?? error.map(GradientCheck.Verdict.init) ?? .notFinite,
      rounding: rounding, sawKink: sawKink)
  }

  private enum Slope {
    /// The central quotient and how much of it rounding may be.
    case smooth(Double, rounding: Double)
    /// Whether the loss has another slope on one side than on the other.
    case acrossKink(Double, isSeen: Bool)
    case notFinite
  }

  /// - Parameter step: relative to the value, absolute below 1.
  private mutating func probed(_ index: Int, _ step: Double) -> Slope {
    let value = values[node].elements[index]
    let reach = step * max(1, abs(value))
    let (right, left) = (value + reach, value - reach)
    let (above, below) = (loss(index, right), loss(index, left))
    // What was added is not quite the step, but right − left is exact.
    let slope = (above.loss - below.loss) / (right - left)
    guard slope.isFinite else { return .notFinite }
    let rounding = 16 * Double.ulpOfOne * (abs(above.loss) + abs(below.loss)) / (right - left)
    if above.sides != sides || below.sides != sides {
      let here = values[graph.loss].elements[0]
      let slopes = [(above.loss - here) / (right - value), (here - below.loss) / (value - left)]
      let largest = slopes.map(abs).max() ?? 0
      return .acrossKink(
        slope, isSeen: abs(slopes[0] - slopes[1]) > 1e-3 * largest + 2 * rounding)
    }
    return .smooth(slope, rounding: rounding)
  }

  /// The loss with one entry changed, and the sides of all kinks.
  private mutating func loss(_ index: Int, _ number: Double) -> (loss: Double, sides: [Int]) {
    var sides: [Int] = []
    let stopped = stopped
    let loss = evaluated(index, number) { line, changed in
      sides += Self.sides(line.kinks, values: changed, stopped)
      return line.formula.evaluated { changed.value($0, stopped) }
    }
    return (loss, sides)
  }

  /// How much of a difference quotient rounding may be: how far apart the loss comes at its ends
  /// when every number that is read or computed is off by a unit of its last place, by chance up or
  /// down.
  private mutating func rounding(_ index: Int, _ step: Double) -> Double {
    let value = values[node].elements[index]
    let reach = step * max(1, abs(value))
    var stream = RandomStream(seed: 0, name: graph.nodes[node].name)
    let stopped = stopped
    var spread = 0.0
    for number in [value + reach, value - reach] {
      let exact = loss(index, number).loss
      var largest = 0.0
      for _ in 0..<8 {
        let rounded = evaluated(index, number) { line, changed in
          line.formula.evaluated(
            rounding: { $0.map { $0 * (1 + (stream.next() & 1 == 0 ? 1 : -1) * .ulpOfOne) } },
            { changed.value($0, stopped) })
        }
        largest = max(largest, abs(rounded - exact))
      }
      spread += largest
    }
    return 4 * spread / (2 * reach)
  }

  /// The loss with one entry changed.
  private mutating func evaluated(
    _ index: Int, _ number: Double, _ value: (Line, [Tensor]) -> Tensor
  ) -> Double {
    changed[node].elements[index] = number
    for line in lines { changed[line.id] = value(line, changed) }
    changed[node].elements[index] = values[node].elements[index]
    return changed[graph.loss].elements[0]
  }

  /// −1, 0 or 1 for each entry of each formula; 2 for NaN.
  private static func sides(
    _ kinks: [Formula], values: [Tensor], _ stopped: [String: Tensor]
  ) -> [Int] {
    kinks.flatMap { kink in
      kink.evaluated { values.value($0, stopped) }.elements.map {
        $0.isNaN ? 2 : $0 > 0 ? 1 : $0 < 0 ? -1 : 0
      }
    }
  }
}

extension [Tensor] {
  fileprivate func value(_ symbol: Symbol, _ stopped: [String: Tensor]) -> Tensor {
    switch symbol {
    case .value(let id): self[id]
    case .named(let name): stopped[name] ?? Tensor(.nan)
    case .gradient, .direction: Tensor(.nan)
    }
  }
}

extension Formula {
  /// The formula with a symbol in place of each value that stops.
  fileprivate func keepingStops(_ symbol: (Formula) -> Symbol) -> Formula {
    switch self {
    case .number, .symbol: self
    case .apply(.stop, let operands): .symbol(symbol(operands[0]))
    case .apply(let operation, let operands):
      .apply(operation, operands.map { $0.keepingStops(symbol) })
    }
  }
}
