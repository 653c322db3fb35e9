extension Lesson {
  /// The lessons that its text leads to.
  var links: [PlacedWord] { parts.flatMap(\.notes).flatMap(\.allProse).flatMap(\.links) }
}

extension StageNote {
  /// Every text of it.
  var allProse: [Prose] {
    let said = [say, teacher, after].compactMap(\.self)
    let prose = questions.flatMap(\.allProse)
    let tried = task.map { [$0.prompt, $0.sayWhen].compactMap(\.self) + $0.textHints } ?? []
    return said + prose + tried
  }
}

extension Question {
  fileprivate var allProse: [Prose] {
    var prose = [prompt] + textHints
    if let right { prose.append(right) }
    for option in options ?? [] { prose += [option.text] + (option.why.map { [$0] } ?? []) }
    return prose + (key?.wrong ?? []).map(\.say)
  }
}
