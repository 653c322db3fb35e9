/// What keys do in a field.
package enum FieldEdit: Hashable, Sendable {
  case cursorLeft, cursorRight, lineStart, lineEnd
  case deleteBack, deleteForward, deleteAll
  case nextCell, previousCell, cellAbove, cellBelow
}

/// What is being typed: a text for each cell of a table, or, of options one below the other, which
/// are picked.
///
/// A cell that was just reached is fresh: what is typed replaces its text, and ← and → go between
/// cells. Once it is changed, they move inside the text.
package struct Field: Sendable {
  /// A text and a cursor in it.
  struct Cell: Hashable, Sendable {
    fileprivate(set) var characters: [Character]
    fileprivate(set) var cursor: Int

    fileprivate init(_ text: String = "") {
      characters = Array(text)
      cursor = characters.count
    }

    var text: String { String(characters) }
  }

  /// So many characters a cell holds: no number and no formula that is asked for has more.
  package static let longest = 200

  /// Of cells or options.
  package let columns: Int
  package let rows: Int
  /// Row by row; none of options.
  private(set) var cells: [Cell]
  /// The cell that the cursor is in, or the option; the first one, before the first key.
  package private(set) var current = 0
  /// How many options may be picked; nil where text is typed.
  package let picks: Picks?
  /// Options, counted from 0.
  package private(set) var picked: Set<Int> = []

  package enum Picks: Hashable, Sendable { case one, any }

  private(set) var isFresh: Bool
  /// Whether a cell is too short for what was typed last, the rest of which is left out.
  package private(set) var isOver = false
  /// Which cells were right when they were submitted, until one is changed.
  package var marks: [Bool] = []

  /// - Parameter texts: of the cells, row by row; one at least.
  package init(_ texts: [String], columns: Int = 1) {
    self.columns = columns
    rows = texts.count / columns
    picks = nil
    cells = texts.map { Cell($0) }
    isFresh = !(texts.first ?? "").isEmpty
  }

  /// Of so many options, or entries of a matrix row by row, none is picked beforehand.
  package init(options: Int, columns: Int = 1, picks: Picks) {
    self.columns = columns
    rows = options / columns
    self.picks = picks
    cells = []
    isFresh = false
  }

  package var row: Int { current / columns }
  package var column: Int { current % columns }

  /// What was typed, cell by cell; of options the numbers, counted from 1.
  package var typed: [String] {
    guard picks != nil else { return cells.map(\.text) }
    let numbers = picked.sorted().map { "\($0 + 1)" }.joined(separator: " ")
    return [picks == .any && picked.isEmpty ? "0" : numbers]
  }

  /// Whether there is no other cell or option to go to.
  package var hasOneCell: Bool { picks == nil && cells.count < 2 }

  /// Whether a text is the number of the one option to pick.
  package func chooses(_ text: String) -> Bool {
    picks == .one && Int(text).map { (1...rows).contains($0) } ?? false
  }

  /// To another cell or option, if there is one, which what is typed replaces.
  ///
  /// - Returns: whether there is.
  @discardableResult
  package mutating func go(to cell: Int) -> Bool {
    guard (0..<rows * columns).contains(cell) else { return false }
    current = cell
    if picks == .one { picked = [cell] }
    guard !cells.isEmpty else { return true }
    cells[cell].cursor = cells[cell].characters.count
    isFresh = cells[cell].cursor > 0
    return true
  }

  /// What is typed next replaces the text of the cell.
  package mutating func refresh() { if picks == nil { go(to: current) } }

  /// Puts text in at the cursor; what cannot be seen is left out. A digit picks an option, or of
  /// several puts it back; so does a space the one where the cursor is.
  package mutating func insert(_ text: String) {
    isOver = false
    guard !cells.isEmpty else {
      let isKnown = columns == 1 ? Int(text).map { go(to: $0 - 1) } ?? (text == " ") : text == " "
      if picks == .any, isKnown { picked.formSymmetricDifference([current]) }
      return
    }
    for character in Shown.text(text.prefix { !$0.isNewline }.description) {
      // As on paper, a space goes to the next entry.
      if cells.count > 1, " ;".contains(character) {
        if !cells[current].characters.isEmpty { go(to: current + 1) }
        continue
      }
      if !isFresh, cells[current].characters.count >= Self.longest {
        isOver = true
        if cells.count == 1 { return }
        continue
      }
      change { cell, isFresh in
        if isFresh { cell = Cell() }
        cell.characters.insert(character, at: cell.cursor)
        cell.cursor += 1
      }
    }
  }

  package mutating func edit(_ action: FieldEdit) {
    isOver = false
    switch action {
    // The first key goes to an end.
    case .nextCell where picks == .one && picked.isEmpty: go(to: 0)
    case .cellBelow where picks == .one && picked.isEmpty: go(to: 0)
    case .previousCell where picks == .one && picked.isEmpty: go(to: rows - 1)
    case .cellAbove where picks == .one && picked.isEmpty: go(to: rows - 1)
    case .cursorLeft where picks != nil: go(to: current - 1)
    case .cursorRight where picks != nil: go(to: current + 1)
    case .nextCell: go(to: current + 1)
    case .previousCell: go(to: current - 1)
    case .cellAbove: go(to: current - columns)
    case .cellBelow: go(to: current + columns)
    case .cursorLeft: moveCursor(by: -1)
    case .cursorRight: moveCursor(by: 1)
    case .lineStart: moveCursor { _ in 0 }
    case .lineEnd: moveCursor { $0.characters.count }
    case .deleteBack:
      change { cell, _ in
        guard cell.cursor > 0 else { return }
        cell.cursor -= 1
        cell.characters.remove(at: cell.cursor)
      }
    case .deleteForward:
      change { cell, isFresh in
        if isFresh { cell = Cell() }
        if cell.cursor < cell.characters.count { cell.characters.remove(at: cell.cursor) }
      }
    case .deleteAll: change { cell, _ in cell = Cell() }
    }
  }

  private mutating func change(_ change: (inout Cell, _ isFresh: Bool) -> Void) {
    guard !cells.isEmpty else { return }
    change(&cells[current], isFresh)
    isFresh = false
    marks = []
  }

  private mutating func moveCursor(_ place: (Cell) -> Int) {
    guard !cells.isEmpty else { return }
    cells[current].cursor = place(cells[current])
    isFresh = false
  }

  /// Inside a text that is not fresh, else to another cell, where there is one.
  private mutating func moveCursor(by step: Int) {
    guard !cells.isEmpty else { return }
    let goal = cells[current].cursor + step
    let isInside = (0...cells[current].characters.count).contains(goal)
    if isFresh || !isInside, go(to: current + step) { return }
    moveCursor { isInside ? goal : $0.cursor }
  }
}
