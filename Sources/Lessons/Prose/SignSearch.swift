/// Finds where the next sign of a kind stands in a paragraph.
///
/// Where the searches for one kind begin further and further on, no character is looked at twice for
/// it: what was found, or that there is nothing, holds for every later beginning before it.
struct SignSearch {
  /// What is looked for.
  enum Sign: Hashable {
    case character(Character)
    /// A closing bracket, and what comes right after it.
    case pair(Character, Character)
    /// As many stars and no more, after anything but a space.
    case closingStars(Int)
  }

  let characters: [Character]
  private var found: [Sign: (from: Int, at: Int?)] = [:]
  /// How many characters were looked at; the measure of the work.
  private(set) var looked = 0

  init(_ characters: [Character]) { self.characters = characters }

  /// Where the first sign stands from a place on; nil where there is none.
  mutating func first(_ sign: Sign, from start: Int) -> Int? {
    if let known = found[sign], known.from <= start, known.at.map({ $0 >= start }) ?? true {
      return known.at
    }
    var place = start
    while place < characters.count {
      looked += 1
      if stands(sign, at: place) { break }
      place += 1
    }
    let end = place < characters.count ? place : nil
    found[sign] = (start, end)
    return end
  }

  /// What stands between a place and the next sign; nil where there is no such sign.
  mutating func text(from start: Int, upTo sign: Sign) -> String? {
    first(sign, from: start).map { String(characters[start..<$0]) }
  }

  private func stands(_ sign: Sign, at place: Int) -> Bool {
    func has(_ character: Character, at place: Int) -> Bool {
      characters.indices.contains(place) && characters[place] == character
    }
    switch sign {
    case .character(let character): return characters[place] == character
    case .pair(let a, let b): return characters[place] == a && has(b, at: place + 1)
    case .closingStars(let count):
      guard characters[place] == "*", place > 0, characters[place - 1] != " ",
        characters[place - 1] != "*"
      else { return false }
      return (1..<count).allSatisfy { has("*", at: place + $0) } && !has("*", at: place + count)
    }
  }
}
