import Foundation

@testable import Lessons

/// The part of JSON Schema draft-07 that the schema of lessons uses; any other word is a mistake.
struct JSONSchema {
  typealias Object = [String: Any]

  private let root: Object

  init(_ file: URL) throws {
    let document = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    root = document as? Object ?? [:]
  }

  /// What is wrong with a YAML document, each with its path; nothing if it is valid.
  func problems(ofYAML text: String) -> [String] {
    let document = YamlDocument(text)
    guard let node = document.root else { return document.problems.map(\.sentence) }
    return problems(Value(node), root, at: "")
  }

  private func problems(_ value: Value, _ schema: Object, at path: String) -> [String] {
    var found: [String] = []
    for (word, rule) in schema {
      switch word {
      case "$schema", "title", "description", "definitions": break
      case "$ref":
        let name = (rule as? String ?? "").replacing("#/definitions/", with: "")
        let definition = (root["definitions"] as? Object)?[name] as? Object
        found += definition.map { problems(value, $0, at: path) } ?? ["no definition \(name)"]
      case "type":
        let types = rule as? [String] ?? [rule as? String ?? ""]
        if !types.contains(where: value.isA) { found.append("\(path): not a \(types)") }
      case "enum":
        let allowed = (rule as? [Any] ?? []).map { "\($0)" }
        if !allowed.contains(value.text ?? "") { found.append("\(path): not one of \(allowed)") }
      case "oneOf", "anyOf":
        let fits = (rule as? [Object] ?? []).filter { problems(value, $0, at: path).isEmpty }.count
        if word == "oneOf" ? fits != 1 : fits == 0 {
          found.append("\(path): fits \(fits) of \(word)")
        }
      case "pattern":
        guard let text = value.string, let pattern = rule as? String else { break }
        if text.range(of: pattern, options: .regularExpression) == nil {
          found.append("\(path): '\(text)' is not as \(pattern)")
        }
      case "minimum", "maximum":
        guard let number = value.number, let bound = rule as? Double else { break }
        if word == "minimum" ? number < bound : number > bound {
          found.append("\(path): \(number) is beyond the \(word)")
        }
      case "minLength", "maxLength", "minItems", "maxItems", "minProperties":
        guard let count = value.count(for: word), let bound = rule as? Int else { break }
        if word.hasPrefix("min") ? count < bound : count > bound {
          found.append("\(path): \(count) is beyond \(word)")
        }
      case "required":
        guard let members = value.members else { break }
        for key in rule as? [String] ?? [] where members[key] == nil {
          found.append("\(path): no \(key)")
        }
      case "properties":
        for (key, member) in value.members ?? [:] {
          guard let schema = (rule as? Object)?[key] as? Object else { continue }
          found += problems(member, schema, at: "\(path)/\(key)")
        }
      case "additionalProperties":
        let known = schema["properties"] as? Object ?? [:]
        for (key, member) in value.members ?? [:] where known[key] == nil {
          if let schema = rule as? Object {
            found += problems(member, schema, at: "\(path)/\(key)")
          } else {
            found.append("\(path): \(key) is not known")
          }
        }
      case "items":
        guard case .list(let items) = value, let schema = rule as? Object else { break }
        for (index, item) in items.enumerated() {
          found += problems(item, schema, at: "\(path)/\(index)")
        }
      default: found.append("the schema has a word that is not known here: \(word)")
      }
    }
    return found
  }

  private indirect enum Value {
    case mapping([String: Value])
    case list([Value])
    /// The text, and whether it is without quotes.
    case scalar(String, isPlain: Bool)

    init(_ node: DocumentNode) {
      switch node {
      case .mapping(let entries, _):
        var members: [String: Value] = [:]
        for entry in entries { members[entry.key.text] = Value(entry.value) }
        self = .mapping(members)
      case .list(let nodes, _): self = .list(nodes.map(Value.init))
      case .scalar(let scalar): self = .scalar(scalar.text, isPlain: scalar.style == .plain)
      }
    }

    var text: String? { if case .scalar(let text, _) = self { text } else { nil } }

    var members: [String: Value]? { if case .mapping(let members) = self { members } else { nil } }

    var number: Double? {
      guard case .scalar(let text, true) = self else { return nil }
      return Double(text)
    }

    var string: String? {
      guard number == nil, !isA("boolean"), !isA("null") else { return nil }
      return text
    }

    func isA(_ type: String) -> Bool {
      switch (type, self) {
      case ("object", .mapping), ("array", .list): true
      case ("number", .scalar): number != nil
      case ("integer", .scalar): number.map { $0 == $0.rounded() } ?? false
      case ("boolean", .scalar(let text, true)): ["true", "false"].contains(text)
      case ("null", .scalar(let text, true)): ["", "~", "null"].contains(text)
      case ("string", .scalar): string != nil
      default: false
      }
    }

    func count(for word: String) -> Int? {
      switch (self, word) {
      case (.mapping(let members), "minProperties"): members.count
      case (.list(let items), "minItems"), (.list(let items), "maxItems"): items.count
      case (.scalar(let text, _), "minLength"), (.scalar(let text, _), "maxLength"): text.count
      default: nil
      }
    }
  }
}
