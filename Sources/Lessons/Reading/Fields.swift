/// The keys of one group, read by what they should be; what is wrong is reported on the way.
struct Fields {
  let table: KeyTable
  let place: Place
  let source: SourceText
  let log: ProblemLog
  private let entries: [String: DocumentNode.Entry]

  /// - Returns: nil if the node is no group of keys.
  /// - Parameter place: where missing keys are reported.
  init?(
    _ node: DocumentNode, _ table: KeyTable, source: SourceText, log: ProblemLog,
    missingAt place: Place? = nil
  ) {
    guard case .mapping(let list, let start) = node else {
      log.report(
        .notKeys(table.what, example: table.all.first ?? "key"), node.place)
      return nil
    }
    self.table = table
    self.place = place ?? start
    self.source = source
    self.log = log
    entries = Dictionary(list.map { ($0.key.text, $0) }, uniquingKeysWith: { first, _ in first })
    let unknown = list.filter { !table.all.contains($0.key.text) }
    for (index, entry) in unknown.enumerated() {
      let key = entry.key.text.withoutControlCharacters
      // Of the others nothing is listed.
      let nearest = index < Problem.mostListed ? NearestWord.of(key, among: table.all) : nil
      log.report(
        .unknownKey(key, in: table.what, nearest: nearest, known: table.all), entry.key.place)
    }
    for key in table.required where entries[key] == nil {
      log.report(.missingKey(key, in: table.what), self.place)
    }
  }

  subscript(key: String) -> DocumentNode? { entries[key]?.value }

  func has(_ key: String) -> Bool { entries[key] != nil }

  func place(ofValue key: String) -> Place { entries[key]?.value.place ?? place }

  func place(of key: String) -> Place { entries[key]?.key.place ?? place }

  /// A text; nil if it is missing or something else.
  func scalar(_ key: String) -> DocumentNode.Scalar? {
    guard let entry = entries[key] else { return nil }
    guard case .scalar(let scalar) = entry.value else {
      log.report(
        .wrongKind(key, expected: "a text", found: entry.value.kind), entry.value.place)
      return nil
    }
    guard !scalar.isMissing, !scalar.text.trimmed.isEmpty else {
      log.report(.isMissing(key), entry.key.place)
      return nil
    }
    return scalar
  }

  func text(_ key: String) -> String? { scalar(key)?.text.trimmed }

  func placedText(_ key: String) -> PlacedText? {
    scalar(key).map { ScalarPlaces.text(of: $0, in: source) }
  }

  /// The entries of a list; nil if it is missing or something else.
  func list(_ key: String) -> [DocumentNode]? {
    guard let entry = entries[key] else { return nil }
    guard case .list(let nodes, _) = entry.value else {
      log.report(
        .wrongKind(key, expected: "a list, as in '[a, b]'", found: entry.value.kind),
        entry.value.place)
      return nil
    }
    return nodes
  }

  /// A list of texts.
  func scalars(_ key: String) -> [DocumentNode.Scalar] {
    (list(key) ?? []).compactMap { node in
      guard case .scalar(let scalar) = node, !scalar.isMissing else {
        log.report(
          .wrongKind(key, expected: "a list of texts", found: "a list with \(node.kind)"),
          node.place)
        return nil
      }
      return scalar
    }
  }

  private func kindFails(_ key: String) -> String {
    "\(table.what) does not have '\(key)' of this kind"
  }

  /// A whole number.
  func whole(_ key: String) -> Int? {
    guard case .whole(let range) = table[key] else { preconditionFailure(kindFails(key)) }
    guard let scalar = scalar(key) else { return nil }
    guard case .success(let number) = NumberReader.number(scalar.text),
      let whole = Int(exactly: number), range.contains(whole)
    else {
      log.report(.notInRange(key, from: range.lowerBound, through: range.upperBound), scalar.place)
      return nil
    }
    return whole
  }

  func number(_ key: String) -> Double? {
    guard case .number(let bounds) = table[key] else { preconditionFailure(kindFails(key)) }
    guard let scalar = scalar(key) else { return nil }
    switch (NumberReader.number(scalar.text), bounds) {
    case (.failure(let problem), _): log.report(.number(problem), scalar.place)
    case (.success(let number), .greater(let least)) where number <= Double(least):
      log.report(.notGreater(key, than: String(least)), scalar.place)
    case (.success(let number), .fraction) where !(0..<1).contains(number):
      log.report(.notAFraction(key), scalar.place)
    case (.success(let number), _): return number
    }
    return nil
  }

  /// `true` or `false`.
  func truth(_ key: String) -> Bool? {
    guard let scalar = scalar(key) else { return nil }
    switch scalar.text {
    case "true": return true
    case "false": return false
    default:
      log.report(
        .notTrueOrFalse(key, written: scalar.text.withoutControlCharacters), scalar.place)
      return nil
    }
  }

  /// One of a few words.
  func word(_ key: String) -> String? {
    guard case .word(let allowed) = table[key] else { preconditionFailure(kindFails(key)) }
    guard let scalar = scalar(key) else { return nil }
    let word = scalar.text.trimmed
    if allowed.contains(word) { return word }
    log.report(
      .notOneOf(
        key, written: word.withoutControlCharacters, allowed: allowed,
        nearest: NearestWord.of(word, among: allowed)), scalar.place)
    return nil
  }
}
