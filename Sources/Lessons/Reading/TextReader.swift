/// Reads what the steps of a lesson have in common: prose, expressions, ids, hints.
struct TextReader {
  let scope: LiveScope
  let source: SourceText
  let log: ProblemLog

  func prose(_ key: String, of fields: Fields) -> Prose? {
    fields.placedText(key).map(prose)
  }

  func prose(_ text: PlacedText) -> Prose {
    let (prose, problems) = ProseReader.read(text, in: scope)
    log.append(problems)
    return prose
  }

  func expression(_ key: String, of fields: Fields) -> LiveExpression? {
    fields.placedText(key).flatMap(expression)
  }

  func expression(_ text: PlacedText) -> LiveExpression? {
    switch LiveExpression.read(text, in: scope) {
    case .success(let live): return live
    case .failure(let failure):
      log.append(failure.problems)
      return nil
    }
  }

  /// An id in kebab case.
  func id(_ fields: Fields) -> Lesson.PlacedWord? {
    guard let scalar = fields.scalar("id") else { return nil }
    let id = scalar.text.trimmed
    if let problem = LessonID.problemOfSpelling(id) {
      log.report(problem, scalar.place)
      return nil
    }
    return Lesson.PlacedWord(word: id, place: scalar.place)
  }

  func hints(_ fields: Fields) -> [Hint] {
    guard let nodes = fields.list("hints") else { return [] }
    if nodes.isEmpty { log.report(.emptyList("hints"), fields.place(of: "hints")) }
    return nodes.compactMap { node in
      guard case .scalar(let scalar) = node else {
        log.report(
          .wrongKind("hints", expected: "a list of texts", found: "a list with \(node.kind)"),
          node.place)
        return nil
      }
      let text = scalar.text.trimmed
      if text.isEmpty || scalar.isMissing {
        log.report(.emptyHint, scalar.place)
        return nil
      }
      if text == "reveal" { return .reveal }
      return .text(prose(ScalarPlaces.text(of: scalar, in: source)))
    }
  }
}
