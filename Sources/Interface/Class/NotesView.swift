import Lessons
import Screen
import Study

/// The teacher's own screen: the note with its numbers, the coming question with its answer, what is
/// next, the time against the plan, and a small picture of what the room sees.
struct NotesView {
  let size: Size
  let glyphs: Glyphs
  let header: StyledLine
  let clock: StyledLine?
  /// Beside the picture: what Next does, and where it leads.
  let beside: [StyledLine]
  /// Below it: note and question.
  let below: [StyledLine]
  /// What the room sees.
  let picture: Frame
  let trouble: StyledLine?
  let hints: HintBar
  var top = 0

  /// Of a picture with its frame; where the window is small there is none.
  private static func pictureSize(_ size: Size) -> Size? {
    if size.columns >= 130, size.rows >= 44 { return Size(80, 24) }
    let picture = Size(min(80, size.columns * 3 / 5), min(24, size.rows / 2))
    return picture.columns < 40 || picture.rows < 10 ? nil : picture
  }

  /// The size of the picture in a window; nil where there is no room for one.
  static func room(in size: Size) -> Size? {
    pictureSize(size).map { Size($0.columns - 2, $0.rows - 2) }
  }

  private var pictureArea: Rect? {
    Self.pictureSize(size).map {
      Rect(
        row: 1, column: size.columns - $0.columns, width: $0.columns, height: $0.rows)
    }
  }

  private var besideArea: Rect {
    let area = pictureArea
    let rows = area.map { $0.endRow - 2 } ?? min(4, max(0, (size.rows - 5) / 2))
    return Rect(row: 2, column: 1, width: (area?.column ?? size.columns) - 2, height: rows)
  }

  private var belowArea: Rect {
    let row = besideArea.endRow + 1
    return Rect(
      row: row, column: 1, width: size.columns - 2, height: max(0, size.rows - 1 - row))
  }

  private var lines: [StyledLine] { below.wrapped(to: belowArea.width, glyphs) }

  /// How many lines of the notes are seen.
  var rows: Int { max(1, belowArea.height) }
  /// The first line that is seen with the last one.
  var lastTop: Int { max(0, lines.count - rows) }

  func draw(into frame: inout Frame) {
    let room = size.columns - 2 - (clock.map { $0.columns + 2 } ?? 0)
    frame.put(header.fitted(to: max(0, room), glyphs: glyphs), row: 0, column: 1)
    if let clock { frame.put(clock, row: 0, column: size.columns - 1 - clock.columns) }
    if let area = pictureArea {
      frame.box(area, glyphs: glyphs)
      frame.draw(picture, at: Position(row: area.row + 1, column: area.column + 1))
    } else {
      frame.horizontalRule(row: 1, column: 0, width: size.columns, glyph: glyphs.cell("─"))
    }
    let beside = beside.wrapped(to: besideArea.width, glyphs).cut(to: besideArea.height, glyphs)
    frame.put(beside, in: besideArea, glyphs)
    frame.horizontalRule(
      row: belowArea.row - 1, column: 0, width: size.columns, glyph: glyphs.cell("─"))
    let lines = lines
    frame.put(Array(lines.dropFirst(min(top, lastTop)).prefix(rows)), in: belowArea, glyphs)
    if lines.count > rows {
      let mark = StyledLine(
        " ↑↓ \(min(top, lastTop) + 1)–\(min(top, lastTop) + rows) of \(lines.count) ", .muted
      )
      .spelled(glyphs)
      frame.put(
        mark, row: belowArea.row - 1, column: size.columns - mark.columns - 1,
        within: Rect(frame.size))
    }
    hints.draw(into: &frame)
    if let trouble {
      let row = size.rows - 1
      frame.fill(Rect(row: row, column: 0, width: size.columns, height: 1))
      frame.put(
        trouble.spelled(glyphs).fitted(to: size.columns - 2, glyphs: glyphs), row: row, column: 1)
    }
  }
}

extension AppState {
  /// Nil where these are no notes, or there is no class yet.
  var notesView: NotesView? {
    guard let following, following.hasNotes, following.told != nil else { return nil }
    let count = following.followers
    let people = count == 0 ? "nobody follows" : count == 1 ? "1 follows" : "\(count) follow"
    return NotesView(
      size: size, glyphs: pen.glyphs,
      header: StyledLine(openLesson?.title ?? "", .title) + StyledLine("  \(people)", .muted),
      clock: following.hour.map {
        HourClock($0).line.spelled(pen.glyphs)
      }, beside: besideThePicture(following), below: notes(following), picture: roomFrame,
      trouble: following.trouble.map { StyledLine($0, .warning) },
      hints: HintBar(context: .notes, glyphs: pen.glyphs, leave: "quit", habits: habits),
      top: following.top)
  }

  /// What the room sees, in little.
  private var roomFrame: Frame {
    var room = self
    room.following = nil
    room.pages = []
    room.message = nil
    let size = NotesView.room(in: size) ?? Size(40, 10)
    room.resize(to: Size(size.columns, size.rows + 1))
    var frame = Frame(size: size)
    // Without the last line, which has keys.
    frame.draw(room.frame, at: Position(row: 0, column: 0))
    return frame
  }

  private func besideThePicture(_ following: Following) -> [StyledLine] {
    let ahead = following.ahead ?? ClassAhead()
    var lines: [StyledLine] = []
    if presentation?.isBlank == true {
      lines += [StyledLine("The screen is blank.", .warning), ""]
    }
    lines += [StyledLine("Next: ", .key) + StyledLine(ahead.word)]
    if ahead.distance == 0, let question = ahead.question {
      lines += [""] + question.rightAnswers
    }
    if let stop = ahead.stop { lines += ["", StyledLine("then ", .muted) + StyledLine(stop)] }
    if let next = following.hour?.next {
      lines += ["", StyledLine("after this item ", .muted) + StyledLine(next)]
    }
    return lines
  }

  /// The note as if nothing were asked, then the coming question with its answer.
  private func notes(_ following: Following) -> [StyledLine] {
    var told = self
    if let revealed = stepper?.study.revealed { told.stepper?.study = revealed }
    var lines = following.hour?.note.map { [StyledLine($0, .plain.bold), StyledLine()] } ?? []
    lines += told.teacherNotes
    if lines.isEmpty { lines.append(StyledLine("There is no note here.", .muted)) }
    guard let ahead = following.ahead else { return lines }
    guard let question = ahead.question else {
      let end = following.hour == nil ? "the end" : "the end of this item"
      return lines + [StyledLine(), StyledLine("Nothing is asked before \(end).", .muted)]
    }
    let place =
      ahead.distance == 0
      ? "Asked now" : "Asked after \(ahead.distance) × Next"
    lines += [StyledLine(), StyledLine(place, .title)]
    // Without hands each slip is named, whether anybody fell for it or not.
    return lines
      + question.lines(Hands(), columns: max(20, size.columns - 2), rows: 0, pen.glyphs)
  }
}
