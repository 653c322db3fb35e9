import Synchronization

/// The plans of a layering for boxes of some heights. Widths have no say in a plan, and most of what is
/// tried for a pane differs in nothing else.
///
/// A class, for copies of a layering may share it: what is kept follows from its keys alone.
final class PlanCache: Sendable {
  private struct Key: Hashable {
    let heights: [Int]
    let portRows: [Int]
    let spacing: Diagram.Spacing
  }

  /// So many are kept, and none of large graphs, which are not tried in many ways.
  private static let (most, largest) = (32, 300)

  private let plans = Mutex<[Key: [Plan]]>([:])

  /// The best plan of each connected part.
  func best(for layering: Layering, _ boxes: [Diagram.Box], _ spacing: Diagram.Spacing) -> [Plan] {
    guard boxes.count <= Self.largest else { return Self.made(for: layering, boxes, spacing) }
    let key = Key(heights: boxes.map(\.height), portRows: boxes.map(\.portRow), spacing: spacing)
    return plans.withLock { plans in
      if let kept = plans[key] { return kept }
      if plans.count >= Self.most { plans = [:] }
      let made = Self.made(for: layering, boxes, spacing)
      plans[key] = made
      return made
    }
  }

  private static func made(
    for layering: Layering, _ boxes: [Diagram.Box], _ spacing: Diagram.Spacing
  ) -> [Plan] {
    layering.parts.map { Plan.best(for: $0, boxes, spacing) }
  }
}
