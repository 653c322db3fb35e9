public import Autodiff

/// Functions of one number and their slopes.
///
/// Both are the engine's own: the slopes are what reverse mode gives for the sum of the values.
public struct Curves: Sendable {
  /// Each of one operand, entry by entry.
  public let functions: [Operation]
  public let from: Double
  public let to: Double
  public let step: Double

  /// - Precondition: `step` is positive and `to` is not below `from`.
  public init(functions: [Operation], from: Double = -8, to: Double = 8, step: Double = 0.1) {
    precondition(step > 0 && to >= from, "a curve goes from left to right")
    self.functions = functions
    self.from = from
    self.to = to
    self.step = step
  }

  /// How many points each curve has.
  public static func count(from: Double, to: Double, step: Double) -> Double {
    // A hair more, so that ten steps of 0.1 reach 1.
    ((to - from) / step * (1 + 1e-12)).rounded(.down) + 1
  }

  /// Where each function is looked at.
  public var places: [Double] {
    (0..<Int(Self.count(from: from, to: to, step: step))).map { index in
      // −8 + 80 · 0.1 is to be 0: whole steps are taken where the step divides one.
      let perUnit = (1 / step).rounded()
      return perUnit > 0 && (1 / perUnit) == step
        ? (from * perUnit + Double(index)) / perUnit : from + Double(index) * step
    }
  }

  var outlines: [SeriesOutline] {
    let count = Int(Self.count(from: from, to: to, step: step))
    return functions.flatMap { function in
      ["value", "slope"].map { what in
        SeriesOutline(
          name: "\(what) \(function.name)", count: count, scale: .linear, x: "z",
          y: what == "value" ? "\(function.name) of z" : "the slope of \(function.name) at z")
      }
    }
  }

  var numbersNeeded: Int { outlines.reduce(0) { $0 + 2 * $1.count } }
  var sliceCount: Int { functions.count }
  var slices: any Slices { Work(curves: self) }

  private struct Work: Slices {
    let curves: Curves
    var index = 0

    mutating func next() -> [Growth]? {
      guard index < curves.functions.count else { return nil }
      defer { index += 1 }
      let x = curves.places
      guard let (values, slopes) = curves.functions[index].curve(at: x) else { return [] }
      return [
        Growth(index: 2 * index, x: x, y: values), Growth(index: 2 * index + 1, x: x, y: slopes),
      ]
    }
  }
}

extension Operation {
  /// The value and the slope at each place; nil of what is no function of one number.
  func curve(at places: [Double]) -> (values: [Double], slopes: [Double])? {
    guard operandCount == 1 else { return nil }
    var builder = GraphBuilder()
    let z = builder.addLeaf("z", shape: Shape(places.count, 1), learned: true)
    guard let y = try? builder.addLine("y", .apply(self, [.symbol(.value(z))])),
      builder.shape(of: y) == Shape(places.count, 1),
      (try? builder.addLine("l", .apply(.sum, [.symbol(.value(y))]))) != nil,
      let graph = try? builder.graph()
    else { return nil }
    let trace = Trace(graph, given: [z: Tensor(Shape(places.count, 1), places)])
    return trace.gradients[z].map { (trace.values[y].elements, $0.elements) }
  }
}
