public import Autodiff

extension Trace {
  /// What the usual mistakes in working out a value or a gradient would give.
  ///
  /// They come from the formulas that the trace was computed with, each wrong in one place, and the
  /// trace's numbers. Some may give what is right; several may give the same.
  ///
  /// - Parameter subject: `.value` or `.gradient` of a node; nothing is known of other symbols.
  public func slips(of subject: Symbol) -> [SlippedValue] {
    let formulas: [SlippedValue]
    let right: Tensor
    switch subject {
    case .value(let id):
      right = values[id]
      formulas = ValueSlips(trace: self, node: id).all
    case .gradient(let id):
      guard let gradient = gradients[id] else { return [] }
      right = gradient
      formulas = GradientSlips(trace: self, target: id, right: right).all
    case .direction, .elsewhere, .named: return []
    }
    var slips = [SlippedValue(slip: .oppositeSign, value: right.map { -$0 })]
    if right.rows > 1, right.columns > 1 {
      slips.append(SlippedValue(slip: .transposed(subject), value: right.transposed))
    }
    return slips + formulas
  }

  /// A formula, whose shapes fit, with the numbers of the trace but for some that are replaced; nil
  /// if it names something without a number or does not stretch to the shape that is asked for.
  func value(
    of formula: Formula, replacing: [Symbol: Tensor] = [:], shape: Shape
  ) -> Tensor? {
    var isKnown = true
    let value = formula.evaluated { symbol in
      if let tensor = replacing[symbol] ?? number(symbol) { return tensor }
      isKnown = false
      return Tensor(.nan)
    }
    return isKnown && value.shape.stretches(to: shape) ? value.stretched(to: shape) : nil
  }

  private func number(_ symbol: Symbol) -> Tensor? {
    switch symbol {
    case .value(let id): values.indices.contains(id) ? values[id] : nil
    case .gradient(let id): gradients[id]
    case .direction, .elsewhere, .named: nil
    }
  }
}
