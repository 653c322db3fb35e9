import Autodiff
import Foundation

/// What PyTorch answers, as `Tests/Fixtures/make_fixtures.py` wrote it.
enum TrainingFixtures {
  static func cases(_ file: String) throws -> [[String: Any]] {
    let tests = (1...3).reduce(URL(filePath: #filePath)) { url, _ in
      url.deletingLastPathComponent()
    }
    let data = try Data(contentsOf: tests.appending(path: "Fixtures/\(file)"))
    let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return document?["cases"] as? [[String: Any]] ?? []
  }

  static func tensor(_ rows: Any?) throws -> Tensor {
    guard let rows = rows as? [[Any]], let first = rows.first else { throw Unreadable() }
    return Tensor(Shape(rows.count, first.count), try rows.joined().map(number))
  }

  static func number(_ value: Any) throws -> Double {
    switch value {
    case let number as NSNumber: return number.doubleValue
    case "NaN" as String: return .nan
    case "Infinity" as String: return .infinity
    case "-Infinity" as String: return -.infinity
    default: throw Unreadable()
    }
  }

  struct Unreadable: Error {}

  /// Agreement as the fixtures define it: both NaN, the same infinity, or within 1e-10 relative.
  static func agrees(_ value: Tensor, _ expected: Tensor, relative: Double = 1e-10) -> Bool {
    value.shape == expected.shape
      && zip(value.elements, expected.elements).allSatisfy { value, expected in
        value == expected || (value.isNaN && expected.isNaN)
          || abs(value - expected) <= relative * abs(expected)
      }
  }
}
