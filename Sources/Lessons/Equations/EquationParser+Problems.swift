import Autodiff

// What the next token is not, and what somebody who wrote it probably meant.

extension EquationParser {
  var startsOperand: Bool {
    switch token.kind {
    case .number, .name, .symbol("("): true
    default: false
    }
  }

  func juxtaposed(after previous: Token) -> EquationProblem.Placed {
    for token in [token, previous] {
      guard let meaning = meaning(ofWord: token) else { continue }
      return .init(token.place, .habit(.sign(token.text, meaning)))
    }
    if case .name(let name) = previous.kind, OperationTable.isFunction(name) {
      return .init(previous.place, .operationWithoutOperands(name))
    }
    return .init(token.place, .juxtaposition(left: previous.text, right: token.text))
  }

  /// What a word between values is for elsewhere; `lambda` is a Greek letter but for its colon.
  private func meaning(ofWord token: Token) -> String? {
    guard case .name(let word) = token.kind else { return nil }
    if word == "lambda", !tokens.contains(where: { $0.kind == .symbol(":") }) { return nil }
    return inEquation
      ? Habits.words[word] : Habits.wordsOfConditions[word] ?? Habits.words[word]
  }

  static func habit(_ token: Token) -> Habit? {
    guard case .symbol(let symbol) = token.kind, let meaning = Habits.symbols[symbol] else {
      return nil
    }
    return .sign(symbol, meaning)
  }

  func unexpected() -> EquationProblem.Placed {
    let previous = index > 0 ? tokens[index - 1] : nil
    if let habit = Self.habit(token) { return .init(token.place, .habit(habit)) }
    switch token.kind {
    case .end:
      if let bracket = open.last?.bracket {
        return .init(bracket.place, .neverClosed(bracket.text))
      }
      return .init(previous?.place ?? token.place, .endsAfter(previous?.text ?? ""))
    case .symbol(")") where open.isEmpty, .symbol("]") where open.isEmpty:
      return .init(token.place, .neverOpened(token.text))
    case .symbol(",") where isDecimalComma:
      let number = (previous?.text ?? "") + "," + tokens[index + 1].text
      return .init(previous?.place ?? token.place, .number(.decimalComma(number)))
    case .symbol("["):
      return .init(token.place, .squareBracket)
    case .symbol(":"):
      return .init(token.place, .strangeCharacter(":"))
    case .symbol(let symbol) where Comparison(rawValue: symbol) != nil && !inEquation:
      return .init(token.place, open.isEmpty ? .secondComparison(symbol) : .comparisonInside)
    case .symbol(let symbol) where Comparison(rawValue: symbol) != nil:
      return compared(symbol)
    case .equals:
      if let function = open.last?.function, let sentence = writtenCall(function)?.sentence {
        return .init(tokens[function].place, .habit(Habit(sentence)))
      }
      return .init(token.place, inEquation ? .secondEquals : .equalsInCondition)
    default:
      return .init(token.place, .unexpected(token.text))
    }
  }

  private var isDecimalComma: Bool {
    guard index > 0, case .number = tokens[index - 1].kind, token.isJoined,
      case .number = tokens[index + 1].kind, tokens[index + 1].isJoined
    else { return false }
    return true
  }
}

// Calls in the way of other tools.
extension EquationParser {
  /// What to write instead of a call whose name begins at a token; nil if nothing is known of it.
  func habit(ofCall function: Int) -> Habit? {
    guard case .name(let name) = tokens[function].kind else { return nil }
    // By the name first: to write a call out takes as long as the call is.
    let isKnown = OperationTable.isFunction(name)
    guard
      isKnown ? OperationTable.takesDirection(name) : Habits.functions[name.lowercased()] != nil,
      let call = writtenCall(function)
    else { return nil }
    let namesDirection =
      call.arguments.count == 2 && ["0", "1", "-1"].contains(call.arguments[1])
    return isKnown && !namesDirection ? nil : call.sentence.map { Habit($0) }
  }

