package import Notation

extension JSON {
  /// A document, read by the parser of lessons: JSON is YAML too. Nil of what is none, or has
  /// more than JSON has; of half a character alone that is escaped as `\ud83d` too.
  package init?(reading bytes: [UInt8]) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    let document = SurrogatePairs.joined(in: bytes).withUnsafeBufferPointer { bytes -> JSON? in
      let reader = JSONReader(events: YamlEvents(bytes))
      return try? reader.document()
    }
    guard let document else { return nil }
    self = document
  }

  /// What stands at a key of an object; nil if it has none or is none.
  package subscript(_ key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// A whole number, also where it is written as 14.0.
  package var integer: Int? {
    switch self {
    case .integer(let number): number
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  package var bool: Bool? { if case .bool(let isTrue) = self { isTrue } else { nil } }
  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var array: [JSON]? { if case .array(let items) = self { items } else { nil } }
  package var members: [(key: String, value: JSON)]? {
    if case .object(let members) = self { members } else { nil }
  }
}

private struct JSONReader: ~Copyable {
  /// It is no JSON.
  struct Refusal: Error {}

  private static let mostNesting = 64
  private static let numberBytes = Set("0123456789+-.eE".utf8)

  let events: YamlEvents

  func document() throws -> JSON {
    guard case .document(hasDirectives: false) = try events.next().kind else { throw Refusal() }
    let value = try value(try events.next(), depth: 1)
    guard case .documentEnd = try events.next().kind, case .end = try events.next().kind else {
      throw Refusal()
    }
    return value
  }

  private func value(_ event: YamlEvents.Event, depth: Int) throws -> JSON {
    guard depth <= Self.mostNesting else { throw Refusal() }
    switch event.kind {
    case .scalar(let text, let style, let properties) where !properties.isAny:
      switch style {
      case .doubleQuoted: return .string(text)
      case .plain: return try plain(text)
      case .singleQuoted, .literal, .folded: throw Refusal()
      }
    case .list(let properties) where !properties.isAny:
      var items: [JSON] = []
      while true {
        let event = try events.next()
        if case .listEnd = event.kind { return .array(items) }
        items.append(try value(event, depth: depth + 1))
      }
    case .mapping(let properties) where !properties.isAny:
      var members: [(key: String, value: JSON)] = []
      while true {
        let event = try events.next()
        if case .mappingEnd = event.kind { return .object(members) }
        guard case .string(let key) = try value(event, depth: depth) else { throw Refusal() }
        members.append((key, try value(try events.next(), depth: depth + 1)))
      }
    case .alias, .scalar, .list, .mapping, .document, .documentEnd, .end, .listEnd, .mappingEnd:
      throw Refusal()
    }
  }

  private func plain(_ text: String) throws -> JSON {
    switch text {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case _ where text.first == "-" || text.first?.isASCIIDigit == true:
      if let integer = Int(text) { return .integer(integer) }
      guard text.utf8.allSatisfy(Self.numberBytes.contains), let number = Double(text),
        number.isFinite
      else { throw Refusal() }
      return .number(number)
    default: throw Refusal()
    }
  }
}

extension YamlEvents.Properties {
  fileprivate var isAny: Bool { hasAnchor || hasTag }
}
