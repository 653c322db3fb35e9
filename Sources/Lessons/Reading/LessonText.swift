/// Turns the bytes of a file into text: UTF-8 without a byte order mark, without control characters.
enum LessonText {
  static func decoded(_ bytes: [UInt8]) -> Result<String, FileError> {
    if bytes.count > YamlLimits.bytes { return .failure(FileError(.tooLarge)) }
    guard var text = String(validating: bytes, as: UTF8.self) else {
      return .failure(FileError(.invalidUTF8, at: placeOfInvalidByte(bytes)))
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return .success(text)
  }

  /// Control characters anywhere, the first of each line.
  static func controlCharacters(in source: SourceText) -> [Problem] {
    var problems: [Problem] = []
    for number in 1...max(1, source.lineCount) where !source.isPlain(number) {
      for (index, character) in source.characters(number).enumerated() {
        guard let problem = problem(with: character) else { continue }
        problems.append(Problem(Place(line: number, column: index + 1), problem.sentence))
        break
      }
    }
    return problems
  }

  /// What is wrong with a character of a line; nil if it may stand in a text.
  static func problem(with character: Character) -> FileProblem? {
    guard
      let scalar = character.unicodeScalars.first(where: { $0.isUnfitForText && $0 != "\t" })
    else { return nil }
    return scalar == "\u{2028}" || scalar == "\u{2029}"
      ? .lineSeparator(scalar) : .controlCharacter(scalar)
  }

  private static func placeOfInvalidByte(_ bytes: [UInt8]) -> Place {
    // The longest valid beginning, found by halving: a cut inside a character is not valid either,
    // so that up to three bytes before the cut are tried as well.
    var valid = 0
    var invalid = bytes.count
    while invalid - valid > 1 {
      let middle = (valid + invalid) / 2
      let cut = (max(0, middle - 3)...middle).reversed().first { end in
        String(validating: bytes[..<end], as: UTF8.self) != nil
      }
      if cut != nil { valid = middle } else { invalid = middle }
    }
    let end = (max(0, valid - 3)...valid).reversed().first {
      String(validating: bytes[..<$0], as: UTF8.self) != nil
    }
    return PlacedText(String(decoding: bytes[..<(end ?? 0)], as: UTF8.self)).places.last ?? .start
  }
}
