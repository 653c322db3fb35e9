extension Graph {
  /// How many examples a batch has: as many columns (rows, where examples are rows) as the data's
  /// widest leaf; nil where it is not known which way examples lie, or there is one only.
  public var exampleCount: Int? {
    guard let examples else { return nil }
    let count = nodes.filter { $0.kind == .data }.map { $0.shape.size(along: examples) }.max()
    return count.flatMap { $0 > 1 ? $0 : nil }
  }

  static func carriesExamples(
    _ nodes: [Node], _ pullbacks: [[Pullback]], examples: Axis?
  )
    -> [Bool]
  {
    let widest = examples.flatMap { examples in
      nodes.filter { $0.kind == .data }.map { $0.shape.size(along: examples) }.max()
    }
    guard let examples, let widest, widest > 1 else {
      return Array(repeating: false, count: nodes.count)
    }
    var carries: [Bool] = []
    for node in nodes {
      let isWide = node.shape.size(along: examples) == widest
      let isFed = pullbacks[node.id].contains { carries[$0.target] }
      carries.append(isWide && (node.kind == .data || (node.kind == .computed && isFed)))
    }
    return carries
  }
}

extension Shape {
  /// How many columns there are, or rows.
  func size(along axis: Axis) -> Int { axis == .columns ? columns : rows }
}

extension Trace {
  /// Into how many products, one per example, a step for a parameter can be taken apart; nil where
  /// the examples of the batch are not known or the line mixes them. It depends on no number.
  public func exampleCount(of step: ReverseStep) -> Int? {
    guard step.pass == .backward2, let use = step.use, graph.carriesExamples[use] else {
      return nil
    }
    return graph.exampleCount(of: step.formula)
  }

  /// The product of a step for a parameter, taken apart: one product per example, which add up to
  /// it. Nil where there are none.
  ///
  /// ∂L/∂Ω = δ xᵀ is the sum of δₙ xₙᵀ: the same formula, of one column each.
  public func examples(of step: ReverseStep) -> [ExampleProduct]? {
    exampleCount(of: step).map { count in (0..<count).map { example($0, of: step) } }
  }

  /// One of these products.
  /// - Parameter index: less than the count, from 0.
  public func example(_ index: Int, of step: ReverseStep) -> ExampleProduct {
    ExampleProduct(index: index, step: step, trace: self, axis: graph.examples ?? .columns) {
      [carries = graph.carriesExamples] in carries[$0]
    }
  }
}

extension Trace {
  /// The loss of each example: the value with one number per example that the loss is made of.
  /// Nil where the examples are not known, or the loss is made of something else.
  public var exampleLosses: Tensor? {
    guard let count = graph.exampleCount else { return nil }
    let carries = graph.carriesExamples
    let parts = graph.pullbacks[graph.loss].map(\.target)
      .filter { carries[$0] && graph.nodes[$0].shape.count == count }
    return parts.count == 1 ? values[parts[0]] : nil
  }
}

/// What one example of a batch adds to the gradient of a parameter.
public struct ExampleProduct: Sendable {
  /// Counted from 0.
  public let index: Int
  /// Of the parameter's shape.
  public let product: Tensor
  private let values: [Symbol: Tensor]

  /// The value of a symbol in the step's formula: of this example, where it has one per example.
  public func value(of symbol: Symbol) -> Tensor? { values[symbol] }

  init(index: Int, step: ReverseStep, trace: Trace, axis: Axis, isSliced: (Node.ID) -> Bool) {
    var values: [Symbol: Tensor] = [:]
    for symbol in step.formula.symbols {
      switch symbol {
      case .value(let id):
        values[symbol] = isSliced(id) ? trace.values[id].part(axis, index) : trace.values[id]
      case .gradient(let id):
        guard let gradient = trace.gradients[id] else { continue }
        values[symbol] = isSliced(id) ? gradient.part(axis, index) : gradient
      case .direction, .elsewhere, .named: break
      }
    }
    self.index = index
    self.values = values
    product = step.formula.evaluated { values[$0] ?? Tensor(.nan) }
      .stretched(to: step.product.shape)
  }
}

extension Tensor {
  /// One column as a matrix of one column, or one row as one of one row; counted from 0.
  func part(_ axis: Axis, _ index: Int) -> Tensor {
    axis == .columns
      ? Tensor(Shape(rows, 1), column(index)) : Tensor(Shape(1, columns), row(index))
  }
}
