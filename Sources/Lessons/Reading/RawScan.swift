/// Reads YAML text line by line for what YAML takes silently or lessons do not use: comments that
/// swallow text, tabs, no-break spaces, anchors, aliases, tags, further documents.
///
/// It knows just enough of YAML for that: quotes, block scalars, flow collections, plain scalars.
struct RawScan {
  private(set) var problems: [Problem] = []
  /// Whether the text must not go to the YAML parser at all.
  private(set) var isRefused = false

  private enum State {
    case structure
    /// Inside quotes that go on over the end of the line.
    case quoted(Character)
    /// Below `|` or `>`: lines with at least that indentation are its text. The first line that
    /// is not blank settles it, unless a digit says it.
    case block(indentation: Int, isSettled: Bool)
    /// An unquoted text that may go on in the next line.
    case plain(indentation: Int)
  }

  private var state = State.structure
  private var flowDepth = 0
  private var hasContent = false
  private var line: [Character] = []
  private var number = 0
  private var index = 0
  /// The column (from 0) of the key or dash that the rest of the line belongs to.
  private var owner = -1
  /// The columns of the keys and dashes around the line, each further in than the one before.
  private var owners: [Int] = []

  init(_ source: SourceText) {
    for number in 1...max(1, source.lineCount) {
      self.number = number
      line = source.characters(number)
      scanLine()
      if isRefused { break }
    }
  }

  private mutating func scanLine() {
    index = 0
    let indentation = line.prefix { $0 == " " }.count
    let isBlank = line.allSatisfy { $0 == " " || $0 == "\t" }
    switch state {
    case .block(let needed, let isSettled):
      if isBlank {
        if !isSettled {
          state = .block(indentation: max(needed, indentation), isSettled: false)
        }
        return
      }
      if indentation >= needed {
        state = .block(indentation: isSettled ? needed : indentation, isSettled: true)
        return
      }
      if line[indentation] == "\t" {
        report(.tabAsIndentation, indentation)
        return
      }
      state = .structure
    case .quoted(let quote):
      scanQuoted(quote)
      if case .quoted = state { return }
    case .plain(let parent):
      if isBlank { return }
      if flowDepth > 0 || indentation > parent {
        index = indentation
        owner = parent
        scanPlain(isContinued: true)
      } else {
        state = .structure
      }
    case .structure: break
    }
    if index == 0, case .structure = state { startLine(indentation, isBlank: isBlank) }
    scanTokens()
  }

  private mutating func startLine(_ indentation: Int, isBlank: Bool) {
    owner = owners.last { $0 < indentation } ?? -1
    index = indentation
    guard !isBlank else {
      index = line.count
      return
    }
    if line[indentation] == "\t" { report(.tabAsIndentation, indentation) }
    if line[indentation].isOtherSpace { refuse(.noBreakSpaceAsIndentation, indentation) }
    let marker = String(line.prefix(3))
    if marker == "---" || marker == "...", line.count == 3 || line[3] == " " || line[3] == "\t" {
      if marker == "..." || hasContent { refuse(.secondDocument, 0) }
      index = 3
    }
    if line.first == "%" { refuse(.directive, 0) }
  }

  /// Tokens from `index` to the end of the line, as long as the structure goes on.
  private mutating func scanTokens() {
    var dashes = 0
    while index < line.count, !isRefused {
      guard case .structure = state else { return }
      let character = line[index]
      switch character {
      case " ", "\t":
        index += 1
        continue
      case "#" where index == 0 || line[index - 1].isBlankSpace:
        return
      default: break
      }
      hasContent = true
      switch character {
      case "-" where isFollowedBySpace:
        dashes += 1
        if dashes > YamlLimits.nesting { return refuse(.tooDeep, index) }
        if flowDepth == 0 { own(index) }
        index += 1
      case "?" where isFollowedBySpace:
        refuse(.keyIsNoText, index)
      case "[", "{":
        flowDepth += 1
        if flowDepth > YamlLimits.nesting { return refuse(.tooDeep, index) }
        index += 1
      case "]", "}":
        flowDepth = max(0, flowDepth - 1)
        index += 1
      case ",", ":":
        index += 1
      case "&": refuse(.anchor(word), index)
      case "*": refuse(.alias(word), index)
      case "!": refuse(.tag(word), index)
      case "\"", "'":
        if flowDepth == 0, owner < index { startKey() }
        index += 1
        scanQuoted(character)
      case "|", ">":
        if flowDepth == 0 { startBlock() } else { index += 1 }
      default:
        if flowDepth == 0 { startKey() }
        scanPlain(isContinued: false)
      }
    }
  }

  private mutating func own(_ column: Int) {
    owner = column
    owners.removeAll { $0 >= column }
    owners.append(column)
  }

  /// The header of a block: `|`, perhaps with `+` or `-` and a digit for the indentation.
  private mutating func startBlock() {
    let digit = line[(index + 1)...].prefix(2).compactMap(\.wholeNumberValue).first
    state = .block(indentation: max(0, owner) + (digit ?? 1), isSettled: digit != nil)
  }

  /// If a key begins here, what follows its colon belongs to it.
  private mutating func startKey() {
    var end = index
    if line[index] == "\"" || line[index] == "'" {
      end = line[(index + 1)...].firstIndex(of: line[index]) ?? line.count
    }
    while end < line.count {
      if line[end] == ":", end + 1 == line.count || line[end + 1].isBlankSpace {
        own(index)
        return
      }
      if line[end] == "#", end > 0, line[end - 1].isBlankSpace { return }
      end += 1
    }
  }

  private mutating func scanPlain(isContinued: Bool) {
    state = .structure
    while index < line.count {
      let character = line[index]
      let next = index + 1 < line.count ? line[index + 1] : nil
      switch character {
      case ":" where next == nil || next?.isBlankSpace == true:
        index += 1
        return
      case ":" where flowDepth > 0 && next.map(",[]{}".contains) == true:
        index += 1
        return
      case ":" where next?.isOtherSpace == true:
        report(.noBreakSpaceAfterColon, index)
        index += 1
      case "#" where index == 0 || line[index - 1].isBlankSpace:
        if index > 0, let next, !next.isBlankSpace { report(.hashSwallows, index) }
        index = line.count
        return
      case ",", "[", "]", "{", "}":
        if flowDepth > 0 { return }
        index += 1
      default: index += 1
      }
    }
    state = .plain(indentation: owner)
  }

  /// From inside quotes to their end, or to the end of the line.
  private mutating func scanQuoted(_ quote: Character) {
    state = .quoted(quote)
    while index < line.count {
      let character = line[index]
      index += 1
      if character == "\\", quote == "\"" {
        index += 1
      } else if character == quote {
        if quote == "'", index < line.count, line[index] == "'" {
          index += 1
        } else {
          state = .structure
          return
        }
      }
    }
  }

  private var isFollowedBySpace: Bool {
    index + 1 == line.count || line[index + 1].isBlankSpace
  }

  /// The word that begins here, as it is shown in a sentence.
  private var word: String {
    String(line[index...].prefix { !$0.isBlankSpace && !",[]{}".contains($0) }.prefix(20))
  }

  private mutating func report(_ problem: FileProblem, _ column: Int) {
    problems.append(Problem(Place(line: number, column: column + 1), problem.sentence))
  }

  private mutating func refuse(_ problem: FileProblem, _ column: Int) {
    report(problem, column)
    isRefused = true
  }
}

extension Character {
  fileprivate var isBlankSpace: Bool { self == " " || self == "\t" }

  /// A space that YAML takes for a letter.
  fileprivate var isOtherSpace: Bool { isWhitespace && !isBlankSpace }
}
