import Foundation
import Interface
import Lessons

/// Plain mode: all steps at once, or one at a time where somebody sits at a terminal.
struct PlainReader {
  var lesson: PlainLesson
  var progress: ProgressKeeper
  /// Whether the lesson goes on where it was left.
  let resumes: Bool

  /// Whether somebody sits there; else nothing is known of a learner, and nothing kept.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 }

  mutating func run() {
    guard Self.isInteractive else {
      repeat { write(lesson.linesWithAnswers()) } while lesson.advance()
      return
    }
    resume()
    write(lesson.lines)
    write([lesson.editingAdvice])
    while true {
      keepProgress()
      let isAsking = lesson.isAsking
      let iterations = lesson.hasIterations ? "> and < iteration, " : ""
      Printable.write(
        (isAsking
          ? "your answer, h hint, s skip, "
          : lesson.isTrying ? "set, undo, h hint, s skip, leave, " : "") + iterations
          + "g start, n next, p back, q quit: ")
      guard let answer = readLine() else { return Printable.write("\n") }
      let line = answer.trimmingCharacters(in: .whitespaces)
      if let said = lesson.edit(line) {
        write(said)
        continue
      }
      switch line.lowercased() {
      case "", "n": lesson.advance()
      case "p": lesson.retreat()
      case "g": lesson.goToStart()
      case "q": return
      case ">" where lesson.hasIterations:
        write(lesson.iteration(1))
        continue
      case "<" where lesson.hasIterations:
        write(lesson.iteration(-1))
        continue
      case "h" where isAsking:
        write(lesson.hint())
        continue
      case "s" where isAsking:
        write(lesson.skip())
        continue
      case _ where isAsking:
        write(lesson.answer(line))
        continue
      default:
        write(["Press n, p, g or q, and then Enter.", lesson.editingAdvice])
        continue
      }
      write(lesson.lines)
    }
  }

  private mutating func resume() {
    let place = lesson.place
    lesson.restore(progress.answers(of: place.lesson))
    guard resumes, let record = progress.record(of: place.lesson),
      let sentence = lesson.resume(
        part: record.part, iteration: record.iteration, at: record.position)
    else { return }
    write([sentence])
  }

  /// After every step: Ctrl-C ends the program without a word.
  private mutating func keepProgress() {
    progress.note(lesson.place)
    progress.note(lesson.answers, of: lesson.place.lesson)
    progress.save()
    if let headline = progress.takeHeadline() { Failure.warn("backstep: \(headline)") }
  }

  private func write(_ lines: [String]) {
    for line in lines { Printable.write(Printable.text(line) + "\n") }
  }
}
