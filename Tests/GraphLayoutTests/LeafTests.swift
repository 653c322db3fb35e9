import GraphLayout
import Screen
import Testing

/// Leaves that are wider than the boxes they hang under.
@Suite struct Leaves {
  /// Boxes in a row, of 7×3 cells, each with leaves of these widths and two rows.
  private func draft(_ widths: [[Int]], _ overlap: Cluster.Overlap) -> ClusterDraft? {
    var clusters: [Cluster] = []
    for (index, widths) in widths.enumerated() {
      let leaves = widths.enumerated().map { leaf, width in
        Cluster.Leaf(id: 100 * (index + 1) + leaf, size: Size(width, 2))
      }
      clusters.append(
        Cluster(
          id: index, box: Size(7, 3), leaves: leaves, .beside(gap: 1), overlap: overlap))
    }
    let edges = widths.indices.dropFirst().map { Diagram.Edge(from: $0 - 1, to: $0) }
    return ClusterDraft(Layering(boxCount: widths.count, edges: edges), clusters, gap: 1)
  }

  /// However wide one of them is, both begin at the gap below the middle of the box.
  @Test func standOnBothSidesOfTheMiddle() throws {
    let draft = try #require(self.draft([[3, 12]], .close.parted))
    let cluster = try #require(draft.layout(hasLanes: true).clusters.first)
    let middle = cluster.rect.column + 3
    #expect(cluster.leaves.map(\.rect.endColumn)[0] == middle)
    #expect(cluster.leaves.map(\.rect.column)[1] == middle + 1)
    #expect(draft.isTidy)
  }

  /// Every second one hangs lower, at the end of a stem that nothing stands on.
  @Test func hangLowerWhereTheyWouldCollide() throws {
    let widths = [[12], [12], [12]]
    #expect(draft(widths, .close) == nil)
    let draft = try #require(self.draft(widths, .close.staggered))
    let clusters = draft.layout(hasLanes: true).clusters
    let leaves = clusters.compactMap(\.leaves.first)
    #expect(leaves[0].stemRows.isEmpty && leaves[2].stemRows.isEmpty)
    #expect(leaves[1].stemRows == clusters[1].rect.endRow..<leaves[1].rect.row)
    #expect(leaves[1].rect.row == leaves[0].rect.endRow)
  }

  /// A stem has no way down where leaves on both sides meet.
  @Test func leaveRoomForStems() {
    #expect(draft([[17], [12], [17]], .close.staggered) == nil)
  }
}
