/// A folder of lesson files, `NN-id.yaml`, ordered by number, then by name.
enum LessonFolder {
  /// The paths of the lesson files, in order; none if it is no folder.
  static func files(in folder: String) -> [String] {
    FileSystem.names(in: folder).filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      .map { (name: $0, number: number(of: $0)) }
      .sorted(by: precedes)
      .map { folder == "." ? $0.name : join(folder, $0.name) }
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The folder that a path is in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private typealias Numbered = (name: String, number: Int?)

  /// Files without a number come last.
  private static func precedes(_ file: Numbered, _ other: Numbered) -> Bool {
    switch (file.number, other.number) {
    case (let first?, let second?) where first != second: first < second
    case (_?, nil): true
    case (nil, _?): false
    case (_?, _?), (nil, nil): file.name < other.name
    }
  }

  private static func number(of name: String) -> Int? {
    let digits = name.prefix { $0.isASCIIDigit }
    return name[digits.endIndex...].hasPrefix("-") ? Int(digits) : nil
  }
}
