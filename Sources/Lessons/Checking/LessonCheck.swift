import Autodiff

/// Proves what a lesson claims: its expected values, its gradients, its place among other lessons.
public struct LessonCheck: Sendable {
  /// The files that were checked, in the order in which they were named.
  public private(set) var files: [LessonFile] = []
  /// Everything that is wrong, file by file, in the order of place.
  public private(set) var findings: [Finding] = []
  /// How many entries of gradients agree with central differences, and at how many a kink lies.
  public private(set) var gradientsCompared = 0
  public private(set) var kinks = 0

  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Checks files and folders of lesson files.
  /// - Parameter known: lessons besides, that may be named as prerequisites.
  public init(_ paths: [String], known: LessonLibrary? = nil) {
    var unread: [Finding] = []
    for path in paths {
      guard LessonFolder.isFolder(path) else {
        files.append(LessonFile.read(path))
        continue
      }
      let found = LessonFolder.files(in: path)
      if found.isEmpty {
        unread.append(
          Finding(Problem(.start, CheckProblem.noLessonsInFolder.sentence), file: path, source: nil)
        )
      }
      files += found.map(LessonFile.read)
    }
    findings = unread
    let curriculum = Curriculum(files, known: known, siblingsOf: paths)
    for file in files {
      var problems: [Problem] = []
      if let lesson = file.lesson {
        for part in lesson.parts { problems += check(part) }
        problems += curriculum.problems(of: lesson, in: file.path)
      }
      let more = problems.map { Finding($0, file: file.path, source: file.source) }
      findings += (file.findings + more).enumerated()
        .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
        .map(\.element)
    }
  }

  /// Checks one lesson by itself, without its place among others.
  public static func problems(of lesson: Lesson) -> [Problem] {
    var check = LessonCheck([])
    return lesson.parts.flatMap { check.check($0) }.inOrderOfPlace
  }

  private mutating func check(_ part: LessonPart) -> [Problem] {
    let trace = part.trace()
    return part.expectations.compactMap { $0.problem(in: trace) }
      + part.notes.flatMap { note in
        (note.question?.problems(in: trace) ?? []) + (note.task?.problems(in: trace) ?? [])
      } + gradients(of: part, trace)
  }

  private mutating func gradients(of part: LessonPart, _ trace: Trace) -> [Problem] {
    let check = GradientCheck(trace)
    gradientsCompared += check.compared - check.kinks.count
    kinks += check.kinks.count
    var reported = Set<Node.ID>()
    return check.mistakes.compactMap { mistake in
      guard reported.insert(mistake.node).inserted,
        let given = part.given.first(where: { $0.node == mistake.node })
      else { return nil }
      let node = part.graph.nodes[mistake.node]
      let problem = CheckProblem.gradientDiffers(
        node.name, CheckProblem.Entry(mistake.index, of: node.shape), gradient: mistake.gradient,
        difference: mistake.difference)
      return Problem(given.place, problem.sentence)
    }
  }
}

extension Expectation {
  /// Whether the bound is there for rounding only.
  private func isExact(_ index: Int) -> Bool {
    within[index] <= 1e-8 * max(1, abs(value.elements[index]))
  }

  /// The first entry that the engine does not confirm.
  func problem(in trace: Trace) -> Problem? {
    let found = expression.value(in: trace)
    for (index, (actual, expected)) in zip(found.elements, value.elements).enumerated() {
      // A hair more, so that 0.05 is within 0.05 of 0.1 in binary too.
      if abs(actual - expected) <= within[index] * (1 + 1e-9) { continue }
      let problem = CheckProblem.expectedOtherwise(
        expression.text, CheckProblem.Entry(index, of: value.shape), value: actual,
        expected: expected, within: isExact(index) ? nil : within[index])
      return Problem(expression.place, problem.sentence)
    }
    return nil
  }
}
