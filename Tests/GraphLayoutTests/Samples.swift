@testable import GraphLayout

/// A diagram written as text, with the names of its boxes as labels.
struct Sample {
  var names: [String]
  var diagram: Diagram

  /// Boxes are named in `edges` as in "x a, a f"; a name alone is a box without edges.
  init(
    _ edges: String, width: Int? = nil, height: Int = 3, heights: [String: Int] = [:],
    portRow: Int = 1, spacing: Diagram.Spacing = .init()
  ) {
    var names: [String] = []
    func index(_ name: Substring) -> Int {
      if let known = names.firstIndex(of: String(name)) { return known }
      names.append(String(name))
      return names.count - 1
    }
    var pairs: [Diagram.Edge] = []
    for line in edges.split(separator: ",") {
      let ends = line.split(separator: " ").map(index)
      for (from, to) in zip(ends, ends.dropFirst()) { pairs.append(.init(from: from, to: to)) }
    }
    self.names = names
    diagram = Diagram(
      boxes: names.map {
        .init(
          width: width ?? $0.count + 2, height: heights[$0] ?? height, portRow: portRow)
      },
      edges: pairs, spacing: spacing)
  }

  var layout: Layout { Layout(diagram) }

  var picture: String { layout.picture(labels: names).joined(separator: "\n") }
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, seeded, the same everywhere.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, `bound`.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

extension Diagram {
  /// A random diagram: few or many boxes, sparse or dense, deep or shallow, all from the seed.
  static func random(seed: Int) -> Diagram {
    var random = SplitMix64(state: UInt64(seed))
    let count = 1 + random.below(seed.isMultiple(of: 10) ? 60 : 14)
    let isUniform = random.below(3) == 0
    let boxes = (0..<count).map { _ in
      let height = isUniform ? 3 : 1 + random.below(6)
      return Box(
        width: isUniform ? 5 : 1 + random.below(9), height: height,
        portRow: isUniform ? 1 : random.below(height))
    }
    let reach = 1 + random.below(count)
    var edges: [Edge] = []
    for _ in 0..<random.below(3 * count) where count > 1 {
      let from = random.below(count - 1)
      let to = min(count - 1, from + 1 + random.below(reach))
      edges.append(Edge(from: from, to: to))
    }
    return Diagram(
      boxes: boxes, edges: edges,
      spacing: .init(
        columnGap: 1 + random.below(3), rowGap: random.below(2), lineGap: random.below(2),
        componentGap: random.below(2)),
      pullsSources: random.below(4) > 0)
  }
}
