/// Which links are drawn as one straight line, before any row is known.
///
/// A vertex has at most one straight link on either side, and straight links never cross, so the
/// vertices on a straight run can share a row whatever else stands in their layers.
struct Alignment {
  /// Who may choose first where two links cannot both be straight.
  enum Preference: CaseIterable {
    /// Only links without a rival of equal weight; forks and joins stay free to be symmetric.
    case symmetric
    /// The longest chains first, the upper of two equals first.
    case chainsFromTop
    /// The longest chains first, the lower of two equals first.
    case chainsFromBottom
    /// Lines that pass boxes first, with their ends.
    case shortcuts
  }

  /// The straight neighbour of every vertex, or nil.
  private(set) var left: [Int?]
  private(set) var right: [Int?]
  /// The straight links by layer of their left end, as (place, place), ascending in both.
  private var taken: [[(from: Int, to: Int)]]

  init(_ graph: LayeredGraph, _ ordering: Ordering, _ preference: Preference) {
    left = .init(repeating: nil, count: graph.vertices.count)
    right = left
    taken = .init(repeating: [], count: graph.layers.count)
    for link in Self.candidates(graph, ordering.places, preference) {
      straighten(graph.links[link], graph, ordering.places)
    }
  }

  private mutating func straighten(
    _ link: LayeredGraph.Link, _ graph: LayeredGraph, _ places: [Int]
  ) {
    guard right[link.from] == nil, left[link.to] == nil else { return }
    let layer = graph.vertices[link.from].layer
    let from = places[link.from]
    let to = places[link.to]
    var low = 0
    var high = taken[layer].count
    while low < high {
      let middle = (low + high) / 2
      if taken[layer][middle].from < from { low = middle + 1 } else { high = middle }
    }
    if low > 0, taken[layer][low - 1].to > to { return }
    if low < taken[layer].count, taken[layer][low].to < to { return }
    taken[layer].insert((from, to), at: low)
    right[link.from] = link.to
    left[link.to] = link.from
  }

  /// The links that may be straight, in the order in which they are asked.
  private static func candidates(
    _ graph: LayeredGraph, _ places: [Int], _ preference: Preference
  ) -> [Int] {
    let sign = preference == .chainsFromBottom ? -1 : 1
    func key(_ index: Int) -> (Int, Int, Int, Int) {
      let link = graph.links[index]
      let ends = [link.from, link.to].filter(graph.isWaypoint).count
      let passing = preference == .shortcuts ? -ends : ends == 2 ? -1 : 0
      return preference == .shortcuts
        ? (passing, -link.through, sign * places[link.from], sign * places[link.to])
        : (-link.through, passing, sign * places[link.from], sign * places[link.to])
    }
    let all =
      preference == .symmetric
      ? graph.links.indices.filter { isUnrivalled($0, graph, places) }
      : Array(graph.links.indices)
    let keyed = all.map { (key: key($0), link: $0) }
    return keyed.sorted { $0.key == $1.key ? $0.link < $1.link : $0.key < $1.key }.map(\.link)
  }

  /// Whether a link is on the longest path at both of its ends, or is inside a shortcut.
  static func isUnrivalled(_ link: Int, _ graph: LayeredGraph, _ places: [Int]) -> Bool {
    let ends = graph.links[link]
    if graph.isWaypoint(ends.from) && graph.isWaypoint(ends.to) { return true }
    return link == leader(graph.outgoing[ends.from], graph) { places[graph.links[$0].to] }
      && link == leader(graph.incoming[ends.to], graph) { places[graph.links[$0].from] }
  }

  /// The link on the longest path, of an odd number of equals the middle one, of an even none.
  private static func leader(
    _ links: [Int], _ graph: LayeredGraph, place: (Int) -> Int
  ) -> Int? {
    if links.count == 1 { return links[0] }
    let longest = links.map { graph.links[$0].through }.max()
    let equals = links.filter { graph.links[$0].through == longest }
    guard !equals.count.isMultiple(of: 2) else { return nil }
    return equals.sorted { place($0) < place($1) }[equals.count / 2]
  }
}
