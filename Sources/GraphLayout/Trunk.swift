/// A vertical piece of line in the gap between two layers, with its connections on either side.
///
/// All edges of a trunk leave one left row, or all of them enter one right row.
struct Trunk {
  /// One link, as far as this trunk carries it.
  struct Strand {
    /// The index of the link in its gap.
    var link: Int
    /// The row where it comes in from the left.
    var from: Int
    /// The row where it goes out to the right.
    var to: Int
    /// Which half this is of a link with a detour through a free row; the second half is always
    /// the trunk after the first.
    var half: Half?
  }

  enum Half { case first, second }

  let strands: [Strand]
  /// Rows with a connection to the left, and to the right; ascending, each once.
  let lefts: [Int]
  let rights: [Int]
  /// The highest and the lowest row, both included.
  let rows: ClosedRange<Int>

  init(_ strands: [Strand]) {
    self.strands = strands
    lefts = Self.distinct(strands.map(\.from))
    rights = Self.distinct(strands.map(\.to))
    rows = min(lefts[0], rights[0])...max(lefts[lefts.count - 1], rights[rights.count - 1])
  }

  /// The crossings between this trunk and one that stands further right.
  func crossings(leftOf other: Trunk) -> Int {
    other.lefts.count { isCrossed(at: $0) } + rights.count { other.isCrossed(at: $0) }
  }

  /// Whether a row lies strictly between the ends.
  func isCrossed(at row: Int) -> Bool {
    rows.lowerBound < row && row < rows.upperBound
  }

  /// The trunk a number of rows further down.
  func shifted(by shift: Int) -> Trunk {
    Trunk(
      strands.map {
        .init(link: $0.link, from: $0.from + shift, to: $0.to + shift, half: $0.half)
      })
  }

  private static func distinct(_ rows: [Int]) -> [Int] {
    var result: [Int] = []
    for row in rows.sorted() where result.last != row { result.append(row) }
    return result
  }
}
