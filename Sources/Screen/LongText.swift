/// Lines of which only those are made that are seen.
package struct LongText: Sendable {
  package let count: Int
  /// Those of a range within the count.
  package let lines: @Sendable (Range<Int>) -> [StyledLine]

  package init(count: Int, lines: @escaping @Sendable (Range<Int>) -> [StyledLine]) {
    self.count = count
    self.lines = lines
  }

  package init(lines: [StyledLine]) {
    self.init(count: lines.count) { Array(lines[$0.clamped(to: 0..<lines.count)]) }
  }

  /// Texts one below the other.
  package init(sections: [LongText]) {
    let starts = sections.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    self.init(count: starts[sections.count]) { range in
      zip(sections, starts).flatMap { section, start -> [StyledLine] in
        let seen = range.clamped(to: start..<start + section.count)
        return seen.isEmpty ? [] : section.lines(seen.lowerBound - start..<seen.upperBound - start)
      }
    }
  }
}
