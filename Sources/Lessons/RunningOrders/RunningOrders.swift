/// The running orders that are found in the folders of lessons: in each in `classes`, or beside its
/// lessons.
public struct RunningOrders: Sendable {
  /// The files by the names that they have without `.yaml`, the first of each name.
  private let paths: [(name: String, path: String)]

  public init(_ folders: LessonFolders) { self.init(folders: folders.paths) }

  public init(folders: [String]) {
    var seen: Set<String> = []
    paths = folders.flatMap(Self.files).map { (Self.name(of: $0), $0) }
      .filter { seen.insert($0.name).inserted }
  }

  /// The files of a folder of lessons that are running orders.
  static func files(in folder: String) -> [String] {
    (LessonFolder.files(in: LessonFolder.join(folder, "classes")) + LessonFolder.files(in: folder))
      .filter(RunningOrderFile.isOne)
  }

  public var names: [String] { paths.map(\.name) }

  /// By its name, or by the path of its file.
  public func path(named name: String) -> Result<String, UnknownRunningOrder> {
    if LessonLibrary.isPath(name) { return .success(name) }
    if let found = paths.first(where: { $0.name == name }) { return .success(found.path) }
    return .failure(UnknownRunningOrder(name: name, names: names))
  }

  private static func name(of path: String) -> String {
    String((path.split(separator: "/").last ?? "").dropLast(".yaml".count))
  }
}

/// A name that no running order has.
public struct UnknownRunningOrder: Error, Sendable, CustomStringConvertible {
  public let name: String
  public let names: [String]

  public var description: String {
    let start = "no running order '\(name.withoutControlCharacters)'"
    if let nearest = NearestWord.of(name, among: names) {
      return "\(start); did you mean '\(nearest)'?"
    }
    return names.isEmpty
      ? "\(start): no folder of lessons has any in 'classes'"
      : "\(start); there are \(names.joined(separator: ", "))"
  }
}

extension RunningOrderFile {
  /// Its items with their lessons, or what is wrong with it.
  ///
  /// - Parameter library: where its lessons are, besides what lies beside it or a folder above.
  public func planned(_ library: LessonLibrary?) -> (items: [PlannedItem], findings: [Finding]) {
    guard let order else { return ([], findings) }
    let near = LessonFolder.parent(of: path)
    let beside = LessonLibrary(folders: [LessonFolder.join(near, ".."), near])
    let libraries = [library, beside].compactMap(\.self)
    let (items, more) = order.planned(ids: libraries.flatMap { $0.entries.map(\.id) }) { id in
      let entries = libraries.lazy.compactMap { $0.entries.first { $0.id == id } }
      return entries.first?.file.lesson
    }
    let all = (problems + more).inOrderOfPlace.listed
    return (items, all.map { Finding($0, file: path, source: source) })
  }
}
