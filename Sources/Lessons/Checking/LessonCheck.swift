import Autodiff
import Notation

/// Proves what a lesson claims: its expected values, its gradients, its place among other lessons.
public struct LessonCheck: Sendable {
  /// The files that were checked, in the order in which they were named.
  public private(set) var files: [LessonFile] = []
  /// The running orders that were checked.
  public private(set) var orders: [RunningOrderFile] = []
  /// Everything that is wrong, file by file, in the order of place.
  public private(set) var findings: [Finding] = []
  /// How many entries of gradients agree with central differences, and at how many a kink lies.
  public private(set) var gradientsCompared = 0
  /// How many entries were not looked at, where a random sample of a large value was.
  public private(set) var gradientsLeftOut = 0
  public private(set) var kinks = 0

  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Checks files and folders of lesson files.
  /// - Parameters:
  ///   - known: lessons besides, that may be named as prerequisites.
  ///   - isCourse: whether the rules of the course are held as well.
  ///   - look: what is wrong with how a lesson looks, which those can tell who show it.
  public init(
    _ paths: [String], known: LessonLibrary? = nil, isCourse: Bool = false,
    look: (Lesson) -> [Problem] = { _ in [] }
  ) {
    var unread: [Finding] = []
    for path in paths {
      guard FileSystem.isFolder(path) else {
        if RunningOrderFile.isOne(path) {
          orders.append(RunningOrderFile.read(path))
        } else {
          files.append(LessonFile.read(path))
        }
        continue
      }
      let planned = RunningOrders.files(in: path)
      orders += planned.map(RunningOrderFile.read)
      let found = LessonFolder.files(in: path).filter { !RunningOrderFile.isOne($0) }
      if found.isEmpty, planned.isEmpty {
        unread.append(
          Finding(Problem(.start, CheckProblem.noLessonsInFolder.sentence), file: path, source: nil)
        )
      }
      files += found.map(LessonFile.read)
    }
    findings = unread
    let curriculum = Curriculum(files, known: known, siblingsOf: paths)
    let order = isCourse ? CourseRules.problemsOfOrder(files.compactMap(\.lesson)) : []
    for file in files {
      var problems: [Problem] = []
      if let lesson = file.lesson {
        for part in lesson.parts { problems += check(any: part) }
        problems += curriculum.problems(of: lesson, in: file.path) + look(lesson)
        if isCourse {
          problems += CourseRules.problems(of: lesson)
          problems += order.filter { $0.lesson == lesson.id }.map(\.problem)
        }
      }
      let more = problems.inOrderOfPlace.listed.map {
        Finding($0, file: file.path, source: file.source)
      }
      findings += (file.findings + more).enumerated()
        .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
        .map(\.element)
    }
    for order in orders { findings += order.planned(known).findings }
  }

  /// Checks one lesson by itself, without its place among others.
  public static func problems(of lesson: Lesson) -> [Problem] {
    var check = LessonCheck([])
    return lesson.parts.flatMap { check.check(any: $0) }.inOrderOfPlace
  }

  private mutating func check(any part: LessonPart) -> [Problem] {
    switch part.content {
    case .graph(let graph): check(part.with(graph))
    case .experiment(let experiment): part.with(experiment).problems()
    }
  }

  private mutating func check(_ part: GraphLessonPart) -> [Problem] {
    let trace = part.content.trace()
    return part.content.expectations.compactMap { $0.problem(with: $0.expression.value(in: trace)) }
      + questions(of: part, trace) + others(part)
      + (part.content.problemOfInfinity(in: trace).map { [$0] } ?? []) + gradients(of: part, trace)
  }

  /// Each question and task is solved with the numbers of its stage.
  private func questions(of part: GraphLessonPart, _ trace: Trace) -> [Problem] {
    var run = part.content.run
    return part.notes.flatMap { note -> [Problem] in
      if note.stage.iteration == 0, note.stage.position(in: trace) == nil {
        return [Problem(note.place, .warning, QuestionProblem.textIsNeverSeen.sentence)]
      }
      let sums = part.content.problemsOfEpochs(note)
      guard !note.questions.isEmpty || note.task != nil else { return sums }
      let number = note.stage.iteration
      let trace = number == 0 ? trace : part.content.trace(&run, at: number)
      return sums
        + note.questions.flatMap {
          $0.problems(in: trace) + $0.warnings(at: note.stage, in: trace)
            + $0.warnings(ofLit: part.notes, at: note.stage, in: trace)
        }
        + (note.task?.problems(in: trace, of: part.content, at: number) ?? [])
    }
  }

  /// What goes wrong only with other values: a variant's, or those that another learner gets.
  private func others(_ part: GraphLessonPart) -> [Problem] {
    let variants = part.content.variants.compactMap { variant -> Problem? in
      let given = part.content.values.merging(variant.values) { _, other in other }
      guard let first = part.content.trace(given: given).firstNonFinite else { return nil }
      let name = part.content.graph.nodes[first.node].name
      return Problem(
        variant.place, .warning, CheckProblem.variantIsNotFinite(variant.title, name).sentence)
    }
    var problems: [Problem] = []
    for mixture in part.content.mixtures() {
      var mixed = part
      mixed.content = mixture
      let values = mixture.given.filter { !$0.choices.isEmpty }.map {
        "\(mixture.graph.nodes[$0.node].name) = \(NumberText().inline($0.value, significant: 6))"
      }
      for problem in questions(of: mixed, mixture.trace())
      where !problems.contains(where: { $0.place == problem.place }) {
        let sentence = "with \(values.joined(separator: ", ")): \(problem.sentence)"
        problems.append(Problem(problem.place, problem.severity, sentence))
      }
    }
    return variants + problems
  }

  private mutating func gradients(of part: GraphLessonPart, _ trace: Trace) -> [Problem] {
    let check = GradientCheck(trace)
    gradientsCompared += check.compared
    gradientsLeftOut += check.count - check.entries.count
    kinks += check.kinks.count
    var reported = Set<Node.ID>()
    return check.mistakes.compactMap { mistake in
      guard let difference = mistake.numeric, reported.insert(mistake.node).inserted,
        let given = part.content.given.first(where: { $0.node == mistake.node })
      else { return nil }
      let node = part.content.graph.nodes[mistake.node]
      let problem = CheckProblem.gradientDiffers(
        node.name, CheckProblem.Entry(mistake.index, of: node.shape), gradient: mistake.analytic,
        difference: difference)
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
  func problem(with found: Tensor) -> Problem? {
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

extension GraphPart {
  /// Sums over an epoch that are said before one has ended.
  fileprivate func problemsOfEpochs(_ note: StageNote) -> [Problem] {
    guard let run, note.stage.iteration < run.updatesPerEpoch else { return [] }
    return note.allProse.flatMap(\.liveValues).filter { value in
      value.expression.symbols.contains {
        if case .elsewhere(let number) = $0 { number.when == .epochSum } else { false }
      }
    }.map {
      let problem = CheckProblem.noEpochHasEnded(run.updatesPerEpoch)
      return Problem($0.expression.place, problem.sentence)
    }
  }

  /// The first number that is NaN or infinite: from there on nothing can be compared.
  fileprivate func problemOfInfinity(in trace: Trace) -> Problem? {
    guard let first = trace.firstNonFinite, let place = place(of: first.node) else { return nil }
    let loss = trace.values[graph.loss].elements[0]
    let problem = CheckProblem.notFinite(
      graph.nodes[first.node].name, isGradient: first.isGradient, number: first.number,
      step: first.position, loss: loss.isFinite ? nil : loss)
    return Problem(place, .warning, problem.sentence)
  }
}
