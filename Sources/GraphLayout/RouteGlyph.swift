/// The four sides of a cell at which a line can leave it.
package struct Arms: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let north = Arms(rawValue: 1)
  package static let east = Arms(rawValue: 2)
  package static let south = Arms(rawValue: 4)
  package static let west = Arms(rawValue: 8)
  package static let horizontal: Arms = [.east, .west]
  package static let vertical: Arms = [.north, .south]
}

/// What happens in a cell through which edges run.
package enum Junction: Equatable, Sendable {
  /// One line passes or bends: one edge, or several that run together.
  case line
  /// Edges with the same source part here, or edges with the same target meet.
  case join
  /// Two lines pass over each other and have nothing to do with each other.
  case crossing
}

/// The direction of the values in a vertical piece of line; gradients flow the other way.
package enum Flow: Equatable, Sendable {
  case up
  case down
}

/// The name of the line glyph for a cell, to be looked up in a glyph set.
///
/// A join is one connected glyph. At a crossing the vertical line passes in front and the
/// horizontal one is broken, as wires are drawn, so that `─│─` never reads as a join `─┼─`.
package enum RouteGlyph: CaseIterable, Equatable, Sendable {
  case blank
  case horizontal, vertical
  case downRight, downLeft, upRight, upLeft
  case teeRight, teeLeft, teeDown, teeUp
  case joinAll
  case crossing
  case arrowUp, arrowDown

  package init(_ arms: Arms, _ junction: Junction, _ flow: Flow? = nil) {
    if junction == .crossing {
      self = .crossing
      return
    }
    if let flow {
      self = flow == .up ? .arrowUp : .arrowDown
      return
    }
    switch (arms.isDisjoint(with: .vertical), arms.isDisjoint(with: .horizontal)) {
    case (true, true): self = .blank
    case (true, false): self = .horizontal
    case (false, true): self = .vertical
    case (false, false): self = Self.bend(arms)
    }
  }

  /// The glyph for at least one vertical and one horizontal arm.
  private static func bend(_ arms: Arms) -> RouteGlyph {
    let east = arms.contains(.east)
    let west = arms.contains(.west)
    if arms.contains(.vertical) {
      return east && west ? .joinAll : east ? .teeRight : .teeLeft
    }
    if arms.contains(.south) {
      return east && west ? .teeDown : east ? .downRight : .downLeft
    }
    return east && west ? .teeUp : east ? .upRight : .upLeft
  }

  package var unicode: Character {
    switch self {
    case .blank: " "
    case .horizontal: "─"
    case .vertical, .crossing: "│"
    case .downRight: "╭"
    case .downLeft: "╮"
    case .upRight: "╰"
    case .upLeft: "╯"
    case .teeRight: "├"
    case .teeLeft: "┤"
    case .teeDown: "┬"
    case .teeUp: "┴"
    case .joinAll: "┼"
    case .arrowUp: "▲"
    case .arrowDown: "▼"
    }
  }

  package var ascii: Character {
    switch self {
    case .blank: " "
    case .horizontal: "-"
    case .vertical, .crossing: "|"
    case .downRight, .downLeft, .upRight, .upLeft: "+"
    case .teeRight, .teeLeft, .teeDown, .teeUp, .joinAll: "+"
    case .arrowUp: "^"
    case .arrowDown: "v"
    }
  }
}
