import Interface
import Lessons
import Study

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Plain mode: all steps at once, or one at a time where somebody sits at a terminal.
struct PlainReader {
  var lesson: PlainLesson
  var progress: ProgressKeeper
  /// Where to begin; nil for where the lesson was left, or its start.
  let start: PlacedStage?

  /// Whether somebody sits there; else nothing is known of a learner, and nothing kept.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 }

  mutating func run() {
    let first = start?.part ?? 0
    let hasGraph = start.map { lesson.go(to: $0) } ?? true
    guard Self.isInteractive else {
      var part = first - 1
      lesson.showWhatWasAsked()
      if hasGraph {
        repeat {
          writeExperiments(after: part, before: lesson.study.number)
          part = lesson.study.number
          write(lesson.linesWithAnswers())
        } while lesson.advance()
      }
      writeExperiments(after: part, before: lesson.study.lesson.parts.count)
      return write(lesson.endPage())
    }
    let next = hasGraph ? lesson.study.number : lesson.study.lesson.parts.count
    writeExperiments(after: first - 1, before: next)
    resume()
    keepProgress()
    write((hasGraph ? lesson.lines : []) + [lesson.editingAdvice])
    while true {
      Printable.write(prompt)
      guard let answer = readLine() else { return Printable.write("\n") }
      let line = answer.trimmed
      if line.lowercased() == "q" { return }
      let said = reply(to: line)
      // Kept before it is said: Ctrl-C ends the program without a word.
      keepProgress()
      write(said)
    }
  }

  private var isAsking: Bool { lesson.study.moment.pending != nil }
  private var hasIterations: Bool { lesson.study.lastIteration != nil }

  private var prompt: String {
    let here =
      isAsking
      ? "your answer, h hint, s leave open, "
      : lesson.study.moment.triedTask != nil ? "set, undo, h hint, leave, " : ""
    let iterations = hasIterations ? "> and < iteration, " : ""
    return here + iterations + "g start, n next, p back, q quit: "
  }

  /// Does what a line asks for, and returns what is to be said.
  private mutating func reply(to line: String) -> [String] {
    if let said = lesson.edit(line) { return said }
    if line.hasPrefix(":") {
      return lesson.go(toGoal: String(line.dropFirst())) + (lesson.stillOpen.map { [$0] } ?? [])
    }
    if hasIterations, let sign = line.last.flatMap({ [">": 1, "<": -1][$0] }) {
      if let count = line.count == 1 ? 1 : Int(line.dropLast()), (1...99_999).contains(count) {
        return lesson.iteration(sign * count)
      }
    }
    switch line.lowercased() {
    case "", "n":
      let part = lesson.study.number
      let lines = lesson.linesToNextStop()
      let next = lesson.isAtEnd ? lesson.study.lesson.parts.count : lesson.study.number
      return (lines == nil ? [] : experiments(after: part, before: next))
        + (lines ?? ["This is the end. p goes back, q quits."])
        + (lesson.stillOpen.map { [$0] } ?? [])
    case "answers" where !isAsking: return lesson.showAll()
    case "p": lesson.retreat()
    case "g": lesson.goToStart()
    case "h" where isAsking, "hint" where isAsking: return lesson.hint()
    case "s" where isAsking: return lesson.leaveOpen()
    case _ where isAsking: return lesson.answer(line)
    default: return ["Press n, p, g or q, and then Enter.", lesson.editingAdvice]
    }
    return lesson.lines
  }

  /// What stands between two graphs.
  private func experiments(after part: Int, before next: Int) -> [String] {
    part + 1 < next ? lesson.experiments(in: part + 1..<next) : []
  }

  private func writeExperiments(after part: Int, before next: Int) {
    write(experiments(after: part, before: next))
  }

  private mutating func resume() {
    let id = lesson.study.lesson.id
    lesson.restore(progress.answers(of: id))
    guard start == nil, let record = progress.record(of: id),
      let sentence = lesson.resume(at: record.spot)
    else { return }
    write([sentence])
  }

  private mutating func keepProgress() {
    progress.note(lesson.study)
    progress.save(patience: 2000)
    if let headline = progress.takeHeadline() { Failure.warn("backstep: \(headline)") }
  }

  private func write(_ lines: [String]) {
    for line in lines { Printable.write(Printable.text(line) + "\n") }
  }
}
