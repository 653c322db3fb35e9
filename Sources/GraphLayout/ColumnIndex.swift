/// Areas by the columns that they take, to look at few of many.
package struct ColumnIndex {
  /// By their first columns.
  private let sorted: [(columns: Range<Int>, index: Int)]
  private let widest: Int

  package init(_ columns: [Range<Int>]) {
    sorted = columns.enumerated().map { ($1, $0) }.sorted { $0.0.lowerBound < $1.0.lowerBound }
    widest = columns.map(\.count).max() ?? 0
  }

  /// The indices of all that may share a column with these. Complexity: O(log n) and those it finds.
  package func near(_ columns: Range<Int>) -> [Int] {
    let first = count(before: columns.lowerBound - widest)
    return sorted[first..<max(first, count(before: columns.upperBound))].map(\.index)
  }

  /// How many areas begin before a column.
  private func count(before column: Int) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].columns.lowerBound < column { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
