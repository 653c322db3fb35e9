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
    for number in 1...max(1, source.lineCount) {
      for (index, character) in source.characters(number).enumerated() {
        guard let scalar = character.unicodeScalars.first(where: \.isControl) else { continue }
        let problem: FileProblem =
          scalar.value == 0x2028 || scalar.value == 0x2029
          ? .lineSeparator(scalar) : .controlCharacter(scalar)
        problems.append(Problem(Place(line: number, column: index + 1), problem.sentence))
        break
      }
    }
    return problems
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

extension Unicode.Scalar {
  /// What no text needs: control characters but the tab, and separators that are no line ends.
  fileprivate var isControl: Bool {
    switch value {
    case 9: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
