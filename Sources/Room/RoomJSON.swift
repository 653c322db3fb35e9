import Autodiff
import Lessons
import Notation

/// An object of a message, of which nothing is believed: each member is of the kind and in the range
/// that is asked for, or the message is none.
struct RoomJSON {
  private let json: JSON

  /// More of anything than a lesson can have.
  static let most = 1_000_000
  /// The longest name or id.
  static let longestName = 200

  static func line(_ json: JSON) -> [UInt8] { Array(json.line.utf8) + [UInt8(ascii: "\n")] }

  init(line: [UInt8]) throws(MessageError) {
    guard line.count <= RoomProtocol.longestLine, let json = JSON(reading: line),
      json.members != nil
    else { throw .malformed }
    self.json = json
  }

  private init(_ json: JSON) throws(MessageError) {
    guard json.members != nil else { throw .malformed }
    self.json = json
  }

  /// Nil where there is none, and where it is null.
  private func value(_ key: String) -> JSON? {
    guard let value = json[key] else { return nil }
    if case .null = value { return nil }
    return value
  }

  func member(_ key: String) throws(MessageError) -> RoomJSON? {
    guard let value = value(key) else { return nil }
    return try RoomJSON(value)
  }

  func optionalString(_ key: String) throws(MessageError) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.string else { throw .malformed }
    return text
  }

  func string(_ key: String) throws(MessageError) -> String {
    guard let text = try optionalString(key) else { throw .malformed }
    return text
  }

  func optionalInteger(_ key: String, in range: ClosedRange<Int>) throws(MessageError) -> Int? {
    guard let value = value(key) else { return nil }
    guard let number = value.integer, range.contains(number) else { throw .malformed }
    return number
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(MessageError) -> Int {
    guard let number = try optionalInteger(key, in: range) else { throw .malformed }
    return number
  }

  /// False where nothing is said.
  func bool(_ key: String) throws(MessageError) -> Bool {
    guard let value = value(key) else { return false }
    guard let isTrue = value.bool else { throw .malformed }
    return isTrue
  }

  func optionalNumber(_ key: String) throws(MessageError) -> Double? {
    guard let value = value(key) else { return nil }
    return try Self.number(value)
  }

  func names(_ key: String) throws(MessageError) -> Set<String> {
    guard let items = json[key]?.array else { throw .malformed }
    var names: Set<String> = []
    for item in items {
      guard let name = item.string, name.utf8.count <= Self.longestName else { throw .malformed }
      names.insert(name)
    }
    return names
  }

  func counts(_ key: String) throws(MessageError) -> [[Int]] {
    guard let rounds = json[key]?.array else { throw .malformed }
    var counts: [[Int]] = []
    for round in rounds {
      guard let items = round.array else { throw .malformed }
      var numbers: [Int] = []
      for item in items {
        guard let number = item.integer, (0...Self.most).contains(number) else { throw .malformed }
        numbers.append(number)
      }
      counts.append(numbers)
    }
    return counts
  }

  func texts(_ key: String) throws(MessageError) -> [String: String] {
    guard let members = json[key]?.members else { throw .malformed }
    var texts: [String: String] = [:]
    for (name, value) in members {
      guard let text = value.string else { throw .malformed }
      texts[name] = text
    }
    return texts
  }

  func matrices(_ key: String) throws(MessageError) -> [String: Tensor] {
    guard let members = json[key]?.members else { throw .malformed }
    var matrices: [String: Tensor] = [:]
    for (name, value) in members { matrices[name] = try Self.matrix(value) }
    return matrices
  }

  private static func matrix(_ json: JSON) throws(MessageError) -> Tensor {
    guard let rows = json.array, let columns = rows.first?.array?.count, columns > 0 else {
      throw .malformed
    }
    var numbers: [Double] = []
    for row in rows {
      guard let items = row.array, items.count == columns else { throw .malformed }
      for item in items { numbers.append(try number(item)) }
    }
    return Tensor(Shape(rows.count, columns), numbers)
  }

  /// As JSON writes them: what is no finite number stands in quotes.
  private static func number(_ json: JSON) throws(MessageError) -> Double {
    switch json {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    case .string("NaN"): return .nan
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    default: throw .malformed
    }
  }
}
