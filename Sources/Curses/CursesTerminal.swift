internal import CTerminal
package import Screen

/// The terminal that the program runs in, drawn by ncurses.
///
/// Opened once, closed by `close()`, by leaving the program in any way, and by every signal that
/// ends it; the guard in CTerminal sees to that, not `deinit`. While it is open, standard error is
/// held back and comes out at the end.
package final class CursesTerminal: Terminal {
  /// What the user and the caller may choose.
  package struct Options: Hashable, Sendable {
    package var glyphs: Glyphs
    package var theme: Theme
    /// Whether colours may be used, if the terminal has any.
    package var usesColor: Bool
    package var usesMouse: Bool
    /// Whether the terminal is asked for its background, once something is shown; the theme of its
    /// answer takes the place of `standard`.
    package var asksBackground: Bool

    package init(
      glyphs: Glyphs = CursesTerminal.localeGlyphs, theme: Theme = .standard,
      usesColor: Bool = true, usesMouse: Bool = true, asksBackground: Bool = false
    ) {
      self.glyphs = glyphs
      self.theme = theme
      self.asksBackground = asksBackground
      self.usesColor = usesColor
      self.usesMouse = usesMouse
    }
  }

  package private(set) var size: Size
  package private(set) var palette: Palette
  private let depth: ColorDepth
  private let glyphs: Glyphs
  private var shown: Frame?
  /// Whether the terminal is still to be asked for its background.
  private var asksBackground: Bool
  /// Of the background, once it is known.
  private var suited: Theme?

  /// The glyphs that the encoding of the locale can write.
  package static var localeGlyphs: Glyphs {
    guard let name = terminal_codeset() else { return .ascii }
    return String(cString: name).uppercased() == "UTF-8" ? .unicode : .ascii
  }

  /// Takes over the screen.
  package init(_ options: Options = Options()) throws(OpeningError) {
    let code = terminal_open(options.usesMouse ? 1 : 0, options.usesColor ? 1 : 0)
    if let error = OpeningError(code: code) { throw error }
    glyphs = options.glyphs
    depth = ColorDepth(colors: Int(terminal_colors()))
    palette = Palette(theme: options.theme, depth: depth)
    asksBackground = options.asksBackground && depth != .none
    size = CursesTerminal.currentSize()
  }

  package func show(_ frame: Frame) {
    let next = fitted(frame)
    guard next != shown else { return }
    for row in 0..<size.rows {
      let cells = next[row: row]
      if let shown, shown[row: row] == cells { continue }
      put(cells, row: row)
    }
    let place = next.cursor ?? next.focus
    terminal_flush(
      place.map { Int32(clamping: $0.row) } ?? -1, place.map { Int32(clamping: $0.column) } ?? -1,
      next.cursor == nil ? 0 : 1)
    shown = next
    if asksBackground { terminal_ask_background() }
    asksBackground = false
  }

  package func wait(timeout milliseconds: Int?) -> Event {
    let event = terminal_wait(milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1)
    if Int(event.kind) == Int(TERMINAL_BACKGROUND) {
      suit(background: event.value)
      return wait(timeout: milliseconds)
    }
    if Int(event.kind) == Int(TERMINAL_RESIZED) || Int(event.kind) == Int(TERMINAL_RESUMED) {
      shown = nil
      size = CursesTerminal.currentSize()
    }
    return Event(event, size: size)
  }

  package func watch(_ path: String) -> Bool { terminal_watch(path) != 0 }

  package func attend(to descriptors: [Attended]) {
    let files = descriptors.map {
      terminal_attended(descriptor: $0.descriptor, is_written: $0.isWritten ? 1 : 0)
    }
    terminal_attend(files, Int32(clamping: files.count))
  }

  package func use(_ theme: Theme) {
    let next = Palette(theme: theme == .standard ? suited ?? theme : theme, depth: depth)
    if next != palette { shown = nil }
    palette = next
  }

  /// Shows what is on the screen in the colours for its background.
  private func suit(background color: Int32) {
    suited = .suited(red: color >> 16 & 0xFF, green: color >> 8 & 0xFF, blue: color & 0xFF)
    guard palette.theme == .standard, let frame = shown else { return }
    use(.standard)
    show(frame)
  }

  package func copy(_ text: String) {
    let bytes = Array(text.utf8)
    terminal_copy(bytes, Int32(clamping: bytes.count))
  }

  package func suspend() {
    terminal_suspend()
    shown = nil
    size = CursesTerminal.currentSize()
  }

  package func close() {
    terminal_close()
  }

  /// The frame in the size and the glyphs of the terminal.
  private func fitted(_ frame: Frame) -> Frame {
    var fitted = frame
    if frame.size != size {
      fitted = Frame(size: size)
      fitted.draw(frame, at: Position(row: 0, column: 0))
    }
    return glyphs.isASCII ? fitted.inASCII : fitted
  }

  /// Puts a row in runs of one style.
  private func put(_ cells: ArraySlice<Cell>, row: Int) {
    var start = cells.startIndex
    while start < cells.endIndex {
      let style = cells[start].style
      let end = cells[start...].firstIndex { $0.style != style } ?? cells.endIndex
      let look = palette.look(style)
      let scalars = cells[start..<end].map { $0.isTrailing ? 0 : $0.scalar.value }
      terminal_put(
        Int32(clamping: row), Int32(clamping: start - cells.startIndex), scalars,
        Int32(clamping: scalars.count), look.foreground.map(Int32.init) ?? -1,
        look.background.map(Int32.init) ?? -1, UInt32(look.attributes.rawValue))
      start = end
    }
  }

  private static func currentSize() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    terminal_size(&columns, &rows)
    return Size(columns: Int(columns), rows: Int(rows))
  }
}
