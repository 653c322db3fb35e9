/// Finds what was probably meant.
enum NearestWord {
  /// The candidate that takes the fewest slips to become `word`: a letter too many, missing, wrong
  /// or swapped with its neighbour. Nil if none is near.
  /// - Parameter most: how many slips there may be; without it more in a longer word.
  static func of(
    _ word: String, among candidates: some Sequence<String>, slips most: Int? = nil
  ) -> String? {
    let letters = Array(word.lowercased().prefix(64))
    let farthest = most ?? max(1, min(3, letters.count / 3 + (letters.count > 3 ? 1 : 0)))
    var best: (word: String, slips: Int)?
    for candidate in candidates where abs(candidate.count - letters.count) <= farthest {
      let slips = slips(letters, Array(candidate.lowercased()))
      let isBetter = best.map { (slips, candidate) < ($0.slips, $0.word) } ?? true
      if isBetter, slips <= farthest, slips < max(letters.count, 2) { best = (candidate, slips) }
    }
    return best?.word ?? begun(word, among: candidates)
  }

  /// The only candidate that begins with what was written of it.
  private static func begun(_ word: String, among candidates: some Sequence<String>) -> String? {
    guard word.count >= 3 else { return nil }
    let begun = candidates.filter { $0.lowercased().hasPrefix(word.lowercased()) }
    return begun.count == 1 ? begun[0] : nil
  }

  /// The optimal string alignment distance.
  private static func slips(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var twoAgo: [Int] = []
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let same = a[i - 1] == b[j - 1]
        var least = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          least = min(least, twoAgo[j - 2] + 1)
        }
        row.append(least)
      }
      twoAgo = previous
      previous = row
    }
    return previous[b.count]
  }
}
