package import Interface
import Notation
package import Screen

/// A lesson played from its start to its end as asciicast, version 2: what a terminal is sent and when,
/// with a marker at each stage. It needs no terminal, and the same lesson gives the same bytes.
package struct Recording {
  private let screens: Playthrough
  private let title: String
  private let size: Size
  private let palette: Palette

  package init(
    _ screens: Playthrough, title: String, size: Size, theme: Theme = .standard
  ) {
    self.screens = screens
    self.title = title
    self.size = size
    palette = Palette(theme: theme, depth: .many)
  }

  /// Hands over line after line, each with its end: a header, then an event a line.
  package func write(_ put: (String) throws -> Void) rethrows {
    let name = JSON.string(title).text.dropLast()
    try put(
      "{\"version\": 2, \"width\": \(size.columns), \"height\": \(size.rows), \"title\": \(name), "
        + "\"env\": {\"TERM\": \"xterm-256color\"}}\n")
    var terminal = FrameANSI(palette)
    var milliseconds = 0
    for screen in screens {
      if let stage = screen.stage { try put(event(milliseconds, "m", stage)) }
      try put(event(milliseconds, "o", terminal.text(screen.frame)))
      milliseconds += screen.milliseconds
    }
    // What holds the last screen until it is read.
    try put(event(milliseconds, "o", ""))
  }

  package var text: String {
    var text = ""
    write { text += $0 }
    return text
  }

  private func event(_ milliseconds: Int, _ code: String, _ data: String) -> String {
    JSON.array([.number(Double(milliseconds) / 1000), .string(code), .string(data)]).text
  }
}
