import Screen

extension Frame {
  /// What is styled how, a letter a column: the roles, and below them the attributes.
  ///
  /// Blanks are ordinary text; a space has a role only where it has a look of its own.
  var roles: String {
    let attributes = picture { Self.letter($0.style.attributes) }
    let hasHeat = cells.contains { $0.style.heat != .none }
    let heat = hasHeat ? "\nheat\n" + picture { Self.letter($0.style.heat) } : ""
    return picture { Self.letter($0.style.role) } + "\nattributes\n" + attributes + heat
  }

  private func picture(_ letter: (Cell) -> Character) -> String {
    area.rows.map { row in
      let line = String(self[row: row].map(letter))
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  private static func letter(_ heat: Heat) -> Character {
    switch heat {
    case .none: " "
    case .positive(let shade): letter(Role.positive(shade))
    case .negative(let shade): letter(Role.negative(shade))
    }
  }

  private static func letter(_ role: Role) -> Character {
    switch role {
    case .plain: " "
    case .muted: "m"
    case .title: "t"
    case .key: "k"
    case .rule: "r"
    case .forward: "f"
    case .backward: "b"
    case .update: "u"
    case .changed: "c"
    case .current: "n"
    case .chosen: "h"
    case .twin: "w"
    case .good: "g"
    case .warning: "!"
    case .error: "e"
    case .field: "i"
    case .positive(let shade): ["1", "2", "3"][Int(shade.rawValue)]
    case .negative(let shade): ["7", "8", "9"][Int(shade.rawValue)]
    }
  }

  /// Bold alone is `b`, dim `d`, underline `_`, reverse `v`; several are a number.
  private static func letter(_ attributes: Attributes) -> Character {
    switch attributes {
    case []: " "
    case .bold: "b"
    case .dim: "d"
    case .underline: "_"
    case .reverse: "v"
    default: Character(String(attributes.rawValue, radix: 16))
    }
  }
}
