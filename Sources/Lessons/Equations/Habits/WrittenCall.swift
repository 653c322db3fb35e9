import Autodiff

/// A call as it is written, in the way of another tool: `np.sum(x, axis=0)`, `x.mean()`.
struct WrittenCall {
  /// The whole of it.
  let text: String
  /// The function, without what stands before its point.
  let name: String
  /// What it is given, each as it is written; of `x.sum()` first `x`.
  let arguments: [String]

  /// Longer ones are not repeated in a sentence.
  private static let longest = 40

  /// What to write instead; nil if the function is not known.
  var sentence: String? {
    let (values, direction, rest) = sorted
    switch advice {
    case nil: return nil
    case .missing(let why): return "there is no '\(name)' here; \(why)"
    case .called(let name):
      if let rest, !OperationTable.takesAxis(name) {
        return "'\(name)' goes over all entries; leave out '\(rest)'"
      }
      return saying {
        "\(name)(\((($0) + (direction.map { [$0.rawValue] } ?? [])).joined(separator: ", ")))"
      }
    case .written(let template): return saying { Self.filled(template, with: $0) }
    }

    func saying(_ instead: ([String]) -> String) -> String {
      text.count <= Self.longest
        ? "'\(text)' is written '\(instead(values))' here"
        : "'\(text.prefix { $0 != "(" })(…)' is written '\(instead(Array(Self.letters.prefix(values.count))))' here"
    }
  }

  private static let letters = ["x", "a", "b", "c", "d"]

  private var advice: Habits.Advice? {
    if OperationTable.isFunction(name), name != OperationTable.gradient { return .called(name) }
    let lowered = name.lowercased()
    return Habits.functions[lowered]
      ?? (OperationTable.isFunction(lowered) ? .called(lowered) : nil)
  }

  /// The values, the direction that is meant, and the words that are no values.
  private var sorted: (values: [String], direction: Axis?, rest: String?) {
    var values: [String] = []
    var direction: Axis?
    var rest: String?
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
      if parts.count == 2 {
        if ["axis", "dim"].contains(parts[0]) {
          direction = Self.direction(parts[1], of: name)
          rest = argument
        }
      } else if !values.isEmpty, let axis = Self.direction(argument, of: name),
        OperationTable.takesDirection(name)
      {
        direction = axis
      } else {
        values.append(argument)
      }
    }
    return (values, direction, rest)
  }

  /// The direction of `axis=0`. Over each example a function goes within columns where they are the
  /// examples.
  private static func direction(_ number: String, of name: String) -> Axis? {
    let isFirst: Bool
    switch number {
    case "0", "-2": isFirst = true
    case "1", "-1": isFirst = false
    default: return nil
    }
    return isFirst == OperationTable.isOverExamples(name) ? .columns : .rows
  }

  /// A template with the values in it, in brackets where they need them.
  private static func filled(_ template: String, with values: [String]) -> String {
    var text = ""
    var characters = template[...]
    while let character = characters.popFirst() {
      guard character == "$", let place = characters.popFirst()?.wholeNumberValue else {
        text.append(character)
        continue
      }
      let value = place <= values.count ? values[place - 1] : letters[min(place - 1, 4)]
      let isAlone =
        template == "$1"
        || (text.last == "(" || text.hasSuffix(", ")) && ",)".contains(characters.first ?? " ")
      text += isAlone || !combines(value) ? value : "(\(value))"
    }
    return text
  }

  /// Whether a sign stands in it outside of all brackets.
  private static func combines(_ value: String) -> Bool {
    var depth = 0
    return value.contains { character in
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      return depth == 0 && "+-*/@^".contains(character)
    }
  }
}
