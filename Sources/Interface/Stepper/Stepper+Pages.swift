import Screen
import Study

// A text that is longer than its pane is turned before → goes on, and back by ←.

extension Stepper {
  private func textPages(_ size: Size) -> [[StyledLine]] {
    Narration(text: text, broken: layouts.text).pages(panes(size).narration.size)
  }

  /// The page of the text that is shown on a screen, counted from 0, and all of them.
  func shownText(_ size: Size) -> (page: Int, pages: [[StyledLine]]) {
    let pages = textPages(size)
    return (max(0, min(textPage, pages.count - 1)), pages)
  }

  /// Turns to the next page of the text, or to the one before; false where there is none that way.
  mutating func turnPage(_ travel: Travel, _ size: Size) -> Bool {
    let (page, pages) = shownText(size)
    switch travel {
    case .next where page + 1 < pages.count: textPage = page + 1
    case .back where page > 0: textPage = page - 1
    default: return false
    }
    return true
  }

  /// From behind a text one comes to its end.
  mutating func turnToLastPage(_ size: Size) { textPage = textPages(size).count - 1 }

  /// What has become of a question is seen.
  mutating func turnToAnswers(_ size: Size) {
    textPage = Narration(text: text, broken: layouts.text).pageOfAnswers(panes(size).narration.size)
  }
}
