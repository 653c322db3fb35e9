import Yams

/// A lesson file as a tree, with what is wrong with it as YAML.
struct YamlDocument {
  /// Nil if the text is not YAML that a lesson may use.
  let root: DocumentNode?
  let problems: [Problem]
  let source: SourceText

  init(_ text: String) {
    let source = SourceText(text)
    var problems = LessonText.controlCharacters(in: source)
    guard problems.isEmpty else {
      self.init(root: nil, problems: problems, source: source)
      return
    }
    let scan = RawScan(source)
    problems += scan.problems
    guard !scan.isRefused else {
      self.init(root: nil, problems: problems, source: source)
      return
    }
    var reader = YamlReader(source: source)
    let root = reader.root(of: text)
    // What the scan found explains what the parser stumbles over.
    if problems.isEmpty || root != nil { problems += reader.problems }
    self.init(root: root, problems: problems, source: source)
  }

  private init(root: DocumentNode?, problems: [Problem], source: SourceText) {
    self.root = root
    self.problems = problems.inOrderOfPlace
    self.source = source
  }
}

/// Has Yams compose nodes, and gives them places in characters.
private struct YamlReader {
  let source: SourceText
  private(set) var problems: [Problem] = []
  /// Where keys stand that were given before; their values are not read.
  private var repeatedKeys: Set<Place> = []

  init(source: SourceText) { self.source = source }

  /// How many keys given twice are told apart in one file.
  private static let mostRepeatedKeys = 50

  mutating func root(of text: String) -> DocumentNode? {
    var text = text
    for _ in 0...Self.mostRepeatedKeys {
      do {
        // The parser owns the anchors, and nodes only refer to them.
        let parser = try Parser(yaml: text)
        guard let node = try parser.singleRoot() else {
          report(.isEmpty, .start)
          return nil
        }
        return withExtendedLifetime(parser) { converted(node, depth: 1) }
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard let renamed = renaming(names, context.mark, in: text) else { return nil }
        text = renamed
      } catch let error as YamlError {
        reportSyntax(error)
        return nil
      } catch {
        report(.syntax(YamlSentence.general), .start)
        return nil
      }
    }
    return nil
  }

  private mutating func converted(_ node: Node, depth: Int) -> DocumentNode? {
    let place = place(of: node)
    guard depth <= YamlLimits.nesting else {
      report(.tooDeep, place)
      return nil
    }
    if node.anchor != nil {
      report(.anchor("&…"), place)
      return nil
    }
    switch node {
    case .scalar(let scalar):
      return .scalar(converted(scalar, place))
    case .sequence(let sequence):
      var nodes: [DocumentNode] = []
      for entry in sequence {
        guard let entry = converted(entry, depth: depth + 1) else { return nil }
        nodes.append(entry)
      }
      return .list(nodes, place)
    case .mapping(let mapping):
      var entries: [DocumentNode.Entry] = []
      for (key, value) in mapping {
        let keyPlace = self.place(of: key)
        guard case .scalar(let scalar) = key else {
          report(.keyIsNoText, keyPlace)
          continue
        }
        if scalar.string == "<<", scalar.style == .plain {
          report(.mergeKey, keyPlace)
          continue
        }
        if repeatedKeys.contains(keyPlace) { continue }
        guard let value = converted(value, depth: depth + 1) else { return nil }
        entries.append(DocumentNode.Entry(key: converted(scalar, keyPlace), value: value))
      }
      return .mapping(entries, place)
    case .alias:
      report(.alias("*…"), place)
      return nil
    }
  }

  private func converted(_ scalar: Node.Scalar, _ place: Place) -> DocumentNode.Scalar {
    let style: DocumentNode.Scalar.Style =
      switch scalar.style {
      case .any, .plain: .plain
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal: .literal
      case .folded: .folded
      }
    return DocumentNode.Scalar(text: scalar.string, style: style, place: place)
  }

  private func place(of node: Node) -> Place {
    guard let mark = node.mark else { return .start }
    return source.place(line: mark.line, scalarColumn: mark.column)
  }

  private mutating func report(_ problem: FileProblem, _ place: Place) {
    problems.append(Problem(place, problem.sentence))
  }

  private mutating func reportSyntax(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // What is never closed is noticed far below; it is mended where it begins.
      if let context, context.mark.line < mark.line,
        let sentence = YamlSentence.ofOpening(problem, context: context.text)
      {
        let start = context.mark
        return report(
          .syntax(sentence), source.place(line: start.line, scalarColumn: start.column))
      }
      let place = source.place(line: mark.line, scalarColumn: mark.column)
      if YamlSentence.isAboutSecondColon(problem), let key = placeOfOnlyKey(before: place) {
        return report(.syntax(YamlSentence.indentedTooFar), key)
      }
      report(.syntax(YamlSentence.of(problem, context: context?.text)), place)
    default:
      report(.syntax(YamlSentence.general), .start)
    }
  }
}

extension YamlReader {
  /// Where a line begins of which a colon ends the first key; nil if there is a key before it.
  private func placeOfOnlyKey(before colon: Place) -> Place? {
    let before = source.characters(colon.line).prefix(colon.column - 1)
    guard !before.contains(":"), let start = before.firstIndex(where: { $0 != " " }), start > 0
    else { return nil }
    return Place(line: colon.line, column: start + 1)
  }
}

// Yams stops at a key that is given twice. It is renamed, with as many characters, and read again.
extension YamlReader {
  private mutating func renaming(_ names: [String], _ mark: Mark, in text: String) -> String? {
    let first = source.place(line: mark.line, scalarColumn: mark.column)
    guard let name = names.first else { return nil }
    guard let second = placeOfRepetition(of: name, after: first),
      repeatedKeys.insert(second).inserted
    else {
      report(.syntax(YamlSentence.repeatedKey(name, line: first.line)), first)
      return nil
    }
    report(.syntax(YamlSentence.repeatedKey(name, line: first.line)), second)
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    var characters = Array(lines[second.line - 1])
    let isQuoted = characters[second.column - 1] == "\"" || characters[second.column - 1] == "'"
    let placeholder = Unicode.Scalar(0xE000 + repeatedKeys.count).map(Character.init) ?? "?"
    characters[second.column - 1 + (isQuoted ? 1 : 0)] = placeholder
    lines[second.line - 1] = String(characters)
    return lines.joined(separator: "\n")
  }

  private func placeOfRepetition(of name: String, after first: Place) -> Place? {
    let inSameLine = source.characters(first.line)
    for column in first.column..<max(first.column, inSameLine.count) {
      let before = inSameLine[..<column].last { $0 != " " }
      if before == ",", isKey(name, inSameLine, at: column) {
        let place = Place(line: first.line, column: column + 1)
        if !repeatedKeys.contains(place) { return place }
      }
    }
    for number in first.line + 1..<max(first.line + 1, source.lineCount + 1) {
      let line = source.characters(number)
      guard let indentation = line.firstIndex(where: { $0 != " " }), line[indentation] != "#" else {
        continue
      }
      let place = Place(line: number, column: first.column)
      if isKey(name, line, at: first.column - 1), !repeatedKeys.contains(place) { return place }
      if indentation < first.column - 1 { return nil }
    }
    return nil
  }

  private func isKey(_ name: String, _ line: [Character], at column: Int) -> Bool {
    guard column < line.count else { return false }
    for written in [name, "\"\(name)\"", "'\(name)'"] where !written.isEmpty {
      let rest = line[column...]
      if rest.starts(with: Array(written)),
        rest.dropFirst(written.count).first(where: { $0 != " " }) == ":"
      {
        return true
      }
    }
    return false
  }
}
