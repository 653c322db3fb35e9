import Notation

/// The format of lessons as a JSON Schema (draft-07), by which editors help and complain while one
/// types. It is written from the tables by which lessons are read.
package enum LessonSchema {
  /// The file `lesson.schema.json` that ships beside the lessons.
  package static var text: String {
    var definitions: Members = [("number", number), ("value", value)]
    let forms = [KeyTable.lesson, .lessonOfParts, .experimentLesson].map {
      object($0, &definitions)
    }
    return JSON.object([
      ("$schema", .string("http://json-schema.org/draft-07/schema#")),
      ("title", .string("A lesson for Backstep (format \(LessonFormat.newest))")),
      ("type", .string("object")),
      ("oneOf", .array(forms)),
      ("definitions", .object(definitions)),
    ]).text
  }

  /// Of a JSON object, in order.
  private typealias Members = [(key: String, value: JSON)]

  private static func object(_ table: KeyTable, _ definitions: inout Members) -> JSON {
    var properties: Members = []
    for key in table.keys {
      var rule = members(key.kind, &definitions)
      if let about = key.about { rule.append(("description", .string(about))) }
      properties.append((key.name, .object(rule)))
    }
    return .object([
      ("type", .string("object")),
      ("required", .array(table.required.map(JSON.string))),
      ("additionalProperties", .bool(false)),
      ("properties", .object(properties)),
    ])
  }

  /// A group that is defined once is referred to.
  private static func group(
    _ table: KeyTable, _ definitions: inout Members
  ) -> Members {
    guard let name = table.definition else {
      guard case .object(let members) = object(table, &definitions) else { return [] }
      return members
    }
    if !definitions.contains(where: { $0.key == name }) {
      // Its place, before those that it refers to.
      let index = definitions.count
      definitions.append((name, .null))
      let rule = object(table, &definitions)
      definitions[index].value = rule
    }
    return reference(name)
  }

  private static func reference(_ name: String) -> Members {
    [("$ref", .string("#/definitions/\(name)"))]
  }

  private static func members(
    _ kind: ValueKind, _ definitions: inout Members
  ) -> Members {
    func string(_ more: (key: String, value: JSON)...) -> Members {
      [("type", .string("string"))] + more
    }
    switch kind {
    case .format: return [("enum", .array((1...LessonFormat.newest).map(JSON.integer)))]
    case .text: return [("type", .array([.string("string"), .string("number")]))]
    case .word(let words): return [("enum", .array(words.map(JSON.string)))]
    case .name: return string()
    case .prose, .equations: return string(("minLength", .integer(1)))
    case .id:
      return string(
        ("pattern", .string("^[a-z0-9]+(-[a-z0-9]+)*$")),
        ("maxLength", .integer(LessonID.longest)))
    case .stage: return string(("pattern", .string(stage)))
    case .truth: return [("type", .string("boolean"))]
    case .whole(let range):
      return [
        ("type", .string("integer")), ("minimum", .integer(range.lowerBound)),
        ("maximum", .integer(range.upperBound)),
      ]
    case .number: return reference("number")
    case .value: return reference("value")
    case .shape:
      let size = members(.whole(1...EquationLimits.numbers), &definitions)
      return [
        ("type", .string("array")), ("minItems", .integer(1)), ("maxItems", .integer(2)),
        ("items", .object(size)),
      ]
    case .list(let item, let least):
      return list(.object(members(item, &definitions)), atLeast: least)
    case .names(let kinds, let least):
      let rules = kinds.map { JSON.object(members($0, &definitions)) }
      var rule: Members = [("type", .string("object"))]
      if least > 0 { rule.append(("minProperties", .integer(least))) }
      let each = rules.count == 1 ? rules[0] : JSON.object([("oneOf", .array(rules))])
      rule.append(("additionalProperties", each))
      return rule
    case .group(let table): return group(table, &definitions)
    case .oneOf(let tables):
      return [("oneOf", .array(tables.map { .object(group($0, &definitions)) }))]
    case .oneOrMore(let kind):
      let one = JSON.object(members(kind, &definitions))
      return [("oneOf", .array([one, .object(list(one, atLeast: 1))]))]
    }
  }

  private static func list(
    _ items: JSON, atLeast least: Int
  ) -> Members {
    var rule: Members = [("type", .string("array"))]
    if least > 0 { rule.append(("minItems", .integer(least))) }
    rule.append(("items", items))
    return rule
  }

  private static let stage =
    #"^\s*(start|end|update|iteration +[0-9]+|forward +\S+|backward +\S+( +through +\S+)?|series +"[^"]+")\s*$"#

  private static var number: JSON {
    let digits = #"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?"#
    return .object([
      (
        "anyOf",
        .array([
          .object([("type", .string("number"))]),
          .object([
            ("type", .string("string")),
            ("pattern", .string(#"^\s*\#(digits)(\s*/\s*\#(digits))?\s*$"#)),
          ]),
        ])
      )
    ])
  }

  private static var value: JSON {
    let number = JSON.object(reference("number"))
    let column = JSON.object(list(number, atLeast: 1))
    let rows = JSON.object(list(column, atLeast: 1))
    return .object([
      ("anyOf", .array([number, column, rows])),
      ("description", .string("A number, a fraction, a column [1, 2], or rows [[1, 2], [3, 4]].")),
    ])
  }
}
