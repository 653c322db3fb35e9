public import Autodiff

/// Reads a value as it is written on the command line: `2`, `1/3`, `[1, 2]`, `[[1, 2], [3, 4]]`.
public enum ValueText {
  /// - Returns: the value, or what is wrong with the text.
  public static func read(_ text: PlacedText) -> Result<Tensor, ValueError> {
    var reader = ValueReader(text: text)
    do {
      let listed = try reader.whole()
      return listed.tensor().mapError { ValueError(problem: $0.asProblem) }
    } catch {
      return .failure(ValueError(problem: error.asProblem))
    }
  }
}

/// A text that is no value.
public struct ValueError: Error, Sendable, Hashable {
  public let problem: Problem
}

/// Reads numbers and lists of them, at most a list of lists.
private struct ValueReader {
  typealias Misplaced = ListedNumbers.Misplaced

  let text: PlacedText
  private var index = 0

  init(text: PlacedText) { self.text = text }

  mutating func whole() throws(Misplaced) -> ListedNumbers {
    skipSpaces()
    let value = try value(depth: 0)
    skipSpaces()
    guard index < text.count else { return value }
    let rest = String(text.characters[index...]).trimmed.withoutControlCharacters
    throw Misplaced(text.places[index], .textAfterValue(String(rest.prefix(20))))
  }

  private mutating func value(depth: Int) throws(Misplaced) -> ListedNumbers {
    guard index < text.count, text.characters[index] == "[" else { return try number(depth) }
    let place = text.places[index]
    if depth == 2 { throw Misplaced(place, .nestedTooDeep) }
    index += 1
    var entries: [ListedNumbers] = []
    skipSpaces()
    if take("]") { return .list([], place) }
    while true {
      entries.append(try value(depth: depth + 1))
      skipSpaces()
      if take("]") { return .list(entries, place) }
      guard take(",") else {
        if index >= text.count { throw Misplaced(place, .listNeverClosed) }
        let rest = String(text.characters[index...].prefix { !",[]".contains($0) })
        throw Misplaced(text.places[index], .notANumber(rest.trimmed.withoutControlCharacters))
      }
      skipSpaces()
      if take("]") { return .list(entries, place) }
    }
  }

  private mutating func number(_ depth: Int) throws(Misplaced) -> ListedNumbers {
    let start = index
    let ends: Set<Character> = depth == 0 ? ["[", "]"] : ["[", "]", ","]
    while index < text.count, !ends.contains(text.characters[index]) { index += 1 }
    switch NumberReader.number(String(text.characters[start..<index])) {
    case .success(let number): return .number(number, text.places[start])
    case .failure(let problem): throw Misplaced(text.places[start], problem)
    }
  }

  private mutating func skipSpaces() {
    while index < text.count, text.characters[index].isWhitespace { index += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard index < text.count, text.characters[index] == character else { return false }
    index += 1
    return true
  }
}
