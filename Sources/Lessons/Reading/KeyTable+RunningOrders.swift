extension KeyTable {
  /// What a class goes through.
  static let runningOrder = KeyTable(
    "a running order",
    [
      required("title", .text), required("minutes", .whole(1...1000)),
      required("items", .list(of: .group(runningOrderItem), atLeast: 1)),
    ])

  static let runningOrderItem = KeyTable(
    "an item of a running order",
    [
      required("lesson", .id), required("minutes", .whole(1...1000)),
      optional("part", .whole(1...1000)), optional("from", .stage), optional("to", .stage),
      optional("note", .text),
    ])

  private static func required(_ name: String, _ kind: ValueKind) -> Key {
    Key(name: name, kind: kind, isRequired: true, about: nil)
  }

  private static func optional(_ name: String, _ kind: ValueKind) -> Key {
    Key(name: name, kind: kind, isRequired: false, about: nil)
  }
}
