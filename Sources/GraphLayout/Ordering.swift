/// The order of the vertices within their layers, from top to bottom, chosen for few crossings.
///
/// Barycentre sweeps to and fro with swaps of neighbours (Sugiyama, Tagawa and Toda 1981; Gansner
/// et al. 1993, section 3); the best order seen is kept, and ties stay as they are.
struct Ordering {
  private(set) var layers: [[Int]]
  /// The place of every vertex in its layer, 0 at the top.
  private(set) var places: [Int]
  private(set) var crossings = 0

  /// Waypoints start above the boxes or below them: where nothing else decides, shortcuts run
  /// over the boxes or under them.
  init(_ graph: LayeredGraph, waypointsAbove: Bool) {
    layers = graph.layers.map { layer in
      let waypoints = layer.filter(graph.isWaypoint)
      let boxes = layer.filter { !graph.isWaypoint($0) }
      return waypointsAbove ? waypoints + boxes : boxes + waypoints
    }
    places = .init(repeating: 0, count: graph.vertices.count)
    for layer in layers.indices { renumber(layer) }
    crossings = countCrossings(graph)
    let rounds = graph.vertices.count <= 500 ? 12 : 4
    var current = self
    var stale = 0
    for round in 0..<rounds where crossings > 0 && stale < 4 {
      current.sweep(graph, rightwards: round.isMultiple(of: 2))
      current.swapNeighbours(graph)
      current.crossings = current.countCrossings(graph)
      stale += 1
      if current.crossings < crossings {
        self = current
        stale = 0
      }
    }
  }

  private mutating func renumber(_ layer: Int) {
    for (place, vertex) in layers[layer].enumerated() { places[vertex] = place }
  }

  /// The places of the neighbours on one side, ascending.
  private func neighbours(_ vertex: Int, _ graph: LayeredGraph, left: Bool) -> [Int] {
    let found =
      left
      ? graph.incoming[vertex].map { places[graph.links[$0].from] }
      : graph.outgoing[vertex].map { places[graph.links[$0].to] }
    return found.count > 1 ? found.sorted() : found
  }

  private mutating func sweep(_ graph: LayeredGraph, rightwards: Bool) {
    let sequence = rightwards ? Array(layers.indices) : layers.indices.reversed()
    for layer in sequence.dropFirst() where layers[layer].count > 1 {
      let keyed = layers[layer].map { vertex -> (key: Double, place: Int, vertex: Int) in
        let near = neighbours(vertex, graph, left: rightwards)
        let place = places[vertex]
        let key = near.isEmpty ? Double(place) : Double(near.reduce(0, +)) / Double(near.count)
        return (key, place, vertex)
      }
      layers[layer] = keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.vertex)
      renumber(layer)
    }
  }

  /// Exchanges neighbours in a layer as long as that removes crossings.
  private mutating func swapNeighbours(_ graph: LayeredGraph) {
    for _ in 0..<4 {
      var improved = false
      for layer in layers.indices where layers[layer].count > 1 {
        var sides = layers[layer].map {
          (neighbours($0, graph, left: true), neighbours($0, graph, left: false))
        }
        for upper in 0..<(layers[layer].count - 1) {
          let now = Self.pairCrossings(sides[upper], sides[upper + 1])
          guard now > 0, Self.pairCrossings(sides[upper + 1], sides[upper]) < now else { continue }
          layers[layer].swapAt(upper, upper + 1)
          sides.swapAt(upper, upper + 1)
          improved = true
        }
        renumber(layer)
      }
      if !improved { return }
    }
  }

  private typealias Sides = (left: [Int], right: [Int])

  private static func pairCrossings(_ upper: Sides, _ lower: Sides) -> Int {
    inversions(upper.left, lower.left) + inversions(upper.right, lower.right)
  }

  /// Pairs in which the upper vertex has the lower neighbour; both lists ascend.
  private static func inversions(_ upper: [Int], _ lower: [Int]) -> Int {
    var count = 0
    var passed = 0
    for place in upper {
      while passed < lower.count, lower[passed] < place { passed += 1 }
      count += passed
    }
    return count
  }

  /// Counts crossings gap by gap with a binary indexed tree (Barth, Mutzel and Jünger 2004).
  private func countCrossings(_ graph: LayeredGraph) -> Int {
    var total = 0
    for layer in layers.indices.dropFirst() {
      var tree = [Int](repeating: 0, count: layers[layer].count + 1)
      var seen = 0
      for vertex in layers[layer - 1] {
        let targets = neighbours(vertex, graph, left: false)
        for place in targets {
          var index = place + 1
          var upToHere = 0
          while index > 0 {
            upToHere += tree[index]
            index &= index - 1
          }
          total += seen - upToHere
        }
        for place in targets {
          var index = place + 1
          while index < tree.count {
            tree[index] += 1
            index += index & -index
          }
        }
        seen += targets.count
      }
    }
    return total
  }
}
