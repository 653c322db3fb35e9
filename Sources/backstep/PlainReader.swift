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

/// Plain mode: one step at a time where somebody sits at a terminal or answers are piped in, else all at
/// once.
struct PlainReader {
  var way: PlainWay
  let id: String
  var progress: ProgressKeeper
  /// Where to begin; nil for where the lesson was left, or its start.
  let start: PlacedStage?

  /// Whether somebody sits there.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 }

  mutating func run() {
    if let start { way.go(to: start) }
    if Self.isInteractive { converse() } else { follow() }
  }

  /// Lines from a pipe are taken as if they were typed; what is no command answers the next question,
  /// and what is set is set in the next task that lets it be.
  /// Where they end, the rest is said, with answers; these are nobody's, and what was typed is kept as
  /// if somebody sat there.
  private mutating func follow() {
    var typed: String?
    if Self.isInputThere(within: 0) {
      typed = Self.line()
      // Nothing was piped in at all, and nothing is known of a learner.
      if typed == nil { return way.rest(Self.write) }
    }
    Self.write(way.lines)
    if typed == nil, Self.isInputThere(within: Self.mostMilliseconds) { typed = Self.line() }
    let isPiped = typed != nil
    while let line = typed?.trimmed {
      if line.lowercased() == "q" { return }
      let read = way.linesToTask(for: line)
      let said = read + (reply(to: line) ?? answerNextQuestion(line))
      keepProgress()
      Self.write(said)
      typed = Self.line()
    }
    let isDone = isPiped && way.isDoneOnceRead
    way.rest(after: way.lines, Self.write)
    if isDone { keepProgress() }
  }

  /// A line as it was typed; of one that is longer than any answer its beginning.
  private static func line() -> String? {
    var bytes: [UInt8] = []
    while true {
      let code = getchar_unlocked()
      if code == EOF, bytes.isEmpty { return nil }
      guard code != EOF, code != newline else { return String(decoding: bytes, as: UTF8.self) }
      if bytes.count < longest { bytes.append(UInt8(truncatingIfNeeded: code)) }
    }
  }
  private static let newline = Int32(UInt8(ascii: "\n"))
  private static let longest = 1 << 16

  /// Whether something can be read, or is known to have ended: a pipe that nobody writes to is not
  /// waited for longer than a second.
  private static func isInputThere(within milliseconds: Int32) -> Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, milliseconds) > 0
  }
  private static let mostMilliseconds: Int32 = 1000

  private mutating func converse() {
    resume()
    keepProgress()
    Self.write(way.lines + (way.editingAdvice.map { [$0] } ?? []))
    while true {
      Printable.write(prompt)
      guard let answer = Self.line() else { return Printable.write("\n") }
      let line = answer.trimmed
      if line.lowercased() == "q" { return }
      let said = reply(to: line) ?? notUnderstood
      // Kept before it is said: Ctrl-C ends the program without a word.
      keepProgress()
      Self.write(said)
    }
  }

  private var prompt: String {
    let here =
      way.isAsking
      ? "your answer, h hint, show, s leave open, "
      : way.isTrying
        ? way.experiment == nil ? "set, undo, h hint, leave, " : "set, restore, h hint, " : ""
    let iterations = way.hasIterations ? "> and < iteration, " : ""
    return here + iterations + "g start, n next, p back, q quit: "
  }

  /// Goes on to the next question, and returns what was read on the way and what is said to the line.
  private mutating func answerNextQuestion(_ line: String) -> [String] {
    var read: [String] = []
    while !way.isAsking {
      guard let lines = way.linesToNextStop() else { return read + notUnderstood }
      read += lines
    }
    return read + way.answer(line)
  }

  private var notUnderstood: [String] {
    ["Press n, p, g or q, and then Enter."] + (way.editingAdvice.map { [$0] } ?? [])
  }

  /// Does what a line asks for, and returns what is to be said; nil of what is not understood.
  private mutating func reply(to line: String) -> [String]? {
    if let said = way.edit(line) { return said }
    if line.hasPrefix(":") {
      return way.go(toGoal: String(line.dropFirst())) + (way.stillOpen.map { [$0] } ?? [])
    }
    if way.hasIterations, let sign = line.last.flatMap({ [">": 1, "<": -1][$0] }) {
      if let count = line.count == 1 ? 1 : Int(line.dropLast()), (1...99_999).contains(count) {
        return way.iteration(sign * count)
      }
    }
    switch line.lowercased() {
    case "", "n":
      return (way.linesToNextStop() ?? ["This is the end. p goes back, q quits."])
        + (way.stillOpen.map { [$0] } ?? [])
    case "answers" where !way.isAsking: return way.showAll()
    case "p": return way.retreat()
    case "g":
      way.goToStart()
      return way.lines
    case "h" where way.isAsking || way.isTrying, "hint" where way.isAsking || way.isTrying:
      return way.hint()
    case "show" where way.isAsking: return way.showAnswer()
    case "s" where way.isAsking: return way.leaveOpen()
    case _ where way.isAsking: return way.answer(line)
    default: return nil
    }
  }

  private mutating func resume() {
    way.restore(progress.answers(of: id))
    guard start == nil, let record = progress.record(of: id),
      let sentence = way.resume(at: record.spot, in: record.experiment)
    else { return }
    Self.write([sentence])
  }

  private mutating func keepProgress() {
    if let experiment = way.experiment?.study {
      progress.note(experiment)
    } else if let study = way.lesson?.study {
      progress.note(study)
    }
    progress.save(patience: 2000)
    if let headline = progress.takeHeadline() { Failure.warn("backstep: \(headline)") }
  }

  private static func write(_ lines: [String]) {
    for line in lines { Printable.write(Printable.text(line) + "\n") }
  }
}
