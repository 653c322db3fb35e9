import Autodiff
import Notation
import Screen
import Study

/// What a view of the whole graph has to say.
struct WholeGraph {
  /// As lines, cut where they have no room.
  let text: String
  /// Whether numbers are kept back, which is said below.
  let isKeptBack: Bool

  /// - Parameter text: nil where the part still asks for what is in it.
  init(_ text: String?) { self.init(text ?? "", isKeptBack: text == nil) }

  init(_ text: String, isKeptBack: Bool) {
    self.text = text
    self.isKeptBack = isKeptBack
  }
}

extension Page {
  /// A page on the graph as a whole, worked out once: a title, what it is, and what it shows.
  ///
  /// - Parameter about: in words, with the name of the loss.
  static func wholeGraph(
    _ title: String, about: @escaping @Sendable (_ loss: String) -> String,
    showing whole: @escaping @Sendable (Stepper) -> WholeGraph
  ) -> Page {
    Page(id: title, place: "the page '\(title)'", isStill: true) { state, columns in
      guard let stepper = state.stepper else { return LongText(lines: []) }
      let glyphs = stepper.pen.glyphs
      func wrapped(_ text: String) -> [StyledLine] {
        [StyledLine(text, .muted)].wrapped(to: columns, glyphs)
      }
      let loss = stepper.text.printer.name(stepper.moment.graph.loss)
      let whole = whole(stepper)
      let shown = whole.text.split(separator: "\n", omittingEmptySubsequences: false).map {
        StyledLine(String($0)).fitted(to: columns, glyphs: glyphs)
      }
      return LongText(
        lines: [StyledLine(title, .title), StyledLine()] + wrapped(about(loss)) + [StyledLine()]
          + shown + (whole.isKeptBack ? wrapped(stepper.whyKeptBack) : []))
    }
  }
}

extension Stepper {
  /// Why a view of the whole graph keeps its numbers to itself.
  fileprivate var whyKeptBack: Sentence {
    isSymbolic
      ? AppState.symbolsOnly
      : "Its numbers would answer what this part asks; they are seen once its questions are "
        + "settled."
  }
}
