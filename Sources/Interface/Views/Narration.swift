import Autodiff
import Lessons
import Screen
import Study

/// What stands below the derivation: what the lesson says and asks here, or the task that is tried.
struct Narration {
  let text: Wording
  /// What keeps the lines of a text that is turned over many pages.
  var broken = BrokenText()

  private var moment: Moment { text.moment }
  private var pen: Pen { text.pen }

  /// On less a text would take a page for every few words, and is cut; the page of `i` has all of it.
  private static let leastPage = Size(60, 2)

  /// What stands in its pane: a longer text on several pages, which are turned with →, and what is
  /// asked below it, on the last of them or on pages of its own. While values are edited it is cut:
  /// it is not about them.
  func pages(_ size: Size) -> [[StyledLine]] {
    if let tried = moment.triedTask { return [task(tried, size)] }
    let prompts = prompts(in: size)
    let room = max(0, size.rows - prompts.count)
    let said = said(Size(size.columns, room))
    if said.count <= room, prompts.count <= size.rows {
      let lines = said + prompts
      return [lines + (lines.count < size.rows ? stillOpen : [])]
    }
    guard turns(size) else {
      return [(prompts.isEmpty ? said : said.cut(to: room, pen.glyphs)) + prompts]
    }
    let pages = said.pages(of: size.rows)
    guard let last = pages.last, last.count + prompts.count <= size.rows else {
      return pages + prompts.pages(of: size.rows)
    }
    return pages.dropLast() + [last + prompts]
  }

  /// The page on which what has become of a question begins.
  func pageOfAnswers(_ size: Size) -> Int {
    let own = prompts(in: size).pages(of: max(1, size.rows)).count
    return max(0, pages(size).count - max(1, own))
  }

  /// Whether something that is said, asked or set here is neither seen nor on a page that is turned to.
  func isCut(_ size: Size) -> Bool {
    if turns(size) { return false }
    let prompts =
      moment.triedTask.map { text.prompt($0.task) + [progress($0)] }?
      .wrapped(to: max(1, size.columns), pen.glyphs) ?? prompts(size.columns, isNoted: false)
    let moved = moment.isEdited ? [text.movedLine] : []
    let said = moment.triedTask == nil ? moved + text.aboutOwnValues() + text.said : []
    let lines = said.wrapped(to: max(1, size.columns), pen.glyphs) + prompts
    return lines.count > size.rows
  }

  private func turns(_ size: Size) -> Bool {
    !moment.isEdited && size.rows >= Self.leastPage.rows && size.columns >= Self.leastPage.columns
  }

  private func prompts(in size: Size) -> [StyledLine] {
    let prompts = prompts(size.columns)
    // The keys stand in the last row of the screen as well.
    return prompts.count > size.rows ? self.prompts(size.columns, isNoted: false) : prompts
  }

  private var stillOpen: [StyledLine] {
    let count = moment.openCount
    let all = count == 1 ? "its answer" : "all \(count) answers"
    return text.stillOpen.map { [StyledLine("\($0); Ctrl-R shows \(all).", .muted)] } ?? []
  }

  /// What the lesson says; while values are edited below what that moved. Of its sentences none is
  /// seen without what they are about.
  private func said(_ size: Size) -> [StyledLine] {
    func wrapped(_ lines: [StyledLine]) -> [StyledLine] {
      lines.wrapped(to: size.columns, pen.glyphs)
    }
    let note = wrapped(text.aboutOwnValues())
    let moved = moment.isEdited ? wrapped([text.movedLine]) : []
    let room = size.rows - note.count - 1
    let lines =
      (room > 0 ? moved.cut(to: room, pen.glyphs) : moved) + note
      + broken.lines(of: text.said, size.columns, pen.glyphs)
    // What the lesson does not say itself takes the rows that it leaves.
    let variants = text.variants.map {
      $0 + StyledLine(" Its number, then Enter, takes one.", .muted)
    }
    let remarks = [text.waiting, text.stepsInOneGo, variants].compactMap(\.self)
    return remarks.reduce(lines) { lines, remark in
      let more = wrapped([remark])
      return lines.count + more.count <= size.rows ? lines + more : lines
    }
  }

