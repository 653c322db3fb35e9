/// Makes a tree of libyaml's events, and refuses on the way what lessons do not use or what YAML
/// would take silently.
struct YamlComposer: ~Copyable {
  private let events: YamlEvents
  private let source: SourceText
  private(set) var problems: [Problem] = []
  /// The line whose indentation was looked at last.
  private var lineLookedAt = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, source: SourceText) {
    events = YamlEvents(bytes)
    self.source = source
  }

  /// The text must not be read on; why is among the problems.
  private struct Refusal: Error {}

  /// Nil if the text is not YAML that a lesson may use, which is reported.
  mutating func root() -> DocumentNode? {
    do throws(Refusal) {
      guard case .document(hasDirectives: false) = try next().kind else {
        report(.isEmpty, .start)
        return nil
      }
      let root = try node(try next(), depth: 1)
      _ = try next()
      let rest = try next()
      guard case .end = rest.kind else { throw refusal(.secondDocument, place(rest.start)) }
      return root
    } catch {
      return nil
    }
  }

  private mutating func node(_ event: YamlEvents.Event, depth: Int) throws(Refusal) -> DocumentNode
  {
    let place = place(event.start)
    guard depth <= YamlLimits.nesting else { throw refusal(.tooDeep, place) }
    switch event.kind {
    case .scalar(let text, let style, _):
      let scalar = DocumentNode.Scalar(text: text, style: style, place: place)
      switch style {
      case .plain: look(atPlain: scalar, endingAt: self.place(event.end))
      case .doubleQuoted: lookForEscapes(in: scalar)
      case .singleQuoted, .literal, .folded: break
      }
      return .scalar(scalar)
    case .list:
      var nodes: [DocumentNode] = []
      while let entry = try nextInGroup() { nodes.append(try node(entry, depth: depth + 1)) }
      return .list(nodes, place)
    case .mapping:
      return .mapping(try entries(depth: depth), place)
    case .alias, .document, .documentEnd, .end, .listEnd, .mappingEnd:
      // Aliases are refused before, and nothing else stands where a node is.
      throw refusal(.syntax(YamlSentence.general), place)
    }
  }

  /// The keys of a mapping up to its end, each once.
  private mutating func entries(depth: Int) throws(Refusal) -> [DocumentNode.Entry] {
    var entries: [DocumentNode.Entry] = []
    var lines: [String: Int] = [:]
    while let event = try nextInGroup() {
      let key = try node(event, depth: depth)
      if let sign = source.questionMark(before: key.place) { throw refusal(.keyIsNoText, sign) }
      let value = try node(try next(), depth: depth + 1)
      guard case .scalar(let scalar) = key else {
        report(.keyIsNoText, key.place)
        continue
      }
      if scalar.text == "<<", scalar.style == .plain {
        report(.mergeKey, scalar.place)
      } else if let line = lines[scalar.text] {
        report(.syntax(YamlSentence.repeatedKey(scalar.text, line: line)), scalar.place)
      } else {
        lines[scalar.text] = scalar.place.line
        entries.append(DocumentNode.Entry(key: scalar, value: value))
      }
    }
    return entries
  }
}

// What comes next.
extension YamlComposer {
  private mutating func next() throws(Refusal) -> YamlEvents.Event {
    let event: YamlEvents.Event
    do throws(YamlEvents.Failure) {
      event = try events.next()
    } catch {
      // What was found above explains what the parser stumbles over.
      if problems.isEmpty { problems.append(YamlSentence.problem(error, in: source)) }
      throw Refusal()
    }
    try lookAtIndentation(of: event.start)
    switch event.kind {
    case .document(hasDirectives: true): throw refusal(.directive, place(event.start))
    case .documentEnd(isWritten: true): throw refusal(.secondDocument, place(event.start))
    case .alias: throw refusalOfWord(event.start)
    case .scalar(_, _, let properties), .list(let properties), .mapping(let properties):
      if properties.hasAnchor || properties.hasTag { throw refusalOfWord(event.start) }
    case .document, .documentEnd, .listEnd, .mappingEnd, .end: break
    }
    return event
  }

  /// Nil at the end of a list or a mapping.
  private mutating func nextInGroup() throws(Refusal) -> YamlEvents.Event? {
    let event = try next()
    switch event.kind {
    case .listEnd, .mappingEnd: return nil
    case .scalar, .list, .mapping, .alias, .document, .documentEnd, .end: return event
    }
  }

  private mutating func refusalOfWord(_ mark: YamlEvents.Mark) -> Refusal {
    let place = place(mark)
    return refusal(source.strangeBeginning(at: place) ?? .syntax(YamlSentence.general), place)
  }

  private mutating func refusal(_ problem: FileProblem, _ place: Place) -> Refusal {
    report(problem, place)
    return Refusal()
  }

  private mutating func report(_ problem: FileProblem, _ place: Place) {
    problems.append(Problem(place, problem.sentence))
  }

  private func place(_ mark: YamlEvents.Mark) -> Place { source.place(of: mark) }
}

// What YAML would take silently.
extension YamlComposer {
  /// Of each line, what stands before the first thing in it.
  private mutating func lookAtIndentation(of mark: YamlEvents.Mark) throws(Refusal) {
    guard mark.line > lineLookedAt else { return }
    lineLookedAt = mark.line
    let place = place(mark)
    let line = source.characters(place.line)
    let before = line.prefix(place.column - 1)
    guard before.allSatisfy(\.isBlankSpace) else { return }
    if let tab = before.firstIndex(of: "\t") {
      report(.tabAsIndentation, Place(line: place.line, column: tab + 1))
    }
    if let first = line.dropFirst(before.count).first, first.isOtherSpace {
      throw refusal(.noBreakSpaceAsIndentation, place)
    }
  }

  /// A plain text must lose nothing to a comment, and hold no colon that is none.
  private mutating func look(atPlain scalar: DocumentNode.Scalar, endingAt end: Place) {
    let rest = source.characters(end.line).dropFirst(end.column - 1)
    if let sign = rest.firstIndex(where: { !$0.isBlankSpace }), rest[sign] == "#",
      let next = rest.dropFirst(sign + 1 - rest.startIndex).first, !next.isBlankSpace
    {
      report(.hashSwallows, Place(line: end.line, column: sign + 1))
    }
    guard scalar.text.unicodeScalars.contains(where: \.isOtherSpace) else { return }
    let text = ScalarPlaces.text(of: scalar, in: source)
    for index in text.characters.indices.dropLast()
    where text.characters[index] == ":" && text.characters[index + 1].isOtherSpace {
      report(.noBreakSpaceAfterColon, text.places[index])
    }
  }

  /// An escape must not make a character that no text may hold.
  private mutating func lookForEscapes(in scalar: DocumentNode.Scalar) {
    let characters = scalar.text.unicodeScalars
    guard characters.contains(where: { $0.isUnfitForText && $0 != "\t" && $0 != "\n" }) else {
      return
    }
    let text = ScalarPlaces.text(of: scalar, in: source)
    for (character, place) in zip(text.characters, text.places) where character != "\n" {
      guard let problem = LessonText.problem(with: character) else { continue }
      return report(problem, place)
    }
  }
}
