/// A folder of lesson files, `NN-id.yaml`, ordered by number, then by name.
enum LessonFolder {
  /// The paths of the lesson files, in order; none if it is no folder.
  static func files(in folder: String) -> [String] {
    FileSystem.names(in: folder).filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      .sorted { order($0) < order($1) }
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
  private static func order(_ name: String) -> (Int, String) {
    let digits = name.prefix { $0.isASCIIDigit }
    let isNumbered = name.dropFirst(digits.count).hasPrefix("-")
    return ((isNumbered ? Int(digits) : nil) ?? Int.max, name)
  }
}
