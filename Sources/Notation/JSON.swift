package import Autodiff

/// A JSON document whose keys keep their order and whose numbers read back to the same doubles.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case string(String)
  case integer(Int)
  /// NaN and the infinities become the strings "NaN", "Infinity" and "-Infinity".
  case number(Double)
  case array([JSON])
  case object([(key: String, value: JSON)])

  package init(_ tensor: Tensor) {
    self = .array((0..<tensor.rows).map { .array(tensor.row($0).map(JSON.number)) })
  }

  package init(_ shape: Shape) {
    self = .array([.integer(shape.rows), .integer(shape.columns)])
  }

  /// The document as text: objects over several lines, arrays of numbers on one.
  package var text: String { text(indent: 0) + "\n" }

  /// The document on one line, without its end.
  package var line: String {
    switch self {
    case .null, .bool, .string, .integer, .number: text(indent: 0)
    case .array(let items): "[" + items.map(\.line).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.line }.joined(separator: ",") + "}"
    }
  }

  private func text(indent: Int) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .string(let value): return Self.quoted(value)
    case .integer(let value): return String(value)
    case .number(let value):
      let text = NumberText.shortest(value)
      return value.isFinite ? text : Self.quoted(text)
    case .array(let items) where items.allSatisfy(\.isFlat):
      return "[" + items.map { $0.text(indent: 0) }.joined(separator: ", ") + "]"
    case .array(let items):
      return lines("[", items.map { $0.text(indent: indent + 2) }, "]", indent: indent)
    case .object(let members):
      let texts = members.map { Self.quoted($0.key) + ": " + $0.value.text(indent: indent + 2) }
      return members.isEmpty ? "{}" : lines("{", texts, "}", indent: indent)
    }
  }

  /// Whether it stands on one line: whatever holds no object.
  private var isFlat: Bool {
    switch self {
    case .null, .bool, .string, .integer, .number: true
    case .array(let items): items.allSatisfy(\.isFlat)
    case .object: false
    }
  }

  private func lines(_ open: String, _ items: [String], _ close: String, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    return open + "\n" + items.map { space + "  " + $0 }.joined(separator: ",\n") + "\n" + space
      + close
  }

  /// A string in quotes; control characters, what would break a line, and what turns the direction of
  /// writing or is not seen are escaped.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where isEscaped(scalar):
        for unit in String(scalar).utf16 {
          let hex = String(unit, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}

/// Documents are the same that are written the same.
extension JSON: Hashable {
  package static func == (one: JSON, other: JSON) -> Bool { one.text == other.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
