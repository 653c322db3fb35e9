/// The loss as a function of one entry of one given value.
struct GradientProbe {
  let graph: Graph
  let node: Node.ID
  private let values: [Tensor]
  /// The lines between the node and the loss.
  private let lines: [Line]
  private let sides: [Int]
  /// What stops in the lines, which stays as it is when the entry changes.
  private let stopped: [String: Tensor]
  /// Whether a rule on the way keeps its slope from growing here, so that it is no slope.
  let isLimited: Bool
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
    sides = lines.flatMap { Self.sides($0.kinks, values: trace.values, stopped) }
    isLimited = lines.contains { line in
      line.formula.limits.contains { limit in
        limit.evaluated { trace.values.value($0, stopped) }.elements.contains { $0 <= 0 }
      }
    }
  }

  /// The loss as it is.
  var here: Double { values[graph.loss].elements[0] }

  /// An entry as it is, row by row from 0.
  func value(_ index: Int) -> Double { values[node].elements[index] }

  enum Slope {
    /// A quotient, the power of the step that its error goes with, and how much of it the rounding of
    /// the loss may be.
    case smooth(Double, order: Int, ends: (left: Double, right: Double), rounding: Double)
    /// Whether the loss has another slope on one side than on the other.
    case acrossKink(Double, isSeen: Bool)
    case notFinite
  }

  /// Where one side gives no number, the slope toward the other.
  mutating func slope(_ index: Int, reach: Double) -> Slope {
    let value = value(index)
    let here = (place: value, loss: self.here, sides: sides)
    let (above, below) = (probed(index, value + reach), probed(index, value - reach))
    switch (above.loss.isFinite, below.loss.isFinite) {
    case (true, true):
      if above.sides != sides || below.sides != sides {
        return acrossKink(below, here, above)
      }
      return Self.slope(below, above, order: 2)
    case (true, false): return above.sides == sides ? Self.slope(here, above, order: 1) : .notFinite
    case (false, true): return below.sides == sides ? Self.slope(below, here, order: 1) : .notFinite
    case (false, false): return .notFinite
    }
  }

  /// Where the entry is, the loss there, and the sides of all kinks.
  private typealias Point = (place: Double, loss: Double, sides: [Int])

  private static func slope(_ left: Point, _ right: Point, order: Int) -> Slope {
    // What was added is not quite the step, but right − left is exact.
    let distance = right.place - left.place
    let slope = (right.loss - left.loss) / distance
    guard slope.isFinite else { return .notFinite }
    return .smooth(
      slope, order: order, ends: (left.place, right.place),
      rounding: rounding(left, right))
  }

  private static func rounding(_ left: Point, _ right: Point) -> Double {
    // Twice a large loss would be ∞.
    let distance = right.place - left.place
    return 16 * Double.ulpOfOne * abs(left.loss) / distance
      + 16 * Double.ulpOfOne * abs(right.loss) / distance
  }

  private func acrossKink(_ left: Point, _ here: Point, _ right: Point) -> Slope {
    let slope = (right.loss - left.loss) / (right.place - left.place)
    guard slope.isFinite else { return .notFinite }
    let slopes = [
      (right.loss - here.loss) / (right.place - here.place),
      (here.loss - left.loss) / (here.place - left.place),
    ]
    let largest = slopes.map(abs).max() ?? 0
    return .acrossKink(
      slope,
      isSeen: abs(slopes[0] - slopes[1]) > 1e-3 * largest + 2 * Self.rounding(left, right))
  }

  private mutating func probed(_ index: Int, _ number: Double) -> Point {
    var sides: [Int] = []
    let stopped = stopped
    let loss = evaluated(index, number) { line, changed in
      sides += Self.sides(line.kinks, values: changed, stopped)
      return line.formula.evaluated { changed.value($0, stopped) }
    }
    return (number, loss, sides)
  }

  /// How much of a difference quotient rounding may be: how far apart the loss comes at its ends
  /// when every number that is read or computed, but for the entry itself, is off by a unit of its
  /// last place for each number that was added up for it, by chance up or down. Infinite where that
  /// makes them NaN or infinite.
  mutating func rounding(_ index: Int, between ends: (left: Double, right: Double)) -> Double {
    var stream = RandomStream(seed: 0, name: graph.nodes[node].name)
    func rounded(_ tensor: Tensor, _ added: Int = 0) -> Tensor {
      let unit = Double(1 + added) * .ulpOfOne
      return tensor.map { $0 * (1 + (stream.next() & 1 == 0 ? unit : -unit)) }
    }
    let own = Symbol.value(node)
    let stopped = stopped
    var spread = 0.0
    for number in [ends.left, ends.right] {
      let exact = evaluated(index, number) { line, changed in
        line.formula.evaluated { changed.value($0, stopped) }
      }
      var largest = 0.0
      for _ in 0..<4 {
        let other = evaluated(index, number) { line, changed in
          line.formula.evaluated(rounding: rounded) {
            $0 == own ? changed.value($0, stopped) : rounded(changed.value($0, stopped))
          }
        }
        let difference = abs(other - exact)
        guard difference.isFinite else { return .infinity }
        largest = max(largest, difference)
      }
      spread += largest
    }
    return 5 * spread / (ends.right - ends.left)
  }

  /// Whether a number came out at one of the ends, or on the way to it, that was too small to be
  /// what it should be.
  mutating func underflows(_ index: Int, between ends: (left: Double, right: Double)) -> Bool {
    let stopped = stopped
    return [ends.left, ends.right].contains { number in
      Underflow.happens {
        _ = evaluated(index, number) { line, changed in
          line.formula.evaluated { changed.value($0, stopped) }
        }
      }
    }
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
    case .gradient, .direction, .elsewhere: Tensor(.nan)
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
