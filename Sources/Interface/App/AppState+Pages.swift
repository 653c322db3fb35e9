import Screen

// Pages over what is below them, and how far they are scrolled.

extension AppState {
  mutating func scroll(_ scroll: Scroll) {
    let rows = max(1, pageRect.height - 1)
    if context == .notes { return scrollNotes(scroll) }
    if let open = pages.last {
      let last = content(of: open).count
      pages[pages.count - 1].top = scroll.line(from: open.top, page: rows, last: last)
      clampScroll()
    } else if let menu {
      self.menu?.choose(
        line: scroll.line(from: menu.line, page: rows, last: menu.kept.count - 1))
    }
  }

  mutating func open(_ page: Page) {
    // Where a watched file has no lesson yet, what is wrong with it has the screen.
    guard stepper != nil || experiment != nil || watched == nil && page != .inspector else {
      return
    }
    pages.append(OpenPage(page: page))
  }

  mutating func closePage() {
    if pages.popLast()?.page.isHelp == true { filter = nil }
  }

  /// Has the pages that are still say what is so now.
  mutating func keepPages() {
    for index in pages.indices where pages[index].page.isStill {
      pages[index].kept = pages[index].page.content(self, max(1, pageRect.width))
    }
  }

  mutating func clampScroll() {
    for index in pages.indices {
      let count = content(of: pages[index]).count
      pages[index].top = max(0, min(pages[index].top, count - pageRect.height))
    }
  }

  /// Where the text of a page stands.
  var pageRect: Rect { Rect(row: 2, column: 1, width: size.columns - 2, height: size.rows - 4) }

  func content(of open: OpenPage) -> LongText {
    open.kept ?? open.page.content(self, max(1, pageRect.width))
  }
}
