/// The text of a lesson: paragraphs and lists of spans.
public struct Prose: Sendable {
  public let blocks: [Block]
  /// Where it begins in the file.
  public let place: Place

  public enum Block: Sendable {
    case paragraph([Span])
    /// Each item is a line of spans; numbered from 1 where the list is ordered.
    case list([[Span]], isOrdered: Bool)
    /// Rows of cells, as many in each; the first row may be a head.
    case table([[[Span]]], hasHead: Bool)
  }

  public struct Span: Sendable {
    public enum Style: Sendable, Hashable {
      case plain
      /// `*em*`
      case emphasis
      /// `**strong**`
      case strong
      /// `` `code` ``
      case code
    }

    public enum Content: Sendable {
      case text(String)
      /// `{expression}` or `{expression:.3}`: a number that follows the values.
      case live(LiveValue)
      /// `[[id]]`: another lesson.
      case link(Lesson.PlacedWord)
    }

    public let content: Content
    public let style: Style
  }

  /// A value in the text.
  public struct LiveValue: Sendable {
    public let expression: LiveExpression
    /// How many decimals are shown; nil where the lesson's digits are.
    public let digits: Int?
  }

  /// Every value in the text.
  public var liveValues: [LiveValue] {
    spans.compactMap { span in
      if case .live(let value) = span.content { value } else { nil }
    }
  }

  /// Its tables alone.
  package var tables: Prose {
    Prose(
      blocks: blocks.filter { if case .table = $0 { true } else { false } }, place: place)
  }

  /// The ids of the lessons that it leads to, each where it stands.
  public var links: [Lesson.PlacedWord] {
    spans.compactMap { span in
      if case .link(let id) = span.content { id } else { nil }
    }
  }

  var spans: [Span] {
    blocks.flatMap { block in
      switch block {
      case .paragraph(let spans): spans
      case .list(let items, _): items.flatMap(\.self)
      case .table(let rows, _): rows.flatMap { $0.flatMap(\.self) }
      }
    }
  }
}
