package import Autodiff

/// A learner's numbers, read and looked up in a graph.
package struct Homework: Sendable {
  /// One of them.
  package struct Number: Sendable {
    /// A value or a gradient.
    package let symbol: Symbol
    package let written: WrittenNumbers
  }

  /// Each value and each gradient at most once, in the order of the file.
  package let numbers: [Number]
  /// What the lesson does not have, and is left out.
  package let unjudged: [Finding]

  /// Reads a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: as it was named.
  ///   - part: whose values and gradients it names.
  ///   - trace: which of them have a gradient.
  /// - Returns: the numbers, or what is wrong with the file.
  package static func read(
    _ path: String, of part: GraphPart, in trace: Trace
  ) -> Result<Homework, Unreadable> {
    let isInput = path == "-"
    let bytes = isInput ? LessonBytes.readInput() : LessonBytes.read(path)
    let name = isInput ? "standard input" : path
    switch bytes.flatMap(LessonText.decoded) {
    case .failure(let error): return .failure(Unreadable([error.ofHomework], in: name))
    case .success(let text): return read(text: text, named: name, of: part, in: trace)
    }
  }

  /// Whether a file has numbers by names, as `compare` reads them, of whatever lesson.
  package static func isOne(_ path: String) -> Bool {
    guard case .success(let text) = LessonBytes.read(path).flatMap(LessonText.decoded) else {
      return false
    }
    var reader = HomeworkReader(PlacedText(text))
    let written = try? reader.all()
    return written.map { !$0.isEmpty } ?? false
  }

  static func read(
    text: String, named name: String, of part: GraphPart, in trace: Trace
  ) -> Result<Homework, Unreadable> {
    let source = SourceText(text)
    let invisible = LessonText.controlCharacters(in: source)
    guard invisible.isEmpty else { return .failure(Unreadable(invisible, in: name, source)) }
    do throws(Misread) {
      var reader = HomeworkReader(PlacedText(text))
      let written = try reader.all()
      if written.isEmpty { throw Misread(.hasNoNumbers, .start) }
      let (numbers, unknown, problems) = lookedUp(written, in: part, trace)
      if !problems.isEmpty { return .failure(Unreadable(problems, in: name, source)) }
      if numbers.isEmpty { return .failure(Unreadable(unknown, in: name, source)) }
      let unjudged = unknown.map { Problem($0.place, .warning, $0.sentence) }
      return .success(
        Homework(
          numbers: numbers,
          unjudged: unjudged.listed.map { Finding($0, file: name, source: source) }))
    } catch {
      return .failure(Unreadable([error.problem], in: name, source))
    }
  }

  /// A file that cannot be marked.
  package struct Unreadable: Error {
    /// In the order of the file; at least one.
    package let findings: [Finding]

    fileprivate init(_ problems: [Problem], in file: String, _ source: SourceText? = nil) {
      findings = problems.listed.map { Finding($0, file: file, source: source) }
    }
  }

  private static func lookedUp(
    _ written: [WrittenNumbers], in part: GraphPart, _ trace: Trace
  ) -> (numbers: [Number], unknown: [Problem], problems: [Problem]) {
    let names = HomeworkNames(part) { trace.gradients[$0] != nil }
    var numbers: [Number] = []
    var (unknown, problems): ([Problem], [Problem]) = ([], [])
    var lines: [Symbol: Int] = [:]
    for one in written {
      switch names.symbol(one.name) {
      case .failure(let error):
        unknown.append(Problem(one.place, error.problem.sentence))
      case .success(let symbol):
        if let line = lines[symbol] {
          let twice = HomeworkProblem.givenTwice(one.name, line: line)
          problems.append(Problem(one.place, twice.sentence))
        }
        lines[symbol] = one.place.line
        numbers.append(Number(symbol: symbol, written: one))
      }
    }
    return (numbers, unknown, problems)
  }
}

extension FileError {
  /// In the words for a file that is no lesson.
  fileprivate var ofHomework: Problem {
    let said: (any SaidProblem)? =
      switch kind {
      case .isFolder: HomeworkProblem.isFolder
      case .tooLarge: HomeworkProblem.isTooLarge
      default: nil
      }
    return said.map { Problem(problem.place, $0.sentence) } ?? problem
  }
}
