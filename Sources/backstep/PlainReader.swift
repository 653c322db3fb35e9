import Foundation
import Interface

/// Plain mode: all steps at once, or one at a time where somebody sits at a terminal.
struct PlainReader {
  let lesson: PlainLesson

  func run() {
    guard isatty(STDIN_FILENO) == 1 else {
      for position in 0...lesson.lastPosition { show(position) }
      return
    }
    var position = 0
    show(position)
    while true {
      Printable.write("n next, p back, q quit: ")
      guard let answer = readLine() else { return Printable.write("\n") }
      switch answer.trimmingCharacters(in: .whitespaces).lowercased() {
      case "", "n": position = min(position + 1, lesson.lastPosition)
      case "p": position = max(position - 1, 0)
      case "q": return
      default:
        Printable.write("Press n, p or q, and then Enter.\n")
        continue
      }
      show(position)
    }
  }

  private func show(_ position: Int) {
    for line in lesson.lines(at: position) { Printable.write(Printable.text(line) + "\n") }
  }
}
