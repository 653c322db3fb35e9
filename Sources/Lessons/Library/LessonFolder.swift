/// A folder of lesson files, `NN-id.yaml`, ordered by number, then by name.
enum LessonFolder {
  /// The paths of the lesson files, in order; none if it is no folder.
  static func files(in folder: String) -> [String] {
    FileSystem.names(in: folder).filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      .sorted(by: precedes)
      .map { folder == "." ? $0 : join(folder, $0) }
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The folder that a path is in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Files without a number come last.
  private static func precedes(_ name: String, _ other: String) -> Bool {
    switch (number(of: name), number(of: other)) {
    case (let first?, let second?) where first != second: first < second
    case (_?, nil): true
    case (nil, _?): false
    case (_?, _?), (nil, nil): name < other
    }
  }

  private static func number(of name: String) -> Int? {
    let digits = name.prefix { $0.isASCIIDigit }
    return name.dropFirst(digits.count).hasPrefix("-") ? Int(digits) : nil
  }
}