  /// `x.sum()`, `np.maximum(0, x)`; the next token is the point with the name behind it.
  func member(of start: Int) -> EquationProblem.Placed {
    var last = index
    var receiver: String? = text(
      isBracketed(start..<index) ? (start + 1)..<(index - 1) : start..<index)
    if Habits.libraries.contains(receiver ?? "") {
      receiver = nil
      while case .member = tokens[last + 1].kind { last += 1 }
    }
    guard case .member(let name) = tokens[last].kind else { return unexpected() }
    let call = arguments(after: last)
    let written = WrittenCall(
      text: text(start..<(call?.end ?? last + 1)), name: name,
      arguments: (receiver.map { [$0] } ?? []) + (call?.texts ?? []))
    if receiver == nil, call == nil, name == "pi" {
      let text = text(start..<(last + 1))
      return .init(tokens[start].place, .habit(Habit("'\(text)' is written 'pi' here")))
    }
    let sentence =
      written.sentence ?? Habits.names[name].map { "there is no '\(name)' here; \($0)" }
      ?? (receiver == nil
        ? "there is no '\(text(start..<(last + 1)))' here; 'backstep operations' lists what there is"
        : "there is no '.\(name)' here; a function stands before its values, as in 'relu(x)'")
    return .init(tokens[start].place, .habit(Habit(sentence)))
  }

  /// Whether one pair of parentheses holds all of some tokens.
  private func isBracketed(_ range: Range<Int>) -> Bool {
    guard tokens[range.lowerBound].kind == .symbol("(") else { return false }
    var depth = 0
    let end = range.first { place in
      if tokens[place].kind == .symbol("(") { depth += 1 }
      if tokens[place].kind == .symbol(")") { depth -= 1 }
      return depth == 0
    }
    return end == range.upperBound - 1
  }

  private func writtenCall(_ function: Int) -> WrittenCall? {
    guard case .name(let name) = tokens[function].kind, let call = arguments(after: function) else {
      return nil
    }
    return WrittenCall(text: text(function..<call.end), name: name, arguments: call.texts)
  }

  /// The values of a call as they are written, and the token after it; nil if it is no call or not
  /// closed.
  private func arguments(after name: Int) -> (texts: [String], end: Int)? {
    guard tokens[name + 1].kind == .symbol("(") else { return nil }
    var texts: [String] = []
    var depth = 1
    var start = name + 2
    for place in start..<tokens.count {
      switch tokens[place].kind {
      case .symbol("("), .symbol("["): depth += 1
      case .symbol(",") where depth == 1:
        texts.append(text(start..<place))
        start = place + 1
      case .symbol(")"), .symbol("]"):
        depth -= 1
        guard depth == 0 else { continue }
        if start < place { texts.append(text(start..<place)) }
        return (texts, place + 1)
      default: break
      }
    }
    return nil
  }

  /// Some tokens as they are written, with one space where there are some.
  private func text(_ range: Range<Int>) -> String {
    range.reduce("") { text, place in
      let isApart = place > range.lowerBound && !tokens[place].isJoined
      return text + (isApart ? " " : "") + tokens[place].text
    }
  }

  /// A comparison in an equation, with the step that says the same.
  func compared(_ symbol: String) -> EquationProblem.Placed {
    var depth = 0
    let end = tokens[(index + 1)...].firstIndex { token in
      switch token.kind {
      case .symbol("("), .symbol("["): depth += 1
      case .symbol(")"), .symbol("]"):
        depth -= 1
        return depth < 0
      case .symbol(","): return depth == 0
      case .end: return true
      default: break
      }
      return false
    }
    let left = text(lastSum)
    let right = text((index + 1)..<(end ?? index + 1))
    let isShort = !right.isEmpty && left.count + right.count <= 30
    return .init(
      token.place,
      .comparisonInEquation(symbol, instead: isShort ? Self.step(left, symbol, right) : nil))
  }

  private static func step(_ left: String, _ symbol: String, _ right: String) -> String? {
    func difference(_ a: String, _ b: String) -> String {
      let subtracted = b.contains { " +-".contains($0) } ? "(\(b))" : b
      return b == "0"
        ? "step(\(a))" : a == "0" ? "step(-\(subtracted))" : "step(\(a) - \(subtracted))"
    }
    return switch Comparison(rawValue: symbol) {
    case .greater: difference(left, right)
    case .less: difference(right, left)
    case .greaterOrEqual: "1 - \(difference(right, left))"
    case .lessOrEqual: "1 - \(difference(left, right))"
    case .equal, .notEqual, nil: nil
    }
  }
}
