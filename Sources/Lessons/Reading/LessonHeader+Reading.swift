extension LessonHeader {
  /// Reads what stands at the keys of a header; nil if there is an error in it, or in the whole
  /// file where these keys are not found at the beginning of its lines.
  static func read(_ path: String) -> LessonHeader? {
    guard case .success(let bytes) = LessonBytes.read(path) else { return nil }
    return read(bytes) ?? LessonFile.read(bytes: bytes, path: path).lesson?.header
  }

  /// From the lines of those keys alone, given to the reader of lessons.
  static func read(_ bytes: [UInt8]) -> LessonHeader? {
    guard case .success(let text) = LessonText.decoded(lines(of: bytes)) else { return nil }
    let document = YamlDocument(text)
    guard document.problems.isEmpty, let root = document.root else { return nil }
    return LessonReader.readHeader(root, source: document.source)
  }

  /// The lines that begin with a key of a header, each with the lines that belong to it.
  private static func lines(of bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes[...]
    if bytes.starts(with: "\u{FEFF}".utf8) { bytes = bytes.dropFirst(3) }
    let keys = KeyTable.header.all.map { Array("\($0):".utf8) }
    var lines: [UInt8] = []
    var isOfHeader = false
    while let first = bytes.first {
      let end = bytes.firstIndex(of: newline) ?? bytes.endIndex - 1
      let line = bytes[...end]
      if !continuations.contains(first) { isOfHeader = keys.contains { line.starts(with: $0) } }
      if isOfHeader { lines += line }
      bytes = bytes[(end + 1)...]
    }
    return lines
  }

  private static let newline = UInt8(ascii: "\n")

  /// How lines begin that belong to the key above them: indented, empty, a comment, an entry of a
  /// list.
  private static let continuations = Array(" \t\r\n#-".utf8)
}