  /// What stands below the text, broken into lines: questions and tasks, or what has become of them.
  ///
  /// - Parameter isNoted: whether the keys that answer and edit are named.
  func prompts(_ columns: Int, isNoted: Bool = true) -> [StyledLine] {
    func wrapped(_ lines: [StyledLine]) -> [StyledLine] { lines.wrapped(to: columns, pen.glyphs) }
    let open = moment.pending.map {
      text.invitation($0.question, columns: columns, isNoted: isNoted)
    }
    let task = moment.openTask.map {
      text.invitation($0.task, columns: columns, isNoted: isNoted)
    }
    let tasks = wrapped(moment.tasks.flatMap(text.verdict)) + (task ?? [])
    // What was right is so of the lesson's own values, which are not on the screen now.
    if moment.isEdited { return (open ?? []) + tasks }
    return wrapped(moment.prompts.flatMap(text.verdict)) + (open ?? []) + tasks
      + wrapped(text.saidAfter)
  }

  /// Whether something of what has become of questions and tasks is not seen.
  func cutsVerdict(_ size: Size) -> Bool {
    !turns(size) && prompts(size.columns, isNoted: false).count > size.rows
  }

  // MARK: A task that is tried

  /// The prompt, how far off it is, hints, what moved; what fits of it, how far off it is in any
  /// case.
  private func task(_ tried: TaskView, _ size: Size) -> [StyledLine] {
    func wrapped(_ lines: [StyledLine]) -> [StyledLine] {
      lines.wrapped(to: max(1, size.columns), pen.glyphs)
    }
    let progress = wrapped([progress(tried)])
    var room = size.rows - progress.count
    func fit(_ lines: [StyledLine]) -> [StyledLine] {
      guard lines.count <= room else { return [] }
      room -= lines.count
      return lines
    }
    let all = wrapped(hints(tried))
    let hints = all.count <= room ? fit(all) : fit(wrapped(newestHint(tried)))
    let above = fit(wrapped(text.prompt(tried.task)))
    let moved = moment.isEdited ? [text.movedLine] : []
    return above + progress + hints + fit(wrapped(moved))
  }

  /// Whether the newest hint is seen below how far off the task is.
  func showsHint(_ tried: TaskView, _ size: Size) -> Bool {
    let room = size.rows - [progress(tried)].wrapped(to: max(1, size.columns), pen.glyphs).count
    return newestHint(tried).wrapped(to: max(1, size.columns), pen.glyphs).count <= room
  }

  private func progress(_ tried: TaskView) -> StyledLine {
    let progress = text.progress(tried.progress, of: tried.task)
    let line =
      tried.progress.isSeenDone
      ? StyledLine("✓ Done: \(progress)", .good) : StyledLine(progress, .warning)
    return line + StyledLine("  Esc leaves and restores.", .muted)
  }

  private func hints(_ tried: TaskView) -> [StyledLine] {
    let offer: [StyledLine] =
      tried.record.misses >= 3 && !tried.progress.isSeenDone && !tried.isSettled
      ? [StyledLine("You may look at a solution now.", .muted)] : []
    return text.hints(tried.task, shown: tried.record.hintsShown) + offer
  }

  private func newestHint(_ tried: TaskView) -> [StyledLine] {
    text.hints(tried.task, shown: tried.record.hintsShown).suffix(1)
  }
}

/// The text that was broken into lines last: a cache, whose copies may share it.
final class BrokenText {
  private var last: (text: [StyledLine], columns: Int, glyphs: Glyphs, lines: [StyledLine])?

  func lines(of text: [StyledLine], _ columns: Int, _ glyphs: Glyphs) -> [StyledLine] {
    if let last, last.columns == columns, last.glyphs == glyphs, last.text == text {
      return last.lines
    }
    let lines = text.wrapped(to: columns, glyphs)
    last = (text, columns, glyphs, lines)
    return lines
  }
}

extension [StyledLine] {
  /// As many pages of so many rows as they take; none of nothing.
  func pages(of rows: Int) -> [[StyledLine]] {
    stride(from: 0, to: count, by: rows).map { Array(self[$0..<Swift.min(count, $0 + rows)]) }
  }
}
