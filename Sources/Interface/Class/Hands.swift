/// The hands that went up for the options of a question, each by the index of its option as it is put;
/// after talking they are counted once more, beside the first time.
struct Hands: Hashable, Sendable {
  /// More are not counted.
  static let most = 999

  /// One after the other as they were counted.
  private var rounds: [[Int]] = [[]]

  init() {}

  /// - Parameter rounds: of each how many for each option; what is more than is counted is left out.
  init(rounds: [[Int]]) {
    let counted = rounds.prefix(2).map { counts -> [Int] in
      let all = counts.prefix(ClassQuestion.most).enumerated().flatMap { option, count in
        Array(repeating: option, count: min(max(0, count), Self.most))
      }
      return Array(all.prefix(Self.most))
    }
    self.rounds = counted.isEmpty ? [[]] : counted
  }

  /// Of each round how many for each of so many options; none where no hand was raised.
  func rounds(options: Int) -> [[Int]] {
    isEmpty ? [] : (0..<roundCount).map { counts(ofRound: $0, options: options) }
  }

  /// How often hands were counted.
  var roundCount: Int { rounds.count }

  /// Whether nobody has raised a hand.
  var isEmpty: Bool { rounds.allSatisfy(\.isEmpty) }

  /// Of all options, as they were counted at a time.
  func counts(ofRound round: Int, options: Int) -> [Int] {
    guard rounds.indices.contains(round) else { return Array(repeating: 0, count: options) }
    return (0..<options).map { option in rounds[round].count { $0 == option } }
  }

  /// - Returns: whether there was room for one more.
  mutating func raise(_ option: Int) -> Bool {
    guard rounds[rounds.count - 1].count < Self.most else { return false }
    rounds[rounds.count - 1].append(option)
    return true
  }

  /// Takes the last one back; of a second time that nobody counts yet, that time.
  ///
  /// - Returns: whether there was one.
  mutating func lower() -> Bool {
    if rounds[rounds.count - 1].popLast() != nil { return true }
    guard rounds.count > 1 else { return false }
    rounds.removeLast()
    return true
  }

  /// As many for each option.
  mutating func set(_ counts: [Int]) {
    rounds[rounds.count - 1] = counts.enumerated().flatMap { option, count in
      Array(repeating: option, count: count)
    }
  }

  /// From now on they are counted anew.
  ///
  /// - Returns: whether any were counted so far, and this is not the second time.
  mutating func countAgain() -> Bool {
    guard rounds.count < 2, !rounds[0].isEmpty else { return false }
    rounds.append([])
    return true
  }
}

extension Hands {
  /// What is typed behind `:hands`, read: a number for each option, no more than there are.
  static func counts(_ words: [Substring], options: Int) -> [Int]? {
    let counts = words.compactMap { Int($0) }
    guard !counts.isEmpty, counts.count == words.count, counts.count <= options,
      counts.allSatisfy({ (0...most).contains($0) }), counts.reduce(0, +) <= most
    else { return nil }
    return counts
  }

  /// The letter of an option, counted from 0.
  static func letter(_ option: Int) -> String {
    guard (0..<26).contains(option), let scalar = Unicode.Scalar(0x41 + option) else { return "·" }
    return String(Character(scalar))
  }
}
