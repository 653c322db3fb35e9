/// How lessons follow one another: ids are unique, prerequisites exist and do not go in a circle.
struct Curriculum {
  /// The first file of each id.
  private var files: [String: String] = [:]
  private var prerequisites: [String: [String]] = [:]
  /// The ids of all of them, in order.
  private var known: [String] = []

  /// - Parameter paths: what was named; other lessons of the same folders count as known.
  init(_ checked: [LessonFile], known: LessonLibrary?, siblingsOf paths: [String]) {
    for file in checked {
      if let lesson = file.lesson { add(lesson.header, file.path) }
    }
    defer { self.known = files.keys.sorted() }
    let wanted = Set(
      checked.compactMap(\.lesson).flatMap { ($0.prerequisites + $0.links).map(\.word) })
    guard !wanted.isSubset(of: files.keys) else { return }
    let names = Set(checked.map(\.path))
    let folders = Set(paths.filter { !FileSystem.isFolder($0) }.map(LessonFolder.parent))
    for folder in folders.sorted() {
      for path in LessonFolder.files(in: folder) where !names.contains(path) {
        if let header = LessonHeader.read(path) { add(header, path) }
      }
    }
    for entry in known?.entries ?? [] where !names.contains(entry.path) {
      if let header = entry.header { add(header, entry.path) }
    }
  }

  private mutating func add(_ header: LessonHeader, _ path: String) {
    guard files[header.id] == nil else { return }
    files[header.id] = path
    prerequisites[header.id] = header.prerequisites.map(\.word)
  }

  func problems(of lesson: Lesson, in path: String) -> [Problem] {
    var problems: [Problem] = []
    if let first = files[lesson.id], first != path {
      problems.append(Problem(lesson.idPlace, CheckProblem.idTaken(lesson.id, by: first).sentence))
    }
    for one in lesson.prerequisites {
      // Of what is not listed no other word is looked for.
      let isListed = problems.count < Problem.mostListed
      if let problem = problem(of: one.word, before: lesson.id, among: isListed ? known : []) {
        problems.append(Problem(one.place, problem.sentence))
      }
    }
    for (index, link) in lesson.links.filter({ files[$0.word] == nil }).enumerated() {
      let nearest =
        index < Problem.mostListed ? NearestWord.of(link.word, among: known) : nil
      let problem = CheckProblem.linkUnknown(link.word, nearest: nearest)
      problems.append(Problem(link.place, problem.sentence))
    }
    return problems
  }

  private func problem(
    of id: String, before lesson: String, among known: [String]
  ) -> CheckProblem? {
    if id == lesson { return .prerequisiteIsItself(id) }
    guard files[id] != nil else {
      return .prerequisiteUnknown(
        id.withoutControlCharacters, nearest: NearestWord.of(id, among: known))
    }
    guard let way = way(from: id, to: lesson) else { return nil }
    return .prerequisitesInCircle(way.reversed())
  }

  /// The shortest chain of prerequisites from one lesson to another.
  private func way(from start: String, to end: String) -> [String]? {
    var before: [String: String] = [:]
    var queue = [start][...]
    var seen: Set<String> = [start]
    while let id = queue.popFirst() {
      if id == end {
        var way = [id]
        while let previous = way.last.flatMap({ before[$0] }) { way.append(previous) }
        return way.reversed()
      }
      for next in prerequisites[id] ?? [] where seen.insert(next).inserted {
        before[next] = id
        queue.append(next)
      }
    }
    return nil
  }
}
