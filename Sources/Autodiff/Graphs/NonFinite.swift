/// Where the first NaN or infinity of a trace arose.
public struct NonFinite: Sendable, Equatable {
  /// The position after the step that made it; 0 for what is given.
  public let position: Int
  public let node: Node.ID
  /// Whether it is in the node's gradient and not in its value.
  public let isGradient: Bool
  /// NaN, ∞ or −∞: NaN if there is one, else the first.
  public let number: Double

  public static func == (a: NonFinite, b: NonFinite) -> Bool {
    a.position == b.position && a.node == b.node && a.isGradient == b.isGradient
      && (a.number == b.number || (a.number.isNaN && b.number.isNaN))
  }
}

extension Trace {
  /// The first step after which a value or a gradient is NaN or infinite; nil if every number is
  /// finite. O(numbers).
  public var firstNonFinite: NonFinite? {
    for node in graph.given {
      if let number = values[node.id].nonFinite {
        return NonFinite(position: 0, node: node.id, isGradient: false, number: number)
      }
    }
    for (index, step) in steps.enumerated() {
      let (made, isGradient) =
        switch step {
        case .forward(let step): (step.value, false)
        case .reverse(let step): (step.after, true)
        case .update(let step): (step.after, false)
        }
      if let number = made.nonFinite {
        return NonFinite(
          position: index + 1, node: step.node, isGradient: isGradient, number: number)
      }
    }
    return nil
  }
}

extension Tensor {
  fileprivate var nonFinite: Double? {
    elements.first(where: \.isNaN) ?? elements.first { !$0.isFinite }
  }
}
