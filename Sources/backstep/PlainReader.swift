import Foundation
import Interface

/// Plain mode: all steps at once, or one at a time where somebody sits at a terminal.
struct PlainReader {
  var lesson: PlainLesson

  mutating func run() {
    guard isatty(STDIN_FILENO) == 1 else {
      repeat { write(lesson.linesWithAnswers()) } while lesson.advance()
      return
    }
    write(lesson.lines)
    while true {
      let isAsking = lesson.isAsking
      let iterations = lesson.hasIterations ? "> and < iteration, " : ""
      Printable.write(
        (isAsking ? "your answer, h hint, s skip, " : "") + iterations
          + "n next, p back, q quit: ")
      guard let answer = readLine() else { return Printable.write("\n") }
      let line = answer.trimmingCharacters(in: .whitespaces)
      switch line.lowercased() {
      case "", "n": lesson.advance()
      case "p": lesson.retreat()
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
        Printable.write("Press n, p or q, and then Enter.\n")
        continue
      }
      write(lesson.lines)
    }
  }

  private func write(_ lines: [String]) {
    for line in lines { Printable.write(Printable.text(line) + "\n") }
  }
}
