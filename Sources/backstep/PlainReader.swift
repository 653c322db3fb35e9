import Foundation
import Interface

/// Plain mode: all steps at once, or one at a time where somebody sits at a terminal.
struct PlainReader {
  var lesson: PlainLesson

  mutating func run() {
    guard isatty(STDIN_FILENO) == 1 else {
      for position in 0...lesson.lastPosition { write(lesson.linesWithAnswers(at: position)) }
      return
    }
    var position = 0
    show(position)
    write([lesson.editingAdvice])
    while true {
      let isAsking = lesson.isAsking
      Printable.write(
        isAsking
          ? "your answer, h hint, s skip, n next, p back, q quit: "
          : lesson.isTrying
            ? "set, undo, h hint, s skip, leave, n next, p back, q quit: "
            : "n next, p back, q quit: ")
      guard let answer = readLine() else { return Printable.write("\n") }
      let line = answer.trimmingCharacters(in: .whitespaces)
      if let said = lesson.edit(line) {
        write(said)
        continue
      }
      switch line.lowercased() {
      case "", "n": position = min(position + 1, lesson.lastPosition)
      case "p": position = max(position - 1, 0)
      case "q": return
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
        write(["Press n, p or q, and then Enter.", lesson.editingAdvice])
        continue
      }
      show(position)
    }
  }

  private mutating func show(_ position: Int) { write(lesson.lines(at: position)) }

  private func write(_ lines: [String]) {
    for line in lines { Printable.write(Printable.text(line) + "\n") }
  }
}
