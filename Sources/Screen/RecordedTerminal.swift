/// A terminal for tests: it plays a list of events and keeps every frame that was shown.
package final class RecordedTerminal: Terminal {
  package private(set) var size: Size
  /// Every frame shown, in order; equal ones in a row are kept as well.
  package private(set) var frames: [Frame] = []
  package private(set) var suspensions = 0
  package private(set) var isClosed = false
  private var events: ArraySlice<Event>

  package init(size: Size, events: [Event] = []) {
    self.size = size
    self.events = events[...]
  }

  /// The picture on the screen now.
  package var text: String { frames.last?.text ?? "" }

  package func show(_ frame: Frame) {
    frames.append(frame)
  }

  /// The next event of the list; when there is none left, the terminal is gone.
  package func wait(timeout milliseconds: Int?) -> Event {
    guard let event = events.popFirst() else { return .hangup }
    switch event {
    case .resized(let size), .resumed(let size): self.size = size
    case .key, .mouse, .paste, .changed, .ready, .interrupt, .hangup, .timeout: break
    }
    return event
  }

  package func watch(_ path: String) -> Bool { false }

  package func attend(to descriptors: [Attended]) {}

  /// The themes that were asked for, in order.
  package private(set) var themes: [Theme] = []

  package func use(_ theme: Theme) { themes.append(theme) }

  /// What was copied, in order.
  package private(set) var copies: [String] = []

  package func copy(_ text: String) { copies.append(text) }

  package func suspend() {
    suspensions += 1
  }

  package func close() {
    isClosed = true
  }
}
